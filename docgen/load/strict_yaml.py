"""Strict YAML: every scalar a string with its place; what clerks never mean is refused.

Read from the parser's events, so nothing is built that was not asked for: no types, no tags, no
aliases, and the limits hold before memory is taken.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from docgen.load.limits import FULL
from docgen.load.nodes import Mapping, Node, Scalar
from docgen.load.reading import Source
from docgen.load.tree import TooMuch, TreeBuilder
from docgen.load.yaml_faults import explain, fault
from docgen.problems import Problem
from docgen.tieng_viet.text import Flaw, Kind, code_of

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML cannot hold, and the line ends that only YAML and browsers know.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_STAND_IN = "\ufffd"


def read_yaml(source: Source) -> tuple[Mapping | None, list[Problem]]:
    """Return the tree of a file whose top is a mapping, and all problems found on the way.

    Keys are in NFC; values are as typed, `texts.settle` looks at them. The tree is None when
    there is nothing to go on with: a syntax error, a limit, an empty file, a list at the top.
    """
    text, problems = _readable(source)
    builder = TreeBuilder(source)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.feed(event)
    except TooMuch as stop:
        return None, [*problems, *builder.problems, stop.problem]
    except yaml.YAMLError as error:
        return None, [*problems, *builder.problems, explain(error, source)]
    problems += builder.problems
    if isinstance(builder.root, Mapping):
        return builder.root, problems
    return None, [*problems, _wrong_top(builder.root, source)]


def _readable(source: Source) -> tuple[str, list[Problem]]:
    """Return the text with a stand-in for what YAML refuses, so that reading finds the rest too."""
    problems = []
    for match in _UNREADABLE.finditer(source.text):
        flaw = Flaw(_kind(match.group()), code_of(match.group()), match.start())
        line, column = source.line_and_column(match.start())
        problems.append(fault(source, line, column, flaw.message, flaw.hint, code="D-KYTU"))
        if len(problems) == FULL:
            break
    return (_UNREADABLE.sub(_STAND_IN, source.text) if problems else source.text), problems


def _kind(char: str) -> Kind:
    if "\ud800" <= char <= "\udfff":
        return Kind.SURROGATE
    return Kind.NONCHARACTER if char in "\ufffe\uffff" else Kind.CONTROL


def _wrong_top(root: Node | None, source: Source) -> Problem:
    if root is None:
        if not source.text.strip():
            return fault(source, 0, 0, "Tệp trống.", "ghi mỗi mục một dòng, dạng «khóa: giá trị»")
        message = "Tệp chỉ có chú thích, chưa có mục nào."
        return fault(source, 0, 0, message, "bỏ dấu # ở đầu những dòng cần dùng")
    if isinstance(root, Scalar):
        message = "Tệp không có dòng nào dạng «khóa: giá trị»."
        hint = "sau dấu hai chấm phải có một dấu cách, ví dụ «loai: ke_hoach»"
    else:
        message = "Ngoài cùng của tệp là một danh sách, không phải các dòng «khóa: giá trị»."
        hint = "bỏ dấu «-» ở đầu các dòng ngoài cùng"
    return fault(source, root.line, root.column, message, hint)
