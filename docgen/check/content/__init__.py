"""The data behind a document, and what it says against itself, the registry and the workspace.

`reading` builds a `Content` from a data file and its workspace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.check.content.model import Content, DataFile

if TYPE_CHECKING:
    from docgen.check.content.findings import content_findings

__all__ = ["Content", "DataFile", "content_findings"]


def __getattr__(name: str) -> Any:
    """Return the checks of data when they are first used: most documents come without data."""
    if name != "content_findings":
        raise AttributeError(name)
    from docgen.check.content.findings import content_findings

    return content_findings
