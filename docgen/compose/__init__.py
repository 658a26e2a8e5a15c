"""Model and profile become the context of a template: plain text, ready to print. Knows no Word."""

from docgen.compose.document import Composed, Context, Sources, compose, day_of
from docgen.compose.kept import Kept
from docgen.compose.used import Members, Used, units_used

__all__ = [
    "Composed", "Context", "Kept", "Members", "Sources", "Used", "compose", "day_of", "units_used",
]  # fmt: skip
