"""The proof of `verify_text` for documents of one stencil: what they share is proved once.

It looks at the finished bytes of each document, as `verify_text` does, and never calls a document
whole that `verify_text` would not: what it does not recognise it hands over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.problems import Problem, ProblemError
from docgen.verify.texts import CUT, not_found, text_counts, verify_text
from docgen.word.frame import Frame
from docgen.word.package import DEFLATE_RATIO, Packed, open_archive, unpack
from docgen.word.parts import CONTENT_TYPES, content_types, parse_part, stories
from docgen.word.stamped import Block, Fragment, Layout
from docgen.word.text import TEXT, Printed

_Context = Mapping[str, Any]
# Larger members are bounded by their ratio; that is for the whole verification to judge.
_MOST_BYTES = 1_000_000
_MOST_STRUCTURES = 64
# Stands where fragments were, in the XML and among what was printed.
_SIGN = "\ue000"
_GAP = f"<w:t>{_SIGN}</w:t>".encode()
_CUT = CUT.encode()
_GAP_PRINTED = Printed(_SIGN, _SIGN)
# What differs between documents of one structure: text that is nothing but text, and lengths.
_VALUE_END = b"</w:t>"
_VALUE_TAGS = frozenset({b"<w:t>", b'<w:t xml:space="preserve">'})
_LENGTH = b' cx="'
_DIGITS = b"0123456789"
_BARE = re.compile("&(?!(?:amp|lt|gt|#34|#39);)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"))
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_BODY = b"<w:body>"
_BODY_END = b"</w:body></w:document>"


class StampCheck:
    """Verifies the documents of one stencil, one after another; not for several threads.

    It keeps the proofs of the stencil's fragments, and the structure of a few dozen documents.
    """

    def __init__(self, frame: Frame) -> None:
        """Prepare to verify documents of this frame, which is the template's."""
        self._frame = frame
        self._order: tuple[str, ...] = ()
        self._head = b""
        self._proofs: dict[int, tuple[Fragment, bool]] = {}
        self._structures: set[bytes] = set()
        self._last: dict[str, tuple[Packed, Sequence[Printed]]] = {}

    def verify(
        self,
        document: bytes,
        printed: Sequence[Printed],
        context: _Context,
        name: str,
        layout: Layout | None,
    ) -> list[Problem]:
        """Return what `verify_text` returns for the same arguments.

        `layout` is what the stencil says of the document; nothing of it is believed.
        """
        if layout is not None and self._order and self._proved(document, printed, context, layout):
            return []
        problems = verify_text(document, printed, context, name)
        if not problems and not self._order:
            archive = open_archive(document, name, most=DEFLATE_RATIO)
            types = content_types(archive.read(CONTENT_TYPES), name)
            self._order = tuple(story.name for story in stories(types))
        return problems

    def _proved(
        self, document: bytes, printed: Sequence[Printed], context: _Context, layout: Layout
    ) -> bool:
        members = self._frame.read(document)
        parts = [part for part in self._order if part in layout.ends]
        if members is None or list(layout.ends) != parts:
            return False
        own: list[Printed] = []
        first = 0
        for part, end in layout.ends.items():
            packed = members.get(part)
            if packed is None or packed.size > _MOST_BYTES:
                return False
            if part == layout.shared:
                content = None if first else unpack(packed)
                if content is None or not self._whole(content, printed[first:end], layout, own):
                    return False
            elif not self._unshared(part, packed, printed[first:end]):
                return False
            else:
                own += printed[first:end]
            first = end
        return first == len(printed) and self._all_printed(context, own, layout)

    def _unshared(self, part: str, packed: Packed, printed: Sequence[Printed]) -> bool:
        """Whether all that was printed into a part without fragments is there, in order."""
        if self._last.get(part) == (packed, printed):
            return True
        content = unpack(packed)
        if content is None or not self._in_order([content], printed):
            return False
        self._last[part] = (packed, printed)
        return True

    def _whole(
        self, content: bytes, printed: Sequence[Printed], layout: Layout, own: list[Printed]
    ) -> bool:
        """Whether a part is nothing but fragments that are proved and pieces that hold the rest.

        What was printed outside fragments is added to `own`.
        """
        if not self._same_head(content):
            return False
        pieces: list[bytes] = []
        wanted: list[Printed] = []
        at = said = 0
        for spot in layout.spots:
            fragment = spot.fragment
            known = self._proofs.get(id(fragment))
            if not (known[1] if known else self._prove(fragment)):
                return False
            if spot.at < at or spot.first < said:
                return False
            if spot.at > at or spot.first > said:
                pieces.append(content[at : spot.at])
                wanted += printed[said : spot.first]
                wanted.append(_GAP_PRINTED)
            at, said = spot.at + len(fragment.content), spot.first + len(fragment.printed)
            if (
                content[spot.at : at] != fragment.content
                or tuple(printed[spot.first : said]) != fragment.printed
            ):
                return False
        pieces.append(content[at:])
        wanted += printed[said:]
        own += (item for item in wanted if item is not _GAP_PRINTED)
        return self._in_order(pieces, wanted)

    def _same_head(self, content: bytes) -> bool:
        """Whether a part begins as the fragments' proofs suppose; another beginning starts anew."""
        if not self._head or not content.startswith(self._head):
            end = content.find(_BODY) + len(_BODY)
            if end < len(_BODY):
                return False
            self._head = content[:end]
            self._proofs.clear()
            self._structures.clear()
        return True

    def _prove(self, fragment: Fragment) -> bool:
        """Whether a fragment is whole XML that holds all it printed, and it printed its block."""
        try:
            elements = _elements(self._head + fragment.content + _BODY_END)
        except ProblemError:
            elements = []
        context = {"noi_dung": [fragment.original]}
        whole = not not_found(elements, fragment.printed, {}, "")
        proved = whole and _covers(fragment.printed, context)
        self._proofs[id(fragment)] = fragment, proved
        return proved

    def _in_order(self, pieces: list[bytes], printed: Sequence[Printed]) -> bool:
        """Whether the text elements of some XML with gaps hold what was printed, in order."""
        if not pieces[0].startswith(_DECLARATION):
            return False
        xml = _GAP.join(pieces)
        if _CUT in xml:
            return False
        structure, values = _apart(xml)
        try:
            joined = _CUT.join(values).decode()
        except UnicodeDecodeError:
            return False
        if joined.count(_SIGN) != len(pieces) - 1 or "<" in joined or ">" in joined:
            return False
        if "&" in joined and _BARE.search(joined):
            return False
        letters = joined.replace(CUT, "").replace(_SIGN, "")
        if not letters.isprintable() and _NOT_XML.search(letters):
            return False
        return self._known(structure) and _stand_in(joined.split(CUT), printed)

    def _known(self, parts: list[bytes]) -> bool:
        """Whether XML of this structure is well-formed, its text elements where they seem to be.

        `parts` is what stands between values. A structure is read by the strict parser once,
        with other values: none of them can change how the rest is read.
        """
        structure = _even(_CUT.join(parts))
        if structure in self._structures:
            return True
        marked = structure.split(_CUT)
        wanted = [f"x{at}" for at in range(1, len(marked))]
        marked[1:] = [
            f"<w:t>{word}</w:t>".encode() + rest
            for word, rest in zip(wanted, marked[1:], strict=True)
        ]
        try:
            elements = _elements(b"".join(marked))
        except ProblemError:
            return False
        if [text for text in elements if text] != wanted:
            return False
        if len(self._structures) >= _MOST_STRUCTURES:
            self._structures.clear()
        self._structures.add(structure)
        return True

    def _all_printed(self, context: _Context, own: Sequence[Printed], layout: Layout) -> bool:
        """Whether every text of a context was printed: those of fragments were, as proved."""
        waiting = Counter([id(spot.fragment.block) for spot in layout.spots])
        originals = {id(spot.fragment.block): spot.fragment.original for spot in layout.spots}

        def rest(group: dict[str, Any]) -> dict[str, Any]:
            blocks: list[Block] = []
            for block in group.get("noi_dung", ()):
                key = id(block)
                if waiting.get(key, 0) > 0 and originals[key] == block:
                    waiting[key] -= 1
                else:
                    blocks.append(block)
            return {**group, "noi_dung": blocks}

        outside = rest(dict(context))
        if "phu_luc" in outside:
            outside["phu_luc"] = [rest(appendix) for appendix in outside["phu_luc"]]
        return _covers(own, outside)


