"""Compiled templates kept on disk, so that a cold start need not compile them again.

A kept file holds Python code, like the interpreter's own `__pycache__`; so it lies in the user's
own folder, never in a workspace that others can write into.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docgen import __version__
from docgen.render import Patched, Template, compile_template
from docgen.word.package import Packed
from docgen.write import keep, kept

_MOST = 48  # files of about 200 KB


def cached_template(data: bytes, name: str, folder: Path | None) -> Template:
    """Return the compiled template of a `mau.docx`, from `folder` when it was compiled before.

    `folder` is the user's cache folder, or None to keep nothing. Raises `ProblemError` as
    `compile_template` does.
    """
    if folder is None:
        return compile_template(data, name)
    file = f"{_key(data)}.mau"
    content = kept(folder, file)
    if content is not None:
        return _thawed(content, name)
    template = compile_template(data, name)
    keep(folder, file, _frozen(template), _MOST)
    return template


def _key(data: bytes) -> str:
    """Return a name that changes with the template and with everything that compiles it."""
    tools = [__version__, version("docxtpl"), version("jinja2"), importlib.util.MAGIC_NUMBER.hex()]
    tools += [str(file.stat().st_mtime_ns) for file in _compilers()]
    return hashlib.sha256("|".join(tools).encode() + hashlib.sha256(data).digest()).hexdigest()


def _compilers() -> list[Path]:
    """Return our own modules that a compiled template comes from."""
    package = Path(__file__).parents[1]
    return sorted([*(package / "render").glob("*.py"), *(package / "word").glob("*.py")])


def _frozen(template: Template) -> bytes:
    patched = template.patched
    members = {
        key: (one.crc, one.size, one.method, one.data) for key, one in patched.members.items()
    }
    content: Any = (dict(patched.sources), members, sorted(patched.ragged), dict(template.codes))
    return marshal.dumps(content)


def _thawed(content: bytes, name: str) -> Template:
    sources, members, ragged, codes = marshal.loads(content)
    packed = {key: Packed(*fields) for key, fields in members.items()}
    return Template.from_codes(Patched(name, sources, packed, frozenset(ragged)), codes)
