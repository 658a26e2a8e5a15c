"""Quyền hạn in đậm, chức vụ không in đậm, chữ in hoa, cỡ chữ 14.

Người đứng đầu ký một mình, không có dòng quyền hạn: chức vụ in đậm hay không đều được.

Sai:
    (dang) chức vụ [đậm]
    (dang) quyền hạn [không đậm]
    (doan) chức vụ [cỡ 13]
Đúng:
    (dang) quyền hạn [bỏ] ++ chức vụ [đậm]
    (doan) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.signing import wrong_letters
from docgen.check.rule import PARTY, UNION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_letters(case, post_bold=False)


RULE = Rule("KY-03", PARTY + UNION, Level.ERROR, "thanh_phan.chuc_vu", __doc__, _test)
