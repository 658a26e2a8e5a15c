"""The list that files are checked against: of a manifest, of SHA256SUMS.txt, or inside a zip."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from docgen.problems import Problem, ProblemError
from docgen.write.archive import SUMS
from docgen.write.faults import read_fault, write_problem
from docgen.write.manifest import (
    LARGEST,
    MANIFEST,
    Manifest,
    parse_manifest,
    read_manifest,
    same_name,
)
from docgen.write.received import documents_of, member_content, received_zip

_SUM = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
# What Windows, browsers and Zalo put into the name of a file that is received twice.
_COPY = re.compile(r"(?: ?\(\d{1,3}\)| - Copy| - Bản sao)(?=(?:\.[A-Za-z0-9]+)*\Z)")


@dataclass(frozen=True, slots=True)
class Known:
    """One file of a list; `key` is its document's, empty where the list names only files."""

    key: str
    name: str
    sha256: str


@dataclass(slots=True)
class Listing:
    """The files of one list, found by content or by name.

    `sums` is what a SHA256SUMS.txt has, by `same_name`: the zip that it came in should hold all of
    it. Where there is a manifest (`has_manifest`), that alone says what docgen wrote: anyone can
    add a line to the sums.
    """

    has_manifest: bool = False
    sums: dict[str, Known] = field(default_factory=dict)
    _by_hash: dict[str, list[Known]] = field(default_factory=dict)
    _by_name: dict[str, Known] = field(default_factory=dict)

    def add(self, known: Iterable[Known]) -> None:
        """Take over what another list knows; a name that stands here already keeps its hash."""
        for one in known:
            if self._by_name.setdefault(same_name(one.name), one) is one:
                self._by_hash.setdefault(one.sha256, []).append(one)

    def of_content(self, sha256: str, name: str) -> Known | None:
        """Return the file of this content; of several, the one of this name or the first."""
        found = self._by_hash.get(sha256, [])
        same = (one for one in found if same_name(one.name) == same_name(name))
        return next(same, found[0] if found else None)

    def of_name(self, name: str) -> Known | None:
        """Return the file of this name, else of the name that this one is the copy (` (1)`) of."""
        known = (self._by_name.get(same_name(one)) for one in _originals(name))
        return next((one for one in known if one), None)

    def is_summed(self, name: str, sha256: str) -> bool:
        """Whether the SHA256SUMS.txt has the file of this name with this content."""
        known = self.sums.get(same_name(name))
        return known is not None and known.sha256 == sha256


def read_listing(path: Path) -> Listing:
    """Return the list at `path`: a `manifest.json`, a `SHA256SUMS.txt` or the zip of a job.

    Raises `ProblemError`: `D-DANHSACH` when there is none or it is no such list, else as
    `read_manifest` and `received_zip` do.
    """
    if not path.is_file():
        raise ProblemError(_no_listing(f"Không có tệp danh sách «{path.name}».", path))
    suffix = path.suffix.casefold()
    if suffix == ".zip":
        with received_zip(path) as archive:
            return listing_inside(archive, path)
    if suffix == ".json":
        return _listing_of(read_manifest(path))
    return _listing_of(None, _read_sums(path), path)


def listing_beside(path: Path) -> Listing:
    """Return the list in the folder of `path`; raises `ProblemError` as `read_listing`."""
    for name in (MANIFEST, SUMS):
        if path.with_name(name).is_file():
            return read_listing(path.with_name(name))
    raise ProblemError(_no_listing(f"Không có sổ kê cạnh «{path.name}».", path))


def listing_inside(archive: zipfile.ZipFile, path: Path) -> Listing:
    """Return the list that the zip at `path` holds; raises `ProblemError` as `read_listing`."""
    lists = [one for one in documents_of(archive) if base_name(one.filename) in (MANIFEST, SUMS)]
    found = {base_name(one.filename): one for one in lists}
    if not found:
        raise ProblemError(_no_listing(f"Trong «{path.name}» không có sổ kê.", path))
    if len(found) != len(lists):
        message = f"Trong «{path.name}» có nhiều sổ kê, không rõ theo sổ nào."
        raise ProblemError(_no_listing(message, path))
    texts = {name: member_content(archive, one, path, LARGEST) for name, one in found.items()}
    manifest = parse_manifest(texts[MANIFEST], path / MANIFEST) if MANIFEST in texts else None
    return _listing_of(manifest, texts.get(SUMS, b""), path)


def is_copy_of(name: str, original: str) -> bool:
    """Whether two names differ only in signs of a copy such as ` (1)`, which `name` has."""
    *_, bare = _originals(name)
    *_, other = _originals(original)
    return same_name(name) != same_name(bare) == same_name(other)


def base_name(name: str) -> str:
    """Return the file name of a member that stands in a folder of its zip."""
    return PurePosixPath(name).name


def _originals(name: str) -> Iterator[str]:
    """Yield `name`, then without its last sign of a copy, and so on."""
    yield name
    while (bare := _COPY.sub("", name)) != name:
        name = bare
        yield name


def _listing_of(manifest: Manifest | None, sums: bytes = b"", path: Path = Path()) -> Listing:
    listed = _parse_sums(sums, path)
    listing = Listing(manifest is not None, {same_name(known.name): known for known in listed})
    if manifest is None:
        listing.add(listed)
    else:
        entries = sorted(manifest.documents.items())
        listing.add(Known(key, entry.file, entry.sha256) for key, entry in entries)
    return listing


def _read_sums(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error


def _parse_sums(data: bytes, path: Path) -> list[Known]:
    message = f"«{path.name}» không phải là sổ kê hay danh sách SHA-256."
    try:
        lines = data.decode("utf-8-sig").splitlines() if len(data) <= LARGEST else ["?"]
    except UnicodeDecodeError as error:
        raise ProblemError(_no_listing(message, path)) from error
    matches = [_SUM.fullmatch(line) for line in lines if line]
    known = [Known("", base_name(match[2]), match[1].lower()) for match in matches if match]
    if len(known) != len(matches):
        raise ProblemError(_no_listing(message, path))
    return known


def _no_listing(message: str, path: Path) -> Problem:
    hint = f"chỉ danh sách bằng --manifest: {MANIFEST}, {SUMS} hoặc tệp .zip của đợt lập"
    return write_problem("D-DANHSACH", message, path, hint)
