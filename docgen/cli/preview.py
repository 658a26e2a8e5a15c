"""`docgen preview`: the pages of a document as pictures."""

from __future__ import annotations

from pathlib import Path

import click
from platformdirs import user_cache_path

from docgen.build import Options
from docgen.build.preview import preview_document
from docgen.cli.base import CONTEXT, VietCommand, workspace_option
from docgen.cli.libreoffice import this_machine
from docgen.cli.show import show_problems, typed
from docgen.write import replace_file

_LEAST_DPI, _MOST_DPI = 30, 600  # a page of A4 at 600 is 35 million dots, 140 MB while drawn


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("file", metavar="TỆP.yaml", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, readable=False),
    metavar="ẢNH.png",
    help="Tệp ảnh; mặc định <tên tệp>.png ở thư mục đang đứng.",
)
@click.option(
    "--dpi",
    type=click.IntRange(_LEAST_DPI, _MOST_DPI),
    default=110,
    show_default=True,
    metavar="SỐ",
    help="Số điểm ảnh mỗi inch.",
)
@click.option("--draft", is_flag=True, help="Bản nháp: chỗ thiếu in thành [thiếu: …] tô vàng.")
@workspace_option
def preview(file: Path, out: Path | None, dpi: int, draft: bool, workspace: Path | None) -> None:
    """Xem trước văn bản thành ảnh PNG; nhiều trang thì thêm số trang: -1.png, -2.png."""
    target = out or Path(f"{file.stem}.png")
    _must_be_png(target)
    cache = user_cache_path("docgen", appauthor=False)
    options = Options(workspace=workspace, draft=draft, cache=cache)
    shown = preview_document(file, Path.cwd(), options, this_machine())
    show_problems(shown.problems)
    for number, picture in enumerate(shown.pictures(dpi), 1):
        path = target if shown.pages == 1 else target.with_stem(f"{target.stem}-{number}")
        replace_file(path, picture)
        click.echo(typed(path))
    raise SystemExit(shown.problems.exit_code)


def _must_be_png(target: Path) -> None:
    if target.suffix.lower() != ".png":
        raise click.UsageError("Tên ảnh của -o phải có đuôi .png, ví dụ: -o xem.png")
