"""The data of a document and of its workspace, read once for all files that are checked."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from docgen.check.content.bodies import Directory, is_body
from docgen.check.content.model import Content, DataFile
from docgen.compose.symbol import number_and_symbol, symbol
from docgen.load.document import Loaded, bind, read_document
from docgen.load.nodes import Mapping as Node
from docgen.load.nodes import Scalar
from docgen.load.registry import Registry
from docgen.load.registry.file import load_registry
from docgen.load.workspace import Workspace
from docgen.model import CanCu, DonVi, VanBan
from docgen.problems import ProblemError
from docgen.the_thuc.loading import choose_profile

_DATA = "data"
_MOST = 5000  # data files of one workspace that are read; beyond that it is no office's shelf


@dataclass(frozen=True)
class Shelf:
    """Every document of a workspace, by its file, with the numbers they were issued under."""

    registry: Registry
    documents: Mapping[Path, VanBan] = field(default_factory=dict)
    numbers: Mapping[Path, str] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)

    def others(self, path: Path) -> dict[Path, VanBan]:
        """Return all documents but one."""
        found = dict(self.documents)
        found.pop(path, None)
        return found

    @cached_property
    def by_number(self) -> dict[str, list[Path]]:
        """The files of the documents that bear a number; nearly always one for each."""
        found: dict[str, list[Path]] = {}
        for file, number in self.numbers.items():
            found.setdefault(number, []).append(file)
        return found

    @cached_property
    def _of_bodies(self) -> dict[str, dict[str, VanBan]]:
        """The documents by number, of each issuer; under an empty key those of all."""
        found: dict[str, dict[str, VanBan]] = {"": {}}
        for file, number in self.numbers.items():
            one = self.documents[file]
            found[""].setdefault(number, one)
            found.setdefault(one.don_vi[0], {})[number] = one
        return found

    def issued(self, path: Path, own: VanBan) -> dict[str, VanBan]:
        """Return the other documents by number.

        Those of the same body win a shared number, and of these the nearest in years: numbers begin
        anew each year.
        """
        found = self._of_bodies[""] | self._of_bodies.get(own.don_vi[0], {})
        number = self.numbers.get(path, "")
        same = [self.documents[file] for file in self.by_number.get(number, ()) if file != path]
        found.pop(number, None)
        if same:
            found[number] = min(same, key=lambda one: _distance(one, own))
        return found


def _distance(one: VanBan, own: VanBan) -> tuple[bool, float]:
    """Return how far two documents of one number are: of other bodies, years apart."""
    years = abs(one.ngay.nam - own.ngay.nam) if one.ngay and own.ngay else math.inf
    return one.don_vi[0] != own.don_vi[0], years


def read_shelf(workspace: Workspace) -> Shelf:
    """Return all documents of a workspace; a file that is no document is passed over."""
    registry, _ = load_registry(workspace.registry_path, workspace.registry_path.name)
    documents: dict[Path, VanBan] = {}
    numbers: dict[Path, str] = {}
    for path in _data_files(workspace):
        van_ban = bind(read_document(path, path.name)).van_ban
        if van_ban is None:
            continue
        documents[path] = van_ban
        number = issued_number(van_ban, registry)
        if number:
            numbers[path] = number
    return Shelf(registry, documents, numbers, Directory.of(registry))


def read_content(
    path: Path,
    workspace: Workspace,
    shelf: Shelf | None = None,
    *,
    name: str = "",
    today: datetime.date | None = None,
) -> Content:
    """Return what is known of the document of a data file; never raises for a bad file.

    `shelf` is that of the workspace where the caller has read it, `name` the file's name in
    findings.
    """
    shelf = shelf or read_shelf(workspace)
    file = path.resolve()
    loaded = bind(read_document(path, name or path.name))
    source = DataFile(name or path.name, loaded.node, loaded.text)
    own = loaded.van_ban
    if own is None:
        return Content(registry=shelf.registry, today=today, raw=_raw(loaded), file=source)
    return Content(
        van_ban=own,
        registry=shelf.registry,
        parents=tuple(_parents(own, file, workspace, shelf)),
        issued=shelf.issued(file, own),
        today=today,
        raw=_raw(loaded),
        series=tuple(shelf.others(file).values()),
        file=source,
        directory=shelf.directory,
    )


def issued_number(van_ban: VanBan, registry: Registry) -> str:
    """Return number and symbol as printed (`148/KH-BTV`), empty for a draft without a number."""
    if van_ban.so is None:
        return ""
    day = van_ban.ngay.last_day if van_ban.ngay else None
    issuers = [_unit(registry, key, day) for key in van_ban.don_vi]
    if not issuers[0]:
        return ""
    try:
        profile, _ = choose_profile(van_ban.the_thuc or issuers[0].the_thuc, day)
    except ProblemError:
        return ""
    kind = profile.loai.get(van_ban.loai)
    if kind is None:
        return ""
    known = tuple(unit for unit in issuers if unit)
    return number_and_symbol(van_ban.so, symbol(van_ban, known, profile, kind), profile)


def _unit(registry: Registry, key: str, day: datetime.date | None) -> DonVi | None:
    unit = registry.get(key)
    return unit.on(day) if unit else None


def _data_files(workspace: Workspace) -> Iterator[Path]:
    registry = workspace.registry_path.resolve()
    paths = sorted((workspace.root / _DATA).rglob("*.yaml"))
    for path in paths[:_MOST]:
        if path.resolve() != registry:
            yield path.resolve()


def _parents(own: VanBan, file: Path, workspace: Workspace, shelf: Shelf) -> Iterator[VanBan]:
    """Yield the documents of the shelf that this one names as its bases or was forked from."""
    others = shelf.others(file)
    found: list[Path] = []
    if own.nguon:
        named = [base / own.nguon.cha for base in (file.parent, workspace.root)]
        found += [path.resolve() for path in named if path.resolve() in others]
    for basis in own.can_cu:
        for path in shelf.by_number.get(basis.so_ky_hieu or "-", ()):
            if path in others and _is_cited(basis, others[path], shelf.registry):
                found.append(path)
    for path in dict.fromkeys(found):
        yield others[path]


def _is_cited(basis: CanCu, other: VanBan, registry: Registry) -> bool:
    if basis.ngay and other.ngay and basis.ngay.iso != other.ngay.iso:
        return False
    day = other.ngay.last_day if other.ngay else None
    unit = _unit(registry, other.don_vi[0], day)
    return unit is None or not basis.co_quan or is_body(basis.co_quan, unit)


def _raw(loaded: Loaded) -> dict[str, Any]:
    """Return the plain texts of the file by their keys, as typed."""
    node = loaded.node
    if not isinstance(node, Node):
        return {}
    return {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
