"""The parts of a Word package that hold text, and the strict reading of their XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from docgen.problems import Place, Problem, ProblemError

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CONTENT_TYPES = "[Content_Types].xml"
MAIN = "document.main"
# The kinds of part that hold text, in the order in which they are rendered and verified.
STORIES = (MAIN, "header", "footer", "footnotes", "endnotes")

# lxml is untyped: an element of it is `Any` throughout docgen.word.
Element = Any


def w(name: str) -> str:
    """Return a `w:` element or attribute name as lxml spells it."""
    return f"{{{_WORD}}}{name}"


def mc(name: str) -> str:
    """Return a markup-compatibility element name as lxml spells it."""
    return f"{{{_COMPATIBILITY}}}{name}"


@dataclass(frozen=True, slots=True)
class Story:
    """A part that holds text: its member name, its kind, its number among its kind from 1."""

    name: str
    kind: str
    number: int = 1
    alone: bool = True

    @property
    def label(self) -> str:
        """What a clerk calls the part; empty for the main text."""
        words = {"header": "đầu trang", "footer": "chân trang", "footnotes": "chú thích"}
        word = "" if self.kind == MAIN else words.get(self.kind, "chú thích cuối")
        return word if self.alone else f"{word} {self.number}"


def parse_part(content: bytes, name: str, file: str = "", *, lean: bool = True) -> Element:
    """Return the root element of a part, read strictly: nothing is guessed, fetched or expanded.

    `lean` drops comments and the blanks between elements, as python-docx does. XML that
    is not well formed is a `ProblemError` of code `D-MAUHONG` which names the part.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_blank_text=lean,
        remove_comments=lean,
        remove_pis=lean,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0]
        message = f"Phần «{name}» không phải là XML đúng, hỏng ở dòng {line}."
        hint = "mở tệp bằng Word, sửa và lưu lại dưới dạng .docx"
        raise ProblemError(Problem("D-MAUHONG", message, Place(file), hint)) from error


def content_types(listing: bytes, file: str = "") -> dict[str, str]:
    """Return the content type of each member that `[Content_Types].xml` names by itself."""
    root = parse_part(listing, CONTENT_TYPES, file)
    return {
        entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "")
        for entry in root.iter(f"{_TYPES}Override")
    }


def stories(types: Mapping[str, str]) -> tuple[Story, ...]:
    """Return the parts that hold text, main text first, each kind in the order of its names."""
    found = []
    for kind in STORIES:
        wanted = f"{_OFFICE_TYPES}{kind}+xml"
        names = sorted((len(name), name) for name, type_ in types.items() if type_ == wanted)
        found += [
            Story(name, kind, number, alone=len(names) == 1)
            for number, (_, name) in enumerate(names, 1)
        ]
    return tuple(found)


def read_stories(members: Mapping[str, bytes], file: str = "") -> list[tuple[Story, Element]]:
    """Return each part that holds text with its root element."""
    found = stories(content_types(members[CONTENT_TYPES], file))
    return [
        (story, parse_part(members[story.name], story.name, file))
        for story in found
        if story.name in members
    ]
