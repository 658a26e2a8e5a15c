"""What the PDF of a document must print to be believed, taken from the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.pdf.checking import signs
from docgen.word.guard import open_document
from docgen.word.parts import parse_part
from docgen.word.walk import walk

_CORE, _TITLE = "docProps/core.xml", "{http://purl.org/dc/elements/1.1/}title"
_ENOUGH = 8  # words of a document that says no title

Words = list[str]


def expected_texts(document: bytes, name: str) -> tuple[str, ...]:
    """Return the number and the subject of a .docx as they are printed in it.

    Its own title has them behind the kind, which a letter does not print: `Kế hoạch 24/KH-UBND
    Chuyển đổi số`. What begins with a digit comes with the word before it (`Số: 24/KH-UBND`), so
    that number 4 is not found in number 24. Without a number it is the subject alone; without a
    title the first words. `name` is what findings call the file; raises `ProblemError` when the
    document cannot be read.
    """
    members = open_document(document, name)
    paragraphs = [_words(paragraph.text) for paragraph in walk(members, name)]
    title = ""
    if _CORE in members:
        title = parse_part(members[_CORE], _CORE, name).findtext(_TITLE) or ""
    runs = list(_runs(_words(title), paragraphs))
    if not runs:
        return tuple(" ".join(words[:_ENOUGH]) for words in paragraphs if words)[:1]
    numbered = (at for at, run in enumerate(runs) if run.has_digit)
    return tuple(run.text for run in runs[next(numbered, -1) :])


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of the title that stand together in a paragraph: from word `begin` to before `end`."""

    paragraph: Words
    begin: int
    end: int

    @property
    def has_digit(self) -> bool:
        return any(map(str.isdigit, "".join(self.paragraph[self.begin : self.end])))

    @property
    def text(self) -> str:
        words, begin = self.paragraph, self.begin
        if begin and signs(words[begin])[0].isdigit():
            begin -= 1
        return " ".join(words[begin : self.end])


def _words(text: str) -> Words:
    """Return the words of a text; what has no letter or digit belongs to the word before it."""
    words: Words = []
    for word in text.split():
        if signs(word):
            words.append(word)
        elif words:
            words[-1] += f" {word}"
    return words


def _runs(title: Words, paragraphs: Sequence[Words]) -> Iterator[_Run]:
    """Yield the title in the longest stretches that one paragraph prints, word for word."""
    places: dict[str, list[tuple[Words, Words, int]]] = {}
    for words in paragraphs:
        plain = [signs(word) for word in words]
        for at, sign in enumerate(plain):
            places.setdefault(sign, []).append((words, plain, at))
    wanted = [signs(word) for word in title]
    start = 0
    while start < len(wanted):
        best = 0
        run: _Run | None = None
        for words, plain, at in places.get(wanted[start], ()):
            length = _together(wanted[start:], plain[at:])
            if length > best:
                best, run = length, _Run(words, at, at + length)
        if run:
            yield run
        start += best or 1


def _together(wanted: Words, plain: Words) -> int:
    """Return with how many same words both begin."""
    pairs = zip(wanted, plain, strict=False)
    differing = (at for at, (one, other) in enumerate(pairs) if one != other)
    return next(differing, min(len(wanted), len(plain)))
