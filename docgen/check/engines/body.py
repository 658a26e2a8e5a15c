"""Tests of the running text: one size, indents, gaps, line spacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import SetLook
from docgen.check.rule import Finding
from docgen.check.words import figure, span


def wrong_body_size(case: Case) -> Iterator[Finding]:
    """Yield each line of the text beyond the sizes of the profile, or other than most lines."""
    look = case.profile.look("loi_van")
    low, high = look.co
    letters: Counter[float] = Counter()
    for part in case.parts.body:
        for run in part.lettered:
            letters[run.look.size] += len(run.text)
    allowed = [size for size, _ in letters.most_common() if low <= size <= high]
    common = allowed[0] if allowed else look.dung
    for part in case.parts.body:
        wrong = {run.look.size for run in part.lettered if run.look.size != common}
        if not wrong:
            continue
        shown = ", ".join(figure(size) for size in sorted(wrong))
        yield Finding(
            f"Lời văn cỡ chữ {shown}, phải là {span(low, high, 'pt')}, một cỡ trong cả văn bản.",
            f"đặt cỡ chữ {figure(common)}",
            part.line,
            remedies=(SetLook(part.line, size=common),),
        )
