"""Carries out remedies that a test writes, without any rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from lxml import etree
from small_docx import unzipped

from docgen.check.mending.hand import Hand
from docgen.check.mending.trees import Trees
from docgen.check.remedy import Remedy
from docgen.word.guard import open_document
from docgen.word.looks import Line, Seen, see
from docgen.word.package import write_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Proposed = Callable[[Seen], Iterable[Remedy]]


def seen(data: bytes) -> Seen:
    return see(open_document(data, "a.docx"), "a.docx")


def line_of(document: Seen, text: str) -> Line:
    """Return the first line that says `text`."""
    return next(line for line in document.lines if line.text == text)


def carried_out(data: bytes, proposed: Proposed) -> bytes:
    """Return the document after the remedies that are proposed for it."""
    document = seen(data)
    trees = Trees(document.members, "a.docx")
    Hand(trees, document).mend(list(proposed(document)))
    return write_package(trees.save())


def told(data: bytes, proposed: Proposed) -> list[str]:
    """Return the codes of what the hand left to a person."""
    document = seen(data)
    hand = Hand(Trees(document.members, "a.docx"), document)
    hand.mend(list(proposed(document)))
    return [problem.code for problem in hand.told]


def member(data: bytes, name: str = "word/document.xml") -> str:
    return unzipped(data)[name].decode()


def tree(data: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(unzipped(data)[name])


def tags(element: Any) -> list[str]:
    """Return the names of the children without their prefix."""
    return [etree.QName(child).localname for child in element]
