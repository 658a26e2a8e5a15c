"""Cấp phó ký phải có dòng quyền hạn: TM. (thay mặt tập thể) hoặc KT. (ký thay người đứng đầu).

Sai:
    quyền hạn [bỏ] ++ chức vụ: PHÓ CHỦ TỊCH
Đúng:
    quyền hạn: KT. CHỦ TỊCH ++ chức vụ: PHÓ CHỦ TỊCH
    (hoi-lhpn) chức vụ: PHÓ CHỦ TỊCH
    quyền hạn [bỏ]
"""

from __future__ import annotations

from docgen.check.engines.signing import deputy_alone
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("KY-09", STATE, Level.WARNING, "quyen_han", __doc__, deputy_alone)
