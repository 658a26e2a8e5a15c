"""Sections of a text in notation, replaced, removed or added to, line by line.

Nothing but the lines of the section is touched: after each splice the text is parsed again, and
every block outside of what was replaced must be what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile

from docgen.load.nodes import Scalar
from docgen.load.positions import Locator
from docgen.model import Bac, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.notation import parse
from docgen.notation.commands import BRACES, split_brace, whole_line
from docgen.notation.marks import find_mark
from docgen.notation.parse import is_closing, lines_of
from docgen.notation.sections import Section, blocks_by_line
from docgen.problems import Place, Problem

_HEAD = ("bac", "chu", "mo", "dau", "tieu_de", "cho", "rieng")


@dataclass(frozen=True, slots=True)
class BodyEdit:
    """One change of a text in notation.

    `section` is None for the whole text, to whose end is added. `texts` are the new texts, none to
    remove the section; `added` puts them behind what is there. `name` and `place` are the path in
    the overlay, for findings.
    """

    section: Section | None
    texts: tuple[Scalar, ...]
    added: bool
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as settled and as typed, and where it begins."""

    text: str
    typed: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Cut:
    """Lines `start` to `end` (exclusive) that give way to `rows`."""

    start: int
    end: int
    rows: tuple[_Row, ...]


def spliced(
    body: Scalar, tree: NoiDung, edits: Iterable[BodyEdit], file: str
) -> tuple[Scalar, list[Problem]]:
    """Return a text in notation with its sections changed, and what could not be done.

    Args:
        body: the text, as settled.
        tree: what `parse` made of it.
        edits: the changes; no section is inside another one that is replaced.
        file: the file of the text.

    Returns:
        The text, in which each line knows where it was typed, and errors of code `D-GHEP` for new
        texts that would change other sections; with an error the text is the old one.

    """
    rows = _rows(body, file)
    cuts: list[_Cut] = []
    problems: list[Problem] = []
    for edit in sorted(edits, key=_deepest_first):
        cut = _cut(edit, rows, tree, body.text)
        together = [*cuts, cut] if cut else []
        if together and _fits(together, rows, body.text, tree):
            cuts = together
        else:
            problems.append(_leaks(edit))
    return (body, problems) if problems else (_joined(body, _merged(rows, cuts)), [])


def text_of(texts: Iterable[Scalar], like: Scalar, file: str) -> Scalar:
    """Return several texts as one, each line knowing where it was typed; `like` is the first."""
    return _joined(like, [row for text in texts for row in _rows(text, file)])


def _deepest_first(edit: BodyEdit) -> int:
    """Put the inner one of two additions that end in the same line in front."""
    return -edit.section.muc.bac if edit.section else 0


def _rows(text: Scalar, file: str) -> list[_Row]:
    locator = Locator(text, file)
    typed = text.typed.split("\n")
    lines = text.text.split("\n")
    return [
        _Row(line, typed[index] if index < len(typed) else line, locator.typed(index, 1))
        for index, line in enumerate(lines)
    ]


def _joined(like: Scalar, rows: list[_Row]) -> Scalar:
    """Return lines as one text; its own place is that of `like`."""
    return replace(
        like,
        text="\n".join(row.text for row in rows),
        typed="\n".join(row.typed for row in rows),
        style="|",
        origin=tuple(row.place for row in rows),
    )


def _merged(rows: list[_Row], cuts: list[_Cut]) -> list[_Row]:
    result: list[_Row] = []
    at = 0
    for cut in _in_order(cuts):
        result += [*rows[at : cut.start], *cut.rows]
        at = max(at, cut.end)
    return [*result, *rows[at:]]


def _in_order(cuts: list[_Cut]) -> list[_Cut]:
    """Return the cuts from top to bottom, what is only put in before what takes lines away."""
    return sorted(cuts, key=lambda cut: (cut.start, cut.end))


def _cut(edit: BodyEdit, rows: list[_Row], tree: NoiDung, text: str) -> _Cut | None:
    """Return what one edit does to the lines, None when it leaves its section."""
    new = [row for one in edit.texts for row in _printed(_rows(one, ""))]
    section = edit.section
    if section is None:
        end = _before_closing(text, tree)
        return _Cut(end, end, tuple(new))
    if not new:
        return _Cut(section.start, section.end, ())
    blocks = _parsed(new).khoi
    first = next((block for block in blocks if not isinstance(block, GhiChu)), None)
    if edit.added:
        end = section.end
        return _Cut(end, end, tuple(new)) if _below(blocks, section.muc.bac) else None
    if isinstance(first, Muc) and first.bac == section.muc.bac:
        return _Cut(section.start, section.end, tuple(new)) if _beside(blocks, first.bac) else None
    if isinstance(first, Doan) and _is_running_text(section, text):
        return _as_running_text(section, rows, new)
    whole = _below(blocks, section.muc.bac)
    return _Cut(section.below, section.end, tuple(new)) if whole else None


