"""Where the paragraphs and tables of a text in notation come from, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.build.tracing import MISSING, Origin, Tracer, field_of
from docgen.compose.dates import day_short
from docgen.compose.spans import text_of
from docgen.compose.structured import percentage
from docgen.load.nodes import Path, Scalar
from docgen.load.positions import Locator
from docgen.model import Bang, BangDuLieu, ChiTieu, Muc, Ngay, NhiemVu, NoiDung
from docgen.notation import Cho, inline
from docgen.notation.parse import Line
from docgen.notation.sections import blocks_by_line
from docgen.the_thuc.loading import load_columns

Block = dict[str, Any]


def body_origins(tracer: Tracer, path: Path, blocks: Sequence[Block]) -> Iterator[Origin]:
    """Yield the origin of each paragraph and table row of a text, then of its closing mark.

    `path` leads to the text in the data; `blocks` are those that were composed from it.
    """
    node, field = tracer.node(path), field_of(path)
    tree = _tree(tracer, path)
    own = list(blocks)
    if path == ("noi_dung",) and tracer.van_ban.mo_dau:
        own = own[1:]
    if not isinstance(node, Scalar):
        yield from (Origin(field, _text(block), MISSING) for block in own)
        return
    locator = Locator(node, tracer.file)
    lines = list(blocks_by_line(node.text, tree))
    at, row = 0, 0
    for number, (line, block) in enumerate(lines):
        if isinstance(block, BangDuLieu):
            yield from _structured(tracer, block.ten, own[at])
            at += 1
            continue
        place = locator.settled(line.index, line.start + 1)
        if isinstance(block, Bang):
            text, names = _row_text(own[at], row), _names(*block.hang[row])
            row += 1
            last = row == len(block.hang)
            at, row = (at + 1, 0) if last else (at, row)
        else:
            title = isinstance(block, Muc) and number > 0 and lines[number - 1][1] is block
            text, names = _text(own[at]), _names(_raw(line, block, title=title))
            at += 1
        yield tracer.with_names(field, text, place, names)
    yield from _closing(tracer, field, own, lines[-1][0] if lines else None)


def _tree(tracer: Tracer, path: Path) -> NoiDung:
    if path == ("noi_dung",):
        return tracer.van_ban.noi_dung
    return tracer.van_ban.phu_luc[int(path[1])].noi_dung


def _raw(line: Line, block: object, *, title: bool) -> str:
    """Return the letters of a line in which places count; the mark holds none."""
    return block.chu if isinstance(block, Muc) and not title else line.text


def _names(*texts: str) -> list[Cho]:
    spans = (span for text in texts for span in inline.read(text))
    return [span.cho for span in spans if span.cho]


def _text(block: Block) -> str:
    if "hang" in block:
        return " / ".join(_row_text(block, row) for row in range(len(block["hang"]) + 1))
    return text_of(block["chu"])


def _row_text(block: Block, row: int) -> str:
    """Return the cells of a row; row 0 is the heading."""
    cells = block["hang"][row - 1] if row else block["dau"]
    return " | ".join(" ".join(text_of(line) for line in cell["doan"]) for cell in cells)


def _closing(
    tracer: Tracer, field: str, blocks: Sequence[Block], last: Line | None
) -> Iterator[Origin]:
    form = tracer.sources.profile.ket
    typed = last is not None and last.text.endswith(form.dau)
    if form.dau and blocks and not typed and _text(blocks[-1]).endswith(form.dau):
        yield Origin(f"{field}.ket", form.dau, tracer.profile("ket.dau"), form.dieu)


def _structured(tracer: Tracer, name: str, block: Block) -> Iterator[Origin]:
    """Yield the heading of a structured table, then its values row by row."""
    columns = load_columns()[name]
    yield Origin(name, _row_text(block, 0), f"docgen, đầu cột của bảng {name}")
    items: tuple[NhiemVu | ChiTieu, ...] = getattr(tracer.van_ban, name)
    group: str | None = None
    for index, item in enumerate(items):
        if item.nhom and item.nhom != group:
            yield _value(tracer, (name, index, "nhom"), item.nhom)
        group = item.nhom
        for column in columns:
            if column.truong == "ty_le" and isinstance(item, ChiTieu):
                yield from _percentage(tracer, index, item)
            elif column.truong in type(item).model_fields:
                value = getattr(item, column.truong)
                yield from _values(tracer, (name, index, column.truong), value)


def _values(tracer: Tracer, path: Path, value: Any) -> Iterator[Origin]:
    if isinstance(value, tuple):
        for index, line in enumerate(value):
            yield _value(tracer, (*path, index), line)
    elif isinstance(value, Ngay):
        yield tracer.typed(field_of(path), day_short(value), path)
    elif value is not None:
        yield _value(tracer, path, value)


def _value(tracer: Tracer, path: Path, text: str) -> Origin:
    field = field_of(path)
    return tracer.typed(field, tracer.scope.fill(text, field), path)


def _percentage(tracer: Tracer, index: int, item: ChiTieu) -> Iterator[Origin]:
    value = percentage(item.ket_qua, item.muc_tieu)
    if value:
        parts = [tracer.place(("chi_tieu", index, name)) for name in ("ket_qua", "muc_tieu")]
        field = field_of(("chi_tieu", index, "ty_le"))
        note = "; ".join(map(str, parts))
        yield Origin(field, value, "tính: ket_qua chia cho muc_tieu", note)
