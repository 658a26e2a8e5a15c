"""PDFs of a batch: checked alike in every run, and never counted where none stands."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from district import KEYS, District, statuses
from fake_office import fake, needs_soffice, pdf_of


@pytest.fixture
def place(tmp_path: Path) -> District:
    return District(tmp_path).fill()


def test_a_wrong_pdf_is_refused_in_every_run(
    place: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = place.root / "data" / "bin"
    tools.mkdir()
    (tools / "sai.pdf").write_bytes(pdf_of("something else"))
    body = f"for f in $files; do cp {tools}/sai.pdf $out/$(basename $f .docx).pdf; done"
    fake(tools, body).rename(tools / "soffice")
    monkeypatch.setenv("PATH", str(tools))
    for _ in range(2):
        run = place.batch("--pdf")
        assert run.code == 1
        assert set(run.codes()) == {"D-PDFSAI"}
        assert {statuses(run)[f"{key}.pdf"] for key in KEYS} == {"failed"}
        assert [name for name in place.files() if name.endswith(".pdf")] == []


@needs_soffice
def test_a_document_edited_by_hand_is_packed_without_a_pdf(place: District) -> None:
    place.batch()
    document = place.root / "out/ke-hoach/xa-tan-an.docx"
    document.write_bytes(document.read_bytes() + b" ")
    run = place.batch("--pdf", "--zip")
    found = statuses(run)
    assert found["xa-tan-an"] == "kept"
    assert "xa-tan-an.pdf" not in found
    assert found["xa-ba-diem.pdf"] == "written"
    assert "không lập PDF" in "".join(one["message"] for one in run.problems("note"))
    with zipfile.ZipFile(run.json["archive"]) as archive:
        names = set(archive.namelist())
    assert "xa-tan-an.docx" in names
    assert "xa-tan-an.pdf" not in names
    assert "xa-ba-diem.pdf" in names
