"""Chữ màu đen.

Chữ để màu tự động (Automatic) hay đen đều được. Dấu chỉ độ khẩn được in màu đỏ. Màu gần như đen
và màu của liên kết do Word tự đặt chỉ là cảnh báo.

Sai:
    lời văn [màu FF0000]
    ô bảng [màu 1F4E79]
    trích yếu [màu 0D0D0D]
    (dang) tên loại văn bản [màu C00000]
    (doan) nơi nhận [màu 808080]
Đúng:
    lời văn [màu auto]
    trích yếu [màu 000000]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import SetLook
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.word.looks import Run
from docgen.word.parts import w

_DARK = 0x40  # a colour this dark in red, green and blue is taken for black on paper
_RED_MARKS = ("khan",)


def _test(case: Case) -> Iterator[Finding]:
    wanted = case.profile.phong_chu.mau
    for line in case.seen.lines:
        wrong = [run for run in line.runs if _is_coloured(run, wanted)]
        if not wrong or _may_be_red(case, line.index, wrong):
            continue
        colours = ", ".join(sorted({run.look.color for run in wrong}))
        yield Finding(
            f"Chữ màu {colours}, phải là màu đen.",
            "chọn màu chữ Automatic",
            line,
            wrong[0].start,
            wrong[-1].end,
            level=Level.WARNING if all(map(_is_slight, wrong)) else None,
            remedies=tuple(SetLook(line, run.start, run.end, color=wanted) for run in wrong),
        )


def _is_coloured(run: Run, wanted: str) -> bool:
    return run.look.color not in ("auto", wanted) and any(char.isalnum() for char in run.text)


def _may_be_red(case: Case, index: int, runs: list[Run]) -> bool:
    """Whether a line is a mark that is stamped in red."""
    marked = any(role in _RED_MARKS for role in case.parts.roles.get(index, ()))
    return marked and all(_is_red(run.look.color) for run in runs)


def _is_red(colour: str) -> bool:
    red, green, blue = _shares(colour)
    return red >= 0xC0 and max(green, blue) <= _DARK


def _is_slight(run: Run) -> bool:
    """Whether a colour is nearly black, or that of a link, which nobody chose."""
    linked = any(parent.tag == w("hyperlink") for parent in run.element.iterancestors())
    return linked or max(_shares(run.look.color)) <= _DARK


def _shares(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of six hex digits; white where they are none."""
    try:
        number = int(colour, 16)
    except ValueError:
        number = 0xFFFFFF
    return number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF


RULE = Rule(
    "PH-03",
    ALL,
    Level.ERROR,
    "phong_chu",
    __doc__,
    _test,
    levels={"hoi-lhpn": Level.WARNING, "doan-the": Level.WARNING},
)
