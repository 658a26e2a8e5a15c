"""Marks the holes of a draft: every run that prints `[thiếu: …]` is highlighted."""

from __future__ import annotations

from lxml import etree

from docgen.model.words import HOLE
from docgen.word.package import read_package, write_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What follows w:highlight in the schema's order of run properties.
_AFTER = ("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang")


def highlight_missing(data: bytes) -> bytes:
    """Return the document with a yellow ground behind each hole, in the text and in the headers."""
    members = read_package(data, "")
    for name, content in members.items():
        if name.startswith("word/") and HOLE.encode() in content:
            members[name] = _highlighted(content)
    return write_package(members)


def _highlighted(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for run in root.iter(f"{_W}r"):
        if any(HOLE in (text.text or "") for text in run.iter(f"{_W}t")):
            _highlight(run)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _highlight(run: etree._Element) -> None:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    mark = etree.Element(f"{_W}highlight", {f"{_W}val": "yellow"})
    later = [child for child in properties if etree.QName(child).localname in _AFTER]
    if later:
        later[0].addprevious(mark)
    else:
        properties.append(mark)
