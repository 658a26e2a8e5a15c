"""The commands: collect options, call one public function, show, exit."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from docgen import __version__
from docgen.cli.base import CONTEXT, VietGroup, sentence
from docgen.cli.show import show_problems
from docgen.problems import Exit, Problem, ProblemError

COMMANDS = {
    "init": ("docgen.cli.init:init", "Tạo nơi làm việc mới với mẫu và dữ liệu ví dụ."),
    "new": ("docgen.cli.new:new", "Tạo tệp dữ liệu để điền."),
    "build": ("docgen.cli.build:build", "Lập văn bản Word từ tệp dữ liệu."),
    "batch": ("docgen.cli.batch:batch", "Lập văn bản của một kế hoạch cho mọi đơn vị."),
    "check": ("docgen.cli.check:check", "Kiểm tra thể thức của văn bản Word."),
    "rules": ("docgen.cli.rules:rules", "Xem các quy tắc thể thức, từng quy tắc có ví dụ."),
    "preview": ("docgen.cli.preview:preview", "Xem trước văn bản thành ảnh PNG từng trang."),
    "verify": ("docgen.cli.verify:verify", "Đối chiếu tệp nhận được với sổ kê của docgen."),
    "template": ("docgen.cli.template:template", "Lập, kiểm tra mẫu Word; xem các trường của mẫu."),
    "schema": ("docgen.cli.schema:schema", "In JSON Schema để trình soạn thảo gợi ý khóa."),
    "doctor": ("docgen.cli.doctor:doctor", "Xem máy này có gì, thiếu gì."),
}


@click.group(cls=VietGroup, lazy=COMMANDS, context_settings=CONTEXT, no_args_is_help=True)
@click.version_option(__version__, message="docgen %(version)s", help="In phiên bản.")
def app() -> None:
    """Lập kế hoạch, báo cáo đúng thể thức: dữ liệu YAML vào, văn bản Word ra."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code: 0 done, 1 problems, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app.main(args=arguments, prog_name="docgen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        code = Exit.USAGE
    except click.ClickException as error:
        click.echo(f"docgen: {sentence(error)}", err=True)
        code = Exit.USAGE
    except ProblemError as error:
        show_problems(error.problems)
        code = Exit.PROBLEMS
    except OSError as error:
        show_problems([_disk_problem(error)])
        code = Exit.PROBLEMS
    except (click.Abort, KeyboardInterrupt):
        click.echo("docgen: đã dừng.", err=True)
        code = Exit.PROBLEMS
    sys.exit(int(code or 0))


def _disk_problem(error: OSError) -> Problem:
    from docgen.write.faults import disk_fault

    return disk_fault(error, Path(str(error.filename or ".")))
