"""The workspace of a file: the folder that holds the registry, templates and results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Place, Problem, ProblemError
from docgen.tieng_viet.names import safe_stem

_DATA = Path("data")
_REGISTRIES = ("don_vi.yaml", "don_vi.xlsx", "don_vi.csv")
_ANY = "data/don_vi.yaml (hoặc .xlsx, .csv)"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `data/`, `templates/` and `out/`; `root` is absolute."""

    root: Path

    @property
    def registry_path(self) -> Path:
        """The unit registry: `don_vi.yaml`, else .xlsx, else .csv; .yaml where none is there."""
        return next(iter(_registries(self.root)), self.root / _DATA / _REGISTRIES[0])

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

    The nearest folder above the file that holds `data/don_vi.yaml`, .xlsx or .csv, else the nearest
    above `current_dir`, against which relative paths are read; `named` overrides both.
    Raises `ProblemError`: `D-NOILAMVIEC` when there is none, `D-HAIDANHBA` when one folder holds
    two registries.
    """
    here = current_dir.absolute()
    above = [*(here / file).parents, here, *here.parents]
    for folder in [here / named] if named is not None else above:
        found = _registries(folder)
        if len(found) > 1:
            raise ProblemError(_several([path.name for path in found], folder))
        if found:
            return Workspace(folder)
    if named is not None:
        raise ProblemError(_none(f"Thư mục «{named}» không có {_ANY}.", file))
    raise ProblemError(_none(f"Không tìm thấy nơi làm việc có {_ANY}.", file))


def is_workspace(folder: Path) -> bool:
    """Return whether a folder is the root of a workspace: whether it holds a registry."""
    return bool(_registries(folder))


def _registries(folder: Path) -> list[Path]:
    try:
        paths = [folder / _DATA / name for name in _REGISTRIES]
        return [path for path in paths if path.is_file()]
    except OSError:  # a name that is too long, a folder that may not be looked into
        return []


def _several(names: list[str], folder: Path) -> Problem:
    message = f"Có {len(names)} danh bạ đơn vị cùng lúc: {', '.join(names)}."
    hint = f"giữ {names[0]} nếu đó là bản đang dùng; đưa {', '.join(names[1:])} ra khỏi «data»"
    return Problem("D-HAIDANHBA", message, Place(str(folder / _DATA)), hint)


def _none(message: str, file: Path) -> Problem:
    hint = "tạo nơi làm việc bằng lệnh docgen init THU_MUC, hoặc chỉ rõ bằng --workspace THU_MUC"
    return Problem("D-NOILAMVIEC", message, Place(str(file)), hint)
