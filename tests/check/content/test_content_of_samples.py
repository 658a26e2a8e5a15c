"""The shipped documents say nothing against themselves, but for two bodies that get no copy."""

from __future__ import annotations

from pathlib import Path

from clean import clean

from docgen.check import check_bytes
from docgen.check.content import content_findings
from docgen.check.content.reading import read_content, read_shelf
from docgen.load.workspace import Workspace
from docgen.problems import Level

_HOME = Path(__file__).parents[3]


def test_the_shipped_documents_have_no_finding_that_matters() -> None:
    workspace = Workspace(_HOME)
    shelf = read_shelf(workspace)
    assert len(shelf.documents) >= 10
    told = {
        (path.stem, one.code, one.level)
        for path in shelf.documents
        for one in content_findings(read_content(path, workspace, shelf))
    }
    # Đoàn xã and Hội LHPN xã join tasks of the plan and are not among its recipients.
    assert told == {("ubnd-xa-tan-bien-chuyen-doi-so", "D-THIEUNHAN", Level.NOTE)}


def test_findings_of_the_data_are_among_those_of_the_check() -> None:
    workspace = Workspace(_HOME)
    path = next((_HOME / "data").rglob("ubnd-xa-tan-bien-chuyen-doi-so.yaml"))
    content = read_content(path, workspace)
    with_data = check_bytes(clean("nha-nuoc", "kế hoạch"), "a.docx", content=content)
    assert "D-THIEUNHAN" in {one.code for one in with_data.problems}
    assert "D-THIEUNHAN" not in {
        one.code for one in check_bytes(clean("nha-nuoc", "kế hoạch"), "a.docx").problems
    }


def test_a_file_that_is_no_document_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "don_vi.yaml").write_text("", encoding="utf-8")
    path = tmp_path / "data" / "hong.yaml"
    path.write_text("loai: [", encoding="utf-8")
    content = read_content(path, Workspace(tmp_path))
    assert content.van_ban is None
    assert content_findings(content) == []