def _printed(rows: list[_Row]) -> list[_Row]:
    """Return the lines without the blank ones at both ends."""
    kept = list(dropwhile(_is_blank, rows))
    return list(dropwhile(_is_blank, kept[::-1]))[::-1]


def _is_blank(row: _Row) -> bool:
    return not any(True for _ in lines_of(row.text))


def _parsed(rows: Iterable[_Row]) -> NoiDung:
    return parse("\n".join(row.text for row in rows), lambda _line, _column: Place())[0]


def _below(blocks: tuple[Khoi, ...], bac: Bac) -> bool:
    """Whether blocks that are typed inside a section of this rank stay inside it."""
    return all(_stays(block, bac) for block in blocks)


def _stays(block: Khoi, bac: Bac) -> bool:
    if isinstance(block, Muc):
        return block.bac > bac
    closing = isinstance(block, Doan) and is_closing(block.chu)
    return isinstance(block, GhiChu) or (bac < Bac.DIEM and not closing)


def _beside(blocks: tuple[Khoi, ...], bac: Bac) -> bool:
    """Whether blocks are sections of one rank, nothing else beside them."""
    return all(
        isinstance(block, GhiChu) or (isinstance(block, Muc) and block.bac == bac)
        for block in blocks
    )


def _is_running_text(section: Section, text: str) -> bool:
    """Whether a section is its own sentence, with no title line and nothing below."""
    if section.muc.tieu_de is not None or section.children:
        return False
    below = "\n".join(text.split("\n")[section.below : section.end])
    return all(isinstance(whole_line(line.text), GhiChu) for line in lines_of(below))


def _as_running_text(section: Section, rows: list[_Row], new: list[_Row]) -> _Cut | None:
    """Return the cut that puts new words behind the mark as typed, its braces kept."""
    line = next(lines_of(rows[section.start].text)).text
    bare, brace = split_brace(line)
    mark = find_mark(bare)
    if mark is None:
        return None
    front = bare[len(mark.mo) : mark.end] + " "
    first = new[0]
    back = f" {BRACES[brace]}" if brace and split_brace(first.text.strip())[1] is None else ""
    place = replace(first.place, column=first.place.column - len(front))
    row = _Row(front + first.text.strip() + back, front + first.typed.strip() + back, place)
    lines = (row, *new[1:])
    blocks = _parsed(lines).khoi
    stays = isinstance(blocks[0], Muc) and _beside(blocks, section.muc.bac)
    return _Cut(section.start, section.below, lines) if stays else None


def _before_closing(text: str, tree: NoiDung) -> int:
    """Return the line before the last sentence `Trên đây là …`, else the end of the text."""
    at = len(text.split("\n"))
    for line, block in blocks_by_line(text, tree):
        if isinstance(block, Muc):
            at = len(text.split("\n"))
        elif isinstance(block, Doan) and is_closing(block.chu):
            at = line.index
    return at


def _fits(cuts: list[_Cut], rows: list[_Row], text: str, tree: NoiDung) -> bool:
    """Whether the text with these cuts holds the old blocks outside of them and the new ones."""
    heads = list(_first_lines(text, tree))
    wanted: list[object] = []
    at = 0
    for cut in _in_order(cuts):
        wanted += [_head(block) for index, block in heads if at <= index < cut.start]
        wanted += map(_head, _walk(_parsed(cut.rows)))
        at = max(at, cut.end)
    wanted += [_head(block) for index, block in heads if index >= at]
    return wanted == [_head(block) for block in _walk(_parsed(_merged(rows, cuts)))]


def _first_lines(text: str, tree: NoiDung) -> Iterator[tuple[int, Khoi]]:
    before: Khoi | None = None
    for line, block in blocks_by_line(text, tree):
        if block is not before:
            yield line.index, block
        before = block


def _walk(tree: NoiDung) -> Iterator[Khoi]:
    return (block for block in tree.walk() if not isinstance(block, GhiChu))


def _head(block: Khoi) -> object:
    """Return a block without what stands below it, and without what its neighbours decide."""
    return tuple(getattr(block, name) for name in _HEAD) if isinstance(block, Muc) else block


def _leaks(edit: BodyEdit) -> Problem:
    message = f"Chữ mới của «{edit.name[:60]}» làm đổi cả phần khác của nội dung."
    hint = "chỉ viết phần của mục đó: cùng dấu đề mục với nó, hoặc dấu cấp thấp hơn"
    return Problem("D-GHEP", message, edit.place, hint)
