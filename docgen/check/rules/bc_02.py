"""Báo cáo gửi cấp trên phải có «Kính gửi:».

Báo cáo của cơ quan cấp dưới gửi cơ quan cấp trên ghi nơi nhận chính ở phần Kính gửi, như công văn
và tờ trình. docgen biết báo cáo gửi cấp trên khi nơi nhận ghi «(để b/c)», «(để báo cáo)» (cảnh
báo), hoặc khi kiểm tra cùng dữ liệu mà nơi nhận là cấp trên trực tiếp của đơn vị (lỗi).

Sai:
    (báo cáo) nơi nhận: - Ban Chỉ đạo tỉnh Tây Ninh (để b/c);
    (hoi-lhpn, báo cáo) nơi nhận: - Ban Thường vụ Hội LHPN tỉnh Tây Ninh (để báo cáo);
Đúng:
    (báo cáo) nơi nhận: - Ban Chỉ đạo tỉnh Tây Ninh (để biết);
    (tờ trình) nơi nhận [thêm sau - Ban Chỉ đạo phường Tân Ninh (để b/c);]
    nơi nhận: - Ban Chỉ đạo tỉnh Tây Ninh (để b/c);
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.check.case import Case
from docgen.check.content import Content
from docgen.check.content.bodies import is_body
from docgen.check.engines.recipients import recipients
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level

if TYPE_CHECKING:
    from docgen.model import DonVi

_TO_REPORT = re.compile(r"\((?:để\s+)?(?:b/c|báo cáo)\)", re.IGNORECASE)


def _test(case: Case) -> Iterator[Finding]:
    # A report that says `- Như trên` without an addressee is the business of NR-09.
    if case.parts.loai != "bao_cao" or case.parts.is_lost or case.parts.one("kinh_gui_nhan"):
        return
    above = _superior(case.content)
    label = case.profile.kinh_gui.nhan
    for entry in recipients(case):
        sure = above is not None and is_body(entry.name, above)
        if sure or _TO_REPORT.search(entry.text):
            yield Finding(
                f"Báo cáo gửi cấp trên («{entry.name}») mà không có «{label}».",
                f"thêm dòng «{label} …» dưới trích yếu, ghi «Như trên» ở nơi nhận",
                entry.line,
                entry.start,
                entry.end,
                level=None if sure else Level.WARNING,
            )
            return


def _superior(content: Content | None) -> DonVi | None:
    """Return the direct superior of the issuer, where the data tell it."""
    if content is None or content.van_ban is None or content.registry is None:
        return None
    issuer = content.registry.units.get(content.van_ban.don_vi[0])
    return content.registry.units.get(issuer.cap_tren or "") if issuer else None


RULE = Rule("BC-02", STATE, Level.ERROR, "NĐ 30/2020, Phụ lục I, II.9b", __doc__, _test)