def _elements(xml: bytes) -> list[str]:
    return [element.text or "" for element in parse_part(xml, "", lean=False).iter(TEXT)]


def _apart(xml: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return what stands between text elements, and what they hold; where unsure, all between."""
    *pieces, rest = xml.split(_VALUE_END)
    structure: list[bytes] = []
    values: list[bytes] = []
    for piece in pieces:
        at = piece.rfind(b"<w:t")
        start = piece.find(b">", at) + 1
        if piece[at:start] not in _VALUE_TAGS:
            return [xml], []
        structure.append(piece[:at])
        values.append(piece[start:])
    return [*structure, rest], values


def _even(structure: bytes) -> bytes:
    """Return a structure with all lengths of drawings alike."""
    first, *pieces = structure.split(_LENGTH)
    return _LENGTH.join((first, *(b"1" + piece.lstrip(_DIGITS) for piece in pieces)))


def _covers(printed: Sequence[Printed], context: _Context) -> bool:
    said = Counter([item.value for item in printed])
    wanted = text_counts(context)
    # Nearly always everything is printed as often as it stands there.
    if wanted.items() <= said.items():
        return True
    return all(said.get(text, 0) >= times for text, times in wanted.items())


def _stand_in(texts: list[str], printed: Sequence[Printed]) -> bool:
    """Whether what was printed stands in text elements, in order."""
    texts = [_read(text) if "&" in text else text for text in texts]
    at = 0
    for value, frame in printed:
        if not value:
            continue
        if not frame:
            # It shares its element with others, where normal forms may run into each other.
            return not not_found(texts, printed, {}, "")
        try:
            at = texts.index(frame, at) + 1
        except ValueError:
            return False
    return True


def _read(text: str) -> str:
    for name, sign in _ENTITIES:
        text = text.replace(name, sign)
    return text
