"""A job: one output folder, its manifest, and the rule that a clerk's own edit is never lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from docgen.problems import Level, Problem, ProblemError
from docgen.write.atomic import drop, probe_folder, replace_file, replaceable, sweep
from docgen.write.faults import disk_fault, link_problem, write_problem
from docgen.write.group import replace_all
from docgen.write.hashing import sha256_of
from docgen.write.journal import announce, fold, journals, new_journal
from docgen.write.manifest import (
    MANIFEST,
    Entry,
    Manifest,
    compact,
    is_text,
    read_manifest,
    same_name,
)
from docgen.write.naming import bad_name, shared_name
from docgen.write.outcome import Action, Decision, Outcome, Staged, Status
from docgen.write.standing import Standing, look


@dataclass(frozen=True, slots=True)
class _Pending:
    """One document that is to be written: nothing that is known speaks against it."""

    key: str
    path: Path
    data: bytes
    entry: Entry


@dataclass(slots=True)
class Job:
    """One output folder between `open_job` and `close`; use it in a `with` statement.

    A job that was killed before `close` forgets nothing: the next `open_job` reads its journal.
    """

    folder: Path
    _manifest: Manifest
    _journal: Path
    _holders: dict[str, str] = field(default_factory=dict)
    _news: dict[str, Entry] = field(default_factory=dict)
    _is_torn: bool = False

    def __enter__(self) -> Job:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def plan(
        self, key: str, file_name: str, inputs: Mapping[str, str], *, force: bool = False
    ) -> Decision:
        """Return what `put` would do for `key`, from the SHA-256 of its named `inputs` alone.

        Only a decision with an `outcome` spares the rendering: a file that the manifest does not
        know may still turn out to be, byte for byte, what would be written.
        """
        try:
            standing = self._look(key, file_name)
        except ProblemError as error:
            return Decision(Action.FAILED, error.problems, self._failed(key, file_name, error))
        if standing.is_ours and standing.has_inputs(inputs):
            unchanged = Outcome(key, Status.UNCHANGED, standing.path, standing.sha256)
            return Decision(Action.UNCHANGED, (), unchanged)
        if standing.is_free or force:
            return Decision(Action.WRITE)
        kept = standing.kept(inputs)
        is_settled = all(problem.level is Level.NOTE for problem in kept.problems)
        return Decision(Action.KEPT, kept.problems, kept if is_settled else None)

    @property
    def documents(self) -> Mapping[str, Entry]:
        """What the manifest says of each document, with what this run has recorded."""
        return self._manifest.documents

    def inputs_of(self, key: str) -> Mapping[str, str]:
        """Return what the document of a key was made of, as the manifest has it; empty if new."""
        entry = self._manifest.documents.get(key)
        return entry.inputs if entry else {}

    def put(
        self,
        key: str,
        file_name: str,
        data: bytes,
        inputs: Mapping[str, str],
        *,
        force: bool = False,
    ) -> Outcome:
        """Write the document of `key` and return what became of it; no fault is raised.

        `inputs` are the SHA-256 of what the document was made of, by name. A file that was edited
        by hand, or that docgen did not write for this key, is kept unless `force`.
        """
        (outcome,) = self.put_all([Staged(key, file_name, data, inputs)], force=force)
        return outcome

    def put_all(self, staged: Sequence[Staged], *, force: bool = False) -> list[Outcome]:
        """Write a group of documents as `put` would one after another; return what became of each.

        A fault of one document (kept, locked, read-only, no room left) leaves its file as it was
        and stops no other. The promise: killed at any moment, each file is the old or the new one,
        whole, and the next `open_job` knows which, from manifest and journal; what kill or fault
        left of temporary files goes. When this returns, what it calls written outlasts a power cut,
        as far as disk and system obey fsync; a cut before that leaves each file old or new.
        """
        return [outcome for group in _groups(staged) for outcome in self._put_group(group, force)]

    def foresee(self, one: Staged, *, force: bool = False) -> Outcome:
        """Return what `put_all` would say of a document as things stand; nothing is changed."""
        turn = self._turn(one, force)
        if isinstance(turn, Outcome):
            return turn
        try:
            replaceable(turn.path)
        except ProblemError as error:
            return self._failed(one.key, one.file_name, error)
        return Outcome(turn.key, Status.WRITTEN, turn.path, turn.entry.sha256)

    def close(self) -> None:
        """Bring `manifest.json` up to date; raises `ProblemError` when the disk refuses.

        What another run recorded in the meantime stays. Without news the file is not touched.
        """
        is_settled = True
        if self._news or self._is_torn:
            manifest = read_manifest(self.folder / MANIFEST)
            before = dict(manifest.documents)
            for key, entry in self._news.items():
                manifest.record(key, entry)
            if self._is_torn:
                is_settled = fold(self._journal, manifest)
            if manifest.documents != before:
                replace_file(self.folder / MANIFEST, manifest.to_bytes())
            self._news.clear()
        if is_settled:
            drop(self._journal)
            self._is_torn = False

    def _put_group(self, group: Sequence[Staged], force: bool) -> list[Outcome]:
        turns = [self._turn(one, force) for one in group]
        for one, turn in zip(group, turns, strict=True):
            if isinstance(turn, Outcome) and turn.status is Status.UNCHANGED:
                entry = Entry(one.file_name, compact(one.inputs), turn.sha256)
                self._record(one.key, entry)
        pending = [turn for turn in turns if isinstance(turn, _Pending)]
        was_torn = self._is_torn
        # Until every file of the group is accounted for: Ctrl-C may come in between.
        self._is_torn = True
        faults = dict(zip((turn.key for turn in pending), self._replace(pending), strict=True))
        outcomes = [
            turn if isinstance(turn, Outcome) else self._settled(turn, faults[turn.key])
            for turn in turns
        ]
        self._is_torn = was_torn or any(faults.values())
        return outcomes

    def _turn(self, one: Staged, force: bool) -> Outcome | _Pending:
        """Return what becomes of a document that is not written, or what is to be written."""
        try:
            standing = self._look(one.key, one.file_name)
        except ProblemError as error:
            return self._failed(one.key, one.file_name, error)
        entry = Entry(one.file_name, compact(one.inputs), sha256_of(one.data))
        if standing.sha256 == entry.sha256:
            return Outcome(one.key, Status.UNCHANGED, standing.path, entry.sha256)
        if not standing.is_free and not force:
            return standing.kept(one.inputs)
        return _Pending(one.key, standing.path, one.data, entry)

    def _replace(self, pending: Sequence[_Pending]) -> list[tuple[Problem, ...]]:
        if not pending:
            return []
        try:
            announce(self._journal, ((turn.key, turn.entry) for turn in pending))
        except ProblemError as error:
            return [error.problems] * len(pending)
        return replace_all(self.folder, ((turn.path, turn.data) for turn in pending))

    def _settled(self, turn: _Pending, problems: tuple[Problem, ...]) -> Outcome:
        if problems:
            return Outcome(turn.key, Status.FAILED, turn.path, problems=problems)
        self._record(turn.key, turn.entry)
        return Outcome(turn.key, Status.WRITTEN, turn.path, turn.entry.sha256)

    def _look(self, key: str, file_name: str) -> Standing:
        """Return what stands at `file_name`, which is this key's alone until the job ends."""
        path = self.folder / file_name
        problems = list(bad_name(path, file_name))
        if not is_text(key):
            hint = "đổi tên tệp dữ liệu hoặc gõ lại mã rồi chạy lại"
            problems.append(
                write_problem("D-TENTEP", f"Mã {ascii(key)} có ký tự hỏng.", path, hint)
            )
        holder = self._holders.setdefault(same_name(file_name), key)
        if holder != key:
            problems.append(shared_name(path, (holder, key)))
        if problems:
            raise ProblemError(*problems)
        return look(key, path, self._manifest)

    def _record(self, key: str, entry: Entry) -> None:
        if self._manifest.documents.get(key) != entry:
            self._manifest.record(key, entry)
            self._news[key] = entry

    def _failed(self, key: str, file_name: str, error: ProblemError) -> Outcome:
        return Outcome(key, Status.FAILED, self.folder / file_name, problems=error.problems)


