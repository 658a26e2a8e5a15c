"""Quyền hạn viết tắt có dấu chấm và một dấu cách: «TM. », «KT. », «TL. », «TUQ. », «Q. ».

Dạng «T/M», «K/T», «T/L» chỉ dùng trong văn bản của Đảng.

Sai:
    quyền hạn: T/M ỦY BAN NHÂN DÂN
    quyền hạn: TM ỦY BAN NHÂN DÂN
    quyền hạn: TM.ỦY BAN NHÂN DÂN
    (doan) quyền hạn: T/M BAN CHẤP HÀNH ĐOÀN XÃ
Đúng:
    quyền hạn: KT. CHỦ TỊCH ++ chức vụ: PHÓ CHỦ TỊCH
    quyền hạn: TUQ. CHỦ TỊCH
"""

from __future__ import annotations

from docgen.check.engines.signing import wrong_authority
from docgen.check.rule import STATE, UNION, Rule
from docgen.problems import Level

RULE = Rule("KY-05", STATE + UNION, Level.ERROR, "quyen_han", __doc__, wrong_authority)
