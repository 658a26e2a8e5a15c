"""Model and profile become the context of a template: plain text, ready to print. Knows no Word."""

from docgen.compose.document import Composed, Context, Sources, compose, day_of

__all__ = ["Composed", "Context", "Sources", "compose", "day_of"]
