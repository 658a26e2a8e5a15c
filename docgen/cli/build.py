"""`docgen build`: documents from data files."""

from __future__ import annotations

from pathlib import Path

import click
from platformdirs import user_cache_path

from docgen.build import Options, Report, build_documents
from docgen.cli.base import CONTEXT, VietCommand, workspace_option
from docgen.cli.explain import explain_option, show_origins
from docgen.cli.libreoffice import this_machine
from docgen.cli.show import format_option, show_json, show_problems, typed
from docgen.write import Status


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
@click.option("--pdf", is_flag=True, help="Lập thêm PDF cạnh mỗi tệp Word (cần LibreOffice).")
@click.option("--draft", is_flag=True, help="Bản nháp: chỗ thiếu in thành [thiếu: …] tô vàng.")
@click.option("--force", is_flag=True, help="Ghi đè cả tệp đã sửa tay.")
@explain_option
@workspace_option
@format_option
def build(
    files: tuple[Path, ...],
    out: Path | None,
    pdf: bool,
    draft: bool,
    force: bool,
    explain: bool,
    workspace: Path | None,
    output_format: str,
) -> None:
    """Lập văn bản Word từ các tệp dữ liệu; in ra đường dẫn từng tệp đã ghi."""
    cache = user_cache_path("docgen", appauthor=False)
    printing = this_machine() if pdf else None
    options = Options(out, workspace, draft, force, cache, printing, explain)
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
            click.echo(typed(document.path))
        elif document.status is Status.UNCHANGED:
            click.echo(f"{typed(document.path)}: không đổi", err=True)
    for file, origins in report.origins.items():
        show_origins(file, origins)
