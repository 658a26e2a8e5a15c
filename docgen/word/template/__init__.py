"""Builds the base template `mau.docx` of a profile: for named documents and for letters."""

from docgen.word.template.builder import build_template

__all__ = ["build_template"]
