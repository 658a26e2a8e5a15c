"""`docgen rules`: the rulebook of the checker, as a list or a manual page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import click

from docgen.check.manual import Manual, manual_of, read_manual
from docgen.check.registry import CODES, find_rule
from docgen.check.rule import ALL, PARTY, STATE, Rule
from docgen.cli.base import CONTEXT, VietCommand
from docgen.cli.show import LEVELS, format_option, show_json
from docgen.problems import Level
from docgen.the_thuc.loading import NAMES

_GROUPS = {
    "TR": "Trang giấy",
    "PH": "Phông chữ và lời văn",
    "SO": "Số trang",
    "QH": "Quốc hiệu, Tiêu ngữ, tiêu đề",
    "CQ": "Tên cơ quan",
    "SK": "Số, ký hiệu",
    "DD": "Địa danh, ngày tháng",
    "TL": "Tên loại, trích yếu",
    "ND": "Nội dung",
    "KY": "Chữ ký",
    "NR": "Nơi nhận",
    "KG": "Kính gửi",
    "PL": "Phụ lục",
    "BN": "Bảng",
    "MK": "Mức độ khẩn, mật",
    "PV": "Phạm vi lưu hành",
    "DC": "Dòng liên hệ",
    "SAO": "Bản sao",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "MH": "Bảng mã chữ",
}
_FAMILIES = {ALL: "mọi thể thức", STATE: "nhà nước, hội, đoàn thể", PARTY: "Đảng"}


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("code", required=False, metavar="[MÃ]")
@click.option(
    "--the-thuc", type=click.Choice(NAMES), metavar="THỂ_THỨC", help="Chỉ quy tắc của thể thức này."
)
@format_option
def rules(code: str | None, the_thuc: str | None, output_format: str) -> None:
    """Liệt kê các quy tắc thể thức, hoặc giải thích một quy tắc: docgen rules SK-05."""
    if code and the_thuc:
        raise click.UsageError("Chỉ dùng một trong hai: MÃ hoặc --the-thuc.")
    pages = [manual_of(code)] if code else _pages(the_thuc)
    if output_format == "json":
        show_json({"rules": [page.as_json() for page in pages]})
        return
    for line in _page(pages[0]) if code else _list(pages):
        click.echo(line)


def _pages(the_thuc: str | None) -> list[Manual]:
    found = [read_manual(find_rule(code)) for code in CODES]
    return [page for page in found if not the_thuc or the_thuc in page.rule.profiles]


def _list(pages: list[Manual]) -> Iterator[str]:
    """Yield the rules by group, one a line."""
    for group, some in groupby(pages, key=lambda page: page.rule.code.partition("-")[0]):
        yield f"{_GROUPS[group]}"
        for page in some:
            rule = page.rule
            level = LEVELS[rule.level]
            yield f"  {rule.code:<7} {level:<9} {page.title} ({_profiles(rule)})"
    yield f"{len(pages)} quy tắc; xem một quy tắc: docgen rules {pages[0].rule.code}"


def _profiles(rule: Rule) -> str:
    return _FAMILIES.get(rule.profiles, ", ".join(rule.profiles))


def _page(page: Manual) -> Iterator[str]:
    yield f"{page.rule.code}  {page.title}"
    for paragraph in page.text:
        yield ""
        yield paragraph
    for heading, lines in (("Sai", page.wrong), ("Đúng", page.right)):
        yield f"\n{heading}:"
        yield from (f"    {line}" for line in lines)
    yield "\nCăn cứ:"
    levels = page.levels
    width = max(map(len, levels))
    for name, clause in page.clauses.items():
        yield f"    {name:<{width}}  {LEVELS[Level(levels[name])]:<8}  {clause}"
