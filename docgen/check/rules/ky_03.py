"""Quyền hạn in đậm, chức vụ không in đậm, chữ in hoa, cỡ chữ 14.

Người đứng đầu ký một mình, không có dòng quyền hạn: văn bản của Đảng in đậm chức vụ hay không đều
được, văn bản của Đoàn in đậm (mẫu 3).

Sai:
    (dang) chức vụ [đậm]
    (dang) quyền hạn [không đậm]
    (doan) chức vụ [cỡ 13]
    (doan) quyền hạn [bỏ]
Đúng:
    (dang) quyền hạn [bỏ] ++ chức vụ [đậm]
    (doan) quyền hạn [bỏ] ++ chức vụ [đậm]
    (doan) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.signing import wrong_letters
from docgen.check.rule import PARTY, UNION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    # The Party's guide is silent about it; model 3 of the Union's shows it bold.
    alone = None if case.profile.ma in PARTY else True
    yield from wrong_letters(case, post_bold=False, alone_bold=alone)


RULE = Rule("KY-03", PARTY + UNION, Level.ERROR, "thanh_phan.chuc_vu", __doc__, _test)
