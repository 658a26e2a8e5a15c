"""Which template a document is merged into: its unit's own, its parents', the profile's."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from docgen.build.sheet import SHEET, read_sheet, scalar
from docgen.load.registry import Registry
from docgen.load.shipped import shipped
from docgen.load.workspace import Workspace
from docgen.problems import Place, Problem, ProblemError
from docgen.the_thuc.profile import TheThuc

LETTER, NAMED = "cong_van", "chung"
FILE = "mau.docx"


class Finder:
    """Finds the template of each unit of a run; it looks at every folder only once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._owners = _names_in(workspace.templates)
        self._seen: dict[tuple[str, str], tuple[Path, str] | None] = {}

    def find(
        self,
        registry: Registry,
        unit: str,
        loai: str,
        profile: TheThuc,
        day: datetime.date | None,
        *,
        letter: bool,
    ) -> Path:
        """Return the path of `mau.docx` for a unit and a type.

        Most specific first: the unit's own folder, its superiors' of `day` upwards, the profile's,
        then the base template that ships with docgen. A template whose `mau.yaml` names another
        profile is passed over: it prints another body's header. Raises `ProblemError`: `D-MAU` when
        none is there, `D-LIENKET` for a symbolic link, which could lead out of the workspace.
        """
        general = LETTER if letter else NAMED
        for owner in [*_upwards(registry, unit, day), profile.ma]:
            for kind in dict.fromkeys((loai, general)):
                found = self._at(owner, kind)
                if found and found[1] in ("", profile.ma):
                    return found[0]
        base = shipped("templates") / profile.ma / general / FILE
        if base.is_file():
            return base
        message = f"Không có mẫu Word cho thể thức «{profile.ma}»."
        place = Place(str(self._workspace.template_folder(profile.ma, general) / FILE))
        raise ProblemError(Problem("D-MAU", message, place, "chạy docgen template build"))

    def _at(self, owner: str, kind: str) -> tuple[Path, str] | None:
        """Return the template of an owner and a type with the profile that its sheet names."""
        if owner not in self._owners:
            return None
        if (owner, kind) not in self._seen:
            path = self._workspace.template_folder(owner, kind) / FILE
            _refuse_links(path)
            self._seen[owner, kind] = (path, _profile_of(path)) if path.is_file() else None
        return self._seen[owner, kind]


def _names_in(folder: Path) -> frozenset[str]:
    try:
        return frozenset(path.name for path in folder.iterdir())
    except OSError:  # no folder of templates: the base templates are used
        return frozenset()


def _refuse_links(path: Path) -> None:
    """Refuse a template that is a link, or stands in a linked folder of a unit or type."""
    for part in (path, path.parent, path.parent.parent):
        if part.is_symlink():
            message = f"«{part.name}» là liên kết (symlink), docgen không đọc mẫu qua liên kết."
            hint = "xóa liên kết rồi chép tệp mẫu thật vào đó"
            raise ProblemError(Problem("D-LIENKET", message, Place(str(part)), hint))


def _profile_of(path: Path) -> str:
    """Return the profile that the sheet beside a template names, empty when it names none."""
    sheet = path.with_name(SHEET)
    return scalar(read_sheet(sheet, str(sheet)), "the_thuc")


def _upwards(registry: Registry, unit: str, day: datetime.date | None) -> Iterator[str]:
    seen: set[str] = set()
    key: str | None = unit
    while key is not None and key not in seen:
        seen.add(key)
        yield key
        above = registry.get(key)
        key = above.on(day).cap_tren if above else None
