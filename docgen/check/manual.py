"""The manual page of a rule, taken apart: title, explanation, wrong and right examples."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.check.registry import CODES, find_rule
from docgen.check.rule import Rule
from docgen.problems import Problem, ProblemError, suggest
from docgen.the_thuc.loading import load_profile

_HEADINGS = re.compile(r"^(Sai|Đúng):$", re.MULTILINE)
_WRITTEN = re.compile(r"([A-Za-z]+)[\s_-]*([0-9]+)")


@dataclass(frozen=True, slots=True)
class Manual:
    """What the manual says of a rule; `text` are paragraphs, the examples lines as in the page."""

    rule: Rule
    title: str
    text: tuple[str, ...]
    wrong: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def clauses(self) -> dict[str, str]:
        """The clause behind the rule, by profile."""
        rule = self.rule
        return {name: rule.clause_for(load_profile(name)) for name in rule.profiles}

    @property
    def levels(self) -> dict[str, str]:
        """How much the rule weighs, by profile."""
        return {name: str(self.rule.level_in(name)) for name in self.rule.profiles}

    def as_json(self) -> dict[str, object]:
        """Return the object that `--format json` prints."""
        return {
            "code": self.rule.code,
            "title": self.title,
            "levels": self.levels,
            "clauses": self.clauses,
            "text": list(self.text),
            "wrong": list(self.wrong),
            "right": list(self.right),
        }


def manual_of(code: str) -> Manual:
    """Return the manual page of a rule, its code written in any way: `SK-05`, `sk5`.

    Raises `ProblemError` of code `D-QUYTAC` with the nearest code when there is none.
    """
    found = _WRITTEN.fullmatch(code.strip())
    wanted = f"{found[1].upper()}-{int(found[2]):02}" if found else code.strip().upper()
    if wanted not in CODES:
        message = f"Không có quy tắc «{code[:40]}»."
        raise ProblemError(Problem("D-QUYTAC", message, hint=_nearest(wanted)))
    return read_manual(find_rule(wanted))


def _nearest(wanted: str) -> str:
    """Return the next step for one who asks for a code that is no rule."""
    group = wanted.partition("-")[0]
    known = [code for code in CODES if code.startswith(f"{group}-")]
    if known:
        return f"nhóm {group} có các quy tắc từ {known[0]} đến {known[-1]}"
    if group == "D":
        return "mã D-… là thông báo của docgen; xem Bảng mã lỗi trong README.vi.md"
    return suggest(wanted, CODES, "xem các quy tắc: docgen rules")


def read_manual(rule: Rule) -> Manual:
    """Return the manual page of a rule, taken apart."""
    head, *pieces = _HEADINGS.split(inspect.cleandoc(rule.manual or ""))
    title, *text = (" ".join(one.split()) for one in head.split("\n\n") if one.strip())
    examples = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return Manual(
        rule, title, tuple(text), _lines(examples.get("Sai")), _lines(examples.get("Đúng"))
    )


def _lines(block: str | None) -> tuple[str, ...]:
    """Return the indented lines of a block of examples."""
    lines: Iterable[str] = (block or "").splitlines()
    return tuple(line.strip() for line in lines if line.startswith("    ") and line.strip())
