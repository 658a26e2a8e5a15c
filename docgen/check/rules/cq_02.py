"""Tên cơ quan chủ quản in hoa, không đậm, ở trên tên cơ quan ban hành.

Một tên cơ quan viết trên nhiều dòng đều đậm thì không phải cơ quan chủ quản.

Sai:
    (hoi-lhpn) tên cơ quan chủ quản [đậm]
    (dang, công văn) tên cơ quan chủ quản [đậm]
    (doan) tên cơ quan chủ quản [đậm]
    (hoi-lhpn) tên cơ quan chủ quản: Hội LHPN tỉnh Tây Ninh
Đúng:
    (hoi-lhpn) tên cơ quan chủ quản: Hội LHPN tỉnh Tây Ninh ++ tên cơ quan chủ quản [hoa máy]
    (doan) tên cơ quan chủ quản: ĐẠI HỘI ĐẠI BIỂU ++ tên cơ quan chủ quản [đậm]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import together
from docgen.check.engines.looks import not_capitals
from docgen.check.parts import Part
from docgen.check.remedy import SetLook
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level

# An organ of the body that the next line names, or below it: both lines are one name.
_ORGAN = re.compile(
    r"(?:ĐẠI HỘI|BAN CHẤP HÀNH|BCH|BAN THƯỜNG VỤ|BAN CHỈ ĐẠO|BAN THƯỜNG TRỰC|ĐOÀN CHỦ TỊCH"
    r"|HỘI ĐỒNG)\b"
)
_LEVEL = re.compile(r"\b(?:TỈNH|THÀNH PHỐ|TP|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|VIỆT NAM|TRUNG ƯƠNG)\b")


def _test(case: Case) -> Iterator[Finding]:
    above = case.parts.all("co_quan_chu_quan")
    yield from together(not_capitals(case, "co_quan_chu_quan"))
    wrong = [part for part in above if _is_bold(part)]
    if wrong and not _is_one_name(above, case.parts.all("co_quan_ban_hanh")):
        yield Finding(
            f"Tên cơ quan chủ quản «{wrong[0].text}» không được in đậm.",
            "bỏ in đậm",
            wrong[0].line,
            wrong[0].start,
            wrong[0].stop,
            remedies=tuple(SetLook(one.line, one.start, one.stop, bold=False) for one in wrong),
        )


def _is_bold(part: Part) -> bool:
    return any(run.look.bold for run in part.lettered)


def _is_one_name(above: tuple[Part, ...], issuer: tuple[Part, ...]) -> bool:
    upper = _ORGAN.match(above[-1].shown) and not _LEVEL.search(above[-1].shown)
    lower = issuer and _ORGAN.match(issuer[0].shown) and not _LEVEL.search(issuer[0].shown)
    return bool(upper or lower)


RULE = Rule("CQ-02", ALL, Level.ERROR, "thanh_phan.co_quan_chu_quan", __doc__, _test)
