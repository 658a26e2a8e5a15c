"""Writes the comments of a copy: their part, and the marks where they hang."""

from __future__ import annotations

from datetime import datetime

from docgen.check.addresses import address_of
from docgen.check.checking import Checked
from docgen.check.commenting.anchors import Anchors
from docgen.check.commenting.wording import comment, left_out, sentences
from docgen.check.mending.telling import refuse_signed
from docgen.check.mending.trees import Trees
from docgen.problems import Problem
from docgen.word import markup
from docgen.word.guard import open_document
from docgen.word.looks import Line
from docgen.word.package import write_package
from docgen.word.parts import Element, parse_part, w

MOST_COMMENTS = 500  # Word becomes slow beyond
_MARKS = (w("commentRangeStart"), w("commentReference"))


def commented(data: bytes, checked: Checked, author: str, when: datetime) -> bytes:
    """Return a copy of a .docx with a comment on each paragraph that has findings.

    `checked` is what the checker said of these bytes, `when` the time that the comments bear as
    it is. Findings without a line hang on the first paragraph, those outside the main text on the
    nearest one. A file without findings or without a paragraph comes back as it is. Raises
    `ProblemError` for a file with a digital signature (`D-CHUKYSO`).
    """
    members = open_document(data, checked.file)
    refuse_signed(members, checked.file)
    groups = _grouped(checked)
    if not groups:
        return data
    trees = Trees(members, checked.file)
    twins = trees.twins(checked.seen, trees.main)
    trees.change(trees.main)
    keys = _free_keys(trees, len(groups))
    date = f"{when.replace(microsecond=0, tzinfo=None).isoformat()}Z"
    written = []
    for key, (line, findings) in zip(keys, groups.items(), strict=True):
        _hang(twins[line.element], key)
        written.append(comment(key, author, date, findings))
    _add(trees, "".join(written))
    return write_package(trees.save())


def _grouped(checked: Checked) -> dict[Line, list[list[str]]]:
    """Return what is said of each paragraph, in reading order; the last says what is left out."""
    anchors = Anchors(checked.seen)
    found: dict[Line, list[list[str]]] = {}
    for problem, line in _findings(checked):
        anchor = anchors.of(line)
        if anchor is not None:
            said = sentences(problem, with_place=anchor is not line)
            found.setdefault(anchor, []).append(said)
    ordered = sorted(found, key=lambda line: line.index)
    kept = {line: found[line] for line in ordered[:MOST_COMMENTS]}
    rest = sum(len(found[line]) for line in ordered[MOST_COMMENTS:])
    if rest:
        kept[ordered[MOST_COMMENTS - 1]].append(left_out(rest))
    return kept


def _findings(checked: Checked) -> list[tuple[Problem, Line | None]]:
    found: list[tuple[Problem, Line | None]] = [(note, None) for note in checked.notes]
    found += [(one.problem, one.finding.line) for one in checked.judged]
    # What is said of the data behind the document has its place in another file.
    own = [one for one in checked.data if one.place.file == checked.file]
    places = {address_of(line, checked.seen): line for line in checked.seen.lines if own}
    return found + [(one, places.get(one.place.part)) for one in own]


def _free_keys(trees: Trees, count: int) -> range:
    """Return ids that no comment of the document has."""
    name = trees.member_of_kind("comments")
    roots = [trees.root(trees.main), *([trees.root(name)] if name else [])]
    written = [one.get(w("id"), "") for root in roots for one in root.iter(w("comment"), *_MARKS)]
    first = max((int(key) for key in written if key.isdecimal()), default=-1) + 1
    return range(first, first + count)


def _hang(paragraph: Element, key: int) -> None:
    """Put the marks of a comment around all that stands in a paragraph."""
    make = paragraph.makeelement
    start, end = (make(w(f"commentRange{side}"), {w("id"): str(key)}) for side in ("Start", "End"))
    run = make(w("r"))
    run.append(make(w("commentReference"), {w("id"): str(key)}))
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    paragraph.append(end)
    paragraph.append(run)


def _add(trees: Trees, written: str) -> None:
    """Put the comments into their part, behind those that are there already."""
    part = markup.root("comments", written).encode()
    name = trees.member_of_kind("comments")
    if name:
        root = trees.change(name)
        for one in list(parse_part(part, name)):
            root.append(one)
    else:
        trees.add_part("comments", part)
