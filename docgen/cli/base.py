"""Click in Vietnamese: headings, usage, and one sentence for each wrong use."""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from docgen.problems import suggest

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_SHORT_HELP = 80  # characters of a subcommand's line in the help of its group
# What click itself writes behind an option's help.
_RANGE = re.compile(r"\[([0-9]+)<=x<=([0-9]+)\]")
_EXTRAS = {"[default: ": "[mặc định: ", "[required]": "[bắt buộc]", "; required]": "; bắt buộc]"}

workspace_option = click.option(
    "--workspace",
    type=click.Path(path_type=Path, readable=False),
    metavar="THƯ_MỤC",
    help="Nơi làm việc, khi tệp dữ liệu nằm ngoài.",
)


class VietCommand(click.Command):
    """A command whose help speaks Vietnamese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Cách dùng: "
        )

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the words after the command's name."""
        return [
            piece.replace("[OPTIONS]", "[TÙY CHỌN]") for piece in super().collect_usage_pieces(ctx)
        ]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their Vietnamese heading; the usage line shows the arguments."""
        records = [
            (name, _in_vietnamese(words))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
            for name, words in [record]
        ]
        if records:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with a Vietnamese description."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này."
        return option


class VietGroup(VietCommand, click.Group):
    """A group whose commands are imported only when they are called."""

    def __init__(
        self, *args: Any, lazy: dict[str, tuple[str, str]] | None = None, **kwargs: Any
    ) -> None:
        """`lazy` maps a command's name to `module:attribute` and its one-line help."""
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were listed."""
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, importing its module now."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, attribute = self.lazy[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click calls it)
        """Return the words after the group's name."""
        return ["LỆNH [TÙY CHỌN]..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options and commands, without importing the commands."""
        VietCommand.format_options(self, ctx, formatter)
        rows = [(name, line) for name, (_, line) in self.lazy.items()]
        rows += [
            (name, command.get_short_help_str(_SHORT_HELP))
            for name, command in self.commands.items()
        ]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named, or refuse with the nearest name."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            names = self.list_commands(ctx)
            hint = suggest(args[0], names, "xem các lệnh: docgen --help")
            raise click.UsageError(f"Không có lệnh «{args[0]}»; {hint}", ctx)
        return super().resolve_command(ctx, args)


def sentence(error: click.ClickException) -> str:
    """Return what went wrong in the use of a command, as one Vietnamese sentence."""
    if isinstance(error, click.NoSuchOption):
        hint = suggest(
            error.option_name, error.possibilities or (), "thêm --help để xem các tùy chọn"
        )
        return f"Không có tùy chọn «{error.option_name}»; {hint}"
    if isinstance(error, click.MissingParameter):
        return f"Thiếu {_named(error)}; thêm --help để xem cách dùng."
    if isinstance(error, click.BadOptionUsage):
        if "does not take" in error.message:
            return f"Tùy chọn «{error.option_name}» không nhận giá trị; bỏ phần từ dấu «=»."
        return f"Tùy chọn «{error.option_name}» thiếu giá trị; thêm --help để xem cách dùng."
    if isinstance(error, click.BadParameter):
        return f"Giá trị của {_named(error)} không dùng được{_choices(error)}."
    if isinstance(error, click.FileError):
        return f"Không mở được tệp «{error.ui_filename}»."
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].rstrip(")")
        return f"Thừa «{extra}» trên dòng lệnh; thêm --help để xem cách dùng."
    return error.message


def _in_vietnamese(words: str) -> str:
    for english, vietnamese in _EXTRAS.items():
        words = words.replace(english, vietnamese)
    return _RANGE.sub(r"[từ \1 đến \2]", words)


def _named(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return "tham số"
    if isinstance(param, click.Option):
        return f"tùy chọn «{param.opts[-1]}»"
    return f"«{param.make_metavar(error.ctx) if error.ctx else param.human_readable_name}»"


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return ": chọn một trong " + ", ".join(str(choice) for choice in _plain(kind.choices))
    if isinstance(kind, click.IntRange):
        return f": ghi một số từ {kind.min} đến {kind.max}"
    return ""


def _plain(choices: Sequence[Any]) -> list[str]:
    return [str(choice) for choice in choices]
