"""PDFs beside their documents: each is told of as what it is, and none that does not stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_office import fake, letter, pdf_of

from docgen.build.printing import NoPdf, print_pdfs
from docgen.pdf import Printing
from docgen.write import Outcome, Status, open_job, sha256_of

RIGHT = pdf_of("KH 24: Ma tuy").replace(b"Times-Roman", b"LiberationSerif")
WRONG = pdf_of("KH 25: Ma tuy").replace(b"Times-Roman", b"LiberationSerif")


@pytest.fixture
def document(tmp_path: Path) -> Outcome:
    """A document that docgen wrote in a run before this one."""
    (tmp_path / "tam").mkdir()
    with open_job(tmp_path / "out") as job:
        made = job.put("a", "a.docx", letter("KH 24: Ma tuy", title="KH 24: Ma tuy"), {"x": "1"})
    return replace(made, status=Status.UNCHANGED)


def edited(document: Outcome) -> Outcome:
    """The document after a person has changed it."""
    document.path.write_bytes(data := document.path.read_bytes() + b" ")
    return replace(document, status=Status.KEPT, sha256=sha256_of(data))


def put(document: Outcome, pdf: bytes | None, *, office: bool = True) -> Outcome | NoPdf:
    """Print the document with a LibreOffice that gives this PDF; return what became of it."""
    folder = document.path.parents[1]
    program = None
    if pdf is not None:
        (folder / "gia.pdf").write_bytes(pdf)
    if office:
        program = fake(folder, "" if pdf is None else f"cp {folder}/gia.pdf $out/d1.pdf")
    (one,) = print_pdfs([document], Printing(program or folder / "khong", scratch=folder / "tam"))
    return one


def told(one: Outcome | NoPdf) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.level)) for problem in one.problems]


def test_an_unchanged_document_is_checked_as_strictly_as_a_new_one(document: Outcome) -> None:
    for status in (Status.WRITTEN, Status.UNCHANGED, Status.UNCHANGED):
        one = put(replace(document, status=status), WRONG)
        assert isinstance(one, Outcome)
        assert (one.status, told(one)) == (Status.FAILED, [("D-PDFSAI", "error")])
        assert not one.path.exists()
    one = put(document, RIGHT)
    assert isinstance(one, Outcome)
    assert (one.status, told(one)) == (Status.WRITTEN, [])
    assert one.path.read_bytes() == RIGHT


@pytest.mark.parametrize("office", [True, False], ids=["with-office", "without-office"])
def test_a_document_edited_by_hand_has_no_pdf(document: Outcome, office: bool) -> None:
    one = put(edited(document), RIGHT, office=office)
    assert isinstance(one, NoPdf)
    assert (one.key, one.path) == ("a.pdf", document.path.with_suffix(".pdf"))
    assert told(one) == [("D-SUATAY", "note")]
    assert not one.path.exists()


@pytest.mark.parametrize("office", [True, False], ids=["with-office", "without-office"])
def test_a_pdf_of_former_text_is_told_of(document: Outcome, office: bool) -> None:
    put(document, RIGHT)
    one = put(edited(document), WRONG, office=office)
    assert isinstance(one, Outcome)
    assert told(one) == [("D-SUATAY", "note"), ("D-PDFCU", "warning")]
    assert "trước khi thay đổi" in one.problems[1].message
    assert (one.status, one.sha256) == (Status.KEPT, sha256_of(RIGHT))
    assert one.path.read_bytes() == RIGHT


def test_a_pdf_that_a_person_made_is_not_called_former(document: Outcome) -> None:
    put(document, RIGHT)
    pdf = document.path.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF- from Word")
    one = put(edited(document), WRONG)
    assert isinstance(one, Outcome)
    assert (one.status, one.sha256) == (Status.KEPT, sha256_of(b"%PDF- from Word"))
    assert told(one) == [("D-SUATAY", "note")]


@pytest.mark.parametrize("office", [True, False], ids=["prints-nothing", "without-office"])
def test_a_pdf_of_former_text_beside_a_new_document_is_told_of(
    document: Outcome, office: bool
) -> None:
    put(document, RIGHT)
    with open_job(document.path.parent) as job:
        data = letter("KH 26: Ma tuy", title="KH 26: Ma tuy")
        new = job.put("a", "a.docx", data, {"x": "2"})
    one = put(new, None, office=office)
    assert isinstance(one, Outcome)
    code = "D-PDFLOI" if office else "D-PDF"
    assert (one.status, told(one)) == (Status.FAILED, [(code, "error"), ("D-PDFCU", "warning")])
    assert one.path.read_bytes() == RIGHT


def test_a_failure_beside_the_pdf_of_the_same_text_is_only_a_failure(document: Outcome) -> None:
    put(document, RIGHT)
    one = put(document, None, office=False)
    assert told(one) == [("D-PDF", "error")]


def test_a_document_that_is_not_there_has_no_pdf(document: Outcome) -> None:
    assert list(print_pdfs([replace(document, status=Status.FAILED)], Printing())) == []
    document.path.unlink()
    one = put(document, RIGHT)
    assert told(one) == [("D-TEP", "error")]
