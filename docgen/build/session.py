"""What one run is asked for, and what it reads only once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build.registry_cache import cached_registry
from docgen.build.template_cache import cached_template
from docgen.load.registry import Registry
from docgen.load.workspace import Workspace
from docgen.problems import Place, Problem, ProblemError
from docgen.render import Template
from docgen.write import sha256_of

if TYPE_CHECKING:
    from docgen.pdf import Printing


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: the job's folder, a draft or not, over hand-edited files or not.

    `cache` is the user's own folder for compiled templates, or None to keep none; `pdf` is how to
    print a PDF beside each document, or None for Word only; `explain` asks where every value comes
    from.
    """

    out: Path | None = None
    workspace: Path | None = None
    draft: bool = False
    force: bool = False
    cache: Path | None = None
    pdf: Printing | None = None
    explain: bool = False


@dataclass(slots=True)
class Session:
    """One run: where it was started, its options, the registries and templates it has read."""

    current_dir: Path
    options: Options
    registries: dict[Path, tuple[Registry, list[Problem]]] = field(default_factory=dict)
    templates: dict[Path, tuple[Template, str]] = field(default_factory=dict)
    sources: dict[Path, bytes] = field(default_factory=dict)

    def registry(self, workspace: Workspace) -> tuple[Registry, list[Problem]]:
        """Return the registry of a workspace and its findings."""
        path = workspace.registry_path
        if path not in self.registries:
            self.registries[path] = cached_registry(path, self.shown(path), self.options.cache)
        return self.registries[path]

    def template(self, path: Path) -> tuple[Template, str]:
        """Return a compiled template and the SHA-256 of its file; raises `ProblemError`."""
        if path not in self.templates:
            data = self.source(path)
            self.templates[path] = (
                cached_template(data, self.shown(path), self.options.cache),
                sha256_of(data),
            )
        return self.templates[path]

    def source(self, path: Path) -> bytes:
        """Return the bytes of a template, the same for the whole run; raises `ProblemError`."""
        if path not in self.sources:
            try:
                self.sources[path] = path.read_bytes()
            except OSError as error:
                hint = "xem lại quyền đọc, hoặc đóng chương trình đang mở tệp này"
                problem = Problem("D-TEP", "Không đọc được tệp mẫu.", Place(self.shown(path)), hint)
                raise ProblemError(problem) from error
        return self.sources[path]

    def folder(self, path: Path, workspace: Workspace) -> Path:
        """Return the folder of the job that a data file belongs to."""
        out = self.options.out
        return self.current_dir / out if out else workspace.default_out(path)

    def shown(self, path: Path) -> str:
        """Return a path as the person would type it: relative to where they stand, if below it."""
        try:
            return path.absolute().relative_to(self.current_dir.absolute()).as_posix()
        except ValueError:
            return str(path)
