"""Findings as the workflow commands of GitHub, which shows them beside the files of a change."""

from __future__ import annotations

from docgen.problems import Level, Problem
from docgen.review.sarif import more_about

_WORDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_SIGNS = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_MORE_SIGNS = {**_SIGNS, ":": "%3A", ",": "%2C"}  # inside a property of a command


def as_annotation(problem: Problem) -> str:
    """Return the line that GitHub reads: `::error file=a.docx,title=SK-05::…`."""
    place = problem.place
    properties = {"file": place.file, "title": problem.code}
    if place.line:
        properties |= {"line": str(place.line), "col": str(place.column or 1)}
    written = ",".join(
        f"{name}={_escaped(value, _MORE_SIGNS)}" for name, value in properties.items() if value
    )
    where = f"{place.part}: " if place.part else ""
    text = "\n".join([f"{where}{problem.message}", *more_about(problem)])
    return f"::{_WORDS[problem.level]} {written}::{_escaped(text, _SIGNS)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
