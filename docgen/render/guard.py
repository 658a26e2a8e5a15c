"""The last word on a patched template: its whole tree, read as Jinja reads it, is checked again.

The lint judges what a person sees; this judges what will run. A tag that hides from the first
does not get past the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.word.grammar import Scope, condition_faults, loop_scope, print_faults
from docgen.word.scan import Fault

_MARKUP = re.compile(r"<(/?)([\w:.-]+)[^>]*?(/?)>")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_HINT = "viết lại thẻ theo mẫu có sẵn của docgen"
_Stack = tuple[str, ...]


def tree_faults(patched: str, source: str) -> list[Fault]:
    """Return what is wrong with a patched part; `source` is its XML before docxtpl's patch.

    Every expression must belong to the closed grammar, every branch must leave the open XML
    elements as it found them, and no text may have been lost by the patch.
    """
    try:
        tree = _reader().parse(patched)
    except TemplateSyntaxError:
        return [Fault("D-THE", "Các thẻ của mẫu không ghép được với nhau.", _HINT)]
    faults = list(dict.fromkeys(_statements(tree.body, Scope())))
    try:
        _closed(tree.body, ())
    except _UnbalancedError:
        message = "Thẻ if hoặc for cắt ngang một đoạn, ô, dòng hoặc liên kết."
        faults.append(Fault("D-THE", message, "để thẻ mở và thẻ đóng ở cùng một chỗ"))
    if not faults and _letters(_JINJA.sub("", _text(source))) != _letters(_text(_data(tree))):
        faults.append(Fault("D-THE", "Có chữ của mẫu bị mất khi ghép thẻ.", _HINT))
    return faults


class _UnbalancedError(Exception):
    """A branch that opens or closes elements which it does not close or open again."""


@cache
def _reader() -> Environment:
    return Environment(autoescape=True)


def _statements(body: list[nodes.Node], scope: Scope) -> Iterator[Fault]:
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if not isinstance(part, nodes.TemplateData):
                    yield from print_faults(part, scope, lengths=True)
        elif isinstance(node, nodes.If):
            yield from condition_faults(node.test, scope)
            branches: list[list[nodes.Node]] = [node.body, [*node.elif_], node.else_]
            for branch in branches:
                yield from _statements(branch, scope)
        elif isinstance(node, nodes.For):
            faults: list[Fault] = []
            inside = loop_scope(node, scope, faults)
            yield from faults
            yield from _statements(node.body, inside)
        else:
            yield Fault("D-THE", "Mẫu có lệnh không được dùng.", "chỉ dùng for, if, elif, else")


def _closed(body: list[nodes.Node], stack: _Stack) -> _Stack:
    """Return the open elements after `body`, given those before it."""
    text = ""
    for node in body:
        if isinstance(node, nodes.Output):
            text += "".join(
                part.data if isinstance(part, nodes.TemplateData) else "x" for part in node.nodes
            )
            continue
        stack, text = open_after(text, stack), ""
        for branch in _branches(node):
            if _closed(branch, stack) != stack:
                raise _UnbalancedError
    return open_after(text, stack)


def _branches(node: nodes.Node) -> Iterator[list[nodes.Node]]:
    yield node.body  # type: ignore[attr-defined]
    yield node.else_  # type: ignore[attr-defined]
    for other in getattr(node, "elif_", ()):
        yield from _branches(other)


def open_after(text: str, stack: _Stack) -> _Stack:
    """Return the elements that are open after `text`, given those before it, outermost first."""
    opened = list(stack)
    if text.rfind("<") > text.rfind(">"):
        raise _UnbalancedError
    for shut, name, alone in _MARKUP.findall(text):
        if alone:
            continue
        if not shut:
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise _UnbalancedError
    return tuple(opened)


def _data(tree: nodes.Template) -> str:
    return "".join(part.data for part in tree.find_all(nodes.TemplateData))


def _text(xml: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", xml))


def _letters(text: str) -> str:
    return _BLANKS.sub("", text)
