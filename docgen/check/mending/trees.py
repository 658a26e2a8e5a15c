"""The parts of a document while they are mended: trees that keep every blank and comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from lxml import etree

from docgen.word.looks import Seen
from docgen.word.markup import DECLARATION
from docgen.word.parts import CONTENT_TYPES, MAIN, Element, content_types, parse_part, stories, w

_PROLOG = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*\?>\s*")
_OTHER_CODE = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8)", re.IGNORECASE)
_MAPPED = (w("p"), w("r"), w("sectPr"))
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NO_RELATIONS = DECLARATION.encode() + b'<Relationships xmlns="%s"/>' % _RELATIONS[1:-1].encode()


class Trees:
    """The members of a document, some of them opened as trees, some of these changed.

    A member that was not changed keeps its bytes.
    """

    def __init__(self, members: Mapping[str, bytes], file: str) -> None:
        self.members = dict(members)
        self._file = file
        self._roots: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._added: dict[tuple[str, bytes, str], str] = {}
        types = content_types(members[CONTENT_TYPES], file)
        self.main = next(story.name for story in stories(types) if story.kind == MAIN)

    def root(self, name: str) -> Element:
        """Return the tree of a member, to be read."""
        if name not in self._roots:
            self._roots[name] = parse_part(self.members[name], name, self._file, lean=False)
        return self._roots[name]

    def change(self, name: str) -> Element:
        """Return the tree of a member, to be changed."""
        self._changed.add(name)
        return self.root(name)

    def twins(self, seen: Seen, name: str) -> dict[Element, Element]:
        """Return the paragraphs, runs and sections of a part as seen, each with its own here."""
        pairs = zip(seen.roots[name].iter(*_MAPPED), self.root(name).iter(*_MAPPED), strict=True)
        return dict(pairs)

    def save(self) -> dict[str, bytes]:
        """Return all members; those that were changed are written anew."""
        written = {name: _written(self.members[name], self.root(name)) for name in self._changed}
        kept = {name for name in written if self._is_same(name)}
        return self.members | {name: new for name, new in written.items() if name not in kept}

    def _is_same(self, name: str) -> bool:
        """Whether a part was only looked at: then it is not even written in another hand."""
        before = parse_part(self.members[name], name, self._file, lean=False)
        return bool(etree.tostring(before) == etree.tostring(self.root(name)))

    def add_part(self, kind: str, content: bytes, like: str = "") -> str:
        """Add a part of a kind such as `header` to the main text; return its relationship id.

        It takes the relationships of the part `like` along, whose copy it is. The same part is
        added once, however many sections show it.
        """
        key = kind, content, like
        if key not in self._added:
            self._added[key] = self._add_part(kind, content, like)
        return self._added[key]

    def _add_part(self, kind: str, content: bytes, like: str) -> str:
        folder = self.main.rpartition("/")[0]
        name = self._free_name(folder, kind)
        self.members[name] = content
        links = relations_of(like) if like else ""
        if links in self.members:
            self.members[relations_of(name)] = self.members[links]
        listing = self.change(CONTENT_TYPES)
        entry = listing.makeelement(f"{_TYPES}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", f"{_KIND}{kind}+xml")
        listing.append(entry)
        return self._relate(kind, name.removeprefix(f"{folder}/"))

    def relation_of(self, member: str) -> str:
        """Return the id by which the main text leads to a member."""
        own = next(link for link in self._relations() if self._end_of(link) == member)
        return str(own.get("Id", ""))

    def member_of_kind(self, kind: str) -> str:
        """Return the member of a kind such as `comments`, empty where the main text has none."""
        found = (
            self._end_of(link)
            for link in self._relations()
            if link.get("Type", "").rpartition("/")[2] == kind
        )
        return next((name for name in found if name in self.members), "")

    def _relations(self) -> list[Element]:
        return list(self._links().iterchildren(f"{_RELATIONS}Relationship"))

    def _end_of(self, link: Element) -> str:
        """Return the member that a relationship of the main text leads to."""
        target: str = link.get("Target", "")
        folder = self.main.rpartition("/")[0]
        return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"

    def _relate(self, kind: str, target: str) -> str:
        links = self._links()
        self.change(relations_of(self.main))
        taken = {link.get("Id", "") for link in self._relations()}
        key = next(key for at in count(1) if (key := f"rId{at}") not in taken)
        link = links.makeelement(f"{_RELATIONS}Relationship")
        for name, value in (("Id", key), ("Type", f"{_OFFICE}/{kind}"), ("Target", target)):
            link.set(name, value)
        links.append(link)
        return key

    def _links(self) -> Element:
        name = relations_of(self.main)
        self.members.setdefault(name, _NO_RELATIONS)
        return self.root(name)

    def _free_name(self, folder: str, kind: str) -> str:
        # Part names are compared without regard to case (OPC).
        taken = {name.casefold() for name in self.members}
        names = (f"{folder}/{kind}{at or ''}.xml" for at in count(0 if kind == "comments" else 1))
        return next(name for name in names if name.casefold() not in taken)


def relations_of(name: str) -> str:
    """Return the name of the member that holds the relationships of a part."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels".lstrip("/")


def _written(before: bytes, root: Element) -> bytes:
    """Return a part as bytes, with the XML declaration that it had."""
    prolog = _PROLOG.match(before)
    if prolog and _OTHER_CODE.search(prolog.group()):
        head = DECLARATION.encode()
    elif prolog:
        head = prolog.group()
    else:
        head = b"" if before.lstrip()[:1] == b"<" else DECLARATION.encode()
    body: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)
    return head + body
