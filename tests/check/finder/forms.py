"""The pieces of documents typed by hand, in the forms that people give them."""

from __future__ import annotations

from small_docx import BOLD, ITALIC, cell, docx, members, para, run, table, text_box

from docgen.check.finder import find_parts
from docgen.check.parts import Parts
from docgen.word.guard import open_document
from docgen.word.looks import see

CENTER, JUSTIFY = '<w:jc w:val="center"/>', '<w:jc w:val="both"/>'
RIGHT = '<w:jc w:val="right"/>'
BREAK, TAB = "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"
NEW_PAGE = '<w:r><w:br w:type="page"/></w:r>'
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
ISSUER, NUMBER, DATE = (
    "ỦY BAN NHÂN DÂN XÃ TÂN BIÊN", "Số: 15/KH-UBND", "Tân Biên, ngày 25 tháng 6 năm 2026",
)  # fmt: skip
SUBJECT = "Phòng, chống ma túy trên địa bàn xã Tân Biên năm 2026"


def middle(text: str, look: str = "") -> str:
    """Return a centred paragraph."""
    return para(run(text, look), properties=CENTER)


def bold(text: str) -> str:
    return middle(text, BOLD)


def even(text: str) -> str:
    """Return a justified paragraph of running text."""
    return para(text, properties=JUSTIFY)


def head_table(
    left: tuple[str, ...] = (ISSUER, NUMBER), right: tuple[str, ...] = (*STATE, DATE)
) -> str:
    """Return a head of one row: the left cell, the right cell."""
    return table(cell(*map(_styled, left)) + cell(*map(_styled, right)))


def _styled(text: str) -> str:
    if text.startswith("<"):
        return text
    return bold(text) if text in (*STATE, ISSUER) else middle(text)


TITLE = bold("KẾ HOẠCH") + bold(SUBJECT) + middle("_______")
TEXT = (
    even("Căn cứ Luật Phòng, chống ma túy ngày 30 tháng 3 năm 2021;")
    + even("Căn cứ Kế hoạch số 45/KH-UBND ngày 09 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh.")
    + even("Ủy ban nhân dân xã xây dựng kế hoạch phòng, chống ma túy, cụ thể như sau:")
    + even("I. MỤC ĐÍCH, YÊU CẦU")
    + even("1. Mục đích")
    + even("a) Nâng cao nhận thức của cán bộ, Nhân dân trong công tác phòng, chống ma túy.")
    + even("Trên đây là Kế hoạch phòng, chống ma túy trên địa bàn xã năm 2026./.")
)
RECIPIENTS = ("Nơi nhận:", "- Ủy ban nhân dân tỉnh (để b/c);", "- Các ấp;", "- Lưu: VT, VP.")
SIGNERS = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn A")


def end_table(left: tuple[str, ...] = RECIPIENTS, right: tuple[str, ...] = SIGNERS) -> str:
    """Return an ending of one row: recipients, signature."""
    return table(cell(*map(para, left)) + cell(*map(bold, right)))


def whole(
    head: str = "", title: str = TITLE, text: str = TEXT, end: str = "", after: str = ""
) -> str:
    """Return the body of a document, its usual parts where none is given."""
    return (head or head_table()) + para() + title + text + (end or end_table()) + after


def found(body: str, *, header: str = "", footer: str = "") -> Parts:
    """Return what the finder finds in a document with this body."""
    data = docx(body, header=header, footer=footer)
    return find_parts(see(open_document(data, "van-ban.docx"), "van-ban.docx"))


def texts(parts: Parts, role: str) -> list[str]:
    return [part.text for part in parts.all(role)]


__all__ = [
    "BOLD", "BREAK", "CENTER", "DATE", "ISSUER", "ITALIC", "JUSTIFY", "NEW_PAGE", "NUMBER",
    "RECIPIENTS", "RIGHT", "SIGNERS", "STATE", "SUBJECT", "TAB", "TEXT", "TITLE", "bold", "cell",
    "end_table", "even", "found", "head_table", "members", "middle", "para", "run", "table",
    "text_box", "texts", "whole",
]  # fmt: skip
