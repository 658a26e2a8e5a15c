"""The workspace of a file: the folder that holds the registry, templates and results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Place, Problem, ProblemError
from docgen.tieng_viet.names import safe_stem

_REGISTRY = Path("data") / "don_vi.yaml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `data/`, `templates/` and `out/`; `root` is absolute."""

    root: Path

    @property
    def registry_path(self) -> Path:
        """The unit registry."""
        return self.root / _REGISTRY

    @property
    def templates(self) -> Path:
        """The folder of all templates."""
        return self.root / "templates"

    def template_folder(self, owner: str, loai: str) -> Path:
        """Return where the template of a type stands; `owner` is a unit's key or a profile."""
        return self.templates / owner / loai

    def default_out(self, data_file: Path) -> Path:
        """Return the folder of a job that was given no `-o`: `out/<stem>/`, safe on Windows."""
        return self.root / "out" / safe_stem(data_file.stem)[0]


def find_workspace(file: Path, current_dir: Path, named: Path | None = None) -> Workspace:
    """Return the workspace of a data file.

    The nearest folder above the file that holds `data/don_vi.yaml`, else the nearest above
    `current_dir`, against which relative paths are read; `named` overrides both.
    Raises `ProblemError` of code `D-NOILAMVIEC` when there is none.
    """
    here = current_dir.absolute()
    if named is not None:
        root = here / named
        if _is_workspace(root):
            return Workspace(root)
        raise ProblemError(_none(f"Thư mục «{named}» không có data/don_vi.yaml.", file))
    for folder in [*(here / file).parents, here, *here.parents]:
        if _is_workspace(folder):
            return Workspace(folder)
    raise ProblemError(_none("Không tìm thấy nơi làm việc có data/don_vi.yaml.", file))


def _is_workspace(folder: Path) -> bool:
    try:
        return (folder / _REGISTRY).is_file()
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False


def _none(message: str, file: Path) -> Problem:
    hint = "tạo nơi làm việc bằng lệnh docgen init THU_MUC, hoặc chỉ rõ bằng --workspace THU_MUC"
    return Problem("D-NOILAMVIEC", message, Place(str(file)), hint)
