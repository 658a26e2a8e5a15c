"""Small marks: urgency, secrecy, circulation, the contact line, a copy's block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.check.case import Case
from docgen.check.engines.looks import not_capitals, wrong_size, wrong_weight
from docgen.check.parts import Part
from docgen.check.remedy import SetLook
from docgen.check.rule import Finding
from docgen.check.words import figure, span, upper_word
from docgen.word.looks import Line
from docgen.word.parts import Element, w

_SIDES = {"top", "bottom", "left", "right"}
_NO_LINE = ("", "nil", "none")
_QUOTES = '"“”'
# Luật Bảo vệ bí mật nhà nước, Điều 8: ba độ mật.
_SECRET = {"TUYỆT MẬT", "TỐI MẬT", "MẬT"}
_AROUND = '[](){}*-–. "“”'
_DEEPEST = 45  # lines; where no text was found, marks stand no deeper
_CONTACT = re.compile(
    r"địa chỉ|điện thoại|đt\s*:|fax|e-?mail|website|trụ sở|số điện|www\.|@", re.IGNORECASE
)
_WHOLE_LINE = 0.9  # of the text's width


def wrong_words(
    case: Case, role: str, words: Iterable[str], free: bool = False
) -> Iterator[Finding]:
    """Yield each mark that is not in the list of the profile."""
    listed = tuple(words)
    known = {_spelled(word) for word in listed}
    for part in case.parts.all(role):
        if _spelled(part.text) in known or free:
            continue
        yield Finding(
            f"{upper_word(role)} ghi «{part.text}», chỉ được là {', '.join(listed)}.",
            "chọn một mức trong danh mục",
            part.line,
            part.start,
            part.stop,
        )


def mark_looks(case: Case, role: str) -> Iterator[Finding]:
    """Yield what is wrong with the letters of a mark: capitals, size, weight."""
    yield from not_capitals(case, role)
    yield from wrong_size(case, role)
    yield from wrong_weight(case, role)


def unboxed(case: Case, role: str) -> Iterator[Finding]:
    """Yield each mark that has no box around it."""
    for part in case.parts.all(role):
        if not is_boxed(part.line):
            yield Finding(
                f"{upper_word(role)} «{part.text}» phải đóng khung chữ nhật nét đơn.",
                "đặt chữ trong một ô bảng có viền hoặc một khung chữ có viền",
                part.line,
                part.start,
                part.stop,
            )


def is_boxed(line: Line) -> bool:
    """Whether a box is around a line: a text box, borders of the paragraph or of its cell."""
    if line.in_box or line.look.borders >= _SIDES:
        return True
    cell = next(line.element.iterancestors(w("tc")), None) if line.in_table else None
    if cell is None:
        return False
    if _has_lines(cell.find(f"{w('tcPr')}/{w('tcBorders')}")):
        return True
    table = next(cell.iterancestors(w("tbl")))
    if _has_lines(table.find(f"{w('tblPr')}/{w('tblBorders')}")):
        return True
    styled = table.find(f"{w('tblPr')}/{w('tblStyle')}") is not None
    return styled and len(list(table.iter(w("tc")))) == 1


def _has_lines(borders: Element | None) -> bool:
    return borders is not None and any(one.get(w("val"), "") not in _NO_LINE for one in borders)


def _spelled(word: str) -> str:
    return word.upper().strip(_QUOTES).replace("OẢ", "ỎA")


def typed_secrecy(case: Case) -> Iterator[Finding]:
    """Yield each secrecy mark that stands alone in a line of the head, or in a header or footer."""
    first = case.parts.body[0].line.index if case.parts.body else _DEEPEST
    for line in case.seen.lines:
        head = line.story == "document.main" and line.index < first
        if not head and line.story not in ("header", "footer"):
            continue
        word = line.text.strip(_AROUND)
        if word in _SECRET:
            yield Finding(
                f"Dấu chỉ độ mật «{word}» được đánh máy vào văn bản.",
                "bỏ chữ này, đóng dấu độ mật sau khi ký",
                line,
            )


def contact_lines(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the contact line of page 1: its size, the line above it."""
    parts = _contacts(case)
    look = case.look("lien_he")
    if not parts or look is None:
        return
    low, high = look.co
    for part in parts:
        sizes = {run.look.size for run in part.lettered if not low <= run.look.size <= high}
        if sizes:
            shown = ", ".join(figure(size) for size in sorted(sizes))
            yield Finding(
                f"Dòng liên hệ cỡ chữ {shown}, phải là {span(low, high, 'pt')}.",
                f"đặt cỡ chữ {figure(look.dung)}",
                part.line,
                remedies=(SetLook(part.line, part.start, part.stop, size=look.dung),),
            )
    first = parts[0].line
    above = case.seen.lines[first.index - 1] if first.index else first
    beside = [first] + ([above] if above.part == first.part and not above.text else [])
    if not any(is_across(case, line) for line in beside):
        yield Finding(
            "Trên dòng liên hệ thiếu đường kẻ nét liền kéo dài hết chiều ngang vùng chữ.",
            "đặt viền trên cho đoạn này",
            first,
        )


def _contacts(case: Case) -> list[Part]:
    found = list(case.parts.all("lien_he"))
    if found or not case.seen.sections:
        return found
    section = case.seen.sections[0]
    kind = "first" if section.title_page else "default"
    footer = section.footers.get(kind, "")
    lines = [line for line in case.seen.of(footer) if line.text and not line.fields]
    told = any(_CONTACT.search(line.text) for line in lines)
    return [Part("lien_he", line) for line in lines] if told else []


def is_across(case: Case, line: Line) -> bool:
    """Whether a line is drawn in a paragraph across the whole text, as far as can be measured."""
    width = case.seen.sections[line.section].text_width
    return any(not one.length or one.length >= width * _WHOLE_LINE for one in line.strokes)
