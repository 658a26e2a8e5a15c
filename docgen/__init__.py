"""docgen: official Vietnamese documents from structured data.

The public names below are imported when they are first used, so that `import docgen` is cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "BatchOptions": "docgen.batch",
    "BatchReport": "docgen.batch",
    "Options": "docgen.build",
    "Problem": "docgen.problems",
    "Report": "docgen.build",
    "ReviewOptions": "docgen.review",
    "ReviewReport": "docgen.review",
    "build_documents": "docgen.build",
    "build_template": "docgen.word.template",
    "check_bytes": "docgen.check",
    "check_files": "docgen.review",
    "create_workspace": "docgen.start",
    "load_document": "docgen.load.document",
    "load_profile": "docgen.the_thuc.loading",
    "load_registry": "docgen.load.registry.file",
    "run_batch": "docgen.batch",
    "verify_files": "docgen.write.verifying",
}
__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604 (names that __getattr__ knows)


def __getattr__(name: str) -> Any:
    """Return a public name from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'docgen' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
