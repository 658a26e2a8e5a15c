"""The name of the document's type, its subject, the addressees."""

from __future__ import annotations

from docgen.check.finder.signs import ADDRESSEES, DASHES, GUIDE
from docgen.check.parts import Part
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

# Every type of Decree 30 (Điều 7), of the Party (399-QĐ/TW) and of the unions, by its folded name.
_NAMES = """
    Nghị quyết, Quyết định, Chỉ thị, Quy chế, Quy định, Thông cáo, Thông báo, Hướng dẫn,
    Chương trình, Kế hoạch, Phương án, Đề án, Dự án, Báo cáo, Biên bản, Tờ trình, Hợp đồng,
    Công điện, Bản ghi nhớ, Bản thỏa thuận, Giấy ủy quyền, Giấy mời, Giấy giới thiệu,
    Giấy nghỉ phép, Phiếu gửi, Phiếu chuyển, Phiếu báo, Thư công, Kết luận, Thông tri, Tuyên bố,
    Lời kêu gọi, Quy hoạch, Chiến lược, Kế hoạch phối hợp, Chương trình phối hợp
"""
TYPES = {fold(name): fold(name) for name in _NAMES.replace("\n", " ").split(",")}
_DEEPEST = 25


def read_title(lines: list[Line], *, is_letter: bool) -> tuple[list[Part], list[Line]]:
    """Return the parts of the title and of the addressees, and the lines of the text after it."""
    found: list[Part] = []
    at = -1 if is_letter else _type_at(lines)
    if at >= 0:
        found.append(Part("ten_loai", lines[at]))
        at = _subject(lines, at + 1, found)
    else:
        at = 0
    at = _addressees(lines, at, found)
    return found, lines[at:]


def _type_at(lines: list[Line]) -> int:
    for at, line in enumerate(lines[:_DEEPEST]):
        if fold(line.text) in TYPES and not line.look.label:
            return at
    return -1


def _subject(lines: list[Line], at: int, found: list[Part]) -> int:
    """Read subject and separator from line `at`; return the line after them."""
    while at < len(lines):
        line = lines[at]
        if line.strokes or DASHES.match(line.text):
            found.append(Part("ke_trich_yeu", line))
            return at + 1
        if GUIDE.match(line.text):
            found.append(Part("kem_theo", line))
        elif line.text and (line.look.align == "center" or _subjects(found) == 0):
            found.append(Part("trich_yeu", line))
        elif line.text:
            return at
        at += 1
    return at


def _subjects(found: list[Part]) -> int:
    return sum(part.role == "trich_yeu" for part in found)


def _addressees(lines: list[Line], at: int, found: list[Part]) -> int:
    """Read the groups of addressees from line `at` on; return the line after them."""
    start = at
    while start < len(lines) and not lines[start].text:
        start += 1
    if start == len(lines) or not ADDRESSEES.match(lines[start].text):
        return at
    at = start
    while at < len(lines):
        line = lines[at]
        opened = ADDRESSEES.match(line.text)
        if opened:
            colon = line.raw.find(":")
            end = colon + 1 if colon >= 0 else len(line.raw)
            found.append(Part("kinh_gui_nhan", line, 0, end))
            if line.raw[end:].strip():
                found.append(Part("kinh_gui_ten", line, end, len(line.raw)))
        elif line.text.startswith(("-", "–")) or line.look.label:
            found.append(Part("kinh_gui_ten", line))
        elif line.text:
            break
        at += 1
    return at
