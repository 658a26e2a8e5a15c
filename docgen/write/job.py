"""A job: one output folder, its manifest, and the rule that a clerk's own edit is never lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from docgen.problems import Level, ProblemError
from docgen.write.atomic import drop, probe_folder, replace_file, sweep
from docgen.write.faults import disk_fault, link_problem, write_problem
from docgen.write.journal import announce, fold, journals, new_journal
from docgen.write.manifest import (
    MANIFEST,
    Entry,
    Manifest,
    is_text,
    read_manifest,
    same_name,
    sha256_of,
)
from docgen.write.naming import bad_name, shared_name
from docgen.write.outcome import Action, Decision, Outcome, Status
from docgen.write.standing import Standing, look


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
        try:
            standing = self._look(key, file_name)
            entry = Entry(file_name, dict(inputs), sha256_of(data))
            if standing.sha256 == entry.sha256:
                self._record(key, entry)
                return Outcome(key, Status.UNCHANGED, standing.path, entry.sha256)
            if not standing.is_free and not force:
                return standing.kept(inputs)
            announce(self._journal, key, entry)
            replace_file(standing.path, data)
        except ProblemError as error:
            return self._failed(key, file_name, error)
        self._record(key, entry)
        return Outcome(key, Status.WRITTEN, standing.path, entry.sha256)

    def close(self) -> None:
        """Bring `manifest.json` up to date; raises `ProblemError` when the disk refuses.

        What another run recorded in the meantime stays. Without news the file is not touched.
        """
        path = self.folder / MANIFEST
        if self._news:
            manifest = read_manifest(path)
            for key, entry in self._news.items():
                manifest.record(key, entry)
            replace_file(path, manifest.to_bytes())
            self._news.clear()
        drop(self._journal)

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
    before = manifest.to_bytes()
    for journal in left_over:
        fold(journal, manifest)
    if manifest.to_bytes() != before:
        replace_file(folder / MANIFEST, manifest.to_bytes())
    for journal in left_over:
        drop(journal)
    return Job(folder, manifest, new_journal(folder))


def _make(folder: Path) -> None:
    if folder.is_symlink():
        raise ProblemError(link_problem(folder))
    standing = next((part for part in (folder, *folder.parents) if part.exists()), folder)
    if standing.exists() and not standing.is_dir():
        message = f"«{standing}» là một tệp, không phải thư mục."
        hint = "đổi tên tệp đó, hoặc chọn thư mục khác bằng -o"
        raise ProblemError(write_problem("D-GHI", message, standing, hint))
    folder.mkdir(parents=True, exist_ok=True)
