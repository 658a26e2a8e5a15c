"""Tests of how the letters of a component look: size, bold, italic, alignment, capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.check.case import Case
from docgen.check.parts import Part
from docgen.check.remedy import SetLook, SetParagraph
from docgen.check.rule import Finding
from docgen.check.words import figure, span, upper_word
from docgen.the_thuc.profile import ThanhPhan
from docgen.word.looks.model import Align

_ALIGNS: dict[str, Align] = {"giua": "center", "deu": "both", "trai": "left"}
_WORDS = {"center": "căn giữa", "both": "căn đều hai bên", "left": "căn trái", "right": "căn phải"}


def wrong_size(case: Case, *roles: str) -> Iterator[Finding]:
    """Yield each component whose letters are smaller or larger than the profile allows."""
    for part, look in _each(case, roles):
        low, high = look.co
        sizes = {run.look.size for run in part.lettered if not low <= run.look.size <= high}
        if sizes:
            shown = ", ".join(figure(size) for size in sorted(sizes))
            yield Finding(
                f"{upper_word(part.role)} cỡ chữ {shown}, phải là {span(low, high, 'pt')}.",
                f"đặt cỡ chữ {figure(look.dung)}",
                part.line,
                part.start,
                part.stop,
                remedies=(SetLook(part.line, part.start, part.stop, size=look.dung),),
            )


def wrong_weight(case: Case, *roles: str, bold: bool | None = None) -> Iterator[Finding]:
    """Yield each component that is not bold where it must be, or bold where it must not.

    `bold` replaces what the profile says.
    """
    for part, look in _each(case, roles):
        want = look.dam if bold is None else bold
        if any(run.look.bold != want for run in part.lettered):
            word = "phải in đậm" if want else "không được in đậm"
            hint = "in đậm" if want else "bỏ in đậm"
            yield _marked(part, word, hint, SetLook(part.line, part.start, part.stop, bold=want))


def wrong_slant(case: Case, *roles: str, italic: bool | None = None) -> Iterator[Finding]:
    """Yield each component that is not italic where it must be, or italic where it must not."""
    for part, look in _each(case, roles):
        want = look.nghieng if italic is None else italic
        if any(run.look.italic != want for run in part.lettered):
            word = "phải in nghiêng" if want else "phải in chữ đứng, không in nghiêng"
            hint = "in nghiêng" if want else "bỏ in nghiêng"
            yield _marked(part, word, hint, SetLook(part.line, part.start, part.stop, italic=want))


def not_capitals(case: Case, *roles: str) -> Iterator[Finding]:
    """Yield each component that the profile wants in capitals and that is not."""
    for part, look in _each(case, roles):
        if look.hoa and part.shown != part.shown.upper():
            yield Finding(
                f"{upper_word(part.role)} phải viết bằng chữ in hoa.",
                f"viết «{part.text.upper()}»",
                part.line,
                part.start,
                part.stop,
            )


def wrong_alignment(case: Case, *roles: str) -> Iterator[Finding]:
    """Yield each component that fills its line and is not aligned as the profile wants."""
    for part, look in _each(case, roles):
        want = _ALIGNS[look.can]
        if part.whole and part.line.look.align != want:
            word = _WORDS[want]
            yield Finding(
                f"{upper_word(part.role)} phải {word}.",
                word,
                part.line,
                remedies=(SetParagraph(part.line, align=want),),
            )


def _each(case: Case, roles: Iterable[str]) -> Iterator[tuple[Part, ThanhPhan]]:
    for role in roles:
        look = case.look(role)
        if look is not None:
            for part in case.parts.all(role):
                yield part, look


def _marked(part: Part, must: str, hint: str, remedy: SetLook) -> Finding:
    message = f"{upper_word(part.role)} {must}."
    return Finding(message, hint, part.line, part.start, part.stop, remedies=(remedy,))
