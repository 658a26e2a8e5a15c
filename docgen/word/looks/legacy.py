"""Runs written in an old code: which ones really are, and what they say in Unicode."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.word.looks.model import RunLook


def decoded(runs: Sequence[tuple[str, RunLook]]) -> list[tuple[str, str]]:
    """Return the Unicode text of each run of a paragraph and the old code it is in, else empty."""
    return [(raw, "") for raw, _ in runs]
