"""Compiled templates kept on disk, so that a cold start need not compile them again.

A kept file holds Python code, like the interpreter's own `__pycache__`; so it is only read from a
folder that belongs to the user alone, never from a workspace that others can write into.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import stat
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docgen import __version__
from docgen.problems import ProblemError
from docgen.render import Patched, Template, compile_template
from docgen.word.package import Packed
from docgen.write import replace_file

_ENDING = ".mau"
_KEPT = 48  # files of about 100 KB; the oldest make room for new ones
_DIGEST = 32


def cached_template(data: bytes, name: str, folder: Path | None) -> Template:
    """Return the compiled template of a `mau.docx`, from `folder` when it was compiled before.

    `folder` is the user's cache folder, or None to keep nothing. A kept file that is damaged, or
    that another version wrote, is passed over. Raises `ProblemError` as `compile_template` does.
    """
    if folder is None:
        return compile_template(data, name)
    kept = folder / f"{_key(data)}{_ENDING}"
    if _is_private(folder):
        template = _read(kept, name)
        if template is not None:
            return template
    template = compile_template(data, name)
    _keep(kept, template)
    return template


def _key(data: bytes) -> str:
    """Return a name that changes with the template and with everything that compiles it."""
    tools = (__version__, version("docxtpl"), version("jinja2"), importlib.util.MAGIC_NUMBER.hex())
    return hashlib.sha256("|".join(tools).encode() + hashlib.sha256(data).digest()).hexdigest()


def _is_private(folder: Path) -> bool:
    """Whether only this user can write into the folder; Windows keeps its own by its rights."""
    if not folder.is_dir():
        return False
    if os.name == "nt":
        return True
    about = folder.stat()
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _read(kept: Path, name: str) -> Template | None:
    try:
        content = kept.read_bytes()
    except OSError:
        return None
    digest, payload = content[:_DIGEST], content[_DIGEST:]
    if hashlib.sha256(payload).digest() != digest:
        return None
    sources, members, ragged, codes = marshal.loads(payload)
    packed = {key: Packed(*fields) for key, fields in members.items()}
    return Template.from_codes(Patched(name, sources, packed, frozenset(ragged)), codes)


def _keep(kept: Path, template: Template) -> None:
    patched = template.patched
    members = {key: _fields(one) for key, one in patched.members.items()}
    content: Any = (dict(patched.sources), members, sorted(patched.ragged), dict(template.codes))
    payload = marshal.dumps(content)
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(kept.parent):
            replace_file(kept, hashlib.sha256(payload).digest() + payload)
            _make_room(kept.parent)
    except (OSError, ProblemError):
        return  # without a cache everything works, only slower


def _make_room(folder: Path) -> None:
    files = sorted(folder.glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime)
    for file in files[:-_KEPT]:
        file.unlink(missing_ok=True)


def _fields(packed: Packed) -> tuple[Any, ...]:
    return packed.crc, packed.size, packed.method, packed.data
