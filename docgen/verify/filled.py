"""The proof of the places: each stands with the value of this document between its own letters.

The other proof leaves places out, since what it proves is the same for all units of a batch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from docgen.compose.kept import Kept
from docgen.model import NoiDung, VanBan
from docgen.model.base import Noun
from docgen.notation import split_places
from docgen.tieng_viet.text import fold, lower_first, upper
from docgen.verify.body import GAP, tree_blocks
from docgen.verify.leaves import STRUCTURED, values_of
from docgen.verify.matching import core, find, fits, unended
from docgen.verify.names import Names, Parts
from docgen.verify.printed import PrintedParts, block_lines, block_text

Lost = tuple[str, str]  # the field and what was looked for

_LINES = ("kinh_gui", "dong_kinh_gui")
_FIELDS = (
    *_LINES,
    "trich_yeu",
    "luu_hanh",
    "du_thao",
    "can_cu",
    "mo_dau",
    "luu",
    "nguoi_soan",
    "lien_he",
)
_ABOUT = re.compile(r"^[\"“]?(?:v/v|về việc)(?:\s*:\s*|\s+)", re.IGNORECASE)
_BASIS = re.compile(r"^căn cứ\s+", re.IGNORECASE)
_FILING = re.compile(r"^lưu\s*:?\s*", re.IGNORECASE)
_UNPRINTED = ("ma", "tong_hop")


class _Text(NamedTuple):
    """A text with places: its field, and its letters and places in order."""

    field: str
    parts: Parts


class _Tree(NamedTuple):
    """What of a tree is not the same for all units: blocks with places, structured tables."""

    blocks: tuple[tuple[int, tuple[Parts, ...]], ...]
    tables: tuple[tuple[int, str], ...]


class Filled:
    """The texts of one document that hold places, looked for in its context.

    What a plan's texts hold of places is read once for all its units, with `kept`.
    """

    def __init__(
        self, van_ban: VanBan, names: Names, parts: PrintedParts, kept: Kept | None
    ) -> None:
        self._van_ban, self._names, self._parts, self._kept = van_ban, names, parts, kept
        self._context = parts.context

    def lost(self) -> Iterator[Lost]:
        """Yield each text that does not stand in its part with the values of this document."""
        for name in _FIELDS:
            texts = self._texts(name)
            if texts:
                yield from self._of_field(name, texts)
        for where, tree, blocks in self._trees():
            yield from self._of_tree(where, self._tree(where, tree), blocks)
        for item, one in zip(self._van_ban.phu_luc, self._context["phu_luc"], strict=False):
            wanted = self._names.typed(item.ten)
            if wanted is not item.ten and not any(
                fits(form, one["ten"]) for form in (wanted, upper(wanted))
            ):
                yield "phu_luc.ten", wanted

    def _of_field(self, name: str, texts: tuple[_Text, ...]) -> Iterator[Lost]:
        if name in _LINES:
            yield from _in_lines(self._wanted(texts), map(core, self._parts.lines("kinh_gui")))
        elif name == "can_cu":
            yield from self._bases(texts)
        else:
            # The bases that an opening names are looked for by themselves.
            apart = {"can_cu": GAP} if name == "mo_dau" and self._van_ban.can_cu else None
            wanted = self._names.filled(texts[0].parts, apart)
            if not self._stands(name, wanted):
                yield name, wanted

    def _wanted(self, texts: tuple[_Text, ...]) -> list[Lost]:
        return [(one.field, core(self._names.filled(one.parts))) for one in texts]

    def _stands(self, name: str, wanted: str) -> bool:
        """Whether the only text of a field stands in its part."""
        if name == "mo_dau":
            return fits(unended(wanted), unended(self._opening()))
        if name == "luu":
            line = "".join(self._context["noi_nhan"][-1:])
            return fits(_FILING.sub("", core(wanted)), core(line), head=False)
        if name == "trich_yeu":
            return _is_subject(wanted, self._context[name])
        if name == "luu_hanh":  # one of the profile's words, in its spelling
            return fits(fold(wanted), fold(self._context[name]))
        if name == "lien_he":
            return fits(wanted, self._context[name])
        return find(core(wanted), self._parts.text(name)) >= 0

    def _bases(self, texts: tuple[_Text, ...]) -> Iterator[Lost]:
        printed, at = "\n".join([self._parts.text("can_cu"), self._opening()]), 0
        for field, wanted in self._wanted(texts):
            bare = _BASIS.sub("", wanted)
            ends = [find(form, printed, at) for form in (bare, lower_first(bare))]
            if max(ends) < 0:
                yield field, wanted
            else:
                at = min(end for end in ends if end >= 0)

    def _opening(self) -> str:
        blocks = self._context["noi_dung"] if self._van_ban.mo_dau else ()
        return block_text(blocks[0]) if blocks else ""

    def _of_tree(self, where: str, tree: _Tree, blocks: list[Mapping[str, Any]]) -> Iterator[Lost]:
        field = where if where == "noi_dung" else "phu_luc.noi_dung"
        for index, lines in tree.blocks:
            wanted = "\n".join([self._names.filled(line) for line in lines])
            printed = block_text(blocks[index]) if index < len(blocks) else ""
            if not _is_block(wanted, printed, is_last=index >= len(blocks) - 1):
                yield field, wanted
        for index, name in tree.tables:
            texts = self._texts(name)
            if texts and index < len(blocks):
                yield from self._in_table(texts, block_lines(blocks[index]))

    def _in_table(self, texts: tuple[_Text, ...], lines: list[str]) -> Iterator[Lost]:
        wanted = [(one.field, self._names.filled(one.parts)) for one in texts]
        groups = [pair for pair in wanted if pair[0].endswith(".nhom")]
        for field, name in groups:
            if not any(fits(name, line, head=False) for line in lines):
                yield field, name
        yield from _in_lines([pair for pair in wanted if pair not in groups and pair[1]], lines)

    def _trees(self) -> Iterator[tuple[str, NoiDung, list[Mapping[str, Any]]]]:
        body = self._context["noi_dung"]
        yield "noi_dung", self._van_ban.noi_dung, body[1:] if self._van_ban.mo_dau else body
        printed = self._context["phu_luc"]
        for index, item in enumerate(self._van_ban.phu_luc):
            blocks = printed[index]["noi_dung"] if index < len(printed) else []
            yield f"phu_luc.{index}.noi_dung", item.noi_dung, blocks

    def _tree(self, where: str, tree: NoiDung) -> _Tree:
        if self._kept is not None and self._kept.owns(tree, where):
            return self._kept.once("places", tree, lambda: _read(tree))
        return _read(tree)

    def _texts(self, name: str) -> tuple[_Text, ...]:
        value = getattr(self._van_ban, name)
        if not value:
            return ()
        kept = self._kept
        if kept is not None and kept.is_plans(name, value):
            own = getattr(kept.plan, name)
            return kept.once(f"places of {name}", own, lambda: _texts(name, own))
        return _texts(name, value)


def _read(tree: NoiDung) -> _Tree:
    printed = list(enumerate(tree_blocks(tree)))
    return _Tree(
        tuple((index, one.cho) for index, one in printed if one.cho),
        tuple((index, one.ten) for index, one in printed if one.ten),
    )


def _texts(name: str, value: Any) -> tuple[_Text, ...]:
    """Return the texts of a field that hold places."""
    found = _cells(name, value) if name in STRUCTURED else values_of(name, value)
    cut = (
        _Text(field, split_places(text))
        for field, text in found
        if isinstance(text, str) and "{{" in text
    )
    return tuple(one for one in cut if not all(isinstance(part, str) for part in one.parts))


def _cells(name: str, items: tuple[Noun, ...]) -> Iterator[tuple[str, Any]]:
    for item in items:
        for field in type(item).model_fields:
            value = getattr(item, field)
            if field not in _UNPRINTED:
                for text in value if isinstance(value, tuple) else (value,):
                    yield f"{name}.{field}", text


def _in_lines(wanted: list[Lost], lines: Iterable[str]) -> Iterator[Lost]:
    """Yield each text that is no line of its own behind the one before it."""
    printed, at = list(lines), 0
    for field, text in wanted:
        found = (n for n in range(at, len(printed)) if fits(text, printed[n]))
        index = next(found, None)
        if index is None:
            yield field, text
        else:
            at = index + 1


def _is_block(wanted: str, printed: str, *, is_last: bool) -> bool:
    if wanted == printed or fits(wanted, printed):
        return True
    return is_last and fits(unended(wanted), unended(printed))


def _is_subject(wanted: str, printed: str) -> bool:
    """Whether a subject is printed as typed, or in the form of a letter: `V/v …`."""
    bare = _ABOUT.sub("", wanted, count=1)
    forms = {core(form.rstrip('"”')) for form in (wanted, bare, lower_first(bare))}
    return any(fits(form, core(printed.rstrip('"”')), head=False) for form in forms)
