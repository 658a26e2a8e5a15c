"""The files that a person names: Word files, data files, and every Word file below a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Level, Place, Problem

DATA = (".yaml", ".yml")
_WORD, _OLD = ".docx", ".doc"
_LOCK = "~$"  # what Word puts beside a file while it is open


@dataclass(frozen=True, slots=True)
class Named:
    """A file to check; `name` is its place below the folder that was named, or its own name."""

    path: Path
    name: str

    @property
    def is_data(self) -> bool:
        """Whether it is a data file, from which a document is made first."""
        return self.path.suffix.lower() in DATA


def find_files(
    paths: Iterable[Path], shown: Callable[[Path], str], results: Collection[Path] = ()
) -> tuple[list[Named], list[Problem]]:
    """Return the files that the paths stand for, each once, and notes about folders.

    Below a folder these are all .docx, sorted, but for hidden ones, the marks of open files and
    what stands in the folders `results`, where this run or one before writes its copies. `shown`
    gives the name of a path in findings.
    """
    left_out = {_plain(one) for one in results}
    found: dict[str, Named] = {}
    notes: list[Problem] = []
    for path in paths:
        named = [Named(path, path.name)]
        if path.is_dir():
            below = sorted(_below(path, left_out))
            named = [Named(one, one.relative_to(path).as_posix()) for one in below if _is_word(one)]
            notes += _remarks(named, len(below) - len(named), Place(shown(path)))
        for one in named:
            found.setdefault(_plain(one.path), one)
    return list(found.values()), notes


def _plain(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 (`a/../b` is b)


def _below(folder: Path, left_out: Collection[str]) -> Iterator[Path]:
    """Yield every Word file below a folder, those of an old kind among them."""
    for place, folders, files in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and _plain(Path(place, name)) not in left_out
        ]
        for name in files:
            if name.lower().endswith((_WORD, _OLD)) and not name.startswith((".", _LOCK)):
                yield Path(place, name)


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == _WORD


def _remarks(found: list[Named], old: int, place: Place) -> Iterator[Problem]:
    if old:
        message = f"{old} tệp .doc chưa kiểm tra được."
        hint = "mở bằng Word, lưu thành .docx rồi kiểm tra lại"
        yield Problem("D-MAULOAI", message, place, hint, Level.NOTE)
    if not found:
        message = "Thư mục không có tệp .docx nào."
        hint = "xem lại tên thư mục; tệp dữ liệu .yaml thì ghi rõ tên từng tệp"
        yield Problem("D-TEP", message, place, hint, Level.WARNING)
