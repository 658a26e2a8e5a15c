"""PDF and pictures through the front door: what a clerk types, and what stands there afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from fake_office import fake, needs_soffice
from office import Office, plan
from PIL import Image

PLAN, TITLE = "data/ke-hoach.yaml", "Chuyển đổi số năm 2026"
LONG = plan(("  - Nâng cao nhận thức.\n", "  - Nâng cao nhận thức trong nhân dân.\n" * 120))


@pytest.fixture
def with_plan(office: Office) -> Office:
    office.write(PLAN, plan())
    return office


def stands(office: Office) -> list[str]:
    """Every file of the workspace but the data and what is hidden."""
    files = (path.relative_to(office.root) for path in office.root.rglob("*") if path.is_file())
    return sorted(name.as_posix() for name in files if name.parts[0] != "data")


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


@needs_soffice
def test_a_pdf_stands_beside_each_document(office: Office) -> None:
    office.write("data/a.yaml", plan())
    office.write("data/b.yaml", plan(("so: 24", "so: 25")))
    run = office.run("build", "data/a.yaml", "data/b.yaml", "--pdf", "-o", "out")
    assert (run.code, run.err) == (0, "")
    assert run.paths == ["out/a.docx", "out/b.docx", "out/a.pdf", "out/b.pdf"]
    assert TITLE in text_of(office.root / "out/a.pdf")
    assert "25/KH-UBND" in text_of(office.root / "out/b.pdf")
    entries = json.loads((office.root / "out/manifest.json").read_text())["documents"]
    made_of = entries["a.pdf"]["inputs"]
    assert sorted(made_of) == ["docgen", "docx", "libreoffice"]
    assert made_of["docx"] == entries["a"]["sha256"]


@needs_soffice
def test_only_what_changed_is_printed_again(with_plan: Office) -> None:
    def build() -> dict[str, str]:
        return with_plan.run("build", PLAN, "--pdf", "--format", "json").statuses()

    pdf = with_plan.root / "out/ke-hoach/ke-hoach.pdf"
    assert build() == {"ke-hoach": "written", "ke-hoach.pdf": "written"}
    first = pdf.read_bytes()
    assert build() == {"ke-hoach": "unchanged", "ke-hoach.pdf": "unchanged"}
    pdf.unlink()
    assert build() == {"ke-hoach": "unchanged", "ke-hoach.pdf": "written"}
    assert pdf.read_bytes() == first
    with_plan.write(PLAN, plan(("so: 24", "so: 26")))
    assert build() == {"ke-hoach": "written", "ke-hoach.pdf": "written"}
    pdf.write_bytes(b"%PDF- signed by hand")
    assert build() == {"ke-hoach": "unchanged", "ke-hoach.pdf": "kept"}
    assert pdf.read_bytes() == b"%PDF- signed by hand"


@needs_soffice
def test_a_document_edited_by_hand_is_not_printed(with_plan: Office) -> None:
    with_plan.run("build", PLAN)
    document = with_plan.root / "out/ke-hoach/ke-hoach.docx"
    document.write_bytes(document.read_bytes() + b" ")
    run = with_plan.run("build", PLAN, "--pdf", "--format", "json")
    assert run.statuses() == {"ke-hoach": "kept"}
    assert run.codes("note") == ["D-SUATAY", "D-SUATAY"]
    assert {one["file"] for one in run.problems("note")} == {"out/ke-hoach/ke-hoach.docx"}
    assert not document.with_suffix(".pdf").exists()


@needs_soffice
def test_a_pdf_of_text_before_an_edit_by_hand_is_told_of(with_plan: Office) -> None:
    with_plan.run("build", PLAN, "--pdf")
    document = with_plan.root / "out/ke-hoach/ke-hoach.docx"
    document.write_bytes(document.read_bytes() + b" ")
    run = with_plan.run("build", PLAN, "--pdf", "--format", "json")
    assert run.statuses() == {"ke-hoach": "kept", "ke-hoach.pdf": "kept"}
    assert run.codes("warning") == ["D-PDFCU"]
    assert run.problems("warning")[0]["file"] == "out/ke-hoach/ke-hoach.pdf"


@needs_soffice
def test_a_draft_has_a_pdf_of_its_own(office: Office) -> None:
    office.write(PLAN, plan(("trich_yeu: Chuyển đổi số năm 2026", "trich_yeu: Chuyển đổi số")))
    run = office.run("build", PLAN, "--pdf", "--draft")
    assert run.paths == ["out/ke-hoach/ke-hoach.nhap.docx", "out/ke-hoach/ke-hoach.nhap.pdf"]


def test_without_libreoffice_the_word_file_is_written(
    with_plan: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(with_plan.root))
    run = with_plan.run("build", PLAN, "--pdf", "--format", "json")
    assert run.code == 1
    assert run.statuses() == {"ke-hoach": "written", "ke-hoach.pdf": "failed"}
    assert run.codes() == ["D-PDF"]
    assert "apt install libreoffice-writer" in run.problems()[0]["hint"]
    assert stands(with_plan) == ["out/ke-hoach/ke-hoach.docx", "out/ke-hoach/manifest.json"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("exit 0", "D-PDFLOI", id="says-nothing-went-wrong"),
        pytest.param("for f in $files; do : > $out/d1.pdf; done", "D-PDFSAI", id="empty-pdf"),
    ],
)
def test_a_pdf_that_is_not_right_is_not_written(
    with_plan: Office, monkeypatch: pytest.MonkeyPatch, body: str, code: str
) -> None:
    tools = with_plan.root / "data" / "bin"
    tools.mkdir()
    fake(tools, body).rename(tools / "soffice")
    monkeypatch.setenv("PATH", str(tools))
    run = with_plan.run("build", PLAN, "--pdf", "--format", "json")
    assert run.codes() == [code]
    assert run.problems()[0]["file"] == "out/ke-hoach/ke-hoach.pdf"
    assert stands(with_plan) == ["out/ke-hoach/ke-hoach.docx", "out/ke-hoach/manifest.json"]


@needs_soffice
def test_one_page_is_one_picture_and_nothing_else_is_left(with_plan: Office) -> None:
    run = with_plan.run("preview", PLAN, "-o", "xem.png")
    assert (run.code, run.paths, run.err) == (0, ["xem.png"], "")
    assert stands(with_plan) == ["xem.png"]
    with Image.open(with_plan.root / "xem.png") as picture:
        assert picture.size == (910, 1287)  # A4 at 110 dots to the inch
        darkest, lightest = picture.convert("L").getextrema()
        assert (darkest, lightest) == (0, 255)


@needs_soffice
def test_each_page_of_a_draft_is_a_picture(office: Office) -> None:
    office.write(PLAN, LONG.replace(f"trich_yeu: {TITLE}\n", ""))
    assert office.run("preview", PLAN).code == 1
    run = office.run("preview", PLAN, "--dpi", "30", "--draft")
    assert run.code == 0
    assert run.paths == [f"ke-hoach-{number}.png" for number in range(1, len(run.paths) + 1)]
    assert len(run.paths) > 1
    assert stands(office) == sorted(run.paths)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param([PLAN, "-o", "xem.jpg"], 2, ".png", id="not-png"),
        pytest.param([PLAN, "--dpi", "9000"], 2, "--dpi", id="too-many-dots"),
        pytest.param(["data/khong.yaml"], 1, "D-TEP", id="no-such-file"),
        pytest.param(["data/hong.yaml"], 1, "lỗi", id="wrong-data"),
    ],
)
def test_a_wrong_preview_says_so(with_plan: Office, words: list[str], code: int, said: str) -> None:
    with_plan.write("data/hong.yaml", plan(("so: 24", "so: hai")))
    run = with_plan.run("preview", *words)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert stands(with_plan) == []


def test_a_preview_without_libreoffice_says_what_to_install(
    with_plan: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(with_plan.root))
    run = with_plan.run("preview", PLAN)
    assert run.code == 1
    assert "D-PDF" in run.err
    assert "libreoffice.org" in run.err


@pytest.mark.parametrize("is_there", [True, False])
def test_doctor_says_whether_libreoffice_is_there(
    office: Office, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    if is_there:
        fake(office.root, "exit 0").rename(office.root / "soffice")
    monkeypatch.setenv("PATH", str(office.root))
    run = office.run("doctor", "--format", "json")
    rows = {row["name"]: row for row in run.json["items"]}
    assert run.code == 0
    assert rows["LibreOffice"]["found"] == is_there
    assert ("7.4.7.2 fake" in rows["LibreOffice"]["version"]) == is_there
    assert ("libreoffice.org" in rows["LibreOffice"]["hint"]) != is_there
    assert rows["pypdfium2"]["found"]
