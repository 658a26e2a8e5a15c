"""The office's own notation: text ⇄ tree of the body (§4.1 of the design)."""

from docgen.notation import inline
from docgen.notation.inline import Span
from docgen.notation.numbering import numbered
from docgen.notation.parse import parse
from docgen.notation.places import Cho, split_places
from docgen.notation.printing import print_text, printed_line

__all__ = [
    "Cho", "Span", "inline", "numbered", "parse", "print_text", "printed_line", "split_places",
]  # fmt: skip
