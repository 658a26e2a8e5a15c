"""Lint of a template: every mistake of its tags at once, each with the paragraph it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.problems import Place, Problem, Problems
from docgen.word.grammar import Scope, check_condition, check_length, check_loop, check_print
from docgen.word.parts import (
    CONTENT_TYPES,
    Element,
    Story,
    content_types,
    parse_part,
    read_stories,
    w,
)
from docgen.word.placing import alone_fault, attribute_tags, hidden_faults, mixed_looks
from docgen.word.scan import MARK, Fault, Tag, scan, shown
from docgen.word.text import Piece, field_codes, pieces
from docgen.word.walk import Paragraph, walk_part

MAX_DEPTH = 16  # Python itself allows 20 nested loops
_CLOSES = {"endif": "if", "endfor": "for", "elif": "if", "else": "if"}
_BOXES = {"p": "khung", "tr": "bảng", "tc": "dòng"}
_TRACKED = {
    *(w(f"{part}PrChange") for part in ("r", "p", "sect", "tbl", "tr", "tc")),
    *map(w, ("ins", "del", "moveFrom", "moveTo", "numberingChange")),
    *map(w, ("tblGridChange", "tblPrExChange", "cellIns", "cellDel", "cellMerge")),
}
_COMMENTS = {w("commentRangeStart"), w("commentReference")}
_SETTINGS = "wordprocessingml.settings+xml"
_PARAGRAPH = w("p")


@dataclass(slots=True)
class _Block:
    """An open `if` or `for`: its tag, where it stands, and the scope outside it."""

    tag: Tag
    box: tuple[str, int]
    at: Paragraph
    outside: Scope
    closed_by_else: bool = False


@dataclass(slots=True)
class _Part:
    """The lint of one part: what is open, which names are known, what was found."""

    file: str
    story: Story
    problems: Problems
    scope: Scope = field(default_factory=Scope)
    blocks: list[_Block] = field(default_factory=list)

    def report(self, fault: Fault, at: Paragraph | None = None) -> None:
        part = at.address if at else self.story.label
        self.problems.add(
            Problem(fault.code, fault.message, Place(self.file, part=part), fault.hint)
        )


def lint(members: Mapping[str, bytes], file: str) -> list[Problem]:
    """Return every mistake of a template's tags, in the order of the document.

    `members` are those of an opened package, `file` the name that findings give. Codes: `D-THE`
    a tag of the wrong shape or in the wrong place, `D-TRUONG` a field that is not in the list,
    `D-SUADOI` tracked changes, comments or protection.
    """
    problems = Problems()
    for story, root in read_stories(members, file):
        part = _Part(file, story, problems)
        paragraphs = list(walk_part(root, story.name, story.label))
        _tracked(part, root, paragraphs)
        for number, paragraph in enumerate(paragraphs):
            _paragraph(part, paragraph, number)
        for block in part.blocks:
            part.report(_never_closed(block.tag), block.at)
        for text in attribute_tags(root):
            part.report(_hidden_place(text, "thuộc tính của hình hay khung"))
    problems.extend(_protection(members, file))
    return list(problems)


def _paragraph(part: _Part, paragraph: Paragraph, number: int) -> None:
    for body in attribute_tags(paragraph.element, lines=True):
        for fault in _line_faults(body, part.scope):
            part.report(fault, paragraph)
    for code in field_codes(paragraph.element):
        if MARK.search(code):
            part.report(_hidden_place(code, "mã trường của Word"), paragraph)
    own = list(pieces(paragraph.element))
    text = "".join(piece.text for piece in own)
    if "{" not in text and "}" not in text:
        return
    tags, faults = scan(text)
    for fault in faults:
        part.report(fault, paragraph)
    for tag in tags:
        for fault in _place_faults(tag, text, own, paragraph):
            part.report(fault, paragraph)
        _tag(part, tag, paragraph, number)


def _line_faults(description: str, scope: Scope) -> list[Fault]:
    """Check the description of a drawn line: one tag with a length, nothing beside it."""
    tags, faults = scan(description)
    if faults:
        return faults
    if len(tags) != 1 or tags[0].word or tags[0].text != description.strip():
        return [_hidden_place(description, "mô tả của hình")]
    return check_length(tags[0].body, scope)


def _place_faults(tag: Tag, text: str, own: list[Piece], paragraph: Paragraph) -> Iterator[Fault]:
    if paragraph.spot.control:
        yield _hidden_place(tag.text, "khung nội dung (content control)")
    yield from hidden_faults(tag, own)
    box = paragraph.spot
    if (tag.level == "tr" and not box.table) or (tag.level == "tc" and not box.row):
        message = f"Thẻ «{shown(tag.text)}» chỉ dùng trong bảng."
        yield Fault("D-THE", message, "đưa thẻ vào ô bảng, hoặc dùng {%p … %}")
    elif tag.word == "colspan" and not box.cell:
        yield Fault("D-THE", "Thẻ {% colspan %} chỉ dùng trong ô bảng.", "xóa thẻ này")
    elif tag.level in _BOXES:
        yield from alone_fault(tag, text, paragraph.element)
    if tag.level in ("", "r") and mixed_looks(tag, own):
        message = f"Thẻ «{shown(tag.text)}» nằm trên hai kiểu chữ."
        yield Fault(
            "D-THE", message, "bôi đen cả thẻ rồi chọn lại một kiểu chữ, hoặc gõ lại thẻ một mạch"
        )


def _tag(part: _Part, tag: Tag, paragraph: Paragraph, number: int) -> None:
    """Check one tag against what is open, and open or close a block."""
    if tag.word in _CLOSES:
        faults = _close(part, tag, paragraph, number)
    elif tag.word == "for":
        inside, faults = check_loop(tag.body, part.scope)
        _open(part, tag, paragraph, number, inside)
    elif tag.word == "if":
        faults = check_condition(tag.body, part.scope)
        _open(part, tag, paragraph, number, part.scope)
    elif tag.word == "colspan":
        faults = check_length(tag.body, part.scope)
    else:
        faults = check_print(tag.body, part.scope)
    for fault in faults:
        part.report(fault, paragraph)


def _open(part: _Part, tag: Tag, paragraph: Paragraph, number: int, inside: Scope) -> None:
    part.blocks.append(_Block(tag, _box(tag, paragraph, number), paragraph, part.scope))
    part.scope = inside
    if len(part.blocks) == MAX_DEPTH + 1:
        part.report(
            Fault("D-THE", f"Các thẻ lồng nhau quá {MAX_DEPTH} tầng.", "tách bớt thẻ if và for"),
            paragraph,
        )


def _close(part: _Part, tag: Tag, paragraph: Paragraph, number: int) -> list[Fault]:
    wanted, box = _CLOSES[tag.word], _box(tag, paragraph, number)
    fitting = [
        at for at, block in enumerate(part.blocks) if (block.tag.word, block.box) == (wanted, box)
    ]
    if not fitting:
        return [_no_opener(part, tag, wanted)]
    faults = []
    for block in part.blocks[fitting[-1] + 1 :]:
        part.report(_never_closed(block.tag), block.at)
    del part.blocks[fitting[-1] + 1 :]
    block = part.blocks[-1]
    if block.closed_by_else and tag.word in ("elif", "else"):
        faults.append(
            Fault("D-THE", f"Thẻ «{shown(tag.text)}» đứng sau else.", "chỉ một else, ở cuối cùng")
        )
    block.closed_by_else |= tag.word == "else"
    part.scope = block.outside
    if tag.word == "elif":
        faults += check_condition(tag.body, part.scope)
    elif tag.word != "else":
        part.blocks.pop()
    return faults


def _box(tag: Tag, paragraph: Paragraph, number: int) -> tuple[str, int]:
    """Return the box in which a block tag must be closed again."""
    spot = paragraph.spot
    boxes = {"p": spot.container, "tr": spot.table, "tc": spot.row}
    return tag.level, boxes.get(tag.level, number)


def _no_opener(part: _Part, tag: Tag, wanted: str) -> Fault:
    opener = next((block for block in reversed(part.blocks) if block.tag.word == wanted), None)
    message = f"Thẻ «{shown(tag.text)}» không khớp thẻ mở nào."
    if opener is None:
        return Fault(
            "D-THE", message, f"thêm thẻ {{%{tag.level} {wanted} … %}} ở trước, hoặc xóa thẻ này"
        )
    part.blocks.remove(opener)
    part.scope = opener.outside
    where = f"thẻ mở «{shown(opener.tag.text)}» ở {opener.at.address}"
    if opener.tag.level != tag.level:
        return Fault(
            "D-THE",
            message,
            f"{where}: hai thẻ phải cùng dạng, ví dụ {{%p if … %}} và {{%p endif %}}",
        )
    box = _BOXES.get(tag.level, "đoạn")
    return Fault("D-THE", message, f"{where}: hai thẻ phải ở trong cùng một {box}")


def _never_closed(tag: Tag) -> Fault:
    message = f"Thẻ «{shown(tag.text)}» không có thẻ đóng."
    box = _BOXES.get(tag.level, "đoạn")
    return Fault("D-THE", message, f"thêm {{%{tag.level} end{tag.word} %}} trong cùng một {box}")


def _hidden_place(text: str, where: str) -> Fault:
    return Fault("D-THE", f"Thẻ «{shown(text)}» nằm trong {where}.", "đưa thẻ ra đoạn văn thường")


def _tracked(part: _Part, root: Element, paragraphs: list[Paragraph]) -> None:
    """Report each paragraph, row or cell that holds a tracked change or a comment."""
    known = {paragraph.element: paragraph for paragraph in paragraphs}
    for element in root.iter(*_TRACKED, *_COMMENTS):
        near = next((known[box] for box in _around(element) if box in known), None)
        if element.tag in _COMMENTS:
            part.report(
                Fault("D-SUADOI", "Mẫu còn nhận xét (comment).", "xóa nhận xét trong Word"), near
            )
        else:
            hint = "trong Word chọn Review, Accept All Changes rồi lưu lại"
            part.report(Fault("D-SUADOI", "Mẫu còn sửa đổi theo dõi (Track Changes).", hint), near)


def _around(element: Element) -> Iterator[Element]:
    """Yield the boxes by which a person finds a change: around it, in it, then in its row."""
    yield from element.iterancestors()
    yield from element.iter(_PARAGRAPH)
    for parent in list(element.iterancestors())[:2]:
        yield from parent.iter(_PARAGRAPH)


def _protection(members: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    for name, kind in content_types(members[CONTENT_TYPES], file).items():
        if not kind.endswith(_SETTINGS) or name not in members:
            continue
        lock = parse_part(members[name], name, file).find(w("documentProtection"))
        if lock is not None and lock.get(w("enforcement"), "0") in ("1", "true", "on"):
            hint = "trong Word chọn Review, Restrict Editing, Stop Protection rồi lưu lại"
            yield Problem("D-SUADOI", "Mẫu đang bị khóa sửa.", Place(file), hint)
