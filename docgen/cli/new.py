"""`docgen new`: a data file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.base import CONTEXT, VietCommand, workspace_option
from docgen.load.registry.file import load_registry
from docgen.load.workspace import find_workspace
from docgen.problems import Level, Place, Problem, ProblemError
from docgen.start import skeleton
from docgen.the_thuc.loading import NAMES
from docgen.write import replace_file


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("loai", metavar="LOẠI")
@click.option(
    "--for", "unit", required=True, metavar="ĐƠN_VỊ", help="Khóa của đơn vị trong data/don_vi.yaml."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="TỆP.yaml",
    help="Tệp sẽ tạo.",
)
@workspace_option
def new(loai: str, unit: str, output: Path, workspace: Path | None) -> None:
    """Tạo tệp dữ liệu có chú thích để điền, ví dụ: docgen new ke_hoach --for … -o data/….yaml."""
    _create(loai, unit, output, workspace)
    click.echo(str(output))


def _create(loai: str, unit: str, output: Path, workspace: Path | None) -> None:
    if output.exists():
        hint = "chọn tên khác; lệnh new không ghi đè"
        raise ProblemError(Problem("D-GHI", f"Tệp «{output}» đã có.", Place(str(output)), hint))
    place = find_workspace(output, Path.cwd(), workspace)
    path = place.registry_path
    registry, problems = load_registry(path, str(path), NAMES)
    if any(problem.level is Level.ERROR for problem in problems):
        raise ProblemError(*problems)
    text = skeleton(loai, unit, registry)
    output.parent.mkdir(parents=True, exist_ok=True)
    replace_file(output, text.encode())
