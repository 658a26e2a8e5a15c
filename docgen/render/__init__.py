"""Compiles a Word template once and stamps documents from it: the only room that knows docxtpl."""

from __future__ import annotations

from docgen.render.stamp import Patched, Rendered, Template

__all__ = ["Patched", "Rendered", "Template", "compile_template", "patch_template"]


def compile_template(data: bytes, name: str) -> Template:
    """Return a template ready to stamp documents; see `docgen.render.compile`.

    `data` are the bytes of a .docx, `name` what findings call it. Raises `ProblemError` with
    every mistake of the template.
    """
    return Template.from_patched(patch_template(data, name))


def patch_template(data: bytes, name: str) -> Patched:
    """Return a checked template as plain data, which a cache may keep; raises `ProblemError`."""
    # What compiling needs costs more to import than a document costs to stamp.
    from docgen.render import compile as compiling

    return compiling.patch_template(data, name)
