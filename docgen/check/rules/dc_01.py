"""Dòng liên hệ ở cuối trang 1: cỡ chữ 11–12, dưới một đường kẻ hết chiều ngang vùng chữ.

Địa chỉ, thư điện tử, trang thông tin, số điện thoại chủ yếu cần ở công văn; không có dòng này thì
không phải lỗi.

Sai:
    (công văn) trích yếu công văn [dòng liên hệ 10: Địa chỉ: xã Tân Biên, tỉnh Tây Ninh]
    (công văn) trích yếu công văn [liên hệ không kẻ]
Đúng:
    (công văn) trích yếu công văn [dòng liên hệ 11: Địa chỉ: xã Tân Biên, tỉnh Tây Ninh]
    (công văn) trích yếu công văn [dòng liên hệ 8: Tài liệu lưu tại văn thư]
    (công văn) văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.marks import contact_lines
from docgen.check.rule import Rule
from docgen.problems import Level

RULE = Rule("DC-01", ("nha-nuoc",), Level.WARNING, "lien_he", __doc__, contact_lines)
