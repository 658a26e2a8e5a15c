"""Finds the components of a document, typed by hand or generated."""

from docgen.check.finder.choosing import choose_family
from docgen.check.finder.finding import find_parts

__all__ = ["choose_family", "find_parts"]
