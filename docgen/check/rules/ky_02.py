"""Quyền hạn, chức vụ của người ký viết bằng chữ in hoa, đậm, cỡ chữ 13–14.

Sai:
    chức vụ [cỡ 12]
    chức vụ [không đậm]
    quyền hạn [không đậm]
    chức vụ: Chủ tịch
Đúng:
    chức vụ [cỡ 13]
    văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.signing import wrong_letters
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_letters(case, post_bold=True, alone_bold=True)


RULE = Rule("KY-02", STATE, Level.ERROR, "thanh_phan.chuc_vu", __doc__, _test)
