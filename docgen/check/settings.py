"""`.docgen.yaml`: the rules that an office lowers or switches off, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from docgen.check.registry import CODES, find_rule
from docgen.load.nodes import Mapping, Node, Scalar, place_of
from docgen.load.reading import read_source
from docgen.load.shape import Kind, Shape
from docgen.load.strict_yaml import read_yaml
from docgen.load.texts import settle
from docgen.problems import Level, Place, Problem, ProblemError, suggest

NAME = ".docgen.yaml"
_TOP, _LEVEL, _REASON = "kiem_tra", "muc", "ly_do"
_OFF, _RAISED = "tat", "loi"
_WORDS = {"canh_bao": Level.WARNING, "ghi_chu": Level.NOTE, _OFF: None}
_FREE = Shape(Kind.NOUN, False, MappingProxyType({}))
_CONTENT = re.compile(r"^[^\S\n]*[^\s#]", re.MULTILINE)  # a line that is no comment
_EXAMPLE = "ví dụ: SK-05: {muc: canh_bao, ly_do: Cơ quan đang chuyển mẫu}"


@dataclass(frozen=True, slots=True)
class Setting:
    """One rule that weighs less in an office, None for not at all, and why."""

    code: str
    level: Level | None
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a `.docgen.yaml` says, and what is wrong in it; `file` is its name in findings."""

    file: str = ""
    rules: tuple[Setting, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def levels(self) -> dict[str, Level | None]:
        """The new level of each rule, None for one that is switched off."""
        return {one.code: one.level for one in self.rules}


def settings_file(file: Path, is_workspace: Callable[[Path], bool]) -> Path | None:
    """Return the nearest `.docgen.yaml` above a file, none from outside its workspace."""
    for folder in file.absolute().parents:
        if (folder / NAME).is_file():
            return folder / NAME
        if is_workspace(folder):
            return None
    return None


def read_settings(path: Path, shown: str) -> Settings:
    """Return the settings of a file; never raises for a bad one.

    Each fault is a problem, and what is right beside it holds. A rule can be lowered or switched
    off, never raised: what is an error in the rulebook of all cannot be more in one office.
    """
    try:
        source = read_source(path, shown)
    except ProblemError as error:
        return Settings(shown, (), error.problems)
    if not _CONTENT.search(source.text):
        return Settings(shown)
    root, problems = read_yaml(source)
    if root is None:
        return Settings(shown, (), tuple(problems))
    root, found = settle(root, _FREE, source)
    rules: list[Setting] = []
    problems = [*problems, *found, *_unknown(root, (_TOP,), shown)]
    node = root.get(_TOP)
    if isinstance(node, Mapping):
        for key, value in node.entries:
            try:
                rules.append(_setting(key, value, shown))
            except ProblemError as error:
                problems += error.problems
    elif not (node is None or (isinstance(node, Scalar) and not node.text)):  # empty: nothing yet
        problems.append(_wrong_kind(_TOP, node, shown))
    return Settings(shown, tuple(rules), tuple(problems))


def _setting(key: Scalar, node: Node, file: str) -> Setting:
    code = key.text.upper()
    if code not in CODES:
        hint = suggest(code, CODES, "xem các quy tắc: docgen rules")
        _refuse("D-QUYTAC", f"Không có quy tắc «{key.text[:40]}».", place_of(key, file), hint)
    if not isinstance(node, Mapping):
        hint = f"ghi cả mức và lý do, ví dụ: {code}: {{muc: {_OFF}, ly_do: …}}"
        _refuse("D-KIEU", f"«{code}» cần có «{_LEVEL}» và «{_REASON}».", place_of(node, file), hint)
    problems = list(_unknown(node, (_LEVEL, _REASON), file))
    if problems:
        raise ProblemError(*problems)
    word = _text(node, _LEVEL, key, file)
    reason = _text(node, _REASON, key, file)
    return Setting(code, _level(word, code, node.get(_LEVEL) or node, file), reason)


def _text(node: Mapping, name: str, key: Scalar, file: str) -> str:
    value = node.get(name)
    if isinstance(value, Scalar) and value.text:
        return value.text
    if value is None or isinstance(value, Scalar):
        message = f"«{key.text}» thiếu «{name}»."
        reason = "ghi vì sao cơ quan không theo quy tắc này"
        hint = reason if name == _REASON else f"ghi một trong: {', '.join(_WORDS)}"
        _refuse("D-THIEU", message, place_of(key, file), hint)
    raise ProblemError(_wrong_kind(name, value, file))


def _level(word: str, code: str, node: Node, file: str) -> Level | None:
    place = place_of(node, file)
    if word not in _WORDS:
        raised = "chỉ hạ mức hoặc tắt được, không nâng mức" if word == _RAISED else ""
        hint = raised or suggest(word, _WORDS, f"các mức: {', '.join(_WORDS)}")
        _refuse("D-GIATRI", f"Mức «{word[:40]}» của «{code}» không dùng được.", place, hint)
    level = _WORDS[word]
    rule = find_rule(code)
    heaviest = max(one.weight for one in (rule.level, *rule.levels.values()))
    if level is not None and level.weight > heaviest:
        message = f"Mức «{word}» của «{code}» cao hơn mức của quy tắc."
        _refuse("D-GIATRI", message, place, "chỉ hạ mức hoặc tắt được, không nâng mức")
    return level


def _unknown(node: Mapping, known: Iterable[str], file: str) -> Iterable[Problem]:
    for key, _ in node.entries:
        if key.text not in known:
            hint = suggest(key.text, known, f"ở đây chỉ có: {', '.join(known)}")
            message = f"Không có khóa «{key.text[:40]}»."
            yield Problem("D-KHOA", message, place_of(key, file), hint)


def _wrong_kind(name: str, node: Node, file: str) -> Problem:
    message = f"«{name[:40]}» không ghi theo dạng này được."
    return Problem("D-KIEU", message, place_of(node, file), _EXAMPLE)


def _refuse(code: str, message: str, place: Place, hint: str) -> NoReturn:
    raise ProblemError(Problem(code, message, place, hint))
