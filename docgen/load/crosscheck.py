"""What only the whole document shows: tables named and not given, codes used twice."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.load.bodies import Bodies, line_of
from docgen.load.nodes import Mapping, Scalar, Sequence, place_of
from docgen.load.positions import Locator
from docgen.load.shape import Shape
from docgen.model import BangDuLieu
from docgen.problems import Level, Problem

_TABLES = {"nhiem_vu": "nhiệm vụ", "chi_tieu": "chỉ tiêu"}


def crosscheck(root: Mapping, shape: Shape, bodies: Bodies, file: str) -> Iterator[Problem]:
    """Yield what is wrong between the fields of a pruned document tree."""
    yield from _left_over(root, file)
    yield from _codes_twice(root, file)
    blocks = (block for body in bodies.values() for block in body.walk())
    named = {block.ten for block in blocks if isinstance(block, BangDuLieu)}
    for name in sorted(named):
        if root.get(name) is None:
            yield _no_rows(root, shape, name, file)
    tasks = root.key("nhiem_vu")
    if tasks and "nhiem_vu" not in named:
        message = "Bảng «nhiem_vu» chưa đặt vào nội dung hay phụ lục nào nên không được in."
        hint = "thêm dòng «[bảng: nhiem_vu]» vào nội dung"
        yield Problem("D-BANG", message, place_of(tasks, file), hint, Level.WARNING)


def _left_over(root: Mapping, file: str) -> Iterator[Problem]:
    key = root.key("chua_xep")
    if key:
        message = "«chua_xep» còn chữ chưa xếp vào chỗ nào."
        hint = "chuyển từng dòng vào đúng mục, rồi xóa «chua_xep»"
        yield Problem("D-CHUAXEP", message, place_of(key, file), hint)


def _codes_twice(root: Mapping, file: str) -> Iterator[Problem]:
    targets = root.get("chi_tieu")
    seen: dict[str, Scalar] = {}
    for item in targets.items if isinstance(targets, Sequence) else ():
        code = item.get("ma") if isinstance(item, Mapping) else None
        if not isinstance(code, Scalar):
            continue
        first = seen.setdefault(code.text, code)
        if first is not code:
            lines = f"dòng {first.line} và dòng {code.line}"
            message = f"Mã chỉ tiêu «{code.text[:60]}» ghi hai lần, ở {lines}."
            hint = "đặt cho mỗi chỉ tiêu một mã riêng"
            yield Problem("D-TRUNG", message, place_of(code, file), hint)


def _no_rows(root: Mapping, shape: Shape, name: str, file: str) -> Problem:
    line = f"[bảng: {name}]"
    found = line_of(root, shape, line)
    place = Locator(found[0], file).settled(found[1], 1) if found else place_of(root, file)
    message = f"Nội dung gọi bảng «{name}» nhưng văn bản chưa có {_TABLES[name]} nào."
    return Problem("D-BANG", message, place, f"thêm «{name}», hoặc bỏ dòng «{line}»")
