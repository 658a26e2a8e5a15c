"""Runs written in an old code: which ones really are, and what they say in Unicode.

The name of a font proves nothing: many files name `.VnTime` over plain Unicode text, which
decoding would destroy. A paragraph is read as old code only where its letters speak for it; one
whose letters say nothing follows the rest of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from docgen.tieng_viet.legacy import Code, guess_legacy, letters_of, weigh
from docgen.word.looks.model import Line, Run, RunLook

Written = tuple[str, RunLook]
_FONTS = (
    (Code.VNI, re.compile(r"\s*vni", re.IGNORECASE)),
    (Code.TCVN3, re.compile(r"\s*(?:\.?vn|abc(?:[ -]|$))", re.IGNORECASE)),
)
_CLEAR = 0.7  # of the words that tell anything
# Word keeps the letters of a symbol font at U+F000 and up.
_SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}
# Latin-1 signs that no Vietnamese text in Unicode is full of, and that old codes need.
_ODD = re.compile(
    "[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df"
    "\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\u03bc]"
)


@lru_cache(maxsize=1024)
def code_of_font(font: str) -> Code | None:
    """Return the old code that a font was made for, None for any other font."""
    return next((code for code, name in _FONTS if name.match(font)), None)


def shows_capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals: `.VnTimeH`."""
    return code_of_font(font) == Code.TCVN3 and font.startswith(".") and font[-1] in "Hh"


def font_code(raw: str, look: RunLook) -> Code | None:
    """Return the old code that the font of a run names for its letters."""
    return code_of_font(look.ascii if raw.isascii() else look.hansi)


def codes_used(paragraphs: Iterable[Sequence[Written]]) -> frozenset[Code]:
    """Return the old codes that a document is really written in, by all its letters together."""
    totals: dict[Code, list[int]] = {}
    for runs in paragraphs:
        for code in _codes(runs):
            speaking, against = weigh(_letters(runs, code), code)
            total = totals.setdefault(code, [0, 0])
            total[0], total[1] = total[0] + speaking, total[1] + against
    return frozenset(code for code, total in totals.items() if _is_clear(*total))


def decoded(runs: Sequence[Written], used: frozenset[Code] = frozenset()) -> list[tuple[str, str]]:
    """Return the Unicode text of each run of a paragraph and the old code it is in, else empty.

    `used` are the codes of the document, for paragraphs whose own letters do not tell.
    """
    found = [(raw, "") for raw, _ in runs]
    for code in _codes(runs):
        letters = _letters(runs, code)
        speaking, against = weigh(letters, code)
        if _is_clear(speaking, against) or (not speaking and not against and code in used):
            found = _decoded(runs, letters, code, found)
    return found


def _codes(runs: Sequence[Written]) -> list[Code]:
    return sorted({code for raw, look in runs if (code := font_code(raw, look))})


def _is_clear(speaking: int, against: int) -> bool:
    return speaking > 0 and speaking >= _CLEAR * (speaking + against)


def _letters(runs: Sequence[Written], code: Code) -> str:
    """Return the text of a paragraph as one code may read it.

    Letters in other fonts end words, but ASCII ones: a syllable may be half in each font.
    """
    pieces = []
    for raw, look in runs:
        if font_code(raw, look) == code:
            pieces.append(raw.translate(_SYMBOLS))
        else:
            pieces.append("".join(char if char.isascii() else "\0" for char in raw))
    return "".join(pieces)


def _decoded(
    runs: Sequence[Written], letters: str, code: Code, found: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Hand the letters back to their runs: one whose mark stands in the next run goes whole."""
    read = letters_of(letters, code)
    result, at = [], 0
    for (raw, look), (before, named) in zip(runs, found, strict=True):
        end = at + len(raw)
        if font_code(raw, look) == code:
            text = "".join(read[at:end])
            capital = shows_capitals(look.hansi if not raw.isascii() else look.ascii)
            result.append((text.upper() if capital else text, str(code)))
        elif read[at:end] != list(letters[at:end]) and raw.isascii():
            result.append(("".join(read[at:end]), str(code)))
        else:
            result.append((before, named))
        at = end
    return result


def mistaken(line: Line) -> tuple[tuple[Run, str], ...]:
    """Return the runs in a Unicode font whose letters are an old code, each with its Unicode text.

    That is text whose font was changed without its letters. Empty where the line is honest.
    """
    runs = [run for run in line.runs if not run.code and not font_code(run.raw, run.look)]
    if not any(_ODD.search(run.text) for run in runs):
        return ()
    return _read(runs) or tuple(
        pair for run in runs if _ODD.search(run.text) for pair in _read([run])
    )


def _read(runs: Sequence[Run]) -> tuple[tuple[Run, str], ...]:
    text = "".join(run.text for run in runs)
    guess = guess_legacy(text)
    if guess is None or not guess.sure:
        return ()
    letters = letters_of(text, guess.code)
    if len("".join(letters)) != len(guess.text):  # the text is in no normal form
        return ()
    found, at, shown = [], 0, 0
    for run in runs:
        length = len("".join(letters[at : at + len(run.text)]))
        found.append((run, guess.text[shown : shown + length]))
        at, shown = at + len(run.text), shown + length
    return tuple((run, new) for run, new in found if run.text != new)


def recoded(line: Line) -> tuple[tuple[Run, str], ...]:
    """Return the runs of a line to be written anew in Unicode, each with its new text."""
    named = tuple((run, run.text) for run in line.runs if run.code)
    return tuple(sorted((*named, *mistaken(line)), key=lambda pair: pair[0].start))
