"""The changes of one overlay, made on the tree of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from docgen.load.bodies import joined_line, parse_bodies
from docgen.load.document import DocumentFile
from docgen.load.limits import shortened
from docgen.load.nodes import Mapping, Node, Path, Scalar, Sequence, place_of, spot_of
from docgen.load.overlay.body import BodyEdit, spliced, text_of
from docgen.load.overlay.paths import Target, find_target, shown
from docgen.load.overlay.tree import Change, changed
from docgen.load.plain import prune
from docgen.load.reading import Source
from docgen.load.shape import Kind, shape_of
from docgen.load.texts import settle_value
from docgen.model import VanBan
from docgen.problems import Level, Place, Problem, ProblemError

_SHAPE = shape_of(VanBan)
_FIXED = {
    "don_vi": "đơn vị ban hành lấy theo bảng đơn vị",
    "loai": "loại khác thì soạn thành văn bản khác",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of an overlay: its path is the key; `is_added`: it stands under `them`."""

    is_added: bool
    key: Scalar
    value: Node


def applied(
    file: DocumentFile, edits: Iterable[Edit], source: Source, found: Iterable[Problem]
) -> DocumentFile:
    """Return the file with these edits made; `found` are the problems of reading `source`."""
    if file.node is None:
        return replace(file, problems=(*file.problems, *found))
    applying = _Applying(file, file.node, source)
    for edit, target in applying.targets(edits):
        applying.take(edit, target)
    applying.splice()
    kept = prune(changed(file.node, applying.change), _SHAPE)
    parsed, in_bodies = parse_bodies(kept, _SHAPE, file.source)
    # A text that is what it was stays the same object: what others keep by it still counts.
    bodies = {
        spot: old if (old := file.bodies.get(spot)) == new else new for spot, new in parsed.items()
    }
    before = set(file.in_bodies)
    problems = [problem for problem in file.problems if problem not in before]
    problems += [*found, *shortened(applying.problems), *in_bodies]
    empty = {key: place for key, place in file.empty.items() if kept.get(key) is None}
    empty |= {key: place for key, place in applying.removed.items() if kept.get(key) is None}
    return DocumentFile(
        file.source, kept, bodies, tuple(problems), empty, tuple(in_bodies), file.reasons
    )


