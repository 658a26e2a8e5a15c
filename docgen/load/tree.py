"""Events of the YAML parser into nodes, with an own stack: no depth can break it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from docgen.load.limits import FULL
from docgen.load.nodes import Mapping, Node, Scalar, Sequence, place_of
from docgen.load.reading import Source
from docgen.load.yaml_faults import QUOTE, RETYPE, fault, odd_blank
from docgen.problems import Level, Place, Problem
from docgen.tieng_viet.text import clean, nfc

DEPTH = 50
NODES = 500_000
# A comment is set off by two blanks or more; `tổ #5` and `tổ # 5` were probably meant as text.
_COMMENT = re.compile(r"(?:[ \t]+(?=#[^\s#])|[ \t](?=#[ \t]+[^\s#]))(#[ \t]*[^\s#][^\n]{0,39})")
ITEM = re.compile(r"[ \t]*[-–•][ \t]")


class TooMuch(Exception):  # noqa: N818 (a stop, not an error of the program)
    """The file goes over a limit; reading stops here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    is_mapping: bool
    line: int
    column: int
    flow: bool
    raw: bool = False  # an unquoted `{{`: read on, then take the letters of the file
    key: Scalar | None = None
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)


class TreeBuilder:
    """Takes one event after the other; `root` and `problems` hold what came out."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def feed(self, event: Any) -> None:
        """Take the next event; raises `TooMuch` when the file goes over a limit."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.NodeEvent):
            self._start_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._put(self._close(event))

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            line = event.start_mark.line + 1
            message = "Tệp chứa nhiều văn bản, cách nhau bằng «---»."
            raise TooMuch(fault(self.source, line, 1, message, "tách mỗi văn bản ra một tệp"))

    def _start_node(self, event: Any) -> None:
        self._nodes += 1
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if self._nodes > NODES:
            message = f"Tệp có hơn {NODES} mục."
            raise TooMuch(fault(self.source, line, column, message, "chia dữ liệu ra nhiều tệp"))
        self._refuse_marks(event, line, column)
        if isinstance(event, yaml.AliasEvent):
            self._put(Scalar(f"*{event.anchor}", line, column, last_line=line))
        elif isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event, line, column))
        else:
            self._push(event, line, column)

    def _push(self, event: Any, line: int, column: int) -> None:
        if len(self._open) == DEPTH:
            message = f"Dữ liệu lồng nhau sâu hơn {DEPTH} tầng."
            hint = "xem lại các dấu ngoặc { [ và thụt đầu dòng"
            raise TooMuch(fault(self.source, line, column, message, hint))
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        inside = bool(self._open) and self._open[-1].raw
        start = self.source.offset(line, column)
        brace = is_mapping and self.source.text.startswith("{{", start)
        if brace and not inside:
            message = "Chỗ điền «{{ … }}» chưa đặt trong dấu ngoặc kép."
            self._add(line, column, message, 'đặt trong dấu ngoặc kép, ví dụ "{{ so }}"')
        raw = inside or brace
        self._open.append(_Open(is_mapping, line, column, bool(event.flow_style), raw))

    def _close(self, event: Any) -> Node:
        done = self._open.pop()
        if done.raw:
            start = self.source.offset(done.line, done.column)
            end = self.source.offset(event.end_mark.line + 1, event.end_mark.column + 1)
            return Scalar(self.source.text[start:end], done.line, done.column, last_line=done.line)
        if done.is_mapping:
            return Mapping(tuple(done.entries), done.line, done.column, done.flow)
        return Sequence(tuple(done.items), done.line, done.column, done.flow)

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent)
        else:
            if parent.seen.setdefault(parent.key.text, parent.key) is parent.key:
                parent.entries.append((parent.key, node))
            parent.key = None

    def _key(self, node: Node, parent: _Open) -> Scalar:
        if parent.raw:
            return Scalar("", node.line, node.column)
        if not isinstance(node, Scalar):
            message = "Khóa phải là chữ, không phải một nhóm trong ngoặc."
            self._add(node.line, node.column, message, QUOTE)
            return Scalar(f"#{len(parent.entries)}", node.line, node.column)
        if node.style == "" and node.text == "<<":
            hint = "chép đủ các dòng cần dùng vào đây"
            self._add(node.line, node.column, "Không dùng được khóa gộp «<<».", hint)
        key = self._settled_key(node)
        first = parent.seen.get(key.text)
        if first:
            self._twice(first, key)
        return key

    def _settled_key(self, node: Scalar) -> Scalar:
        if node.text.isascii() and node.text.isprintable() and not node.text.startswith(" "):
            return node  # nearly every key, and there is nothing to settle
        cleaned, changed = clean(node.text)
        cleaned = nfc(cleaned)
        for flaw in changed:
            place = place_of(node, self.source.file)
            self._keep(Problem("D-KYTUAN", flaw.message, place, flaw.hint, Level.NOTE))
        if node.style == "" and odd_blank(cleaned[:1]):
            self._keep(_indented_with(self.source, node, cleaned[0]))
            cleaned = cleaned.strip()
        return Scalar(cleaned, node.line, node.column, node.style, node.last_line)

    def _twice(self, first: Scalar, key: Scalar) -> None:
        message = f"Khóa «{key.text[:60]}» ghi hai lần, ở dòng {first.line} và dòng {key.line}."
        hint = "giữ lại một dòng, xóa dòng kia"
        self._keep(fault(self.source, key.line, key.column, message, hint, code="D-TRUNG"))

    def _scalar(self, event: Any, line: int, column: int) -> Scalar:
        style = event.style or ""
        last = event.end_mark.line + 1
        if style == "" and last == line:
            self._warn_of_comment(event, line)
        elif style == "":
            self._refuse_joined_items(line, last)
        indent = _literal_indent(event.value, self.source, line) if style == "|" else 0
        start = self.source.offset(line, column) + len(style)
        exact = last == line and self.source.text.startswith(event.value, start)
        return Scalar(event.value, line, column, style, last, indent, exact, event.value)

    def _warn_of_comment(self, event: Any, line: int) -> None:
        end = self.source.offset(line, event.end_mark.column + 1)
        match = _COMMENT.match(self.source.text, end) if event.value else None
        if match:
            message = f"«{match.group(1)}» đứng sau dấu # nên là chú thích, không được in."
            hint = "nếu đó là chữ của văn bản thì đặt cả giá trị trong dấu ngoặc kép"
            column = match.start(1) - end + event.end_mark.column + 1
            place = Place(self.source.file, line, column)
            self._keep(Problem("D-YAML", message, place, hint, Level.WARNING))

    def _refuse_joined_items(self, line: int, last: int) -> None:
        """Refuse a list item that an odd indent has joined to the text above it."""
        for number in range(line + 1, last + 1):
            if ITEM.match(self.source.line(number)):
                message = f"Dòng {number} mở đầu bằng «-» nhưng bị nối vào dòng trên."
                hint = "thụt dòng này thẳng hàng với các dòng «- » khác"
                self._add(number, 1, message, hint)
                return

    def _refuse_marks(self, event: Any, line: int, column: int) -> None:
        anchor = str(event.anchor or "")[:40]
        if isinstance(event, yaml.AliasEvent):
            message = f"Giá trị không được bắt đầu bằng «*» (tham chiếu «*{anchor}»)."
            self._add(line, column, message, QUOTE)
        elif anchor:
            message = f"Giá trị không được bắt đầu bằng «&» (nhãn «&{anchor}»)."
            self._add(line, column, message, QUOTE)
        tag: str | None = getattr(event, "tag", None)
        if tag:
            message = f"Giá trị không được bắt đầu bằng «!» (thẻ «{tag[:40]}»)."
            self._add(line, column, message, QUOTE)

    def _add(self, line: int, column: int, message: str, hint: str) -> None:
        self._keep(fault(self.source, line, column, message, hint))

    def _keep(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= FULL:
            message = f"Tệp có hơn {FULL} lỗi, docgen dừng đọc ở đây."
            hint = "sửa các lỗi đã nêu rồi chạy lại"
            raise TooMuch(Problem("D-YAML", message, problem.place, hint))


def _indented_with(source: Source, node: Scalar, char: str) -> Problem:
    message = f"Đầu dòng thụt bằng {odd_blank(char)}, không phải dấu cách thường."
    return fault(source, node.line, node.column, message, RETYPE)


def _literal_indent(text: str, source: Source, line: int) -> int:
    for number, content in enumerate(text.split("\n"), start=line + 1):
        if content.strip():
            return len(source.line(number)) - len(content)
    return 0
