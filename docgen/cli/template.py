"""`docgen template`: build, check and describe Word templates."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.base import CONTEXT, VietCommand, VietGroup
from docgen.cli.show import format_option, show_json, show_problems
from docgen.problems import Problems
from docgen.the_thuc.fields import FIELDS, GLOSS, Leaf, Shape


@click.group(cls=VietGroup, context_settings=CONTEXT)
def template() -> None:
    """Lập, kiểm tra mẫu Word; xem các trường của mẫu."""


@template.command(cls=VietCommand)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, readable=False),
    default=Path("templates"),
    show_default=True,
    metavar="THƯ_MỤC",
    help="Thư mục mẫu.",
)
@click.option("--force", is_flag=True, help="Ghi đè cả mẫu đã sửa trong Word.")
def build(out: Path, force: bool) -> None:
    """Lập mẫu Word gốc cho mọi thể thức."""
    from docgen.build.templates import build_templates

    written, problems = build_templates(out, force=force)
    show_problems(problems)
    for path in written:
        click.echo(str(path))


@template.command(cls=VietCommand)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="MẪU.docx...",
    type=click.Path(path_type=Path, readable=False),
)
@format_option
def check(files: tuple[Path, ...], output_format: str) -> None:
    """Kiểm tra mẫu: mọi lỗi của thẻ, mỗi lỗi kèm đoạn chứa nó."""
    from docgen.build.templates import check_template

    problems = Problems()
    for path in files:
        problems.extend(check_template(path, str(path)))
    if output_format == "json":
        show_json({"problems": [problem.as_json() for problem in problems]})
    else:
        show_problems(problems)
        if not problems:
            click.echo("Không có lỗi.", err=True)
    raise SystemExit(problems.exit_code)


@template.command(cls=VietCommand)
@format_option
def fields(output_format: str) -> None:
    """Liệt kê các trường dùng được trong mẫu."""
    if output_format == "json":
        show_json(
            {
                name: {"ten": GLOSS[name], "kieu": _described(shape)}
                for name, shape in FIELDS.items()
            }
        )
        return
    width = max(map(len, FIELDS))
    for name, shape in FIELDS.items():
        click.echo(f"{name:<{width}}  {GLOSS[name]}  [{_inline(shape)}]")


def _described(shape: Shape) -> object:
    if isinstance(shape, Leaf):
        return shape.value
    if isinstance(shape, list):
        return [_described(shape[0])]
    return {name: _described(part) for name, part in shape.items()}


def _inline(shape: Shape) -> str:
    if isinstance(shape, Leaf):
        return str(shape.value)
    if isinstance(shape, list):
        return f"danh sách: {_inline(shape[0])}"
    return ", ".join(shape)
