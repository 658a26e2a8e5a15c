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
    is_copy_of,
    listing_beside,
    listing_inside,
    read_listing,
)
from docgen.write.manifest import MANIFEST, same_name
from docgen.write.received import documents_of, member_sha256, received_zip

_ASK = "xin lại bản gốc từ nơi gửi, hoặc lập lại bằng docgen"
_LOOK = "mở tệp xem là văn bản nào rồi đặt lại đúng tên, hoặc xin lại bản gốc từ nơi gửi"


class Verdict(StrEnum):
    """What a list says of a file."""

    RIGHT = "right"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file after its check; `member` is its name inside the zip `file`, else empty.

    `key` and `name` are what the list has for it, empty where it has nothing. `content` is the
    other file of the list whose content it is under this name; `is_summed` says that a
    SHA256SUMS.txt has the file as it stands although the manifest has not.
    """

    file: Path
    member: str
    sha256: str
    verdict: Verdict
    key: str = ""
    name: str = ""
    content: Known | None = None
    is_summed: bool = False

    @property
    def place(self) -> Place:
        """Where the file stands."""
        return Place(str(self.file), part=self.member)

    @property
    def sentence(self) -> str:
        """The verdict in words, without a full stop."""
        if self.verdict is Verdict.UNKNOWN:
            summed = f"sổ kê, dù {SUMS} có ghi" if self.is_summed else "danh sách"
            return f"không có trong {summed}"
        key = _of_key(self.key)
        if self.content:
            other = f"«{self.content.name}»{_of_key(self.content.key)}"
            return f"mang tên «{self.name}»{key} nhưng là văn bản của {other}"
        if self.verdict is Verdict.CHANGED:
            summed = f", dù {SUMS} ghi theo bản đã sửa" if self.is_summed else ""
            return f"đã bị sửa sau khi ghi{key}{summed}"
        own = base_name(self.member) if self.member else self.file.name
        renamed = f"; tên gốc «{self.name}»" if own != self.name else ""
        return f"đúng bản {'docgen đã ghi' if self.key else 'trong danh sách'}{key}{renamed}"

    def problems(self) -> Iterator[Problem]:
        """Yield the finding that the file is not what was written, if so."""
        if self.verdict is not Verdict.RIGHT:
            code = "D-SUASAU" if self.verdict is Verdict.CHANGED else "D-NGOAISO"
            name = self.member or self.file.name
            hint = _LOOK if self.content else _ASK
            yield Problem(code, f"Tệp «{name}» {self.sentence}.", self.place, hint)

    def as_json(self) -> dict[str, str]:
        """Return the file as the flat object that `--format json` prints."""
        return {
            "file": str(self.file),
            "member": self.member,
            "status": str(self.verdict),
            "key": self.key,
            "name": self.name,
            "content_of": self.content.name if self.content else "",
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
    file whose name the list knows must have the content of that name; any other is recognised by
    its content, whatever it is called now. Nothing is written. No fault is raised but that of
    `listing` itself.
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
    checked = _checked(file, member, sha256, listing)
    known = listing.sums.get(same_name(own))
    if own in (MANIFEST, SUMS) and (member or known):
        is_right = known is None or known.sha256 == sha256
        if member and is_right:
            return  # the list itself: only one that was changed is worth a word
        verdict = Verdict.RIGHT if is_right else Verdict.CHANGED
        checked = Checked(file, member, sha256, verdict, name=own)
    whole.files.append(checked)
    whole.problems.extend(checked.problems())


def _checked(file: Path, member: str, sha256: str, listing: Listing) -> Checked:
    own = base_name(member) if member else file.name
    content, named = listing.of_content(sha256, own), listing.of_name(own)
    if named and named.sha256 == sha256:
        return Checked(file, member, sha256, Verdict.RIGHT, named.key, named.name)
    is_known = named and same_name(named.name) == same_name(own)
    if content and (not named or (not is_known and is_copy_of(own, content.name))):
        return Checked(file, member, sha256, Verdict.RIGHT, content.key, content.name)
    is_summed = listing.has_manifest and listing.is_summed(own, sha256)
    if named:
        key, name = named.key, named.name
        return Checked(file, member, sha256, Verdict.CHANGED, key, name, content, is_summed)
    return Checked(file, member, sha256, Verdict.UNKNOWN, is_summed=is_summed)


def _of_key(key: str) -> str:
    return f" (khóa {key})" if key else ""


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
    names = [known.name for known in listing.sums.values()]
    if not listing.has_manifest and MANIFEST not in names:
        yield Problem("D-THIEUTEP", f"Tệp nén thiếu sổ kê «{MANIFEST}».", Place(str(file)), _ASK)
    for name in names:
        if name not in there:
            message = f"Tệp nén thiếu «{name}» có trong danh sách."
            yield Problem("D-THIEUTEP", message, Place(str(file)), _ASK)
