"""Chữ viết tắt tên loại trong ký hiệu đúng với tên loại của văn bản.

Kế hoạch là KH, báo cáo là BC, tờ trình là TTr, chương trình là CTr … Ký hiệu của công văn trên một
kế hoạch cũng sai. Tên loại mà quy định không nêu chữ viết tắt thì không xét.

Sai:
    số, ký hiệu: Số: 15/BC-UBND
    số, ký hiệu: Số: 15/UBND-VP
    (tờ trình) số, ký hiệu: Số: 15/TT-UBND
    (tờ trình) số, ký hiệu: Số: 15/TTR-UBND
    (dang, công văn) số, ký hiệu: Số 15-KH/ĐU
    (dang, kế hoạch) số, ký hiệu: Số 15-CV/ĐU
    (doan, báo cáo) số, ký hiệu: Số: 15-KH/ĐTN
Đúng:
    (tờ trình) số, ký hiệu: Số: 15/TTr-UBND
    số, ký hiệu: Số:     /KH-UBND
    (hoi-lhpn, kế hoạch) tên loại văn bản: KẾ HOẠCH PHỐI HỢP ++ số, ký hiệu: Số: 15/KHPH-HPN-CA
    (dang, kế hoạch) tên loại văn bản: QUYẾT ĐỊNH ++ số, ký hiệu: Số 15-QĐ/ĐU
    (dang-hd36, kế hoạch) tên loại văn bản: QUY ĐỊNH ++ số, ký hiệu: Số 15-QĐi/ĐU
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import codes_of, read_number
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level

_JOINT = ("PH", "LT")  # a joint document adds them to the sign of its type: KHPH, NQLT


def _test(case: Case) -> Iterator[Finding]:
    number = read_number(case)
    if number is None or number.is_open or not number.is_formed(case.profile):
        return
    wanted, name = _wanted(case)
    shared = number.code in case.profile.loai_khac.chung_so
    joint = tuple(code + more for code in wanted for more in _JOINT)
    if wanted and number.code not in (*wanted, *joint) and not shared:
        yield Finding(
            f"Ký hiệu có chữ viết tắt «{number.code}», văn bản là «{name}».",
            f"viết tắt tên loại là «{' hoặc '.join(wanted)}»",
            number.part.line,
            number.part.start,
            number.part.stop,
            clause=case.profile.loai_khac.dieu,
        )


def _wanted(case: Case) -> tuple[tuple[str, ...], str]:
    title = case.parts.one("ten_loai")
    if title is not None:
        return codes_of(case.profile, case.parts.loai), title.text
    if case.parts.one("trich_yeu_cong_van"):
        kind = next(one for one in case.profile.loai.values() if one.cong_van)
        return ((kind.viet_tat,) if kind.viet_tat else ()), kind.ten
    return (), ""


RULE = Rule("SK-08", ALL, Level.ERROR, "loai_khac", __doc__, _test)
