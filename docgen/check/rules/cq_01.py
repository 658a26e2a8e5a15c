"""Tên cơ quan ban hành in hoa, đậm, ở bên trái đầu trang.

Tên có thể chiếm nhiều dòng; văn bản liên tịch ghi tên các cơ quan, mỗi dòng một tên.

Sai:
    tên cơ quan ban hành [không đậm]
    (dang, công văn) tên cơ quan ban hành [không đậm]
    tên cơ quan ban hành: Ủy ban nhân dân xã Tân Biên
    (doan, kế hoạch) tên cơ quan ban hành: Ban Chấp hành Đoàn xã Tân Biên
    tên cơ quan ban hành [bỏ]
Đúng:
    tên cơ quan ban hành [thêm sau TỈNH TÂY NINH]
    tên cơ quan ban hành: Ủy ban nhân dân xã Tân Biên ++ tên cơ quan ban hành [hoa máy]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import together
from docgen.check.engines.looks import not_capitals, wrong_weight
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    if case.parts.one("co_quan_ban_hanh"):
        yield from together(not_capitals(case, "co_quan_ban_hanh"))
        yield from together(wrong_weight(case, "co_quan_ban_hanh"))
    elif not case.parts.is_lost:
        yield Finding(
            "Thiếu tên cơ quan ban hành ở góc trái đầu trang.",
            "ghi tên cơ quan bằng chữ in hoa, đậm",
        )


RULE = Rule("CQ-01", ALL, Level.ERROR, "thanh_phan.co_quan_ban_hanh", __doc__, _test)
