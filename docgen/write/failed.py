"""Who failed in the last run of a job, so that a person can run again only those."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from docgen.write.atomic import drop, replace_file

FAILED = "that_bai.json"
_MOST = 8_000_000  # bytes: 100,000 long keys


def read_failed(folder: Path) -> frozenset[str]:
    """Return the keys that failed in the last run in `folder`; none when it is not known."""
    path = folder / FAILED
    try:
        if path.is_symlink() or path.stat().st_size > _MOST:
            return frozenset()
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return frozenset()
    keys = content.get("don_vi") if isinstance(content, dict) else None
    if not isinstance(keys, list):
        return frozenset()
    return frozenset(key for key in keys if isinstance(key, str))


def write_failed(folder: Path, keys: Iterable[str]) -> None:
    """Remember who failed; without any, nothing stays. Raises `ProblemError` as `replace_file`."""
    names = list(keys)
    if not names:
        drop(folder / FAILED)
        return
    text = json.dumps({"don_vi": names}, ensure_ascii=False, indent=1)
    replace_file(folder / FAILED, text.encode("utf-8") + b"\n")
