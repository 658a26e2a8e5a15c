"""Where a line stands, in words that a person can follow."""

from __future__ import annotations

import re
from itertools import islice

from docgen.word.looks import Line, Seen
from docgen.word.looks.places import Place

_SHOWN = 40  # letters of the line's beginning
_DEEPEST = 60  # lines; the head of a document never reaches further
_LONG = 100  # letters; a longer line outside a table is running text
_SIDES = ("ô trái", "ô phải")
_APPENDIX = re.compile(r"phụ lục(?: số)?(?: (?:[IVXLC]+|\d+)\b)?", re.IGNORECASE)
_PAGES = {"first": "trang đầu", "even": "trang chẵn", "default": "trang lẻ"}
_MARGINS = {"header": "đầu trang", "footer": "chân trang"}


def address_of(line: Line, seen: Seen) -> str:
    """Return the address of a line with the beginning of its text.

    `trang đầu, bảng 1, ô phải, đoạn 2 «Độc lập…»`; `đoạn 7`; `bảng 2, dòng 3, cột 2`; `khung chữ`;
    `đầu trang (trang chẵn)`; `chú thích 3`; `phụ lục II, đoạn 4`; `từ «Biểu mẫu 2», bảng 1`. Only
    paragraphs with text are counted, as a person counts them on the page, where empty ones are no
    more than gaps; tables and text boxes are counted for themselves.
    """
    place = seen.places[line.index]
    steps = [*_where(line, seen, place), *_boxes(line, place), *_number(line, place)]
    shown = f"{line.look.label} {line.text}".strip()
    beginning = shown[:_SHOWN] + ("…" if len(shown) > _SHOWN else "")
    words = ", ".join(steps)
    return f"{words} «{beginning}»" if beginning else words


def _where(line: Line, seen: Seen, place: Place) -> list[str]:
    if line.story in _MARGINS:
        return [_margin(line, seen)]
    if line.story != "document.main":
        return [line.spot.address.partition(" đoạn ")[0].partition(" bảng ")[0].partition(",")[0]]
    appendix = _APPENDIX.match(place.opening)
    if appendix:
        name = appendix.group()
        return [name[:1].lower() + name[1:] if not name.isupper() else _lowered(name)]
    if place.opening and place.table:  # tables are counted anew there, and their heads are alike
        return [f"từ «{place.opening}»"]
    return ["trang đầu"] if line.index < _end_of_head(seen) else []


def _lowered(name: str) -> str:
    """Return `PHỤ LỤC II` as `phụ lục II`."""
    return "phụ lục" + name[len("phụ lục") :].replace(" SỐ", " số")


def _margin(line: Line, seen: Seen) -> str:
    """Return which header or footer it is: of which pages, and of which part of the document."""
    word = _MARGINS[line.story]
    for section in seen.sections:
        listed = section.headers if line.story == "header" else section.footers
        for kind, name in listed.items():
            if name == line.part:
                has_others = kind != "default" or (seen.even_odd and "even" in listed)
                pages = f" ({_PAGES[kind]})" if has_others and kind in _PAGES else ""
                return f"{word}{pages}" + (f" của phần {section.index + 1}" * (section.index > 0))
    return word


def _end_of_head(seen: Seen) -> int:
    """Return the index of the first line of the running text: what stands before it is the head."""
    last = 0
    for line in islice(seen.lines, _DEEPEST):
        if line.story != "document.main":
            break
        if line.in_table or line.in_box:
            last = line.index + 1
        elif line.text and (line.look.align == "both" or len(line.text) > _LONG):
            return line.index
        elif "\t" in line.raw or line.look.align == "center":
            last = line.index + 1
    return last


def _boxes(line: Line, place: Place) -> list[str]:
    """Return the tables and text boxes around a line, the outermost first."""
    around = [f"bảng {table}, dòng {row}, cột {cell}" for table, row, cell in place.within]
    innermost = _cell(line, place) if place.table else []
    if not line.in_box:
        return [*around, *innermost]
    if line.columns:  # a table in a text box
        return [*around, "khung chữ", *innermost]
    anchor = f"bảng {place.table}, dòng {place.row}" if place.table else ""
    return [*around, *([anchor] if anchor else []), "khung chữ"]


def _cell(line: Line, place: Place) -> list[str]:
    row = [f"dòng {place.row}"] if place.rows > 1 else []
    column = _SIDES[line.column] if line.columns == len(_SIDES) else f"cột {line.column + 1}"
    return [f"bảng {place.table}", *row, *([column] if line.columns > 1 else [])]


def _number(line: Line, place: Place) -> list[str]:
    in_text = line.story == "document.main" and not line.in_table and not line.in_box
    if not line.text and not line.look.label:
        return [f"đoạn trống sau đoạn {place.number}" if place.number else "đoạn trống"]
    return [f"đoạn {max(place.number, 1)}"] if in_text or place.several else []