@dataclass(slots=True)
class _Applying:
    """One overlay on one plan: what is changed so far, and what was found."""

    file: DocumentFile
    root: Mapping
    source: Source
    change: Change = field(default_factory=Change)
    problems: list[Problem] = field(default_factory=list)
    removed: dict[str, Place] = field(default_factory=dict)
    bodies: dict[Path, tuple[Scalar, list[BodyEdit]]] = field(default_factory=dict)

    def targets(self, edits: Iterable[Edit]) -> list[tuple[Edit, Target]]:
        """Return what each edit means; those that cannot be, or meet another one, are reported."""
        found: list[tuple[Edit, Target]] = []
        for edit in edits:
            try:
                place = self._place(edit.key)
                target = find_target(edit.key.text, place, self.root, _SHAPE, self.file.bodies)
            except ProblemError as error:
                self.problems += error.problems
                continue
            fixed = _FIXED.get(str(target.path[0]))
            if fixed:
                message = f"Tệp riêng không được đổi «{target.path[0]}»."
                self._report("D-KHONGDOI", message, edit.key, fixed)
            else:
                found.append((edit, target))
        return self._apart(found)

    def take(self, edit: Edit, target: Target) -> None:
        """Note one edit, or say why it cannot be made."""
        value, found = settle_value(edit.value, target.path, _SHAPE, self.source)
        self.problems += found
        empty = _is_empty(value)
        if edit.is_added and empty:
            message = f"Dòng «{edit.key.text[:60]}» của «them» không có gì để thêm."
            self._report("D-THIEU", message, edit.key, "ghi từng mục dưới dòng này, hoặc bỏ nó")
        elif target.is_text and (edit.is_added or target.section):
            self._take_text(edit, target, value)
        elif edit.is_added:
            self._take_items(edit, target, value)
        else:
            self._replace(edit, target, None if empty else value)

    def splice(self) -> None:
        """Make the changes inside the texts in notation, each text once."""
        for path, (body, edits) in self.bodies.items():
            tree = self.file.bodies[spot_of(body)]
            text, found = spliced(body, tree, edits, self.file.source.file)
            self.problems += found
            change = self.change.at(path, body)
            change.is_replaced, change.value = True, text

    def _apart(self, found: list[tuple[Edit, Target]]) -> list[tuple[Edit, Target]]:
        """Return the edits of which none is made twice or inside of what another one replaces."""
        replaced: dict[tuple[str | int, ...], Edit] = {}
        added: dict[tuple[str | int, ...], Edit] = {}
        apart: list[tuple[Edit, Target]] = []
        for edit, target in sorted(found, key=lambda pair: len(pair[1].whole)):
            whole = target.whole
            over = [whole[:end] for end in range(1, len(whole) + 1)]
            first = next((replaced[path] for path in over if path in replaced), None)
            first = first or (added.get(whole) if edit.is_added else None)
            if first:
                self._twice(edit, first)
                continue
            (added if edit.is_added else replaced)[whole] = edit
            apart.append((edit, target))
        kept = {id(edit) for edit, _ in apart}
        return [pair for pair in found if id(pair[0]) in kept]

    def _twice(self, edit: Edit, first: Edit) -> None:
        one, other = f"«{first.key.text[:60]}»", f"«{edit.key.text[:60]}»"
        message = f"{other} trùng với {one} ở dòng {first.key.line}, hoặc nằm trong đó."
        hint = "gộp hai dòng làm một: mỗi chỗ chỉ thay hoặc thêm một lần"
        self._report("D-TRUNG", message, edit.key, hint)

    def _take_text(self, edit: Edit, target: Target, value: Node) -> None:
        texts = value.items if isinstance(value, Sequence) and edit.is_added else (value,)
        name = edit.key.text
        words = [text for text in texts if isinstance(text, Scalar)]
        if len(words) != len(texts):
            message = f"«{name[:60]}» cần chữ, không nhận danh sách hay nhóm các khóa."
            hint = f"ghi «{name[:60]}: |» rồi viết nội dung từ dòng dưới, thụt vào hai dấu cách"
            self._report("D-KIEU", message, edit.value, hint)
            return
        joined = [one for text in words if (one := joined_line(text, name, self.source))]
        self.problems += joined
        words = [text for text in words if not _is_empty(text)]
        body = target.node
        if joined:
            return
        if not isinstance(body, Scalar):
            self._replace(edit, target, text_of(words, words[0], self.source.file))
            return
        place = self._place(edit.key)
        change = BodyEdit(target.section, tuple(words), edit.is_added, name, place)
        self.bodies.setdefault(target.path, (body, []))[1].append(change)

    def _take_items(self, edit: Edit, target: Target, value: Node) -> None:
        name = shown(target.path)
        if not target.is_list:
            message = f"«{name}» không phải là danh sách nên không thêm vào được."
            self._report("D-KIEU", message, edit.key, f"chuyển «{name}» sang «thay:»")
        elif not isinstance(value, Sequence):
            message = f"Phần thêm vào «{name}» phải là danh sách."
            hint = "viết mỗi mục từ dòng mới, bắt đầu bằng «- »"
            self._report("D-KIEU", message, value, hint)
        else:
            self.change.at(target.path, edit.key).added = value.items

    def _replace(self, edit: Edit, target: Target, value: Node | None) -> None:
        if value is None and target.node is None:
            message = f"Không có «{shown(target.path)}» để bỏ."
            self._report("D-VITRI", message, edit.key, "xóa dòng này", Level.WARNING)
            return
        if value is None and len(target.path) == 1:
            self.removed[str(target.path[0])] = self._place(edit.key)
        if isinstance(value, Scalar) and target.shape.kind is Kind.NOTATION and not value.origin:
            joined = joined_line(value, str(target.path[-1]), self.source)
            self.problems += [joined] if joined else []
        change = self.change.at(target.path, edit.key)
        change.is_replaced, change.value = True, value

    def _place(self, node: Node) -> Place:
        return place_of(node, self.source.file)

    def _report(
        self, code: str, message: str, node: Node, hint: str, level: Level = Level.ERROR
    ) -> None:
        self.problems.append(Problem(code, message, self._place(node), hint, level))


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.text.strip()
    if isinstance(node, Sequence):
        return all(map(_is_empty, node.items))
    return all(_is_empty(value) for _, value in node.entries)
