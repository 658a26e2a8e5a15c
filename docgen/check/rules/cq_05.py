"""Dưới tên cơ quan ban hành có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

Đường kẻ có thể là nét vẽ, đường viền dưới của đoạn hoặc dãy dấu gạch dưới (_). Chiều dài so với
dòng cuối của tên hoặc dòng dài nhất; sai chiều dài chỉ bị nhắc.

Sai:
    tên cơ quan ban hành [bỏ đường kẻ]
    tên cơ quan ban hành [đường kẻ dài 60 mm]
    tên cơ quan ban hành [đường kẻ dài 10 mm]
    tên cơ quan ban hành [bỏ đường kẻ] ++ tên cơ quan ban hành [gạch chân]
    tên cơ quan ban hành [bỏ đường kẻ] ++ tên cơ quan ban hành [thêm sau -----------]
Đúng:
    tên cơ quan ban hành [đường kẻ dài 34 mm]
    tên cơ quan ban hành [bỏ đường kẻ] ++ tên cơ quan ban hành [viền dưới 30 mm]
    tên cơ quan ban hành [bỏ đường kẻ] ++ tên cơ quan ban hành [thêm sau ____________]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.strokes import below_issuer, wrong_stroke
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    names = case.parts.all("co_quan_ban_hanh")
    if names:
        yield from wrong_stroke(names, below_issuer(case), case.profile.ke_co_quan)


RULE = Rule("CQ-05", STATE, Level.ERROR, "ke_co_quan", __doc__, _test)
