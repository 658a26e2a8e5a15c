"""Columns of tables whose cells come from a loop: as many as the widest row has."""

from __future__ import annotations

from docgen.word.parts import Element, parse_part, w

_SPAN = f"{w('tcPr')}/{w('gridSpan')}"


def fix_grids(content: bytes) -> bytes:
    """Return a rendered part in which every table's grid has as many columns as its widest row.

    The width of the whole table stays; added columns get an equal share, as docxtpl gives them.
    """
    from lxml import etree

    root = parse_part(content, "word/document.xml", lean=False)
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        if grid is not None:
            _fit(grid, max((_columns(row) for row in table.iterchildren(w("tr"))), default=0))
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))


def _columns(row: Element) -> int:
    spans = (cell.find(_SPAN) for cell in row.iterchildren(w("tc")))
    return sum(1 if span is None else int(span.get(w("val"), "1")) for span in spans)


def _fit(grid: Element, wanted: int) -> None:
    columns = list(grid.iterchildren(w("gridCol")))
    widths = [float(column.get(w("w"), "0")) for column in columns]
    if not wanted or not columns or wanted == len(columns):
        return
    for column in columns[wanted:]:
        grid.remove(column)
    share = sum(widths) / wanted
    scale = share * len(columns) / sum(widths) if sum(widths) else 0.0
    if wanted < len(columns):
        kept = widths[:wanted]
        extra = int(sum(widths[wanted:]) / wanted)
        sizes = [int(width + extra) for width in kept]
    else:
        sizes = [int(width * scale) for width in widths] + [int(share)] * (wanted - len(columns))
    while len(columns) < wanted:
        columns.append(grid.makeelement(w("gridCol"), {}))
        grid.append(columns[-1])
    for column, size in zip(columns, sizes, strict=False):
        column.set(w("w"), str(size))
