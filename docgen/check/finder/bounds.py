"""Where the main text ends: its ending, the appendices and attached documents after it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.check.finder.pieces import Piece, pieces_of
from docgen.check.finder.signers import begins_block, is_name
from docgen.check.finder.signs import DASHED, GUIDE, KEEP, LABEL, is_appendix, title_of
from docgen.check.finder.title import may_be_attached
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

_NEAR = 40  # lines with text from the end, where recipients and signatures stand
_REACH = 34  # lines above the words `Nơi nhận` where a signature may begin
_RUNNING = 110  # letters; a longer line is running text
_LABEL = 40  # letters; a line with `Nơi nhận` and its first item
_WIDEST = 3  # columns; a table with more is no table of signatures
_HEAD = 15  # lines of a head, so that a title below it begins nothing new
_TITLE_LINES = 4  # of an attached list: its name in capitals, its subject in small letters
_LIST = 60  # lines of recipients before `Lưu`


@dataclass(frozen=True, slots=True)
class Bounds:
    """The text up to `ending`, the ending up to `after`, then appendices and attached documents.

    `starts` are the first lines of those, in order.
    """

    ending: int
    after: int
    starts: tuple[int, ...]


def find_bounds(lines: list[Line]) -> Bounds:
    """Find where the ending begins, and what follows it; nothing follows before a signature."""
    starts = _starts(lines)
    labels = _labels(lines)
    for stop in [*starts, len(lines)]:
        begin = _ending(lines, stop, labels)
        if begin < stop:
            later = [at for at in starts if at >= stop]
            after = _after(lines, begin, later[0] if later else len(lines))
            if after < len(lines) and after not in later:
                later.insert(0, after)
            return Bounds(begin, after, tuple(later))
    first = starts[0] if starts else len(lines)
    return Bounds(first, first, tuple(starts))


def _after(lines: list[Line], begin: int, stop: int) -> int:
    """Return where an ending ends: at a new page or a wide table, once a signature was seen."""
    signed = False
    for at in range(begin, stop):
        line = lines[at]
        wide = line.in_table and line.columns > _WIDEST
        if signed and line.text and (wide or _starts_page(lines, at)):
            return _table_start(lines, at)
        if signed and GUIDE.match(line.text):
            return _titles_above(lines, at, begin)
        signed = signed or _signs(line)
    return stop


def _titles_above(lines: list[Line], at: int, floor: int) -> int:
    """Return the first of the centred lines in capitals right above a guide line."""
    top = at
    for above in reversed(range(floor, at)):
        line = lines[above]
        if line.text and (line.in_table or line.look.align != "center"):
            break
        if line.text.isupper() and not _signs(line):
            top = above
        elif line.text and (_signs(line) or at - above > _TITLE_LINES):
            break
    return top


def _starts(lines: list[Line]) -> list[int]:
    """Return the first lines of appendices and of documents with a head of their own."""
    found: list[int] = []
    table_start = 0
    for at, line in enumerate(lines):
        table = line.spot.table
        goes_on = table and at and lines[at - 1].spot.table == table
        table_start = table_start if goes_on else at
        start = at if _begins_annex(lines, at, line) else -1
        if at > _HEAD and _is_second_head(line):
            start = table_start
        in_head = bool(found) and at - found[-1] < _HEAD and not is_appendix(line.text)
        if start >= 0 and not in_head:
            found.append(start)
    return found


def _is_second_head(line: Line) -> bool:
    """Whether a line is the title of the state or the party, alone or with the line below it."""
    text = line.raw.strip().partition("\n")[0].strip()
    return text.isupper() and len(text) < _RUNNING and title_of(text) in ("quoc_hieu", "tieu_de")


def _begins_annex(lines: list[Line], at: int, line: Line) -> bool:
    """Whether a line begins an appendix, or a document with a head of its own."""
    text = line.text
    if not text or len(text) > _RUNNING or (line.in_table and line.columns > 1):
        return False
    if is_appendix(text):
        return _stands_alone(lines, at, line)
    if not text.isupper() or not may_be_attached(fold(text)) or line.in_table:
        return False
    return line.look.align == "center" and at > 0 and _starts_page(lines, at)


def _stands_alone(lines: list[Line], at: int, line: Line) -> bool:
    """Whether a line with `Phụ lục` is a title: centred, or two of capitals, weight, new page."""
    if line.look.align == "center":
        return True
    piece = pieces_of([line])[0]
    return piece.text.isupper() + piece.bold + _starts_page(lines, at) >= 2  # two signs


def _starts_page(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.look.page_break or line.raw.startswith("\f"):
        return True
    for before in reversed(lines[max(0, at - 4) : at]):
        if before.section != line.section or before.ends_page:
            return True
        if before.text and not before.in_table:
            return False
    return False


def ending_of(lines: list[Line]) -> int:
    """Return where the ending of some lines begins, their number where they have none."""
    return _ending(lines, len(lines), _labels(lines))


def _labels(lines: list[Line]) -> list[int]:
    """Return the lines with the words `Nơi nhận` that a list follows, or `Lưu` stands for."""
    found = []
    keep = -1
    for at in reversed(range(len(lines))):
        text = lines[at].text
        if not text:
            continue
        if KEEP.match(text) and len(text) < _RUNNING:
            keep = at
        label = LABEL.match(text)
        if label and (_is_short(lines[at]) and (0 <= keep - at < _LIST or _heads_list(lines, at))):
            found.append(at)
    return found[::-1]


def _is_short(line: Line) -> bool:
    first = pieces_of([line])[0]
    return len(first.text) < _LABEL or "\n" in line.raw or line.in_table


def _heads_list(lines: list[Line], at: int) -> bool:
    after = [line for line in lines[at + 1 : at + 6] if line.text]
    return any(DASHED.match(line.text) or line.look.label for line in after[:2]) or any(
        begins_block(piece) for piece in pieces_of(lines[at : at + 6])
    )


def _ending(lines: list[Line], stop: int, labels: list[int]) -> int:
    """Return where the ending of `lines[:stop]` begins, `stop` where there is none."""
    label = next((at for at in labels if at < stop), -1)
    if label < 0:
        label = _listed(lines, stop)
    if label >= 0:
        return _up(lines, label)
    near = [at for at in range(max(0, stop - 3 * _NEAR), stop) if lines[at].text][-_NEAR:]
    floor = _floor(lines, near)
    for at in near:
        if at > floor and _signs(lines[at]) and (_far(lines[at]) or _name_follows(lines, at, stop)):
            return _table_start(lines, at)
    return stop


def _floor(lines: list[Line], near: list[int]) -> int:
    """Return the last line of running text among the last lines: no signature stands above it."""
    running = [at for at in near if len(lines[at].text) > _RUNNING and not lines[at].in_table]
    return running[-1] if running else -1


def _listed(lines: list[Line], stop: int) -> int:
    """Find recipients that have lost their heading: a list whose last item is `Lưu`."""
    near = [at for at in range(max(0, stop - 3 * _NEAR), stop) if lines[at].text][-_NEAR:]
    keep = next((at for at in near if _keeps(lines[at].text)), -1)
    if keep < 0:
        return -1
    start = keep
    container = lines[keep].spot.container
    for at in reversed(near[: near.index(keep)]):
        line = lines[at]
        listed = DASHED.match(line.text) or line.look.label
        if not listed or line.spot.container != container or len(line.text) > _RUNNING:
            break
        start = at
    return start if lines[keep].in_table or start < keep else -1


def _keeps(text: str) -> bool:
    return bool(KEEP.match(text) and DASHED.match(text) and len(text) < _RUNNING)


def _up(lines: list[Line], label: int) -> int:
    """Return where the ending begins around a label: a signature may stand beside or above it."""
    start = _table_start(lines, label)
    top = _signed_table(lines, start)
    for at in reversed(range(max(0, start - _REACH), start)):
        line = lines[at]
        if not line.text:
            continue
        if not line.in_table and (len(line.text) > _RUNNING or line.text.endswith((";", "/."))):
            break
        if _signs(line) and (_far(line) or _name_follows(lines, at, start)):
            top = _table_start(lines, at)
    return top


def _signed_table(lines: list[Line], start: int) -> int:
    """Return where a table of posts and names right above `start` begins, else `start`.

    It is known by its form alone: posts that nobody has heard of are posts too.
    """
    last = next((at for at in reversed(range(start)) if lines[at].text), -1)
    if last < 0 or not 1 < lines[last].columns <= _WIDEST:
        return start
    begin = _table_start(lines, last)
    rows = [line for line in lines[begin : last + 1] if line.text]
    centred = all(line.look.align == "center" and len(line.text) < _RUNNING for line in rows)
    named = any(not line.text.isupper() and pieces_of([line])[0].bold for line in rows)
    return begin if centred and named and any(line.text.isupper() for line in rows) else start


def _signs(line: Line) -> bool:
    return any(begins_block(piece) for piece in pieces_of([line]))


def _far(line: Line) -> bool:
    """Whether a line stands where signatures stand: in a cell, on the right, centred."""
    if line.in_table:
        return line.columns > 1
    pieces = pieces_of([line])
    return line.look.align == "center" or any(piece.side == "phai" for piece in pieces)


def _name_follows(lines: list[Line], at: int, stop: int) -> bool:
    pieces: list[Piece] = pieces_of(lines[at + 1 : min(at + 12, stop)])
    return any(is_name(piece) and piece.bold for piece in pieces if piece.text)


def _table_start(lines: list[Line], at: int) -> int:
    table = lines[at].spot.table
    while table and at and lines[at - 1].spot.table == table:
        at -= 1
    return at
