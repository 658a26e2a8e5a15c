"""Chữ «Nơi nhận:» ngang hàng với dòng thứ nhất của phần ký.

Hai phần đứng ở hai ô của một hàng trong bảng không viền, chữ thứ nhất của mỗi ô cùng một mức. Văn
bản liên tịch có nhiều người ký thì nơi nhận ở dưới, không phải lỗi.

Sai:
    chữ Nơi nhận [xuống dưới bảng ký]
    chữ Nơi nhận [thấp hơn 2 dòng]
    (doan) chữ Nơi nhận [xuống dưới bảng ký]
Đúng:
    văn bản mẫu
    (dang) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.rule import ALL, CONVENTION, PARTY, Finding, Rule
from docgen.problems import Level
from docgen.word.looks import Line
from docgen.word.parts import w


def _test(case: Case) -> Iterator[Finding]:
    label = case.parts.one("noi_nhan_nhan")
    signatures = [one for one in case.parts.signatures if one.authority or one.posts]
    if label is None or len(signatures) != 1 or case.parts.loai == "bien_ban":
        return
    signed = min((part.line for part in (*signatures[0].authority, *signatures[0].posts)),
                 key=lambda line: line.index)  # fmt: skip
    if not _is_level(case, label.line, signed):
        yield Finding(
            "Chữ Nơi nhận không ngang hàng với dòng thứ nhất của phần ký.",
            "đặt nơi nhận và phần ký vào hai ô của một hàng trong bảng không viền",
            label.line,
        )


def _is_level(case: Case, label: Line, signed: Line) -> bool:
    if label.index == signed.index:
        return True  # typed on one line with tabs between
    if any(line.in_box or _framed(line) for line in (label, signed)):
        return True  # a text box or a frame stands anywhere
    if not label.in_table and not signed.in_table:
        return _has_columns(case, label)
    if label.spot.row != signed.spot.row or not label.in_table:
        return False
    return _above(case, label) == _above(case, signed)


def _above(case: Case, line: Line) -> int:
    """Return how many lines stand above a line in its cell."""
    at, count = line.index - 1, 0
    while at >= 0 and case.seen.lines[at].spot.container == line.spot.container:
        at, count = at - 1, count + 1
    return count


def _framed(line: Line) -> bool:
    return line.element.find(f"{w('pPr')}/{w('framePr')}") is not None


def _has_columns(case: Case, line: Line) -> bool:
    element = case.seen.sections[line.section].element
    columns = None if element is None else element.find(w("cols"))
    return columns is not None and columns.get(w("num"), "1") != "1"


RULE = Rule(
    "NR-11",
    ALL,
    Level.WARNING,
    {"": "noi_nhan", **dict.fromkeys(PARTY, CONVENTION)},
    __doc__,
    _test,
)
