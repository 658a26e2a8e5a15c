"""Every wrong example of every manual page: what a rule proposes to mend is mended by it."""

from __future__ import annotations

import pytest
from mutation.examples import Example, examples_of

from docgen.check.mending import mend
from docgen.check.registry import CODES, find_rule
from docgen.check.remedy import SetText
from docgen.tieng_viet.text import nfc

WRONG = [
    example
    for code in CODES
    if not find_rule(code).needs_data
    for example in examples_of(find_rule(code))
    if not example.right
]


@pytest.mark.deep
@pytest.mark.parametrize("example", WRONG, ids=str)
def test_a_proposed_remedy_mends_and_breaks_nothing_else(example: Example) -> None:
    data = example.make()
    result = mend(data, "a.docx")
    findings = [judged.finding for judged in result.before.judged]
    remedies = [remedy for finding in findings for remedy in finding.remedies]
    if not remedies:
        assert result.data == data
        return
    assert not any(judged.finding.remedies for judged in result.after.judged)
    assert {one.code for one in result.counts if one.after > one.before} == set()
    assert mend(result.data, "a.docx").data == result.data
    written = {one.line.index for one in remedies if isinstance(one, SetText)}
    lines = zip(result.before.seen.main, result.after.seen.main, strict=True)
    assert {a.index for a, b in lines if nfc(a.raw) != nfc(b.raw)} <= written
