"""A PDF is believed when it was opened and read again: pages, the expected texts, size, fonts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.problems import Level, Place, Problem

LARGEST = 50 * 1024 * 1024  # bytes; larger ones are refused by many mail and document systems
_SHOWN = 60
# How LibreOffice names an embedded font; what is packed in a stream is not seen.
_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
# Times New Roman, and those of the same widths.
_SAME_WIDTHS = ("timesnewroman", "liberationserif", "tinos", "thorndale")
_AGAIN = "chạy lại; nếu vẫn lỗi thì mở tệp Word và chọn Lưu thành PDF"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many pages a PDF has, 0 when it cannot be opened, and what is wrong with it."""

    pages: int
    problems: tuple[Problem, ...]


def check_pdf(data: bytes, texts: Sequence[str], name: str) -> Checked:
    """Return the pages of a PDF and its faults: `D-PDFSAI`, `D-PDFTO`, `D-PDFPHONG`.

    Each of `texts` must be printed, compared by letters and digits alone (NFKC, no case): a PDF has
    no spaces of its own, and ends a line where it likes. `name` is what findings call the file.
    """
    # Reading PDF is needed by few runs, and costs as much as stamping a hundred documents.
    import pypdfium2

    place = Place(name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        message = "PDF mà LibreOffice ghi ra không mở được."
        return Checked(0, (Problem("D-PDFSAI", message, place, _AGAIN),))
    try:
        pages = len(document)
        lost = _lost(document, texts) if pages else []
    finally:
        document.close()
    if not pages:
        message = "PDF mà LibreOffice ghi ra không có trang nào."
        return Checked(0, (Problem("D-PDFSAI", message, place, _AGAIN),))
    found = [_missing(text, place) for text in lost]
    return Checked(pages, (*found, *_too_large(data, place), *_other_fonts(data)))


def _lost(document: Any, texts: Sequence[str]) -> list[str]:
    """Return the texts that no page prints; no more pages are read than it takes."""
    wanted = {text: bare for text in texts if (bare := signs(text))}
    printed = ""
    for page in document:
        if not wanted:
            break
        text_page = page.get_textpage()
        printed += signs(text_page.get_text_bounded())
        text_page.close()
        page.close()
        wanted = {text: bare for text, bare in wanted.items() if bare not in printed}
    return list(wanted)


def signs(text: str) -> str:
    """Return the letters and digits of a text alone, which a PDF has in common with its source."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _missing(text: str, place: Place) -> Problem:
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return Problem("D-PDFSAI", f"PDF không có chữ «{shown}» của văn bản.", place, _AGAIN)


def _too_large(data: bytes, place: Place) -> Iterator[Problem]:
    if len(data) > LARGEST:
        message = f"PDF nặng {len(data) / 1024 / 1024:.0f} MB, quá {LARGEST // 1024 // 1024} MB."
        hint = "dùng ảnh nhỏ hơn trong mẫu, hoặc tách phụ lục thành tệp riêng"
        yield Problem("D-PDFTO", message, place, hint, Level.WARNING)


def _other_fonts(data: bytes) -> Iterator[Problem]:
    """Yield, without a place because it is the machine's, that lines may end elsewhere."""
    names = sorted({found.decode("latin-1") for found in _FONT.findall(data)})
    plain = [re.sub("[^a-z]", "", name.lower()) for name in names]
    if names and not any(name.startswith(_SAME_WIDTHS) for name in plain):
        message = (
            "Máy không có phông Times New Roman hay Liberation Serif; "
            f"PDF dùng «{names[0]}», số trang có thể khác."
        )
        hint = "cài phông Times New Roman, hoặc trên Debian: apt install fonts-liberation"
        yield Problem("D-PDFPHONG", message, hint=hint, level=Level.WARNING)
