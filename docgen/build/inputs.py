"""The fingerprints of what a document is made of: when none has changed, nothing is made again."""

from __future__ import annotations

import hashlib
from functools import cache

from docgen import __version__
from docgen.compose import Sources, day_of, units_used
from docgen.compose.used import Seen
from docgen.the_thuc.loading import columns_text, profile_text
from docgen.write import sha256_of

_ENGINE = sha256_of(__version__.encode())


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
        "docgen": _ENGINE,
    }


def _units(sources: Sources, seen: Seen | None) -> str:
    registry, day = sources.registry, day_of(sources.van_ban)
    used = units_used(sources.van_ban, sources.issuers, registry, day, seen)
    parts = [registry.fingerprint(used.units, day), *(group.digest for group in used.groups)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _profile(name: str) -> str:
    return sha256_of(profile_text(name) + columns_text())