def _groups(staged: Iterable[Staged]) -> Iterator[list[Staged]]:
    """Yield the documents in order, cut where a key or a file comes again: the last one wins."""
    group: list[Staged] = []
    seen: set[tuple[str, str]] = set()
    for one in staged:
        marks = {("key", one.key), ("file", same_name(one.file_name))}
        if seen & marks:
            yield group
            group, seen = [], set()
        group.append(one)
        seen |= marks
    yield group


def open_job(folder: Path) -> Job:
    """Return the job of `folder`, which is made when missing, before any other work is done.

    What killed runs left is swept and remembered. Raises `ProblemError`: `D-GHI` when the folder
    cannot be written into, `D-LIENKET` when it is a symbolic link, `D-DUONGDAN` when its path is
    too long, `D-SOKE` when its manifest cannot be trusted.
    """
    try:
        _make(folder)
        probe_folder(folder)
        sweep(folder)
        left_over = journals(folder)
    except OSError as error:
        raise ProblemError(disk_fault(error, folder)) from error
    manifest = read_manifest(folder / MANIFEST)
    if left_over:
        _fold_all(left_over, folder, manifest)
    return Job(folder, manifest, new_journal(folder))


def peek_job(folder: Path) -> Job:
    """Return the job of `folder` for questions only (`plan`, `foresee`): nothing is changed.

    The folder need not be there. Raises `ProblemError` of code `D-SOKE` or `D-LIENKET` as
    `open_job` does.
    """
    if folder.is_symlink():
        raise ProblemError(link_problem(folder))
    manifest = read_manifest(folder / MANIFEST)
    try:
        left_over = journals(folder) if folder.is_dir() else ()
    except OSError as error:
        raise ProblemError(disk_fault(error, folder)) from error
    for journal in left_over:
        fold(journal, manifest)
    return Job(folder, manifest, new_journal(folder))


def _fold_all(left_over: Sequence[Path], folder: Path, manifest: Manifest) -> None:
    before = dict(manifest.documents)
    settled = [journal for journal in left_over if fold(journal, manifest)]
    if manifest.documents != before:
        replace_file(folder / MANIFEST, manifest.to_bytes())
    for journal in settled:
        drop(journal)


def _make(folder: Path) -> None:
    if folder.is_symlink():
        raise ProblemError(link_problem(folder))
    standing = next((part for part in (folder, *folder.parents) if part.exists()), folder)
    if standing.exists() and not standing.is_dir():
        message = f"«{standing}» là một tệp, không phải thư mục."
        hint = "đổi tên tệp đó, hoặc chọn thư mục khác bằng -o"
        raise ProblemError(write_problem("D-GHI", message, standing, hint))
    folder.mkdir(parents=True, exist_ok=True)
