"""Chỉ dẫn phạm vi lưu hành: chữ trong danh mục, in hoa, đậm, cỡ 13–14, đóng khung nét đơn.

Danh mục: «XEM XONG TRẢ LẠI», «LƯU HÀNH NỘI BỘ». Văn bản phổ biến rộng rãi thì không có phần này.

Sai:
    tên cơ quan ban hành [chỉ dẫn TÀI LIỆU HỘI NGHỊ]
    tên cơ quan ban hành [chỉ dẫn LƯU HÀNH NỘI BỘ] ++ phạm vi lưu hành [không đậm]
    tên cơ quan ban hành [chỉ dẫn LƯU HÀNH NỘI BỘ] ++ phạm vi lưu hành [cỡ 12]
    tên cơ quan ban hành [chỉ dẫn LƯU HÀNH NỘI BỘ] ++ phạm vi lưu hành [bỏ khung]
Đúng:
    tên cơ quan ban hành [chỉ dẫn LƯU HÀNH NỘI BỘ]
    tên cơ quan ban hành [chỉ dẫn XEM XONG TRẢ LẠI]
    văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.marks import mark_looks, unboxed, wrong_words
from docgen.check.rule import Finding, Rule
from docgen.problems import Level

_ROLE = "luu_hanh"


def _test(case: Case) -> Iterator[Finding]:
    form = case.profile.luu_hanh
    yield from wrong_words(case, _ROLE, form.muc, form.tu_do)
    yield from mark_looks(case, _ROLE)
    yield from unboxed(case, _ROLE)


RULE = Rule("PV-01", ("nha-nuoc",), Level.WARNING, "luu_hanh", __doc__, _test)
