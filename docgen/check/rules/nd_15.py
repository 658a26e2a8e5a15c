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

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.appendix_links import last_paragraph, wrong_close
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level

_OLD_END = "./."


def _test(case: Case) -> Iterator[Finding]:
    last = last_paragraph(case)
    old = case.profile.ma == "dang-hd36" and last is not None and last.text.endswith(_OLD_END)
    if not old:
        yield from wrong_close(case)


RULE = Rule("ND-15", PARTY, Level.ERROR, "ket", __doc__, _test)
