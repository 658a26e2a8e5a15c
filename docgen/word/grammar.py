"""The closed language of the tags: field names, comparisons, and/or/not, loops over a field.

Nothing is called, computed or indexed, and a loop inside another runs over what the outer one's
item holds: so the work of a template is bounded by the size of the data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.problems import suggest
from docgen.the_thuc.fields import CHU, CO, FIELDS, SO, Leaf, Shape
from docgen.word.scan import Fault, shown

_LOOP: Shape = {"first": CO, "last": CO, "index": SO}
_ALLOWED = re.compile(r"""(?:[A-Za-z0-9_.\s=!<>()]|"[^"{}%\\]*"|'[^'{}%\\]*')*""")
_MAX_BRACKETS = 8
_COMPARISONS = {"eq", "ne", "lt", "lteq", "gt", "gteq"}
_TABLE = "xem bảng trường bằng lệnh docgen template fields"
_ONLY = "thẻ chỉ gồm tên trường, phép so sánh, and, or, not"


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that a tag may use, with their shapes; `None` is a shape that is not known.

    `innermost` is the name of the nearest loop's item, empty outside loops.
    """

    names: dict[str, Shape] = field(default_factory=lambda: dict(FIELDS))
    innermost: str = ""

    def inside(self, name: str, item: Shape) -> Scope:
        """Return the scope inside a loop whose item is `name`."""
        return Scope({**self.names, "loop": _LOOP, name: item}, name)


def check_print(body: str, scope: Scope) -> list[Fault]:
    """Return what is wrong with `{{ body }}`: it may print one text field, or `loop.index`."""
    node, faults = _read(f"{{{{ {body} }}}}", body)
    if isinstance(node, nodes.Output) and len(node.nodes) == 1:
        faults += print_faults(node.nodes[0], scope)
    return faults


def check_length(body: str, scope: Scope) -> list[Fault]:
    """Return what is wrong with a length such as that of `colspan`: it must be a `SO` field."""
    node, faults = _read(f"{{{{ {body} }}}}", body)
    if isinstance(node, nodes.Output) and len(node.nodes) == 1:
        shape = _path(node.nodes[0], scope, faults)
        if shape not in (SO, None):
            faults.append(Fault("D-TRUONG", f"«{shown(body)}» không phải là một độ dài.", _TABLE))
    return faults


def check_condition(body: str, scope: Scope) -> list[Fault]:
    """Return what is wrong with `{% if body %}`."""
    node, faults = _read(f"{{% if {body} %}}{{% endif %}}", body)
    if isinstance(node, nodes.If):
        _condition(node.test, scope, faults)
    return faults


def check_loop(body: str, scope: Scope) -> tuple[Scope, list[Fault]]:
    """Return the scope inside `{% for body %}`, and what is wrong with the loop."""
    node, faults = _read(f"{{% for {body} %}}{{% endfor %}}", body)
    if isinstance(node, nodes.For):
        return loop_scope(node, scope, faults), faults
    return scope, faults


def print_faults(node: nodes.Node, scope: Scope, *, lengths: bool = False) -> list[Fault]:
    """Return what is wrong with one printed expression; `lengths` lets a `SO` field through."""
    faults: list[Fault] = []
    shape = _path(node, scope, faults)
    if shape is None or shape is CHU or _is_loop(node) or (lengths and shape is SO):
        return faults
    name = _spelt(node)
    if isinstance(shape, list):
        hint = f"dùng {{%p for d in {name} %}} … {{{{ d }}}} … {{%p endfor %}}"
        faults.append(
            Fault("D-TRUONG", f"«{name}» là một danh sách, không in thẳng ra được.", hint)
        )
    elif isinstance(shape, dict):
        hint = "thêm tên trường con: " + ", ".join(f"{name}.{key}" for key in shape)
        faults.append(
            Fault("D-TRUONG", f"«{name}» gồm nhiều trường, không in thẳng ra được.", hint)
        )
    else:
        message = f"«{name}» là {shape.value} để điều khiển mẫu, không phải chữ để in."
        faults.append(Fault("D-TRUONG", message, _TABLE))
    return faults


def condition_faults(node: nodes.Node, scope: Scope) -> list[Fault]:
    """Return what is wrong with the condition of an `if`."""
    faults: list[Fault] = []
    _condition(node, scope, faults)
    return faults


def loop_scope(node: nodes.For, scope: Scope, faults: list[Fault]) -> Scope:
    """Return the scope inside a loop and add what is wrong with it to `faults`."""
    if not isinstance(node.target, nodes.Name) or node.test or node.recursive or node.else_:
        faults.append(Fault("D-THE", "Vòng lặp chỉ viết được {% for tên in trường %}.", _ONLY))
        return scope
    name = node.target.name
    if name in scope.names or name == "loop":
        hint = "đặt tên khác, ví dụ d, muc, dong"
        faults.append(Fault("D-THE", f"Tên «{name}» của vòng lặp trùng với tên đã có.", hint))
    shape = _path(node.iter, scope, faults)
    if shape is not None and not isinstance(shape, list):
        faults.append(Fault("D-TRUONG", f"«{_spelt(node.iter)}» không phải là danh sách.", _TABLE))
        shape = None
    if scope.innermost and _root(node.iter) not in (scope.innermost, ""):
        message = f"Vòng lặp trong phải lặp trên «{scope.innermost}» của vòng lặp ngoài."
        hint = f"viết for {name} in {scope.innermost}.…, hoặc đưa vòng lặp này ra ngoài"
        faults.append(Fault("D-THE", message, hint))
    return scope.inside(name, None if shape is None else shape[0])


@cache
def _reader() -> Environment:
    return Environment(autoescape=True)


def _read(source: str, body: str) -> tuple[nodes.Node | None, list[Fault]]:
    """Parse one tag; what the language does not hold is refused before Jinja sees it."""
    found = _ALLOWED.match(body)
    end = found.end() if found else 0
    if end < len(body):
        sign = body[end]
        if sign.isascii():
            return None, [
                Fault("D-THE", f"Thẻ «{shown(body)}» có dấu «{sign}» không được dùng.", _ONLY)
            ]
        message = f"Thẻ «{shown(body)}» có ký tự «{sign}» (U+{ord(sign):04X}) không được dùng."
        return None, [
            Fault(
                "D-THE", message, "tên trường không có dấu: dia_danh_ngay, không phải địa_danh_ngày"
            )
        ]
    if body.count("(") > _MAX_BRACKETS:
        return None, [Fault("D-THE", f"Thẻ «{shown(body)}» có quá nhiều dấu ngoặc.", _ONLY)]
    try:
        tree = _reader().parse(source)
    except TemplateSyntaxError:
        return None, [Fault("D-THE", f"Không hiểu được thẻ «{shown(body)}».", _ONLY)]
    if len(tree.body) != 1:
        return None, [Fault("D-THE", f"Không hiểu được thẻ «{shown(body)}».", _ONLY)]
    return tree.body[0], []


def _condition(node: nodes.Node, scope: Scope, faults: list[Fault]) -> None:
    if isinstance(node, nodes.And | nodes.Or):
        _condition(node.left, scope, faults)
        _condition(node.right, scope, faults)
    elif isinstance(node, nodes.Not):
        _condition(node.node, scope, faults)
    elif isinstance(node, nodes.Compare) and all(part.op in _COMPARISONS for part in node.ops):
        _operand(node.expr, scope, faults)
        for part in node.ops:
            _operand(part.expr, scope, faults)
    else:
        _path(node, scope, faults)


def _operand(node: nodes.Node, scope: Scope, faults: list[Fault]) -> None:
    if isinstance(node, nodes.Const) and isinstance(node.value, str | int):
        return
    shape = _path(node, scope, faults)
    if isinstance(shape, list | dict):
        hint = "so sánh một trường cụ thể; để hỏi có hay không thì viết {% if trường %}"
        faults.append(Fault("D-TRUONG", f"«{_spelt(node)}» không so sánh được.", hint))


def _path(node: nodes.Node, scope: Scope, faults: list[Fault]) -> Shape:
    """Return the shape at the end of a field path, or `None` after a fault."""
    if isinstance(node, nodes.Name):
        return _named(node.name, scope.names, faults)
    if isinstance(node, nodes.Getattr):
        base = _path(node.node, scope, faults)
        return _part(base, node.attr, _spelt(node.node), faults)
    faults.append(Fault("D-THE", "Thẻ có phép tính, lời gọi hoặc bộ lọc không được dùng.", _ONLY))
    return None


def _named(name: str, names: dict[str, Shape], faults: list[Fault]) -> Shape:
    if name in names:
        return names[name]
    faults.append(
        Fault("D-TRUONG", f"Không có trường «{shown(name)}».", suggest(name, names, _TABLE))
    )
    return None


def _part(base: Shape, name: str, owner: str, faults: list[Fault]) -> Shape:
    if base is None:
        return None
    if isinstance(base, dict):
        if name in base:
            return base[name]
        known = ", ".join(base)
        hint = suggest(name, base, f"«{owner}» có: {known}")
        faults.append(Fault("D-TRUONG", f"«{owner}» không có trường con «{shown(name)}».", hint))
    elif isinstance(base, list):
        hint = f"lặp qua danh sách: {{%p for d in {owner} %}}"
        faults.append(
            Fault("D-TRUONG", f"«{owner}» là danh sách, không có trường con «{shown(name)}».", hint)
        )
    elif isinstance(base, Leaf):
        faults.append(
            Fault("D-TRUONG", f"«{owner}» không có trường con «{shown(name)}».", f"viết {owner}")
        )
    return None


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _spelt(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _is_loop(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr) and _spelt(node) == "loop.index"
