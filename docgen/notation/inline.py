"""Both ways inside one line: `read` and `plain` from raw notation, `write` and `escape…` to it."""

from docgen.notation.spans import Span, merge, plain, read
from docgen.notation.writing import escape, escape_line, write

__all__ = ["Span", "escape", "escape_line", "merge", "plain", "read", "write"]
