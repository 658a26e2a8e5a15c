"""Loops over blocks, taken out of a template so that one block can be rendered without the rest.

A loop is taken out only if what it prints for a block depends on nothing but that block, and if
no repair of the whole part can reach into it; every other loop stays where it is.
"""

from __future__ import annotations

import re

from jinja2 import Environment, meta, nodes

from docgen.render.filling import BLOCKS
from docgen.render.guard import open_after
from docgen.word.repair import drop_empty_rows

_FIELD = "noi_dung"
_BODY = ("w:document", "w:body")
# Numbered or moved through the whole part.
_OF_THE_WHOLE = ("<wp:docPr ", "<w:bookmark", "<w:sectPr")
# Rows and tables whose emptiness the signs of `drop_empty_rows` would not show.
_LATE_PROPERTIES = re.compile(r"%\}<w:(?:tblPrEx|trPr|tblPr|tblGrid)\b")
_Stack = tuple[str, ...]


def take_out(tree: nodes.Template, source: str, environment: Environment) -> list[nodes.Template]:
    """Change a template's tree and return its loops over blocks, each as a tree of its own.

    Where the loop of number k stood, the tree now prints `((k, the list),)`; the tree of the loop
    runs over `BLOCKS`. `source` is what the tree was read from.
    """
    if drop_empty_rows(source) != source or _LATE_PROPERTIES.search(source):
        return []
    taken: list[nodes.Template] = []
    _search(tree.body, (), taken, environment)
    return taken


def _search(
    body: list[nodes.Node], stack: _Stack, taken: list[nodes.Template], environment: Environment
) -> None:
    for at, node in enumerate(body):
        if isinstance(node, nodes.Output):
            stack = open_after("".join(map(_text, node.nodes)), stack)
        elif isinstance(node, nodes.For) and stack == _BODY and _stands_alone(node, environment):
            body[at] = _printing(node, len(taken), environment)
            node.iter = nodes.Name(BLOCKS, "load", lineno=node.lineno)
            taken.append(nodes.Template([node], lineno=node.lineno))
            taken[-1].set_environment(environment)
        elif isinstance(node, nodes.For):
            _search(node.body, stack, taken, environment)
        elif isinstance(node, nodes.If):
            for branch in (node.body, *(other.body for other in node.elif_), node.else_):
                _search(branch, stack, taken, environment)


def _stands_alone(loop: nodes.For, environment: Environment) -> bool:
    over, target = loop.iter, loop.target
    name = over.attr if isinstance(over, nodes.Getattr) else getattr(over, "name", "")
    if name != _FIELD or not isinstance(target, nodes.Name) or loop.else_ or loop.test:
        return False
    body = nodes.Template(list(loop.body), lineno=loop.lineno)
    body.set_environment(environment)
    if not meta.find_undeclared_variables(body) <= {target.name}:
        return False
    texts = [data.data for data in body.find_all(nodes.TemplateData)]
    return not any(sign in text for sign in _OF_THE_WHOLE for text in texts)


def _printing(loop: nodes.For, number: int, environment: Environment) -> nodes.Node:
    line = loop.lineno
    pair = nodes.Tuple([nodes.Const(number, lineno=line), loop.iter], "load", lineno=line)
    output = nodes.Output([nodes.Tuple([pair], "load", lineno=line)], lineno=line)
    return output.set_environment(environment)


def _text(node: nodes.Node) -> str:
    return node.data if isinstance(node, nodes.TemplateData) else "x"
