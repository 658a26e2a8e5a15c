"""Tests of what stands below a title, a name or a subject: a drawn line, stars, hyphens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.check.case import Case
from docgen.check.finder.signs import DASHES
from docgen.check.parts import Part
from docgen.check.remedy import SetText
from docgen.check.rule import Finding
from docgen.check.words import figure, word_of
from docgen.problems import Level
from docgen.the_thuc.profile import Ke
from docgen.the_thuc.widths import line_widths, text_mm
from docgen.word.looks import Line, Stroke
from docgen.word.looks.lengths import MM_PER_POINT

_FLOATING = ("drawing", "vml")
_NEAR = 3  # lines below a text in which its line may be anchored
_TITLES = ("quoc_hieu", "tieu_ngu", "tieu_de")
_NAMES = ("co_quan_chu_quan", "co_quan_ban_hanh")
_HEAD = (*_TITLES, *_NAMES, "ke_tieu_de", "ke_co_quan", "so_ky_hieu", "dia_danh_ngay")
# How far a line may be from its length: a share of the text (`the-thuc.md` §14, QH-05, CQ-05).
_EQUAL, _PART = 0.15, 0.07


@dataclass(frozen=True)
class Below:
    """What stands below some text: drawn lines with the line they are anchored in, typed signs."""

    strokes: tuple[tuple[Stroke, Line], ...] = ()
    typed: Part | None = None


def below(case: Case, uppers: Sequence[Part], role: str) -> Below:
    """Return what stands below the lines of a component; `role` is what the finder calls it."""
    marks = [part for part in case.parts.all(role) if not _is_aside(part, uppers)]
    own = [part.line for part in (*uppers, *marks)]
    own += list(_after(case, uppers[-1])) if uppers else []
    typed = [part for part in marks if DASHES.match(part.text)]
    typed += [Part(role, line) for line in own if DASHES.match(line.text)]
    strokes = {id(stroke): (stroke, line) for line in own for stroke in line.strokes}
    return Below(tuple(strokes.values()), typed[0] if typed else None)


def _is_aside(part: Part, uppers: Sequence[Part]) -> bool:
    """Whether a line stands in another column of the table than the text it may belong to."""
    if not uppers or not part.line.in_table:
        return False
    upper = uppers[-1].line
    return part.line.spot.table == upper.spot.table and part.line.column != upper.column


def below_title(case: Case) -> Below:
    """Return what stands below the title of the head."""
    found = below(case, case.parts.all(*_TITLES)[-1:], "ke_tieu_de")
    if found.strokes:
        return found
    placed, free = _loose(case, right=True)
    return Below((*placed, *free[:1]), found.typed)


def below_issuer(case: Case) -> Below:
    """Return what stands below the name of the issuing body."""
    found = below(case, _names(case), "ke_co_quan")
    if found.strokes:
        return found
    placed, free = _loose(case, right=False)
    if not below(case, case.parts.all(*_TITLES)[-1:], "ke_tieu_de").strokes:
        free = free[1:]  # the first one is the title's
    return Below((*placed, *free), found.typed)


def _names(case: Case) -> tuple[Part, ...]:
    return case.parts.all("co_quan_ban_hanh") or case.parts.all("co_quan_chu_quan")


def _after(case: Case, part: Part) -> Iterator[Line]:
    """Yield the lines without words that follow a part in its cell, box or page."""
    for line in case.seen.lines[part.line.index + 1 : part.line.index + 1 + _NEAR]:
        if line.part != part.line.part or line.spot.container != part.line.spot.container:
            return
        if line.text and not DASHES.match(line.text):
            return
        yield line


def _loose(
    case: Case, *, right: bool
) -> tuple[list[tuple[Stroke, Line]], list[tuple[Stroke, Line]]]:
    """Return the floating lines of the head that are anchored apart from what they underline.

    First those in the cells of one side, then those outside tables, which may belong to either.
    """
    head = case.parts.all(*_HEAD)
    end = max((part.line.index for part in head), default=-1)
    marks = case.parts.all("ke_tieu_de", "ke_co_quan")
    taken = {part.line.index for part in marks if not part.line.in_table}
    placed: list[tuple[Stroke, Line]] = []
    free: list[tuple[Stroke, Line]] = []
    # The lines of a head that lacks number and date may hang in the row below it.
    reach = 2 if case.parts.all("so_ky_hieu", "dia_danh_ngay") else 1 + _NEAR
    for line in case.seen.lines[: end + reach]:
        if line.index in taken or line.story != "document.main":
            continue
        strokes = [(stroke, line) for stroke in line.strokes if stroke.kind in _FLOATING]
        if not line.in_table:
            free += strokes
        elif (line.column > 0) == right:
            placed += strokes
    return placed, free


def wrong_stroke(
    uppers: Sequence[Part], found: Below, ke: Ke, *, may_underline: bool = False
) -> Iterator[Finding]:
    """Yield a missing line below some text, and one whose length does not fit the text."""
    last = uppers[-1]
    if found.strokes:
        yield from _wrong_length(uppers, found, ke)
    elif found.typed:
        yield _typed_instead(last, found.typed, ke)
    elif not (last.lettered and all(run.look.underline for run in last.lettered)):
        yield Finding(
            f"Thiếu đường kẻ dưới {word_of(last.role)}.",
            f"vẽ đường kẻ nét liền {_ratio_words(ke)} bên dưới",
            last.line,
            clause=ke.dieu,
        )
    elif not may_underline:
        yield _underlined(last, ke)


def _typed_instead(upper: Part, typed: Part, ke: Ke) -> Finding:
    return Finding(
        f"Dưới {word_of(upper.role)} là «{typed.text}», phải là đường kẻ nét liền.",
        "thay bằng đường kẻ nét liền (Insert > Shapes > Line)",
        typed.line,
        clause=ke.dieu,
    )


def _underlined(upper: Part, ke: Ke) -> Finding:
    return Finding(
        f"Đường kẻ dưới {word_of(upper.role)} làm bằng gạch chân chữ, nên là đường kẻ riêng.",
        "bỏ gạch chân, vẽ đường kẻ nét liền bên dưới",
        upper.line,
        level=Level.WARNING,
        clause=ke.dieu,
    )


def _wrong_length(uppers: Sequence[Part], found: Below, ke: Ke) -> Iterator[Finding]:
    stroke, line = found.strokes[0]
    length = stroke.length or _typed_mm(stroke, line)
    if len(found.strokes) > 1 or length <= 0 or not all(part.whole for part in uppers):
        return
    widths = [width for part in uppers for width in widths_of(part) if width > 0]
    slack = _EQUAL if ke.ti_le == (1.0, 1.0) else _PART
    low, high = ke.ti_le[0] - slack, ke.ti_le[1] + slack
    if widths and not any(low <= length / width <= high for width in widths):
        yield Finding(
            f"Đường kẻ dưới {word_of(uppers[-1].role)} dài {figure(length)} mm,"
            f" dòng chữ dài {figure(max(widths))} mm.",
            f"kẻ đường {_ratio_words(ke)}",
            line,
            level=Level.WARNING,
            clause=ke.dieu,
        )


def _ratio_words(ke: Ke) -> str:
    if ke.ti_le == (1.0, 1.0):
        return "dài bằng dòng chữ"
    return "dài từ 1/3 đến 1/2 dòng chữ"


def _typed_mm(stroke: Stroke, line: Line) -> float:
    if stroke.kind != "underscores":
        return 0
    return sum(text_mm(run.text.strip(), run.look.size, run.look.bold) for run in line.runs)


def widths_of(part: Part) -> list[float]:
    """Return the width in mm of each line that a text takes as it really looks."""
    if not part.lettered:
        return []
    look = part.lettered[0].look
    text = part.raw.strip()
    text = text.upper() if look.caps else text
    set_as = part.line.look
    room = part.line.width - set_as.left - set_as.right
    usual = text_mm(text, look.size, look.bold, look.italic)
    drawn = usual * look.stretch + len(text) * look.spacing * MM_PER_POINT
    if part.line.width <= 0 or room <= 0 or drawn <= 0 or not part.whole:
        return [max(drawn, 0.0)]
    share = drawn / usual
    return [
        one * share for one in line_widths(text, look.size, room / share, look.bold, look.italic)
    ]


def wrong_marks(uppers: Sequence[Part], found: Below, ke: Ke) -> Iterator[Finding]:
    """Yield signs below some text that are not those of the profile, or are missing."""
    word = word_of(uppers[-1].role)
    hint = f"gõ «{ke.chu}» ở dòng dưới"
    if found.typed:
        if not _is_right(found.typed.text, ke):
            yield Finding(
                f"Dưới {word} là «{found.typed.text}», phải là «{ke.chu}».",
                hint,
                found.typed.line,
                found.typed.start,
                found.typed.stop,
                remedies=_retyped(found.typed, ke),
                clause=ke.dieu,
            )
    elif found.strokes:
        message = f"Dưới {word} là đường kẻ, phải là «{ke.chu}»."
        yield Finding(message, f"bỏ đường kẻ, {hint}", found.strokes[0][1], clause=ke.dieu)
    elif not uppers[-1].text.endswith(ke.chu):
        message = f"Thiếu «{ke.chu}» dưới {word}."
        yield Finding(message, hint, uppers[-1].line, clause=ke.dieu)


def _is_right(text: str, ke: Ke) -> bool:
    signs = "".join(text.split())
    if ke.it_nhat:
        return set(text) == {ke.chu[0]} and len(text) >= ke.it_nhat
    return signs == ke.chu if set(signs) == {"*"} else text == ke.chu


def _retyped(part: Part, ke: Ke) -> tuple[SetText, ...]:
    stripped = part.raw.strip()
    start = part.start + part.raw.find(stripped)
    return (SetText(part.line, start, start + len(stripped), ke.chu),)
