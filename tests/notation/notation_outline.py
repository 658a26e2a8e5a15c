"""A tree as an indented outline: the language in which the tests of the notation are written."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model import Bang, BangDuLieu, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.notation import inline, numbered, parse, printed_line
from docgen.problems import Place, Problem


def at(line: int, column: int) -> Place:
    return Place("kh.yaml", line + 1, column)


def read(text: str) -> tuple[NoiDung, list[Problem]]:
    return parse(text, at)


def outline(tree: NoiDung) -> str:
    """One line a block: rank and printed line, `p` paragraph, `|` row, `[]` command, `»` title."""
    labels = {id(muc): label for muc, label in numbered(tree)}
    return "\n".join(line for block in tree.khoi for line in _lines(block, labels, ""))


def _lines(block: Khoi, labels: dict[int, str], indent: str) -> Iterator[str]:
    match block:
        case Muc():
            command = " {cho}" if block.cho else " {rieng}" if block.rieng else ""
            yield f"{indent}{block.bac.name} {printed_line(block, labels[id(block)])}{command}"
            if block.tieu_de is not None:
                yield f"{indent}  » {block.tieu_de}"
            for child in block.con:
                yield from _lines(child, labels, indent + "  ")
        case Doan():
            yield f"{indent}p {block.chu}"
        case Bang():
            yield from (f"{indent}| {' | '.join(row)}" for row in block.hang)
        case BangDuLieu():
            yield f"{indent}[] {block.ten}"
        case GhiChu():
            yield f"{indent}[] ghi chú {block.chu}"


def looks(raw: str, *, line_start: bool = False) -> str:
    """Spans as `b(…)`, `i(…)`, `bi(…)`, `{name}`; literal letters as they are."""
    pieces = []
    for span in inline.read(raw, line_start=line_start):
        text = "{" + "|".join([span.cho.ten, *span.cho.loc]) + "}" if span.cho else span.chu
        look = "b" * span.dam + "i" * span.nghieng
        pieces.append(f"{look}({text})" if look else text)
    return "".join(pieces)


def found(problems: list[Problem]) -> list[str]:
    """Problems as `3:1 note D-DANHSO`."""
    return [f"{one.place.where} {one.level} {one.code}" for one in problems]
