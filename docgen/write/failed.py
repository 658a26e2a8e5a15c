"""Who failed when last tried, so that a person can run again only those."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from docgen.problems import Problem, ProblemError
from docgen.write.atomic import drop, replace_file
from docgen.write.faults import plain_file, read_fault, write_problem

FAILED = "that_bai.json"
_MOST = 8_000_000  # bytes: 100,000 long keys


def read_failed(folder: Path) -> frozenset[str]:
    """Return the keys that failed in the last run in `folder`; none where nothing was noted.

    Raises `ProblemError`: `D-SOKE` for a file that is damaged or not ours, since who failed would
    be passed over unseen; else as a file that cannot be read does.
    """
    path = folder / FAILED
    status = plain_file(path)
    if status is None:
        return frozenset()
    try:
        content = json.loads(path.read_bytes()) if status.st_size <= _MOST else None
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error
    except (ValueError, RecursionError) as error:
        raise ProblemError(_damaged(path)) from error
    keys = content.get("don_vi") if isinstance(content, dict) else None
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise ProblemError(_damaged(path))
    return frozenset(keys)


def _damaged(path: Path) -> Problem:
    message = f"«{path.name}» bị hỏng hoặc không phải của docgen."
    hint = "xóa tệp đó rồi chạy lại không kèm --only-failed"
    return write_problem("D-SOKE", message, path, hint)


def update_failed(folder: Path, failed: Iterable[str], done: Iterable[str]) -> None:
    """Remember who failed and forget who did not; what is known of others stays.

    Without anyone left, no file stays. Raises `ProblemError` as `replace_file` does.
    """
    try:
        before = read_failed(folder)
    except ProblemError:  # damaged: only what this run found out is known
        before = frozenset()
    names = sorted((before - frozenset(done)) | frozenset(failed))
    if not names:
        drop(folder / FAILED)
    elif frozenset(names) != before:
        text = json.dumps({"don_vi": names}, ensure_ascii=False, indent=1)
        replace_file(folder / FAILED, text.encode("utf-8") + b"\n")
