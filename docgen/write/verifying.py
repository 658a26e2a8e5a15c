"""Whether a received file is the one that docgen wrote: checked against a list."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from docgen.problems import Exit, Level, Place, Problem, ProblemError
from docgen.write.archive import SUMS
from docgen.write.faults import read_fault, write_problem
from docgen.write.listing import (
    Known,
    Listing,
    base_name,
    listing_beside,
    listing_inside,
    read_listing,
)
from docgen.write.manifest import MANIFEST
from docgen.write.received import documents_of, member_sha256, received_zip

_ASK = "xin lại bản gốc từ nơi gửi, hoặc lập lại bằng docgen"


class Verdict(StrEnum):
    """What a list says of a file."""

    RIGHT = "right"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file after its check; `member` is its name inside the zip `file`, else empty.

    `key` and `name` are what the list has for it, empty where it has nothing.
    """

    file: Path
    member: str
    sha256: str
    verdict: Verdict
    key: str = ""
    name: str = ""

    @property
    def place(self) -> Place:
        """Where the file stands."""
        return Place(str(self.file), part=self.member)

    @property
    def sentence(self) -> str:
        """The verdict in words, without a full stop."""
        if self.verdict is Verdict.UNKNOWN:
            return "không có trong danh sách"
        key = f" (khoá {self.key})" if self.key else ""
        if self.verdict is Verdict.CHANGED:
            return f"đã bị sửa sau khi ghi{key}"
        own = base_name(self.member) if self.member else self.file.name
        renamed = f"; tên gốc «{self.name}»" if own != self.name else ""
        return f"đúng bản {'docgen đã ghi' if self.key else 'trong danh sách'}{key}{renamed}"

    def problems(self) -> Iterator[Problem]:
        """Yield the finding that the file is not what was written, if so."""
        if self.verdict is not Verdict.RIGHT:
            code = "D-SUASAU" if self.verdict is Verdict.CHANGED else "D-NGOAISO"
            name = self.member or self.file.name
            yield Problem(code, f"Tệp «{name}» {self.sentence}.", self.place, _ASK)

    def as_json(self) -> dict[str, str]:
        """Return the file as the flat object that `--format json` prints."""
        return {
            "file": str(self.file),
            "member": self.member,
            "status": str(self.verdict),
            "key": self.key,
            "name": self.name,
            "sha256": self.sha256,
        }


@dataclass(slots=True)
class Verification:
    """Every file that was checked, and every finding on the way."""

    files: list[Checked] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def exit_code(self) -> Exit:
        """`OK` when every file is what was written."""
        failed = any(problem.level is Level.ERROR for problem in self.problems)
        return Exit.PROBLEMS if failed else Exit.OK


def verify_files(files: Iterable[Path], listing: Path | None = None) -> Verification:
    """Check each file against the list at `listing`, else against the one that stands beside it.

    A zip of a job is checked member by member, without a `listing` against the list inside it. A
    file is recognised by its content, whatever it is called now. Nothing is written. No fault is
    raised but that of `listing` itself.
    """
    known = read_listing(listing) if listing else None
    beside: dict[Path, Listing] = {}
    whole = Verification()
    for file in files:
        try:
            if file.suffix.casefold() == ".zip" and file.is_file():
                _check_zip(file, known, whole)
            else:
                sha256 = _file_sha256(file)
                if known is None and file.parent not in beside:
                    beside[file.parent] = listing_beside(file)
                _conclude(file, "", sha256, known or beside[file.parent], whole)
        except ProblemError as error:
            whole.problems.extend(error.problems)
    return whole


def _check_zip(file: Path, known: Listing | None, whole: Verification) -> None:
    with received_zip(file) as archive:
        listing = known
        if listing is None:
            listing = listing_inside(archive, file)
            whole.problems.append(_inside(file))
            whole.problems.extend(_missing(file, archive, listing))
        for member in documents_of(archive):
            try:
                sha256 = member_sha256(archive, member, file)
            except ProblemError as error:
                whole.problems.extend(error.problems)
                continue
            _conclude(file, member.filename, sha256, listing, whole)


def _conclude(file: Path, member: str, sha256: str, listing: Listing, whole: Verification) -> None:
    own = base_name(member) if member else file.name
    found = listing.of_content(sha256, own)
    if member and own in (MANIFEST, SUMS) and (found or not listing.of_name(own)):
        return  # the list itself: only one that was changed is worth a word
    checked = _checked(file, member, sha256, found, listing.of_name(own))
    whole.files.append(checked)
    whole.problems.extend(checked.problems())


def _checked(
    file: Path, member: str, sha256: str, content: Known | None, named: Known | None
) -> Checked:
    if content:
        return Checked(file, member, sha256, Verdict.RIGHT, content.key, content.name)
    if named:
        return Checked(file, member, sha256, Verdict.CHANGED, named.key, named.name)
    return Checked(file, member, sha256, Verdict.UNKNOWN)


def _file_sha256(file: Path) -> str:
    if not file.is_file():
        message = f"Không có tệp «{file.name}»."
        hint = "xem lại tên tệp và thư mục đang đứng"
        raise ProblemError(write_problem("D-TEP", message, file, hint))
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ProblemError(read_fault(error, file)) from error


def _inside(file: Path) -> Problem:
    message = f"«{file.name}» được đối chiếu với danh sách nằm ngay trong tệp nén."
    hint = "muốn chắc chắn, thêm --manifest với sổ kê do nơi gửi giữ"
    return Problem("D-DANHSACH", message, Place(str(file)), hint, Level.NOTE)


def _missing(file: Path, archive: zipfile.ZipFile, listing: Listing) -> Iterator[Problem]:
    there = {base_name(member.filename) for member in documents_of(archive)}
    for name in listing.sums:
        if name not in there:
            message = f"Tệp nén thiếu «{name}» có trong danh sách."
            yield Problem("D-THIEUTEP", message, Place(str(file)), _ASK)
