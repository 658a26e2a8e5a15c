"""Word files for tests of the checker: clean ones, and ones with known faults."""

from __future__ import annotations

from functools import cache

from clean import clean
from mutation.paper import Paper, set_text

NUMBER = "Số: 15 /KH-UBND"  # its own number, which the appendix names
MOTTO = "Độc lập – Tự do – Hạnh phúc"


@cache
def faulty(number: str = NUMBER, motto: str = MOTTO) -> bytes:
    """Return a clean plan with another number and motto: by default SK-05 and QH-03, two errors."""
    paper = Paper.of(clean())
    set_text(paper.paragraphs("số, ký hiệu")[0], number)
    set_text(paper.paragraphs("Tiêu ngữ")[0], motto)
    return paper.save()
