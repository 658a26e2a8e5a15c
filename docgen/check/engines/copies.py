"""The block of a copy that stands behind the copied document: form, number, line above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.marks import is_across
from docgen.check.remedy import SetLook
from docgen.check.rule import Finding
from docgen.check.words import span
from docgen.the_thuc.literals import BanSaoMau
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

_LOOK = "hinh_thuc_sao"
_OLD = {
    "sao_y_ban_chinh": "SAO Y",
    "ban_sao_y": "SAO Y",
}  # Thông tư 01/2011/TT-BNV, đã hết hiệu lực
_NUMBER = re.compile(r"số\s*:?\s*(?P<n>\d*)[\s.…_]*/\s*(?P<sign>[^\W\d_]+)", re.IGNORECASE)
_NEAR = 20  # lines of one block
_ABOVE = 6  # lines between the copied document and the block


def copy_findings(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with each copy's block."""
    form = case.profile.ban_sao
    if form is None or case.parts.is_lost:
        return
    for line in _named(case, form):
        yield from _wrong_word(form, line)
        yield from _wrong_look(case, line)
        yield from _wrong_number(case, form, line)
        if not _is_parted(case, line):
            yield Finding(
                f"Trên phần «{line.text}» thiếu đường kẻ ngang hết chiều rộng vùng chữ.",
                "kẻ một đường liền giữa văn bản được sao và phần sao",
                line,
            )


def _named(case: Case, form: BanSaoMau) -> list[Line]:
    """Return the lines behind the text that name the form of a copy."""
    body = case.parts.body
    if not body:
        return []
    names = {fold(name) for name in form.hinh_thuc} | _OLD.keys()
    start = body[0].line.index
    return [line for line in case.seen.main if line.index > start and fold(line.raw[:40]) in names]


def _wrong_word(form: BanSaoMau, line: Line) -> Iterator[Finding]:
    wanted = _word(form, line)
    if line.text != wanted and not _shown_so(line, wanted):
        yield Finding(
            f"Hình thức sao ghi «{line.text}», phải là «{wanted}».", f"viết «{wanted}»", line
        )


def _word(form: BanSaoMau, line: Line) -> str:
    key = fold(line.text)
    return _OLD.get(key) or next(name for name in form.hinh_thuc if fold(name) == key)


def _shown_so(line: Line, wanted: str) -> bool:
    return line.text.upper() == wanted and all(
        run.look.caps or run.text == run.text.upper() for run in line.runs
    )


def _wrong_look(case: Case, line: Line) -> Iterator[Finding]:
    look = case.look(_LOOK)
    if look is None:
        return
    low, high = look.co
    runs = [run for run in line.runs if run.text.strip()]
    if any(not low <= run.look.size <= high or run.look.bold != look.dam for run in runs):
        yield Finding(
            f"Hình thức sao «{line.text}» phải in đậm, cỡ {span(low, high, 'pt')}.",
            f"in đậm, đặt cỡ chữ {look.dung:g}",
            line,
            remedies=(SetLook(line, size=look.dung, bold=look.dam),),
        )


def _wrong_number(case: Case, form: BanSaoMau, line: Line) -> Iterator[Finding]:
    wanted = form.hinh_thuc[_word(form, line)]
    first = max(line.index - _NEAR, 0)
    for one in case.seen.lines[first : line.index + _NEAR]:
        found = _NUMBER.match(one.text)
        if not found or not _beside(one, line):
            continue
        padded = found["n"].zfill(case.profile.so.chu_so) if found["n"] else ""
        if found["sign"] != wanted or found["n"] != padded:
            yield Finding(
                f"Số bản sao ghi «{one.text}», phải có dạng «Số: {padded or '05'}/{wanted}-…».",
                f"ghi chữ viết tắt {wanted}, số nhỏ hơn 10 thêm số 0 ở trước",
                one,
            )


def _beside(one: Line, line: Line) -> bool:
    """Whether two lines belong to one block: in the same table, or below outside of tables."""
    return one.spot.table == line.spot.table and (line.in_table or one.index > line.index)


def _is_parted(case: Case, line: Line) -> bool:
    first = line.index
    while line.in_table and first and _same_table(case.seen.lines[first - 1], line):
        first -= 1
    above = case.seen.lines[max(first - _ABOVE, 0) : first]
    block = case.seen.lines[first : line.index + 1]
    return any(is_across(case, one) for one in (*above, *block))


def _same_table(one: Line, line: Line) -> bool:
    return one.spot.table == line.spot.table
