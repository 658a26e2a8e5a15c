"""Where a comment may stand: Word takes comments on paragraphs of the main text only."""

from __future__ import annotations

from docgen.word.looks import Line, Seen
from docgen.word.parts import Element, w
from docgen.word.text import PARAGRAPH, TEXT_BOX

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


class Anchors:
    """Finds for each line of a document the paragraph of the main text to comment on."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._own = {line.element: line for line in seen.main if not line.in_box}
        self._first = {line.section: line for line in reversed(seen.main) if not line.in_box}
        self._notes = {
            (kind, reference.get(w("id"))): line
            for line in self._own.values()
            for kind, name in _NOTES.items()
            for reference in line.element.iter(w(f"{name}Reference"))
        }

    def first(self) -> Line | None:
        """Return the first paragraph, None where the main text has none."""
        return next(iter(self._own.values()), None)

    def of(self, line: Line | None) -> Line | None:
        """Return the paragraph nearest to a line: itself, the one that holds its box or its note.

        A header or footer belongs to the first paragraph below it.
        """
        if line is None:
            return self.first()
        if line.element in self._own:
            return line
        if line.story in _NOTES:
            return self._by_note(line)
        if line.story in ("header", "footer"):
            return self._below(line)
        return self._around(line.element)

    def _by_note(self, line: Line) -> Line | None:
        note = next(line.element.iterancestors(w(_NOTES[line.story])))
        return self._notes.get((line.story, note.get(w("id")))) or self.first()

    def _below(self, line: Line) -> Line | None:
        for section in self._seen.sections:
            parts = (*section.headers.values(), *section.footers.values())
            if line.part in parts and section.index in self._first:
                return self._first[section.index]
        return self.first()

    def _around(self, element: Element) -> Line | None:
        """Return the paragraph that a text box hangs on."""
        box = list(element.iterancestors(TEXT_BOX))[-1:]
        outer = next(box[0].iterancestors(PARAGRAPH), None) if box else None
        return self._own.get(outer) or self.first()
