"""Lời văn kết thúc bằng dấu chấm, không phải «./.».

Văn bản trước ngày 27/5/2026 (Hướng dẫn 36) dùng dấu chấm hoặc «./.» đều được.

Sai:
    (dang) lời văn [đổi «nghiêm túc thực hiện.» thành «nghiêm túc thực hiện./.»]
    (dang) lời văn [đổi «nghiêm túc thực hiện.» thành «nghiêm túc thực hiện»]
Đúng:
    (dang) văn bản mẫu
    (dang-hd36) lời văn [đổi «nghiêm túc thực hiện.» thành «nghiêm túc thực hiện./.»]
"""

from __future__ import annotations

from docgen.check.engines.appendix_links import wrong_close
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("ND-15", PARTY, Level.ERROR, "ket", __doc__, wrong_close)
