"""`docgen verify`: whether a file is the one that docgen wrote."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.base import CONTEXT, VietCommand
from docgen.cli.show import format_option, show_json, show_problems
from docgen.write.verifying import Verdict, verify_files


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="TỆP...",
    type=click.Path(path_type=Path, readable=False),
)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, readable=False),
    metavar="SỔ_KÊ",
    help="manifest.json, SHA256SUMS.txt hoặc tệp .zip của đợt lập; mặc định tìm cạnh tệp.",
)
@format_option
def verify(files: tuple[Path, ...], manifest: Path | None, output_format: str) -> None:
    """Đối chiếu tệp nhận được với sổ kê: đúng bản docgen đã ghi, hay đã bị sửa."""
    found = verify_files(files, manifest)
    if output_format == "json":
        show_json(
            {
                "files": [checked.as_json() for checked in found.files],
                "problems": [problem.as_json() for problem in found.problems],
            }
        )
    else:
        for checked in found.files:
            if checked.verdict is Verdict.RIGHT:
                click.echo(_visible(f"{checked.place}: {checked.sentence}"))
        show_problems(found.problems)
    raise SystemExit(found.exit_code)


def _visible(text: str) -> str:
    """Return `text` with a `?` for each sign that could move the cursor or turn the direction."""
    return "".join(char if char.isprintable() else "?" for char in text)
