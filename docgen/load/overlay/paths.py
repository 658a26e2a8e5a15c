"""Paths of an overlay: from `noi_dung/II/1` to the value, the list or the section it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from docgen.load.bodies import Bodies
from docgen.load.nodes import Mapping, Node, Path, Scalar, Sequence, spot_of
from docgen.load.shape import Kind, Shape
from docgen.model import Bac
from docgen.notation.sections import Section, sections
from docgen.problems import Place, Problem, ProblemError, suggest

_RANKS = {
    Bac.PHAN: "phần",
    Bac.CHUONG: "chương",
    Bac.MUC_SO: "mục",
    Bac.DIEU: "điều",
    Bac.CHU_CAI: "mục",
    Bac.MUC: "mục",
    Bac.DIEM: "điểm",
    Bac.GACH: "gạch",
    Bac.CONG: "dấu cộng",
}
_WRITE = "ghi như trich_yeu, ky/ho_ten, noi_nhan/2, noi_dung/II/1"


@dataclass(frozen=True, slots=True)
class Target:
    """What a path means in a document.

    `path` leads to the value in the tree (indices from 0), `node` is the value, None when it is
    not there yet; `marks` and `section` are those of a section below it. `is_item`: one item of
    the list that `shape` describes.
    """

    path: Path
    node: Node | None
    shape: Shape
    is_item: bool = False
    marks: tuple[str, ...] = ()
    section: Section | None = None

    @property
    def whole(self) -> tuple[str | int, ...]:
        """The path with the marks behind it: what two paths of one target share."""
        return (*self.path, *(f"#{mark}" for mark in self.marks))

    @property
    def is_list(self) -> bool:
        """Whether items can be added to it."""
        return self.shape.many and not self.is_item

    @property
    def is_text(self) -> bool:
        """Whether it is a text in notation or a section of one."""
        return self.shape.kind is Kind.NOTATION


def find_target(name: str, place: Place, root: Mapping, shape: Shape, bodies: Bodies) -> Target:
    """Return what a path means; raises `ProblemError` of code `D-VITRI` at `place`.

    The names of the path are keys, the numbers of items (from 1) and, below a text in notation,
    the marks of its sections as printed.
    """
    finding = _Finding(name, place)
    target = Target((), root, shape)
    parts = [part.strip() for part in name.split("/")]
    for index, part in enumerate(parts):
        if not part:
            raise finding.fault(f"Đường dẫn «{name[:60]}» có phần trống.", _WRITE)
        if target.is_text:
            return finding.section(target, parts[index:], bodies)
        target = finding.below(target, part)
    return target


class _Finding:
    """One path on its way down the tree."""

    def __init__(self, name: str, place: Place) -> None:
        self._name = name
        self._place = place

    def fault(self, message: str, hint: str) -> ProblemError:
        return ProblemError(Problem("D-VITRI", message, self._place, hint))

    def below(self, target: Target, part: str) -> Target:
        """Return what stands under one more part of the path."""
        if target.is_list:
            if part.isdecimal() and part.isascii():
                return self._item(target, int(part))
            target = self._only_item(target, part)
        fields = target.shape.fields
        if not fields:
            message = f"«{shown(target.path)}» không có phần nào bên dưới nó."
            raise self.fault(message, f"ghi «{shown(target.path)}»")
        field = fields.get(part)
        if field is None:
            dotted = part.replace(".", "/") if part.partition(".")[0] in fields else ""
            otherwise = "các khóa dùng được: " + ", ".join(fields)
            hint = f"ghi «{dotted}»" if dotted else suggest(part, fields, otherwise)
            raise self.fault(f"Không có khóa «{part[:60]}» trong «{self._name[:60]}».", hint)
        if target.node is not None and not isinstance(target.node, Mapping):
            message = f"«{shown(target.path)}» là một dòng chữ, không có «{part}»."
            raise self.fault(message, f"thay cả «{shown(target.path)}»")
        node = target.node.get(part) if target.node else None
        return Target((*target.path, part), node, field)

    def section(self, target: Target, marks: list[str], bodies: Bodies) -> Target:
        """Return the section that marks lead to in a text."""
        node = target.node
        level: list[Section] = []
        if isinstance(node, Scalar):
            level = sections(node.text, bodies[spot_of(node)])
        section: Section | None = None
        names: list[str] = []
        for mark in marks:
            wanted = mark.rstrip(".)") or mark
            found = [one for one in level if one.name == wanted]
            if len(found) != 1:
                message = f"Không có mục «{mark[:60]}» trong «{self._name[:60]}»."
                raise self.fault(message, _offer(section, level))
            section = found[0]
            level = section.children
            names.append(section.name)
        return replace(target, marks=tuple(names), section=section)

    def _item(self, target: Target, number: int) -> Target:
        items = _items(target.node)
        if not 1 <= number <= len(items):
            message = f"«{shown(target.path)}» không có mục thứ {number}."
            count = f"chỉ có {len(items)} mục" if items else "chưa có mục nào"
            hint = f"«{shown(target.path)}» {count}; thêm mục mới bằng «them»"
            raise self.fault(message, hint)
        alone = not isinstance(target.node, Sequence)
        path = target.path if alone else (*target.path, number - 1)
        return Target(path, items[number - 1], target.shape, is_item=True)

    def _only_item(self, target: Target, part: str) -> Target:
        """Return the one item of a list that was given no number."""
        items = _items(target.node)
        if len(items) == 1:
            return self._item(target, 1)
        if not items and target.path == ("ky",):  # a signature block is typed without a dash
            return replace(target, is_item=True)
        message = f"«{shown(target.path)}» là danh sách {len(items)} mục, không có «{part[:60]}»."
        raise self.fault(message, f"ghi rõ mục thứ mấy, ví dụ: {shown(target.path)}/1")


def shown(path: Path) -> str:
    """Return a path of the tree as an overlay writes it."""
    return "/".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _items(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


def _offer(section: Section | None, level: list[Section]) -> str:
    """Return the sections that are there: «mục II chỉ có khoản 1-4»."""
    above = f"{_word(section)} {section.name}" if section else "nội dung"
    if not level:
        return f"{above} không có mục con nào"
    groups = [list(group) for _, group in groupby(level, _word)]
    return f"{above} chỉ có " + ", ".join(map(_span, groups))


def _span(group: list[Section]) -> str:
    first, last = group[0].name, group[-1].name
    name = first if first == last else f"{first} … {last}"
    if len(group) > 1 and first.isdecimal() and last.isdecimal():
        name = f"{first}-{last}"
    return f"{_word(group[0])} {name}"


def _word(section: Section) -> str:
    return _RANKS.get(section.muc.bac, "khoản")
