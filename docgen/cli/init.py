"""`docgen init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.base import CONTEXT, VietCommand
from docgen.start import create_workspace


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path, readable=False))
def init(folder: Path) -> None:
    """Tạo nơi làm việc mới: mẫu Word, danh bạ đơn vị và dữ liệu ví dụ."""
    written = create_workspace(folder)
    click.echo(str(folder))
    click.echo(f'Đã tạo {len(written)} tệp. Thử: cd "{folder}"', err=True)
