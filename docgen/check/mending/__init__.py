"""Mends what is mechanical and safe, on a copy: looks, pages, codes; never the wording."""

from docgen.check.mending.rounds import Count, Mended, mend

__all__ = ["Count", "Mended", "mend"]
