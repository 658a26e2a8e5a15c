"""What a PDF must print comes from its own document: nobody can forget to say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_office import fake, letter, pdf_of

from docgen.pdf import Office, Printing, Source, convert
from docgen.pdf.expected import expected_texts
from docgen.problems import ProblemError

KIND, SUBJECT = "Kế hoạch", "Chuyển đổi số năm 2026"
HEAD = ("UBND XÃ TÂN BIÊN", "Số: 24/KH-UBND", "KẾ HOẠCH", SUBJECT)


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        pytest.param(
            HEAD,
            f"{KIND} 24/KH-UBND {SUBJECT}",
            ("Số: 24/KH-UBND", SUBJECT),
            id="number-and-subject",
        ),
        pytest.param(
            ("Số: 24/UBND-VP", "V/v báo cáo quý III", "Theo công văn trên"),
            "Công văn 24/UBND-VP V/v báo cáo quý III",
            ("Số: 24/UBND-VP", "V/v báo cáo quý III"),
            id="a-letter-does-not-print-its-kind",
        ),
        pytest.param(
            ("Số:       /KH-UBND", "KẾ HOẠCH", SUBJECT),
            f"{KIND} {SUBJECT}",
            (SUBJECT,),
            id="no-number-yet",
        ),
        pytest.param(
            ("Số:  /KH-UBND", "KẾ HOẠCH", "[thiếu: trích yếu]"),
            f"{KIND} [thiếu: trích yếu]",
            ("[thiếu: trích yếu]",),
            id="draft-with-a-hole",
        ),
        pytest.param(
            ("Số: 24/KH-UBND", f"KẾ HOẠCH\n{SUBJECT}"),
            f"{KIND} 24/KH-UBND {SUBJECT}",
            ("Số: 24/KH-UBND", SUBJECT),
            id="kind-and-subject-in-one-paragraph",
        ),
        pytest.param(
            ("Số: 9/KH-ĐU", "Đề án “A” giai đoạn 2026 - 2030"),
            "Kế hoạch 9/KH-ĐU Đề án “A” giai đoạn 2026 - 2030",
            ("Số: 9/KH-ĐU", "Đề án “A” giai đoạn 2026 - 2030"),
            id="signs-between-the-words",
        ),
        pytest.param(HEAD, "", ("UBND XÃ TÂN BIÊN",), id="no-title"),
        pytest.param(HEAD, "Tờ khai khác", ("UBND XÃ TÂN BIÊN",), id="title-of-another-one"),
        pytest.param((), "Kế hoạch", (), id="no-text"),
    ],
)
def test_number_and_subject_are_read_from_the_document(
    lines: tuple[str, ...], title: str, expected: tuple[str, ...]
) -> None:
    assert expected_texts(letter(*lines, title=title), "a.docx") == expected


def test_a_damaged_document_is_a_finding() -> None:
    with pytest.raises(ProblemError):
        expected_texts(b"PK\x03\x04 damaged", "a.docx")


@pytest.mark.parametrize(
    ("document", "says", "code"),
    [
        pytest.param(letter("So 24/KH", "Ma tuy", title="KH 24/KH Ma tuy"), "", "", id="own"),
        pytest.param(
            letter("So 4/KH", "Ma tuy", title="KH 4/KH Ma tuy"),
            "«So 4/KH»",
            "D-PDFSAI",
            id="number",
        ),
        pytest.param(
            letter("So 24/KH", "Ma", "tuy 2", title="KH 24/KH Ma tuy 2"),
            "«tuy 2»",
            "D-PDFSAI",
            id="subject",
        ),
        pytest.param(b"no document", "", "D-MAULOAI", id="not-a-docx"),
    ],
)
def test_the_pdf_of_another_document_is_refused(
    tmp_path: Path, document: bytes, says: str, code: str
) -> None:
    (tmp_path / "one.pdf").write_bytes(pdf_of("So 24/KH Ma tuy"))
    program = fake(tmp_path, f"cp {tmp_path}/one.pdf $out/d1.pdf")
    (printed,) = convert([Source("a", document)], Office(program, ""), Printing(scratch=tmp_path))
    errors = [problem for problem in printed.problems if problem.level == "error"]
    assert [problem.code for problem in errors] == ([code] if code else [])
    assert (printed.data is None) == bool(code)
    assert says in "".join(problem.message for problem in errors)
