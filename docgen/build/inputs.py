"""The fingerprints of what a document is made of: when none has changed, nothing is made again."""

from __future__ import annotations

import hashlib
import zlib
from functools import cache
from importlib.metadata import version

from docgen import __version__
from docgen.compose import Sources, day_of, units_used
from docgen.compose.used import Seen
from docgen.the_thuc.loading import columns_text, profile_text
from docgen.write import sha256_of


def inputs_of(
    sources: Sources, data: str, template: str, seen: Seen | None = None
) -> dict[str, str]:
    """Return the SHA-256 of all that a document comes from, by name, as the manifest keeps them.

    `data` is the fingerprint of the document's own data, `template` that of its `mau.docx`. Of the
    registry only the units that can change this document count; `seen` keeps its groups from
    document to document.
    """
    return {
        "du_lieu": data,
        "don_vi": _units(sources, seen),
        "mau": template,
        "the_thuc": _profile(sources.profile.ma),
        "docgen": sha256_of(program().encode()),
    }


@cache
def program() -> str:
    """Return what decides the bytes of a document: docgen and the libraries that it works with."""
    parts = {"docgen": __version__, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    parts |= {name: version(name) for name in ("docxtpl", "jinja2", "lxml")}
    return ", ".join(f"{name} {number}" for name, number in parts.items())


def _units(sources: Sources, seen: Seen | None) -> str:
    registry, day = sources.registry, day_of(sources.van_ban)
    used = units_used(sources.van_ban, sources.issuers, registry, day, seen)
    parts = [registry.fingerprint(used.units, day), *(group.digest for group in used.groups)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _profile(name: str) -> str:
    return sha256_of(profile_text(name) + columns_text())
