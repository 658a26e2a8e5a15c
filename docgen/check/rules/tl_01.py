"""Tên loại văn bản có trong quy định, in hoa, đậm, căn giữa.

Công văn không có tên loại. Tên loại không có trong danh sách (phiếu trình, thông tư, điều lệ) hay
kéo dài («Chương trình hành động») chỉ bị nhắc; những văn bản ấy không bị đòi đủ địa danh, trích
yếu, nơi nhận, và các lỗi khác trong đó cũng chỉ là cảnh báo.

Sai:
    tên loại văn bản [bỏ]
    tên loại văn bản: Kế hoạch
    tên loại văn bản [không đậm]
    tên loại văn bản [căn trái]
    tên loại văn bản: THÔNG TRI ++ số, ký hiệu: Số: 15/TT-UBND
    tên loại văn bản: KẾ HOẠCH HÀNH ĐỘNG
    (dang, báo cáo) tên loại văn bản [không đậm]
    (doan, tờ trình) tên loại văn bản [căn trái]
Đúng:
    tên loại văn bản: Kế hoạch ++ tên loại văn bản [hoa máy]
    (công văn) văn bản mẫu
    (hoi-lhpn, kế hoạch) tên loại văn bản: KẾT LUẬN ++ số, ký hiệu: Số: 15/KL-BTV
    (dang, kế hoạch) tên loại văn bản: THÔNG TRI ++ số, ký hiệu: Số 15-TT/ĐU
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.looks import not_capitals, wrong_alignment, wrong_weight
from docgen.check.engines.title import is_known, is_untitled, longer_than
from docgen.check.parts import Part
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    part = case.parts.one("ten_loai")
    if part is None:
        if is_untitled(case) and not case.parts.is_lost:
            yield Finding(
                "Không thấy tên loại văn bản.",
                "ghi tên loại, ví dụ «KẾ HOẠCH», in hoa, đậm, căn giữa trên trích yếu",
            )
        return
    if not is_known(case, case.parts.loai):
        yield _unknown(case, part)
    yield from not_capitals(case, "ten_loai")
    yield from wrong_weight(case, "ten_loai")
    yield from wrong_alignment(case, "ten_loai")


def _unknown(case: Case, part: Part) -> Finding:
    """Return the finding for a type that the rulebook does not name, or names more shortly."""
    shorter = longer_than(case, part.text)
    return Finding(
        f"«{part.text}» không có trong các loại văn bản của thể thức này.",
        f"ghi tên loại «{shorter.upper()}», đưa phần còn lại xuống trích yếu"
        if shorter
        else "dùng tên loại có trong quy định; phiếu, biểu mẫu có mẫu riêng thì để nguyên",
        part.line,
        part.start,
        part.stop,
        level=Level.WARNING,
        clause=case.profile.loai_khac.dieu,
    )


RULE = Rule("TL-01", ALL, Level.ERROR, "thanh_phan.ten_loai", __doc__, _test)
