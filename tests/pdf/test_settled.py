"""Only the moment of making is taken out of a PDF: the same signs elsewhere are text."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from fake_office import fake, letter, pdf_of

from docgen.pdf import Office, Printing, Source, convert
from docgen.pdf.settled import settle

ID, OTHER_ID, ZEROS = "AB12" * 8, "CD34" * 8, "0" * 32


def made(text: str, *, id_: str = ID, day: str = "20260205", info: str = "6 0 R") -> bytes:
    """Return a PDF with what LibreOffice puts in from the clock."""
    when = f"/CreationDate(D:{day}101112+07'00')"
    described = f"\n6 0 obj\n<</Creator(Writer)\n{when}>>\nendobj\nxref"
    trailer = f"trailer<</Size 6/Root 1 0 R\n/Info {info}\n/ID [ <{id_}>\n<{id_}> ]\n"
    pdf = pdf_of(text).replace(b"\nxref", described.encode(), 1)
    whole = pdf.replace(b"trailer<</Size 6/Root 1 0 R", f"{trailer}/DocChecksum /{id_}".encode(), 1)
    start = b"%d\n%%%%EOF" % (whole.rindex(b"xref\n0 6"))
    return whole[: whole.rindex(b"startxref\n") + len(b"startxref\n")] + start + b"\n"


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return str(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"So {ZEROS} KH", id="zeros"),
        pytest.param(f"So {ID} KH", id="the-identifier"),
        pytest.param("/DocChecksum /" + ID, id="a-checksum"),
        pytest.param("/CreationDate(D:20260101101112)", id="a-date"),
    ],
)
def test_what_is_printed_stays(tmp_path: Path, text: str) -> None:
    pdf = made(text)
    assert text.encode() in settle(pdf)
    (tmp_path / "a.pdf").write_bytes(pdf)
    program = fake(tmp_path, f"cp {tmp_path}/a.pdf $out/d1.pdf")
    source = Source("a", letter(text, title=text))
    (printed,) = convert([source], Office(program, ""), Printing(scratch=tmp_path))
    assert printed.data is not None, printed.problems
    assert text in text_of(printed.data)


def test_the_moment_is_taken_out() -> None:
    one, other = made("KH 24"), made("KH 24", id_=OTHER_ID, day="20270101")
    assert one != other
    assert settle(one) == settle(other)
    assert len(settle(one)) == len(one)
    assert settle(settle(one)) == settle(one)
    assert ID.encode() not in settle(one)
    assert settle(made("KH 24")) != settle(made("KH 25"))


@pytest.mark.parametrize("info", ["60 0 R", "(none)"], ids=["dangling", "no-reference"])
def test_a_description_that_is_not_found_stays_as_it_is(info: str) -> None:
    assert b"/CreationDate(D:20260205" in settle(made("KH 24", info=info))


def test_a_pdf_without_a_trailer_stays_as_it_is() -> None:
    assert settle(b"%PDF-1.7 /ID [ <") == b"%PDF-1.7 /ID [ <"
