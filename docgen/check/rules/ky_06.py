"""Quyền hạn viết tắt có dấu gạch chéo: «T/M », «K/T », «T/L »; quyền trưởng là «Q. ».

Sai:
    quyền hạn: TM. BAN THƯỜNG VỤ
    quyền hạn: T/M. BAN THƯỜNG VỤ
    quyền hạn: T-M BAN THƯỜNG VỤ
Đúng:
    văn bản mẫu
    quyền hạn: T/L BAN THƯỜNG VỤ ++ chức vụ: CHÁNH VĂN PHÒNG
"""

from __future__ import annotations

from docgen.check.engines.signing import wrong_authority
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("KY-06", PARTY, Level.ERROR, "quyen_han", __doc__, wrong_authority)
