"""Sets table rows: a heading on each page, a row that stays whole."""

from __future__ import annotations

from docgen.check.mending.order import child_of, set_flag
from docgen.check.remedy import SetTable
from docgen.word.parts import Element, w

_FLAGS = {"header": "tblHeader", "whole_rows": "cantSplit"}


def set_row(paragraph: Element, wanted: SetTable) -> None:
    """Set the row that a paragraph stands in; outside tables there is nothing to set."""
    row = next(paragraph.iterancestors(w("tr")), None)
    if row is not None:
        set_flag(child_of(row, "trPr"), _FLAGS[wanted.what], on=True)
