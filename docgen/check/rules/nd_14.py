"""Văn bản kết thúc bằng «./.», viết liền sau chữ cuối cùng.

Chỉ xét đoạn cuối cùng của lời văn trước Nơi nhận; sau đó có thể còn một dòng ghi chú trong ngoặc
đơn. Lời văn kết thúc bằng bảng thì không xét.

Sai:
    lời văn [đổi «nghiêm túc thực hiện./.» thành «nghiêm túc thực hiện.»]
    lời văn [đổi «nghiêm túc thực hiện./.» thành «nghiêm túc thực hiện ./.»]
    lời văn [đổi «nghiêm túc thực hiện./.» thành «nghiêm túc thực hiện»]
Đúng:
    văn bản mẫu
    (hoi-lhpn, công văn) văn bản mẫu
    lời văn [thêm cuối (Gửi kèm dự thảo Quyết định)]
"""

from __future__ import annotations

from docgen.check.engines.appendix_links import wrong_close
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("ND-14", STATE, Level.WARNING, "ket", __doc__, wrong_close)
