"""`docgen rules`: the rulebook of the checker, as a list or a manual page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
# Signs in the examples of a manual page, and what they mean to a person.
_SIGNS = {
    "(": "trong ngoặc tròn là thể thức, loại văn bản của ví dụ",
    "[": "trong ngoặc vuông là cách trình bày của thành phần đó",
    "++": "«++» nghĩa là cùng với",
    "văn bản mẫu": "«văn bản mẫu» là văn bản đúng, không sửa gì",
}
_FAMILIES = {ALL: "mọi thể thức", STATE: "nhà nước, hội, đoàn thể", PARTY: "Đảng"}


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.argument("code", required=False, metavar="[MÃ|NHÓM]")
@click.option(
    "--the-thuc", type=click.Choice(NAMES), metavar="THỂ_THỨC", help="Chỉ quy tắc của thể thức này."
)
@format_option
def rules(code: str | None, the_thuc: str | None, output_format: str) -> None:
    """Liệt kê các quy tắc thể thức, một nhóm (SK), hoặc giải thích một quy tắc (SK-05)."""
    group = (code or "").strip().upper()
    is_list = not code or group in _GROUPS
    if the_thuc and not is_list:
        raise click.UsageError("--the-thuc chỉ dùng khi liệt kê, không dùng với mã một quy tắc.")
    pages = _pages(group, the_thuc) if is_list else [manual_of(code or "")]
    if output_format == "json":
        show_json({"rules": [page.as_json() for page in pages]})
        return
    for line in _list(pages) if is_list else _page(pages[0]):
        click.echo(line)


def _pages(group: str, the_thuc: str | None) -> list[Manual]:
    rules = (find_rule(code) for code in CODES if not group or _group_of(code) == group)
    return [read_manual(one) for one in rules if not the_thuc or the_thuc in one.profiles]


def _group_of(code: str) -> str:
    return code.partition("-")[0]


def _list(pages: list[Manual]) -> Iterator[str]:
    """Yield the rules by group, one a line."""
    for group, some in groupby(pages, key=lambda page: _group_of(page.rule.code)):
        yield f"{group}: {_GROUPS[group]}"
        for page in some:
            rule = page.rule
            level = LEVELS[rule.level]
            yield f"  {rule.code:<7} {level:<9} {page.title} ({_profiles(rule)})"
    example = f"; xem một quy tắc: docgen rules {pages[0].rule.code}" if pages else ""
    yield f"{len(pages)} quy tắc{example}"


def _profiles(rule: Rule) -> str:
    return _FAMILIES.get(rule.profiles, ", ".join(rule.profiles))


def _key(examples: Sequence[str]) -> Iterator[str]:
    """Yield how to read the signs that the examples of a page use."""
    steps = [step for line in examples for step in line.split(" ++ ")]
    used = {
        "(": any(line.startswith("(") for line in examples),
        "[": any(step.endswith("]") for step in steps),
        "++": len(steps) > len(examples),
        "văn bản mẫu": any(step.endswith("văn bản mẫu") for step in steps),
    }
    told = [words for sign, words in _SIGNS.items() if used[sign]]
    if told:
        yield f"\nCách đọc ví dụ: {'; '.join(told)}."


def _page(page: Manual) -> Iterator[str]:
    yield f"{page.rule.code}  {page.title}"
    for paragraph in page.text:
        yield ""
        yield paragraph
    for heading, lines in (("Sai", page.wrong), ("Đúng", page.right)):
        yield f"\n{heading}:"
        yield from (f"    {line}" for line in lines)
    yield from _key((*page.wrong, *page.right))
    yield "\nCăn cứ:"
    levels = page.levels
    width = max(map(len, levels))
    for name, clause in page.clauses.items():
        yield f"    {name:<{width}}  {LEVELS[Level(levels[name])]:<8}  {clause}"
