"""A copy of the document with a Word comment at each finding's place; nothing else changes."""

from docgen.check.commenting.writing import MOST_COMMENTS, commented

__all__ = ["MOST_COMMENTS", "commented"]
