"""The addressees: the label, whether a type has them, one on its line or several below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.case import Case
from docgen.check.engines.entries import Entry, entries_of, wrong_dashes, wrong_ends
from docgen.check.engines.looks import wrong_size, wrong_slant, wrong_weight
from docgen.check.engines.recipients import has_line
from docgen.check.parts import Part
from docgen.check.remedy import SetParagraph, SetText
from docgen.check.rule import Finding
from docgen.problems import Level
from docgen.the_thuc.profile import Loai
from docgen.the_thuc.widths import text_mm
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

NOUN = "nơi kính gửi"
_LABEL, _NAMES = "kinh_gui_nhan", "kinh_gui_ten"
_ASIDE_MM = 1.0  # dashes this near stand below each other
_FAR_MM = 8.0  # a dash this far from the colon does not stand below it
_LETTER = "cong_van"
# What follows the addressees at once, where a line begins like a name of the list.
_BASIS = re.compile(r"(?:căn cứ|theo đề nghị|xét đề nghị|thực hiện)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """A label with its names: `Kính gửi:` or `Đồng kính gửi:`; `inline` stands beside it."""

    label: Part
    inline: Part | None
    below: tuple[Entry, ...]


def groups_of(case: Case) -> list[Group]:
    """Return the groups of addressees in their order."""
    found: list[Group] = []
    parts = case.parts.all(_LABEL, _NAMES)
    for at, part in enumerate(parts):
        if part.role != _LABEL:
            continue
        names = []
        for one in parts[at + 1 :]:
            if one.role == _LABEL:
                break
            names.append(one)
        beside = bool(names) and names[0].line is part.line and not _breaks(part, names[0])
        inline = names.pop(0) if beside else None
        found.append(Group(part, inline, entries_of(_addressed(names))))
    return found


def _in_one_row(label: Line, name: Line) -> bool:
    """Whether label and name stand beside each other in the cells of a table."""
    left, right = label.spot, name.spot
    return bool(left.table) and (left.table, left.row) == (right.table, right.row)


def _breaks(label: Part, name: Part) -> bool:
    """Whether a line break parts a name from the label of the same paragraph."""
    return "\n" in label.line.raw[label.stop : name.start] or name.raw.lstrip(" \t")[:1] == "\n"


def _addressed(names: list[Part]) -> Iterator[Part]:
    for one in names:
        if _BASIS.match(one.text.lstrip("-–• ")):
            return
        yield one


def kind_of(case: Case) -> Loai | None:
    """Return the type in the profile, None where it has none of that name."""
    return case.profile.loai.get(_LETTER if case.parts.is_letter else case.parts.loai)


def absent_or_unwanted(case: Case) -> Iterator[Finding]:
    """Yield a finding where a type lacks its addressees, or has some that it never has."""
    kind, label = kind_of(case), case.parts.one(_LABEL)
    if kind is None:
        return
    if label is None and kind.kinh_gui == "co":
        if case.parts.is_lost or has_line(case, "kinh_gui", "kinh_trinh", "dong_kinh_gui"):
            return
        wanted = kind.nhan or case.profile.kinh_gui.nhan
        hint = f"thêm «{wanted}» với tên cơ quan nhận, trước phần nội dung"
        yield Finding(f"{kind.ten} thiếu phần {wanted.removesuffix(':')}.", hint)
    elif label is not None and kind.kinh_gui == "khong":
        yield Finding(
            f"{kind.ten} theo thể thức này không có phần Kính gửi.",
            "bỏ phần này, ghi nơi nhận ở cuối văn bản",
            label.line,
            label.start,
            label.stop,
            level=Level.WARNING,
        )


def wrong_label(case: Case) -> Iterator[Finding]:
    """Yield each label that is not written as the profile writes it for this type."""
    kind, form = kind_of(case), case.profile.kinh_gui
    if kind is None or kind.kinh_gui == "khong":
        return
    for group in groups_of(case):
        part = group.label
        also = fold(part.text).startswith("dong")
        wanted = form.dong_kinh_gui if also else kind.nhan or form.nhan
        if part.text == wanted:
            continue
        same = fold(part.text) == fold(wanted)
        yield Finding(
            f"Chữ Kính gửi viết «{part.text}», phải là «{wanted}».",
            f"viết «{wanted}»",
            part.line,
            part.start,
            part.stop,
            remedies=(SetText(part.line, part.start, part.stop, wanted),) if same else (),
        )


def wrong_list(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with one name beside the label, or with several below it."""
    form = case.profile.kinh_gui
    for group in groups_of(case):
        if group.inline and (group.below or ";" in group.inline.text.rstrip(";")):
            yield Finding(
                "Kính gửi từ hai nơi trở lên thì mỗi nơi xuống một dòng có gạch đầu dòng.",
                f"xuống dòng sau «{group.label.text}», mỗi nơi một dòng «{form.truoc}…»",
                group.inline.line,
                group.inline.start,
                group.inline.stop,
            )
        elif group.inline is None and len(group.below) == 1:
            one = group.below[0]
            if _in_one_row(group.label.line, one.line):
                continue
            yield Finding(
                f"Kính gửi một nơi thì ghi trên cùng một dòng với «{group.label.text}».",
                "đưa tên nơi nhận lên dòng trên, bỏ gạch đầu dòng",
                one.line,
                one.start,
                one.end,
                level=Level.WARNING,
            )
        elif group.inline is None:
            yield from wrong_dashes(group.below, NOUN, form.truoc)
            yield from wrong_ends(group.below, NOUN, form.het_dong, form.het)


