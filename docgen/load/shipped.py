"""Where the templates and samples that ship with the program stand."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped(name: str) -> Path:
    """Return the folder `templates` or `data` that came with docgen.

    An installed wheel carries them inside the package; in a checkout they stand beside it.
    """
    installed = _PACKAGE / "_ship" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
