"""Không dùng phông của bảng mã cũ (.VnTime, VNI-Times).

Phông .Vn… của bộ mã TCVN3 (ABC) và phông VNI-… không phải phông Unicode. Chữ gõ bằng bảng mã cũ
thì phải chuyển sang Unicode; chữ đã là Unicode mà chỉ mang tên phông cũ thì chỉ cần đổi phông,
không được chuyển mã vì sẽ hỏng chữ.

Sai:
    lời văn [phông .VnTime]
    ô bảng [phông VNI-Times]
    lời văn [mã TCVN3]
    lời văn [mã VNI]
    (dang) lời văn [mã TCVN3]
    tên loại văn bản [mã TCVN3 chữ hoa] ++ căn cứ [mã TCVN3]
Đúng:
    lời văn [phông Times New Roman]
    lời văn: Tỷ lệ hoàn thành đạt 95% so với kế hoạch đề ra.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import Recode, Remedy, SetLook
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.word.looks import Line, Run
from docgen.word.looks.legacy import code_of_font


def _test(case: Case) -> Iterator[Finding]:
    wanted = case.profile.phong_chu.ten
    for line in case.seen.lines:
        old = [run for run in line.runs if run.code or _old_fonts(run)]
        if old:
            yield _finding(line, old, wanted)


def _old_fonts(run: Run) -> set[str]:
    """Return the fonts of old codes in which a run shows letters or figures."""
    fonts = {font for font in (run.look.ascii, run.look.hansi) if code_of_font(font)}
    if not fonts:
        return fonts
    return {run.look.font_of(char) for char in run.text if char.isalnum()} & fonts


def _finding(line: Line, old: list[Run], wanted: str) -> Finding:
    codes = sorted({run.code for run in old if run.code})
    names = ", ".join(sorted({font for run in old for font in _old_fonts(run)}))
    plain = [run for run in old if not run.code]
    remedies: list[Remedy] = [SetLook(line, run.start, run.end, font=wanted) for run in plain]
    if codes:
        remedies.insert(0, Recode(line, wanted))
        message = f"Chữ gõ bằng bảng mã cũ {', '.join(codes)}, không phải Unicode."
        hint = f"chuyển mã sang Unicode rồi chọn phông chữ {wanted}"
    else:
        message = f"Phông chữ {names} là phông của bảng mã cũ; chữ trong đó đã là Unicode."
        hint = f"chọn phông chữ {wanted}, không chuyển mã"
    return Finding(message, hint, line, old[0].start, old[-1].end, remedies=tuple(remedies))


RULE = Rule("PH-02", ALL, Level.ERROR, "phong_chu", __doc__, _test)
