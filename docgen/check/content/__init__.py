"""The data behind a document, and what it says against itself, the registry and the workspace.

`reading` builds a `Content` from a data file and its workspace.
"""

from docgen.check.content.findings import content_findings
from docgen.check.content.model import Content, DataFile

__all__ = ["Content", "DataFile", "content_findings"]
