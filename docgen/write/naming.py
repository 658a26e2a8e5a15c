"""The file names of a job: safe on every system, one for each document, not too long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Level, Place, Problem
from docgen.tieng_viet.names import collisions, safe_stem
from docgen.write.atomic import TEMPORARY_LENGTH
from docgen.write.faults import write_problem
from docgen.write.manifest import MANIFEST, same_name

LONGEST_PATH = 259  # characters of a path that Windows opens without a special setting
# Each dot from which only endings such as .nhap.docx follow.
_SUFFIX = re.compile(r"\.(?=(?:[a-z0-9]+\.)*[a-z0-9]+\Z)")


@dataclass(frozen=True, slots=True)
class Names:
    """The file name of each document by key, and what was found on the way."""

    files: Mapping[str, str]
    problems: tuple[Problem, ...]


def check_names(folder: Path, stems: Mapping[str, str], suffix: str = ".docx") -> Names:
    """Return a safe file name for the wanted stem of each key, before anything is written.

    A name that had to be changed is a warning (`D-TENTEP`); two documents that Windows would put
    into one file (`D-TRUNGTEN`) and a path that it would not open (`D-DUONGDAN`) are errors.
    """
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for key, wanted in stems.items():
        stem, changed = safe_stem(wanted)
        files[key] = stem + suffix
        path = folder / files[key]
        if changed:
            problems.append(_changed(wanted, path))
        problems.extend(too_long(path))
    for group in collisions(files.values()):
        keys = [key for key, name in files.items() if name in group]
        problems.append(shared_name(folder / group[0], keys))
    return Names(files, tuple(problems))


def bad_name(path: Path, file_name: str) -> tuple[Problem, ...]:
    """Return the refusal of a `file_name` that did not come from `check_names`, if it must be."""
    stems = (file_name[: match.start()] for match in _SUFFIX.finditer(file_name))
    is_safe = any(safe_stem(stem) == (stem, False) for stem in stems)
    if is_safe and same_name(file_name) != MANIFEST:
        return too_long(path)
    message = f"Tên tệp «{file_name[:60]}» không dùng được."
    return (write_problem("D-TENTEP", message, path, "đặt tên chỉ có chữ, số và dấu gạch nối"),)


def shared_name(path: Path, keys: Iterable[str]) -> Problem:
    """Return the finding that the documents of these keys would share the file `path`."""
    *others, last = (f"«{key}»" for key in keys)
    message = f"{', '.join(others)} và {last} cùng ghi vào tệp «{path.name}»."
    return write_problem("D-TRUNGTEN", message, path, "đổi mã hoặc tên để mỗi văn bản một tệp")


def too_long(path: Path) -> tuple[Problem, ...]:
    """Return the finding that Windows could not open `path` or its temporary file, if so."""
    whole = str(path.absolute())
    length = _windows_length(whole)
    temporary = length - _windows_length(path.name) + TEMPORARY_LENGTH
    longest = max(length, temporary)
    if longest <= LONGEST_PATH:
        return ()
    message = (
        f"Đường dẫn của «{path.name[:60]}» dài {longest} ký tự, Windows chỉ nhận {LONGEST_PATH}."
    )
    hint = "chọn thư mục ngắn hơn bằng -o, hoặc đặt tên tệp ngắn hơn"
    return (write_problem("D-DUONGDAN", message, path, hint),)


def _windows_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _changed(wanted: str, path: Path) -> Problem:
    message = f"Tên tệp «{wanted[:60]}» được đổi thành «{path.name}»."
    hint = "nếu muốn tên khác, đổi tên tệp dữ liệu hoặc mã đơn vị"
    return Problem("D-TENTEP", message, Place(str(path)), hint, Level.WARNING)
