"""What the model refuses, as Vietnamese sentences: one function a type of fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any

from docgen.load.nodes import Mapping, Node, Path, Scalar, Sequence, place_of
from docgen.load.shape import Kind, Shape
from docgen.problems import Place, Problem, nearest, suggest
from docgen.tieng_viet.text import fold

_SHOWN = 60
_KEYS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of the model, with what the tree knows about its place.

    `name` is the key at fault, `node` the nearest node, `parent` the node that holds it, `around`
    the parent's shape, `field` the shape of the key itself.
    """

    type: str
    name: str
    message: str
    context: AnyMapping[str, Any]
    node: Node
    parent: Node
    parent_path: Path
    around: Shape | None
    field: Shape | None
    file: str

    @property
    def known(self) -> tuple[str, ...]:
        """The keys that may stand beside this one."""
        return tuple(self.around.fields) if self.around else ()

    @property
    def missing(self) -> str:
        """The key that is missing, else an empty string."""
        return self.name if self.type == "missing" else ""

    @property
    def meant(self) -> str:
        """The key that an unknown key was probably meant to be, else an empty string."""
        return meant_key(self.name, self.known) if self.type == "extra_forbidden" else ""

    @property
    def place(self) -> Place:
        """Where the value starts."""
        return place_of(self.node, self.file)


def sentence(fault: Fault) -> Problem:
    """Return the finding for one fault."""
    if fault.type.startswith("D-"):
        return Problem(fault.type, fault.message, fault.place, str(fault.context.get("hint", "")))
    return _BY_TYPE.get(fault.type, _wrong_kind)(fault)


# Words that clerks use for keys of another name.
_OTHER_WORDS = {
    "nguoi_ky": "ky",
    "chu_ky": "ky",
    "ho_ten": "ky",
    "chuc_vu": "ky",
    "quyen_han": "ky",
    "so_hieu": "so",
    "kinh_trinh": "kinh_gui",
    "tieu_de": "trich_yeu",
    "bang": "nhiem_vu",
}


def meant_key(name: str, known: tuple[str, ...]) -> str:
    """Return the known key nearest to a typed one, marks and case apart, or an empty string."""
    folded = fold(name)
    other = _OTHER_WORDS.get(folded, "")
    if other in known:
        return other
    return folded if folded in known else nearest(folded, known)


def _missing(fault: Fault) -> Problem:
    parent = fault.parent
    before = None
    if isinstance(parent, Mapping) and fault.name in fault.known:
        earlier = fault.known[: fault.known.index(fault.name)]
        before = next((key for key in map(parent.key, reversed(earlier)) if key), None)
    hint = f"thêm dòng «{fault.name}: …»" + (f" ngay dưới «{before.text}»" if before else "")
    place = place_of(before or parent, fault.file)
    return Problem("D-THIEU", f"Thiếu «{fault.name}».", place, hint)


def _unknown_key(fault: Fault) -> Problem:
    parent = fault.parent
    key = parent.key(fault.name) if isinstance(parent, Mapping) else None
    place = place_of(key or fault.node, fault.file)
    message = f"Không có khóa «{fault.name[:_SHOWN]}»."
    return Problem("D-KHOA", message, place, _hint_for_key(fault, parent))


def _hint_for_key(fault: Fault, parent: Node) -> str:
    if fault.meant:
        return f"có phải ý bạn là «{fault.meant}»?"
    value = parent.get(fault.name) if isinstance(parent, Mapping) else None
    if isinstance(value, Scalar) and (re.search(r"\s", fault.name) or not value.text):
        if isinstance(parent, Mapping) and parent.flow:
            return "giá trị có dấu phẩy hoặc dấu hai chấm thì đặt trong dấu ngoặc kép"
        return f"nếu là chữ thì đặt trong dấu ngoặc kép: {_quoted(fault.name, value)}"
    return "các khóa dùng được: " + _listed(fault.known)


def _quoted(name: str, value: Scalar) -> str:
    text = f"{name}: {value.text}".strip()
    return f'"{text[:_SHOWN]}{"…" if len(text) > _SHOWN else ""}"'


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:_KEYS_SHOWN]) + (" …" if len(names) > _KEYS_SHOWN else "")


def _not_allowed(fault: Fault) -> Problem:
    allowed = re.findall(r"'([^']*)'", str(fault.context.get("expected", "")))
    if not isinstance(fault.node, Scalar):
        return _wrong_kind(fault)
    typed = fault.node.text
    folded = fold(typed)
    hint = suggest(folded, allowed, "chọn một trong các giá trị đã nêu")
    message = f"«{fault.name}» không nhận «{typed[:_SHOWN]}», chỉ nhận: {', '.join(allowed)}."
    return Problem("D-GIATRI", message, fault.place, hint)


def _not_text(fault: Fault) -> Problem:
    node = fault.node
    key, value = node.entries[0] if isinstance(node, Mapping) else (None, None)
    if key and isinstance(value, Scalar):
        message = f"«{fault.name}» cần chữ, nhưng dấu hai chấm sau «{key.text[:_SHOWN]}» cắt nó ra."
        hint = f"đặt trong dấu ngoặc kép: {_quoted(key.text, value)}"
        return Problem("D-KIEU", message, fault.place, hint)
    if isinstance(node, Mapping | Sequence) and node.flow:
        sign = "{" if isinstance(node, Mapping) else "["
        message = f"«{fault.name}» cần chữ, nhưng dấu «{sign}» mở đầu một nhóm."
        return Problem("D-KIEU", message, fault.place, "đặt cả giá trị trong dấu ngoặc kép")
    what = "danh sách" if isinstance(node, Sequence) else "nhóm các khóa"
    message = f"«{fault.name}» cần một dòng chữ, không nhận {what}."
    hint = "viết thành một dòng, có dấu hai chấm thì đặt trong dấu ngoặc kép"
    return Problem("D-KIEU", message, fault.place, hint)


def _not_list(fault: Fault) -> Problem:
    message = f"«{fault.name}» phải là danh sách."
    return Problem("D-KIEU", message, fault.place, "viết mỗi mục từ dòng mới, bắt đầu bằng «- »")


def _not_group(fault: Fault) -> Problem:
    keys = tuple(fault.field.fields) if fault.field else ()
    message = f"«{fault.name}» phải là một nhóm các khóa, không phải một giá trị."
    hint = "xuống dòng, thụt vào, rồi ghi từng khóa: " + _listed(keys)
    return Problem("D-KIEU", message, fault.place, hint)


_WANTED = {
    Kind.NUMBER: ("D-SO", "một số nguyên", "chỉ ghi chữ số, ví dụ: 148"),
    Kind.DATE: ("D-NGAY", "một ngày", "ghi năm-tháng-ngày, ví dụ: 2023-05-25"),
    Kind.FLAG: ("D-DUNGSAI", "true hoặc false", "ghi true hoặc false"),
}
_ONE_VALUE = ("D-KIEU", "một giá trị", "ghi một giá trị trên cùng dòng với khóa")


def _wrong_kind(fault: Fault) -> Problem:
    kind = fault.field.kind if fault.field else Kind.TEXT
    code, wanted, hint = _WANTED.get(kind, _ONE_VALUE)
    return Problem(code, f"«{fault.name}» phải là {wanted}.", fault.place, hint)


_BY_TYPE: dict[str, Callable[[Fault], Problem]] = {
    "missing": _missing,
    "too_short": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_allowed,
    "string_type": _not_text,
    "tuple_type": _not_list,
    "model_type": _not_group,
    "model_attributes_type": _not_group,
}
