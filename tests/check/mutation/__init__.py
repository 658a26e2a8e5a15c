"""Breaks one property of a clean document, as the examples of the manual pages say it."""
