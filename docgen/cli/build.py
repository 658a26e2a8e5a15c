"""`docgen build`: documents from data files."""

from __future__ import annotations

from pathlib import Path

import click
from platformdirs import user_cache_path

from docgen.build import Options, Report, build_documents
from docgen.cli.base import CONTEXT, VietCommand
from docgen.cli.show import format_option, show_json, show_problems
from docgen.write import Status

workspace_option = click.option(
    "--workspace",
    type=click.Path(path_type=Path, readable=False),
    metavar="THƯ_MỤC",
    help="Nơi làm việc, khi tệp dữ liệu nằm ngoài.",
)


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="TỆP.yaml...",
    type=click.Path(path_type=Path, readable=False),
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, readable=False),
    metavar="THƯ_MỤC",
    help="Thư mục kết quả; mặc định out/<tên tệp>/.",
)
@click.option("--draft", is_flag=True, help="Bản nháp: chỗ thiếu in thành [thiếu: …] tô vàng.")
@click.option("--force", is_flag=True, help="Ghi đè cả tệp đã sửa tay.")
@workspace_option
@format_option
def build(
    files: tuple[Path, ...],
    out: Path | None,
    draft: bool,
    force: bool,
    workspace: Path | None,
    output_format: str,
) -> None:
    """Lập văn bản Word từ các tệp dữ liệu; in ra đường dẫn từng tệp đã ghi."""
    cache = user_cache_path("docgen", appauthor=False)
    options = Options(out, workspace, draft, force, cache)
    report = build_documents(files, Path.cwd(), options)
    if output_format == "json":
        show_json(report.as_json())
    else:
        _show(report)
    raise SystemExit(report.exit_code)


def _show(report: Report) -> None:
    show_problems(report.problems)
    for document in report.documents:
        if document.status is Status.WRITTEN:
            click.echo(_typed(document.path))
        elif document.status is Status.UNCHANGED:
            click.echo(f"{_typed(document.path)}: không đổi", err=True)


def _typed(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
