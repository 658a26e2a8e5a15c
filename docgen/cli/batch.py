"""`docgen batch`: one document of a plan for each unit."""

from __future__ import annotations

from pathlib import Path

import click
from platformdirs import user_cache_path

from docgen.batch import BatchOptions, BatchReport, explain_unit, run_batch
from docgen.cli.base import CONTEXT, VietCommand
from docgen.cli.build import workspace_option
from docgen.cli.explain import show_origins
from docgen.cli.libreoffice import this_machine
from docgen.cli.progress import watching
from docgen.cli.show import format_option, show_json, show_problems, typed
from docgen.load.limits import and_more
from docgen.problems import Exit, Level, Problem
from docgen.write import Status

_SHOWN = 100  # findings; a table of thousands of bad rows says the rest in one line
_WORDS = {
    Status.WRITTEN: "đã ghi",
    Status.UNCHANGED: "không đổi",
    Status.KEPT: "giữ lại (đã sửa tay)",
    Status.FAILED: "lỗi",
}
_path = click.Path(path_type=Path, readable=False)


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("plan", metavar="TỆP.yaml", type=_path)
@click.option("--units", type=_path, metavar="BẢNG", help="Bảng đơn vị: .xlsx, .csv, .yaml.")
@click.option("--sheet", metavar="TÊN", help="Trang tính của bảng; mặc định trang đầu tiên.")
@click.option("--under", metavar="ĐƠN_VỊ", help="Lập cho các đơn vị cấp dưới của đơn vị này.")
@click.option("-o", "--out", type=_path, metavar="THƯ_MỤC", help="Mặc định out/<tên tệp>/.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Số tiến trình chạy cùng lúc."
)
@click.option("--dry-run", is_flag=True, help="Kiểm tra mọi văn bản, không ghi gì.")
@click.option("--strict", is_flag=True, help="Không ghi văn bản nào nếu có một dòng lỗi.")
@click.option("--only-failed", is_flag=True, help="Chỉ lập lại những đơn vị chưa có văn bản.")
@click.option("--force", is_flag=True, help="Ghi đè cả tệp đã sửa tay.")
@click.option("--zip", "archive", is_flag=True, help="Gói tất cả vào một tệp .zip kèm mã SHA-256.")
@click.option("--pdf", is_flag=True, help="Ghi thêm bản PDF (cần LibreOffice).")
@click.option("--explain", metavar="ĐƠN_VỊ", help="Chỉ xem từng giá trị của đơn vị này lấy từ đâu.")
@click.option("--dask", metavar="ĐỊA_CHỈ", help="Chạy trên cụm dask, ví dụ tcp://10.0.0.5:8786.")
@workspace_option
@format_option
def batch(
    plan: Path,
    output_format: str,
    pdf: bool,
    explain: str | None,
    **chosen: object,
) -> None:
    """Lập văn bản của một kế hoạch cho từng đơn vị trong bảng, hoặc dưới một đơn vị."""
    if bool(chosen["units"]) == bool(chosen["under"]):
        raise click.UsageError("Cần một trong hai: --units BẢNG hoặc --under ĐƠN_VỊ.")
    cache = user_cache_path("docgen", appauthor=False)
    printing = this_machine() if pdf else None
    options = BatchOptions(cache=cache, pdf=printing, **chosen)  # type: ignore[arg-type]
    if explain is not None:
        raise SystemExit(_explain(plan, options, explain, output_format))
    with watching("Lập văn bản") as watch:
        report = run_batch(plan, Path.cwd(), options, watch)
    if output_format == "json":
        show_json(report.as_json())
    else:
        _show(report)
    raise SystemExit(report.exit_code)


def _explain(plan: Path, options: BatchOptions, key: str, output_format: str) -> Exit:
    found = explain_unit(plan, Path.cwd(), options, key)
    if output_format == "json":
        values = {key: [origin.as_json() for origin in found.origins]}
        show_json({"explain": values, "problems": [one.as_json() for one in found.problems]})
    else:
        show_problems(found.problems)
        show_origins(key, found.origins)
    return Exit.OK if found.origins else Exit.PROBLEMS


def _show(report: BatchReport) -> None:
    problems = report.problems
    show_problems([*problems[:_SHOWN], *_rest(problems[_SHOWN:])])
    for document in report.documents:
        if document.status is Status.WRITTEN and not report.dry_run:
            click.echo(typed(document.path))
    if report.archive:
        click.echo(typed(report.archive))
    for line in _summary(report):
        click.echo(line, err=True)


def _summary(report: BatchReport) -> list[str]:
    """Return the table of counts, as wide as its longest word."""
    standing = any(one.status is not Status.FAILED for one in report.documents)
    if report.survey.stopped and not standing:
        return ["Chưa ghi văn bản nào."]
    width = max(map(len, _WORDS.values()))
    rows = [
        f"  {_word(status, report):<{width}}  {report.counts[str(status)]:>6}" for status in _WORDS
    ]
    if report.interrupted or len(report.outcomes) < report.survey.total:
        rows.append("Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp.")
    if report.dry_run:
        rows.append("Chạy thử: chưa ghi gì.")
    return rows


def _word(status: Status, report: BatchReport) -> str:
    return "sẽ ghi" if report.dry_run and status is Status.WRITTEN else _WORDS[status]


def _rest(problems: list[Problem]) -> list[Problem]:
    if not problems:
        return []
    levels = {problem.level for problem in problems}
    worst = next(level for level in Level if level in levels)
    return [and_more(len(problems), worst, problems)]
