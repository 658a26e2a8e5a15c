"""One change of a clean document shifts no component: not the changed one, not any other."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from clean import clean
from mutation.paper import Paper, W, looks, properties, set_child, set_text

from docgen.check.finder import choose_family, find_parts
from docgen.check.parts import BODY, Parts
from docgen.word.guard import open_document
from docgen.word.looks import Seen, see

DOCUMENTS = [
    ("nha-nuoc", "kế hoạch"),
    ("hoi-lhpn", "báo cáo"),
    ("dang", "tờ trình"),
    ("doan", "công văn"),
]
# The running text and what is counted by the dozen are not changed one by one.
MANY = {*BODY, "bang_o", "bang_dau", "trong", "so_trang"} - {"can_cu"}
Change = Callable[[Any, str], None]


def _typed(edit: Callable[[str], str]) -> Change:
    def change(paragraph: Any, text: str) -> None:
        set_text(paragraph, edit(text))

    return change


def _bare(text: str) -> str:
    marks = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(char for char in marks if not unicodedata.combining(char))


def _marked(name: str, on: str) -> Change:
    def change(paragraph: Any, text: str) -> None:
        for run in paragraph.iter(f"{W}r"):
            set_child(looks(run), name, val=on)

    return change


def _aligned(side: str) -> Change:
    def change(paragraph: Any, text: str) -> None:
        set_child(properties(paragraph), "jc", val=side)

    return change


def _emptied(paragraph: Any, text: str) -> None:
    for one in paragraph.iter(f"{W}t"):
        one.text = ""


CHANGES: dict[str, Change] = {
    "thiếu một chữ": _typed(lambda text: text[: len(text) // 3] + text[len(text) // 3 + 1 :]),
    "gõ nhầm một chữ": _typed(
        lambda text: text[: len(text) // 2] + "x" + text[len(text) // 2 + 1 :]
    ),
    "mất chữ cuối": _typed(lambda text: text[:-1]),
    "mất dấu": _typed(_bare),
    "chữ thường": _typed(str.lower),
    "chữ hoa": _typed(str.upper),
    "thừa dấu chấm": _typed(lambda text: f"{text}."),
    "mất dấu hai chấm": _typed(lambda text: text.replace(":", "")),
    "gạch ngang dài": _typed(lambda text: text.replace("-", "–")),
    "mất đậm": _marked("b", "0"),
    "đậm": _marked("b", "1"),
    "nghiêng": _marked("i", "1"),
    "cỡ chữ": _marked("sz", "20"),
    "căn trái": _aligned("left"),
    "căn giữa": _aligned("center"),
    "căn đều": _aligned("both"),
    "bỏ": _emptied,
}


@cache
def _before(family: str, kind: str) -> tuple[Seen, Parts]:
    seen = see(open_document(clean(family, kind), "van-ban.docx"), "van-ban.docx")
    return seen, find_parts(seen)


def _places(seen: Seen, parts: Parts) -> Iterator[tuple[int, int, str]]:
    """Yield the place among paragraphs, the line's number and text of what is changed."""
    part = seen.main[0].part
    order = {id(one): at for at, one in enumerate(seen.roots[part].iter(f"{W}p"))}
    for line in seen.main:
        roles = parts.roles.get(line.index, ())
        if len(line.text) > 3 and any(role not in MANY for role in roles):
            yield order[id(line.element)], line.index, line.raw


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("document", DOCUMENTS, ids=" ".join)
def test_one_change_shifts_nothing(document: tuple[str, str], change: str) -> None:
    seen, parts = _before(*document)
    family, shifted, tried = choose_family(parts), [], 0
    for place, index, text in _places(seen, parts):
        paper = Paper.of(clean(*document))
        CHANGES[change](list(paper.tree().iter(f"{W}p"))[place], text)
        now = find_parts(see(open_document(paper.save(), "van-ban.docx"), "van-ban.docx"))
        assert choose_family(now) == family, text
        tried += 1
        shifted += [
            (text, line.text, parts.roles.get(line.index), now.roles.get(line.index))
            for line in seen.lines
            if now.roles.get(line.index) != parts.roles.get(line.index)
            and not (line.index == index and change == "bỏ")
            and line.text
        ]
    assert tried > 12
    assert shifted == []
