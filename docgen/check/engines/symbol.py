"""The test of the form of number and symbol, after what other rules say of it is set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import Number, is_letter, read_number
from docgen.check.engines.title import is_other_kind
from docgen.check.remedy import Remedy, SetText
from docgen.check.rule import Finding
from docgen.problems import Level

_DASHES = re.compile(r"[\u2010-\u2015\u2212\uff0d]")
# The sign of a body in an example, by family.
_BODIES = {"dang": "ĐU", "doan": "ĐTN", "hoi-lhpn": "BTV", "doan-the": "BTV"}
_YEAR = re.compile(r"[/-](?:19|20)\d\d\b|[/-](?:19|20)\d\d$")


def wrong_symbol(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the form; blanks, zeros and the colon are other rules' business."""
    number = read_number(case)
    if number is None:
        if not case.parts.is_lost and not is_other_kind(case):
            yield Finding("Thiếu số, ký hiệu dưới tên cơ quan.", f"ghi như «{_model(case)}»")
        return
    fault = next(_faults(number, case), None)
    if fault is None:
        return
    words, level, remedies = fault
    yield Finding(
        f"Số, ký hiệu «{number.part.text}» {words}.",
        f"ghi như «{_model(case)}»",
        number.part.line,
        number.part.start,
        number.part.stop,
        level=level,
        remedies=remedies,
    )


def _model(case: Case) -> str:
    form, body = case.profile.so, _BODIES.get(case.profile.ho, "UBND")
    if is_letter(case):
        drafted = form.cong_van_soan or form.cong_van
        symbol = drafted.format(don_vi=body, don_vi_soan="VP")
    else:
        symbol = form.van_ban.format(loai="KH", don_vi=body)
    return f"{form.nhan}15{form.noi}{symbol}"


def _faults(number: Number, case: Case) -> Iterator[tuple[str, Level | None, tuple[Remedy, ...]]]:
    """Yield what is wrong, the most telling first."""
    word = case.profile.so.nhan.strip(": ")
    line = number.part.line
    if number.label != word:
        start, end = number.place("label")
        start = end - len(number.found["label"].lstrip())
        yield f"phải mở đầu bằng chữ «{word}»", None, (SetText(line, start, end, word),)
    if number.is_open:
        return
    start = number.place("rest")[0]
    dashes = [start + found.start() for found in _DASHES.finditer(number.rest)]
    if dashes:
        mends = tuple(SetText(line, at, at + 1, "-") for at in dashes)
        yield "dùng gạch ngang dài thay cho dấu gạch nối", None, mends
    if number.is_formed(case.profile):
        return
    if case.profile.so.noi == "/" and is_letter(case) and len(number.groups) == 1:
        yield "thiếu đơn vị soạn thảo hoặc lĩnh vực", Level.WARNING, ()
    elif _YEAR.search(number.symbol):
        yield "ghi cả năm, văn bản hành chính không ghi", None, ()
    elif any(group == group.lower() and group.isalpha() for group in number.groups):
        yield "phải viết hoa chữ viết tắt", None, ()
    else:
        yield "không đúng thứ tự số, tên loại, cơ quan hoặc sai dấu nối", None, ()
