"""`docgen check`: findings about Word files, and about the documents that data files make."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import click
from platformdirs import user_cache_path

from docgen import __version__
from docgen.cli.base import CONTEXT, VietCommand, workspace_option
from docgen.cli.progress import watching
from docgen.cli.reviewed import show_report
from docgen.cli.show import show_json
from docgen.review import Copies, Pen, ReviewOptions, ReviewReport, check_files
from docgen.review.folder import DATA
from docgen.the_thuc.loading import NAMES

_path = click.Path(path_type=Path, readable=False)


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("files", nargs=-1, required=True, metavar="TỆP|THƯ_MỤC...", type=_path)
@click.option(
    "--the-thuc",
    type=click.Choice(NAMES),
    metavar="THỂ_THỨC",
    help="Thể thức để đối chiếu; mặc định nhận ra từ tiêu đề và ngày của văn bản.",
)
@click.option(
    "--fix",
    metavar="KẾT_QUẢ",
    help="Ghi một bản đã sửa những gì sửa máy móc được; không đụng đến câu chữ và tệp gốc.",
)
@click.option(
    "--comment",
    metavar="KẾT_QUẢ",
    help="Ghi một bản có nhận xét của Word ở từng chỗ sai; tệp gốc giữ nguyên.",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp kết quả đã có.")
@click.option(
    "--data",
    type=_path,
    metavar="TỆP.yaml",
    help="Tệp dữ liệu của văn bản Word, để kiểm tra cả nội dung.",
)
@click.option("--no-config", is_flag=True, help="Bỏ qua tệp .docgen.yaml.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Số tiến trình chạy cùng lúc."
)
@workspace_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="Cách in kết quả.",
)
def check(
    files: tuple[Path, ...],
    the_thuc: str | None,
    fix: str | None,
    comment: str | None,
    force: bool,
    data: Path | None,
    no_config: bool,
    jobs: int | None,
    workspace: Path | None,
    output_format: str,
) -> None:
    """Kiểm tra thể thức của văn bản Word, của cả thư mục, hoặc của tệp dữ liệu trước khi gửi."""
    _refuse(files, bool(fix or comment), data)
    now = datetime.datetime.now()
    options = ReviewOptions(
        the_thuc or "",
        workspace,
        settings=not no_config,
        jobs=jobs,
        cache=user_cache_path("docgen", appauthor=False),
        fix=Copies(fix, force) if fix else None,
        comment=Copies(comment, force) if comment else None,
        pen=Pen("docgen", now),
        data=data,
        today=now.date(),
    )
    with watching("Kiểm tra", late=True) as watch:
        report = check_files(files, Path.cwd(), options, watch)
    _FORMATS[output_format](report)
    raise SystemExit(report.exit_code)


def _refuse(files: tuple[Path, ...], copies: bool, data: Path | None) -> None:
    """Refuse options that say nothing together; click answers with exit code 2."""
    has_data = any(one.suffix.lower() in DATA for one in files)
    if copies and has_data:
        raise click.UsageError("--fix và --comment chỉ dùng cho tệp Word, không cho tệp dữ liệu.")
    if data and (has_data or len(files) > 1 or files[0].is_dir()):
        raise click.UsageError("--data chỉ dùng khi kiểm tra đúng một tệp Word.")


def _as_json(report: ReviewReport) -> None:
    show_json(report.as_json())


def _as_sarif(report: ReviewReport) -> None:
    # Read only by those who ask for it: it needs the manual page of every rule.
    from docgen.review.sarif import as_sarif

    show_json(as_sarif(report, __version__))


def _as_annotations(report: ReviewReport) -> None:
    from docgen.review.annotations import as_annotation

    for problem in report.everything:
        click.echo(as_annotation(problem))


_FORMATS: dict[str, Callable[[ReviewReport], None]] = {
    "text": show_report,
    "json": _as_json,
    "sarif": _as_sarif,
    "github": _as_annotations,
}
