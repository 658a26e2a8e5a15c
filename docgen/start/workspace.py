"""`docgen init`: a new workspace with the base templates and sample data."""

from __future__ import annotations

from pathlib import Path

from docgen.load.shipped import shipped
from docgen.problems import Place, Problem, ProblemError
from docgen.write import replace_file

_COPIED = ("templates", "data")


def create_workspace(folder: Path) -> list[Path]:
    """Fill an empty or new folder with templates/, data/ and out/; return the files written.

    Raises `ProblemError` of code `D-THUMUC` when the folder already holds something.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        hint = "chọn tên thư mục khác"
        raise ProblemError(
            Problem("D-THUMUC", f"«{folder}» đã có sẵn và không trống.", Place(str(folder)), hint)
        )
    written = []
    for name in _COPIED:
        source = shipped(name)
        for file in sorted(path for path in source.rglob("*") if path.is_file()):
            target = folder / name / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, file.read_bytes())
            written.append(target)
    (folder / "out").mkdir(exist_ok=True)
    return written
