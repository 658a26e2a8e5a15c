"""Repairs of a rendered part that keep it valid for Word, and the core properties.

They work on the text of the XML: what a template prints is escaped and cannot look like markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from itertools import count
from typing import NamedTuple

Repair = Callable[[str], str]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY_ROW = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:tblPrEx>(?:(?!</w:tblPrEx>).)*</w:tblPrEx>)?"
    r"(?:<w:trPr/>|<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>)?</w:tr>",
    re.DOTALL,
)
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!</?w:tbl>|<w:tr[ >]).)*</w:tbl>", re.DOTALL)
# Where a branch or loop is all that a row or a table holds after its properties.
_MAY_BE_EMPTY = re.compile(
    r"(?:(<w:tr(?: [^>]*)?>|</w:trPr>|<w:trPr/>)|(?:</w:tblGrid>|<w:tblGrid/>))(?=\{%)"
)
_STORIES = ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")
_DRAWING_ID = re.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*')
_BOOKMARK = re.compile(r"<w:bookmark(Start|End)( [^>]*?)/?>")
_ID = re.compile(r'\bw:id="([^"]*)"')
_NAME = re.compile(r'\bw:name="([^"]*)"')
_BODY_END = "</w:sectPr></w:body>"
# What may stand between a section break and the end of its paragraph: LibreOffice writes the break
# first among the properties, and a run without text behind them.
_BREAK_REST = re.compile(
    r"(?:(?!</w:pPr>|<w:sectPr)[\s\S])*</w:pPr>"
    r"(?:<w:r>(?:<w:rPr/>|<w:rPr>(?:(?!</w:rPr>)[\s\S])*</w:rPr>)?</w:r>|<w:r/>)*</w:p>"
)
_SECTION_END = "</w:sectPr>"


class Core(NamedTuple):
    """The core properties of a document: title, issuing body, and the day it is dated, if any."""

    title: str = ""
    creator: str = ""
    day: date | None = None


def repairs_for(source: str) -> tuple[Repair, ...]:
    """Return the repairs that what is rendered from `source` may need, in their order."""
    chosen: list[Repair] = []
    signs = {
        f"{found[0]}</w:tr>" if found[1] else f"{found[0]}</w:tbl>"
        for found in _MAY_BE_EMPTY.finditer(source)
    }
    if signs:
        chosen.append(partial(drop_empty_rows, signs=tuple(sorted(signs))))
    stories = tuple(story for story in _STORIES if f"</w:{story}>" in source)
    if stories and "{%" in source:
        chosen.append(partial(end_with_paragraph, stories=stories))
    if "<wp:docPr " in source:
        chosen.append(number_drawings)
    if "<w:bookmarkStart " in source:
        chosen.append(number_bookmarks)
    if _BODY_END in source:
        chosen.append(hoist_last_section)
    return tuple(chosen)


def drop_empty_rows(xml: str, signs: tuple[str, ...] = ("",)) -> str:
    """Remove rows whose cells are all gone, then tables whose rows are all gone.

    Word calls a file with such a row or table unreadable. `signs` are stretches of which one
    stands in `xml` if there is such a row or table, so that most documents cost only a look.
    """
    if any(sign in xml for sign in signs):
        return _EMPTY_TABLE.sub("", _EMPTY_ROW.sub("", xml))
    return xml


def end_with_paragraph(xml: str, stories: tuple[str, ...] = _STORIES) -> str:
    """Give every cell, header, footer, text box and note a paragraph at its end if it has none.

    `stories` are the elements to look at, without their prefix.
    """
    for story in stories:
        end = f"</w:{story}>"
        if xml.count("</w:p>" + end) < xml.count(end):
            pieces = xml.split(end)
            pieces[:-1] = [piece + _missing_paragraph(piece) for piece in pieces[:-1]]
            xml = end.join(pieces)
    return xml


def number_drawings(xml: str) -> str:
    """Give every drawing an id of its own, from 1001 on as docxtpl does."""
    numbers = count(1001)
    return _DRAWING_ID.sub(lambda found: f"{found[1]}{next(numbers)}", xml)


def number_bookmarks(xml: str) -> str:
    """Give every bookmark an id and a name of its own; the first of a name keeps it."""
    numbers = count(1)
    open_ids: dict[str, list[int]] = {}
    names: set[str] = set()

    def renumber(found: re.Match[str]) -> str:
        attributes = found[2]
        old = _ID.search(attributes)
        key = old[1] if old else ""
        if found[1] == "Start":
            number = next(numbers)
            open_ids.setdefault(key, []).append(number)
            attributes = _NAME.sub(
                lambda name: _attribute("name", _free(name[1], names)), attributes
            )
        elif open_ids.get(key):
            number = open_ids[key].pop()
        else:
            return ""
        return f"<w:bookmark{found[1]}{_ID.sub(_attribute('id', str(number)), attributes)}/>"

    return _BOOKMARK.sub(renumber, xml)


def hoist_last_section(xml: str) -> str:
    """Let a last paragraph that holds only a section break give its section to the body.

    Without it a document whose last item ends its section has a blank page at the end. After a
    table the paragraph stays, since Word wants one there.
    """
    last = xml.rfind("<w:sectPr", 0, xml.rfind(_BODY_END) + 1)
    begin = max(xml.rfind("<w:p>", 0, last), xml.rfind("<w:p ", 0, last))
    if last < 0 or begin < 0:
        return xml
    paragraph = xml[begin:last]
    section = paragraph.rfind("<w:sectPr")
    closed = paragraph.rfind(_SECTION_END) + len(_SECTION_END)
    if section < 0 or not _BREAK_REST.fullmatch(paragraph, closed):
        return xml
    if re.search(
        r"<w:(?:r|hyperlink|sdt|fldSimple|bookmarkStart)[ >]", paragraph[: max(section, 0)]
    ):
        return xml
    kept = ""
    if not xml.endswith("</w:p>", 0, begin):
        kept = f"{paragraph[:section]}</w:pPr></w:p>"
    hoisted = paragraph[section:closed]
    tail = xml[xml.index("</w:body>", last) :]
    return f"{xml[:begin]}{kept}{hoisted}{tail}"


def core_properties(core: Core) -> bytes:
    """Return `docProps/core.xml`, written whole: nothing of the template's author stays."""
    day = f"{core.day.isoformat()}T00:00:00Z" if core.day else ""
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    return (
        f"{_DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(core.title, quote=False)}</dc:title>"
        f"<dc:creator>{escape(core.creator, quote=False)}</dc:creator>"
        f"{stamp}<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def _attribute(name: str, value: str) -> str:
    return f'w:{name}="{value}"'


def _missing_paragraph(before: str) -> str:
    last = before[before.rfind("<") :]
    closed = last in ("</w:p>", "<w:p/>") or (last.startswith("<w:p ") and last.endswith("/>"))
    return "" if closed else "<w:p/>"


def _free(name: str, names: set[str]) -> str:
    fresh = (
        name
        if name not in names
        else next(f"{name}_{n}" for n in count(2) if f"{name}_{n}" not in names)
    )
    names.add(fresh)
    return fresh
