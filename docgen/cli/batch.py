"""`docgen batch`: one document of a plan for each unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from platformdirs import user_cache_path

from docgen.batch import BatchOptions, BatchReport, explain_unit, run_batch
from docgen.cli.base import CONTEXT, VietCommand, workspace_option
from docgen.cli.explain import show_origins
from docgen.cli.libreoffice import this_machine
from docgen.cli.progress import watching
from docgen.cli.show import format_option, show_json, show_problems, typed
from docgen.load.limits import and_more
from docgen.problems import Exit, Level, Problem
from docgen.write import Status

_SHOWN = 100  # findings; a table of thousands of bad rows says the rest in one line
_NAMED = 10  # units that failed; the findings name them all
_WORDS = {
    Status.WRITTEN: "đã ghi",
    Status.UNCHANGED: "không đổi",
    Status.KEPT: "giữ lại (đã sửa tay)",
    Status.FAILED: "lỗi",
}
_path = click.Path(path_type=Path, readable=False)


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("plan", metavar="TỆP.yaml", type=_path)
@click.option("--units", type=_path, metavar="BẢNG", help="Bảng đơn vị: .xlsx, .xls, .csv, .yaml.")
@click.option("--sheet", metavar="TÊN", help="Trang tính của bảng; mặc định trang đầu tiên.")
@click.option("--under", metavar="ĐƠN_VỊ", help="Lập cho các đơn vị cấp dưới của đơn vị này.")
@click.option("-o", "--out", type=_path, metavar="THƯ_MỤC", help="Mặc định out/<tên tệp>/.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Số tiến trình chạy cùng lúc."
)
@click.option("--dry-run", is_flag=True, help="Kiểm tra mọi văn bản, không ghi gì.")
@click.option("--strict", is_flag=True, help="Không ghi văn bản nào nếu có một dòng lỗi.")
@click.option(
    "--only-failed", is_flag=True, help="Chỉ lập những đơn vị lỗi ở lần trước hoặc chưa có văn bản."
)
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
    _refuse(chosen)
    cache = user_cache_path("docgen", appauthor=False)
    printing = this_machine() if pdf else None
    options = BatchOptions(cache=cache, pdf=printing, **chosen)  # type: ignore[arg-type]
    if explain is not None:
        raise SystemExit(_explain(plan, options, explain, output_format))
    with watching("Kiểm tra" if options.dry_run else "Lập văn bản") as watch:
        report = run_batch(plan, Path.cwd(), options, watch)
    if output_format == "json":
        show_json(report.as_json())
    else:
        _show(report)
    raise SystemExit(report.exit_code)


def _refuse(chosen: dict[str, object]) -> None:
    """Refuse options that say nothing together; click answers with exit code 2."""
    if not chosen["units"] and not chosen["under"]:
        example = "docgen batch KẾ_HOẠCH.yaml --units BẢNG.xlsx"
        raise click.UsageError(f"Cần --units BẢNG hoặc --under ĐƠN_VỊ, ví dụ: {example}")
    for one, other in (("units", "under"), ("sheet", "under"), ("jobs", "dask")):
        if chosen[one] and chosen[other]:
            raise click.UsageError(f"Chỉ dùng một trong hai: --{one} hoặc --{other}.")


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
    """Return the table of counts, then who failed and what to do next."""
    if not report.outcomes and not report.interrupted:
        return [_nothing(report)]
    words = {status: _word(status, report) for status in Status}
    width = max(map(len, words.values()))
    printed = report.printed
    lines = [f"{'':<{width + 2}}  {'Word':>6}" + (f"  {'PDF':>6}" if printed else "")]
    for status, word in words.items():
        row = f"  {word:<{width}}  {report.made_as(status):>6}"
        lines.append(row + (f"  {printed.get(status, 0):>6}" if printed else ""))
    return [*lines, *_next(report)]


def _next(report: BatchReport) -> Iterator[str]:
    failed = report.failed
    if report.strict and failed:
        yield "Có lỗi nên không ghi văn bản nào (--strict)."
    elif failed:
        more = f" và {len(failed) - _NAMED} đơn vị khác" if len(failed) > _NAMED else ""
        yield f"Chưa lập được: {', '.join(failed[:_NAMED])}{more}."
        yield "Sửa các lỗi đã nêu rồi chạy lại; thêm --only-failed để chỉ lập các đơn vị đó."
    if report.interrupted:
        yield "Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp."
    if report.dry_run:
        yield "Chạy thử: chưa ghi gì."


def _nothing(report: BatchReport) -> str:
    if report.survey.stopped:
        return "Chưa ghi văn bản nào."
    return "Không còn đơn vị nào chưa có văn bản."


def _word(status: Status, report: BatchReport) -> str:
    return "sẽ ghi" if report.dry_run and status is Status.WRITTEN else _WORDS[status]


def _rest(problems: list[Problem]) -> list[Problem]:
    if not problems:
        return []
    levels = {problem.level for problem in problems}
    worst = next(level for level in Level if level in levels)
    return [and_more(len(problems), worst, problems)]
