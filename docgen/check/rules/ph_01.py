"""Phông chữ Times New Roman trong cả văn bản.

Xét mọi chữ cái và chữ số: lời văn, bảng, khung chữ, đầu trang, chân trang, chú thích. Times New
Roman đặt qua bộ phông của chủ đề (theme) và Times New Roman Bold, Italic là đúng; ký hiệu bằng
phông Symbol, Wingdings, công thức không xét; phông của bảng mã cũ (.VnTime, VNI-Times) do PH-02
xét.

Sai:
    lời văn [phông Arial]
    số trang [phông Calibri]
    ô bảng [phông Cambria]
    (dang) họ tên người ký [phông Tahoma]
    (doan) nơi nhận [phông Calibri]
Đúng:
    lời văn [phông Times New Roman]
    tên loại văn bản [phông Times New Roman Bold]
    lời văn [thêm ký hiệu phông Wingdings]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import SetLook
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.word.looks import Run
from docgen.word.looks.legacy import code_of_font

# Fonts whose letters are signs, or in which Word sets formulas.
_SIGNS = ("symbol", "wingdings", "webdings", "mt extra", "cambria math", "segoe ui symbol")
# Names of one face of a family, which some programs write for bold or slanted letters.
_FACES = re.compile(r"(?: (?:bold|italic|regular|\(headings\)|\(body\)))+$")
# Latin letters, those with Vietnamese marks included; other scripts have fonts of their own.
_LATIN = ((0x30, 0x024F), (0x1E00, 0x1EFF))


def _test(case: Case) -> Iterator[Finding]:
    wanted = case.profile.phong_chu.ten
    for line in case.seen.lines:
        wrong = [(run, fonts) for run in line.runs if (fonts := _others(run, wanted))]
        if not wrong:
            continue
        names = ", ".join(sorted({font for _, fonts in wrong for font in fonts}))
        yield Finding(
            f"Phông chữ {names}, phải là {wanted}.",
            f"chọn phông chữ {wanted}",
            line,
            wrong[0][0].start,
            wrong[-1][0].end,
            remedies=tuple(SetLook(line, run.start, run.end, font=wanted) for run, _ in wrong),
        )


def _others(run: Run, wanted: str) -> set[str]:
    """Return the other fonts in which a run shows letters or figures."""
    fonts = {run.look.ascii, run.look.hansi}
    if fonts == {wanted}:
        return set()
    others = {font for font in fonts if _is_other(font, wanted)}
    return {run.look.font_of(char) for char in run.text if _is_letter(char)} & others


def _is_other(font: str, wanted: str) -> bool:
    name = _FACES.sub("", font.strip().casefold())
    return (
        name != wanted.casefold()
        and not name.startswith(_SIGNS)
        and code_of_font(font) is None  # fonts of the old codes are for PH-02
    )


def _is_letter(char: str) -> bool:
    return char.isalnum() and any(first <= ord(char) <= last for first, last in _LATIN)


RULE = Rule("PH-01", ALL, Level.ERROR, "phong_chu", __doc__, _test)