def wrong_places(case: Case) -> Iterator[Finding]:
    """Yield the names whose dashes do not stand below one another, below the colon."""
    for group in groups_of(case):
        entries = [one for one in group.below if _plain(one)]
        if group.inline or len(entries) < 2:
            continue
        first = _dash_mm(entries[0])
        astray = [one for one in entries[1:] if abs(_dash_mm(one) - first) > _ASIDE_MM]
        if astray:
            model = entries[0].line.look
            yield Finding(
                "Các gạch đầu dòng của nơi kính gửi không thẳng hàng với nhau.",
                "đặt các dòng thụt vào như dòng thứ nhất",
                astray[0].line,
                remedies=tuple(
                    SetParagraph(one.line, left=model.left, first=model.first) for one in astray
                ),
            )
            continue
        colon = _colon_mm(group.label)
        if colon is not None and abs(first - colon) > _FAR_MM:
            yield Finding(
                "Các gạch đầu dòng của nơi kính gửi không đứng dưới dấu hai chấm.",
                "thụt các dòng vào đến dưới dấu hai chấm",
                entries[0].line,
                level=Level.WARNING,
                remedies=tuple(
                    SetParagraph(one.line, left=colon - one.line.look.first) for one in entries
                ),
            )


def _plain(entry: Entry) -> bool:
    """Whether the place of its dash can be told: no tabs or blanks push it, nothing centres it."""
    line = entry.line
    before = line.raw[: entry.start]
    return not before and not entry.automatic and line.look.align in ("left", "both")


def _dash_mm(entry: Entry) -> float:
    return entry.line.look.left + entry.line.look.first


def _colon_mm(label: Part) -> float | None:
    look = label.line.look
    runs = label.lettered
    if label.raw[:1].isspace() or look.align not in ("left", "both") or not runs:
        return None
    font = runs[0].look
    width = text_mm(label.text.removesuffix(":"), font.size, font.bold, font.italic)
    return look.left + look.first + width


def whole_form(case: Case) -> Iterator[Finding]:
    """Yield all that is wrong with the addressees, where one rule speaks of everything."""
    yield from absent_or_unwanted(case)
    yield from wrong_label(case)
    yield from wrong_list(case)
    yield from label_looks(case)


def label_looks(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with size and slope of label and names; weight where one is wanted."""
    for role in (_LABEL, _NAMES):
        yield from _names_only(case, wrong_size(case, role))
        yield from _names_only(case, wrong_slant(case, role))
        look = case.look(role)
        if look and look.dam:
            yield from _names_only(case, wrong_weight(case, role))


def _names_only(case: Case, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Leave out lines that only look like a name of the list."""
    known = {entry.line.index for group in groups_of(case) for entry in group.below}
    known |= {group.label.line.index for group in groups_of(case)}
    for one in findings:
        if one.line is not None and one.line.index in known:
            yield one
