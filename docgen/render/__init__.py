"""Compiles a Word template once and stamps documents from it: the only room that knows docxtpl."""

from docgen.render.compile import compile_template, patch_template
from docgen.render.stamp import Patched, Rendered, Template

__all__ = ["Patched", "Rendered", "Template", "compile_template", "patch_template"]
