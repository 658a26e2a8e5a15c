"""Reads the wrong and right examples of a manual page, and makes the documents they describe.

An example is a line below `Sai:` or `Đúng:`, optionally with the clean document it changes before
it: `(dang, công văn) số, ký hiệu: Số 05-CV/ĐU`; `(theo doan)` says that a profile is asked for,
where it would else be found. After a colon stands the new text of the first
paragraph of a component; in brackets stands a change. `++` joins several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clean import FAMILIES, TYPES, clean

from docgen.check.rule import Rule
from mutation import (  # noqa: F401 (they register their changes)
    encodings,
    ending,
    extras,
    header,
    letters,
    numbers,
    pages,
    wording,
)
from mutation.changes import apply_change
from mutation.paper import Paper, set_text

_SECTION = re.compile(r"^(Sai|Đúng):$", re.MULTILINE)
_CHOSEN = re.compile(r"^\(([^)]*)\)\s*")
_ASKED = re.compile(r"^\([^)]*?theo ([a-z0-9-]+)")
# What the guide lines of appendices say again.
_REPEATED = re.compile(r"số, ký hiệu: |địa danh, ngày tháng: |tên loại văn bản: ")
_CHANGE = re.compile(r"^(?P<target>[^\[\]:]+?)\s*\[(?P<words>.+)\]$")


@dataclass(frozen=True)
class Example:
    """One line of a manual page: right or wrong, and the change it describes."""

    code: str
    right: bool
    line: str
    family: str
    kind: str

    def __str__(self) -> str:
        return f"{self.code} {'đúng' if self.right else 'sai'} {self.family}: {self.line}"

    @property
    def asked(self) -> str:
        """Return the profile that the document is to be judged by; empty: the one that is found."""
        found = _ASKED.match(self.line)
        return found[1] if found else ""

    def make(self) -> bytes:
        """Return the bytes of the document that the line describes."""
        paper = Paper.of(clean(self.family, self.kind))
        for step in _CHOSEN.sub("", self.line).split(" ++ "):
            _carry_out(paper, step.strip())
        if _REPEATED.search(self.line) and not self.code.startswith("PL"):
            header.open_guides(paper, self.family)
        return paper.save()


def _carry_out(paper: Paper, step: str) -> None:
    if step == "văn bản mẫu":  # the clean document as it is
        return
    found = _CHANGE.match(step)
    if found:
        target = found["target"].strip()
        targets = [] if target == "trang" else paper.paragraphs(target)
        apply_change(paper, targets, found["words"])
        return
    target, _, text = step.partition(":")
    set_text(paper.paragraphs(target.strip())[0], text.strip())


def examples_of(rule: Rule) -> list[Example]:
    """Return the examples of a rule's manual page."""
    pieces = _SECTION.split(rule.manual or "")
    found = []
    for heading, block in zip(pieces[1::2], pieces[2::2], strict=True):
        for line in block.splitlines():
            if line.startswith("    ") and line.strip():
                family, kind = _chosen(line.strip(), rule)
                found.append(Example(rule.code, heading == "Đúng", line.strip(), family, kind))
            elif line.strip():
                break
    return found


def _chosen(line: str, rule: Rule) -> tuple[str, str]:
    family, kind = rule.profiles[0], "kế hoạch"
    found = _CHOSEN.match(line)
    for word in found[1].removeprefix("theo ").split(", ") if found else ():
        assert word in FAMILIES or word in TYPES, f"no clean document is called «{word}»"
        family, kind = (word, kind) if word in FAMILIES else (family, word)
    return family, kind
