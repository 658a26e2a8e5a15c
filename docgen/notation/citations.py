"""Places of a text that cite its own headings: `điểm b khoản 2 Điều 5`, `mục III`, `Phần II`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from docgen.model.noi_dung import Bac
from docgen.notation.marks import BLANKS, CLAUSES

_B = r"[ \t\u00a0]+"
_NUMBER = r"(?:(?:[IVX]{1,7}|[A-ZĐ]|[a-zđ])(?!\w)|[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}(?!\w|\.[0-9]))"
_LIST = rf"{_NUMBER}(?:(?:,|{_B}và|{_B}hoặc){_B}{_NUMBER})*"
_WORDS = "(?i:phần|chương|mục|điều|khoản|điểm)"
_CHAIN = re.compile(
    rf"(?<!\w){_WORDS}{_B}{_LIST}(?:,?{_B}(?:(?:của|thuộc|tại){_B})?{_WORDS}{_B}{_LIST})*"
)
_LINK = re.compile(rf"({_WORDS}){_B}({_LIST})")
_ONE = re.compile(_NUMBER)
_OTHER = re.compile(
    rf",?{_B}(?:(?:của|tại|trong){_B})?(?:Bộ luật|Luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết"
    r"|Thông tư|Quyết định|Chỉ thị|Quy định|Quy chế|Hướng dẫn|Điều lệ|Kế hoạch|Đề án"
    rf"|Chương trình|Kết luận|Công văn|Báo cáo|Phụ lục)(?!\w)(?!{_B}này)"
)

Path: TypeAlias = tuple[tuple[tuple[Bac, ...], str], ...]


class Citation(NamedTuple):
    """One cited heading: its letters, their first column (from 0), the word, the way to it.

    `path` goes from the cited heading outwards: the ranks it may have, best first, and its
    ordinal.
    """

    letters: str
    start: int
    word: str
    path: Path


def citations(line: str, *, begins_with_mark: bool) -> Iterator[Citation]:
    """Yield the headings of the same document that a line, as typed, cites.

    A citation that another document's type follows (`Điều 5 Nghị định …`) is left out, and so is
    the mark that the line itself begins with (`Điều 5. …`) where `begins_with_mark`.
    """
    for chain in _CHAIN.finditer(line):
        if begins_with_mark and not line[: chain.start()].strip(BLANKS + "*"):
            continue
        if not _OTHER.match(line, chain.end()):
            yield from _of_chain(line, chain)


def _of_chain(line: str, chain: re.Match[str]) -> Iterator[Citation]:
    """Yield the headings of a chain, the last one first: what stands after may be the upper one."""
    outer: Path = ()
    for link in reversed(list(_LINK.finditer(line, chain.start(), chain.end()))):
        word = link.group(1)
        numbers = list(_ONE.finditer(line, link.start(2), link.end(2)))
        paths = [_path(word, number.group(), outer) for number in numbers]
        for number, path in zip(numbers, paths, strict=True):
            start = link.start() if number is numbers[0] else number.start()
            yield Citation(line[start : number.end()], start, word, path)
        outer = paths[0]


def _path(word: str, so: str, outer: Path) -> Path:
    """Return the way to a heading; `outer` belongs to it only where it is of a higher rank."""
    ranks = _ranks(word, so)
    above = ranks and outer and outer[0][0] and outer[0][0][0] < ranks[0]
    return ((ranks, so), *outer) if above else ((ranks, so),)


def _ranks(word: str, so: str) -> tuple[Bac, ...]:
    """Return the ranks that a word with this ordinal may mean, best first."""
    word = word.lower()
    if so[0].isdigit():
        clause = CLAUSES[so.count(".")]
        known = {"điều": (Bac.DIEU,), "mục": (Bac.MUC_SO, clause), "khoản": (clause,)}
        return known.get(word, (clause,) if word == "điểm" else ())
    if word == "điểm":
        return (Bac.DIEM,)
    if len(so) == 1 and so not in "IVX":
        return (Bac.CHU_CAI,) if word in ("phần", "mục") else ()
    known = {"phần": (Bac.PHAN, Bac.MUC), "chương": (Bac.CHUONG,), "mục": (Bac.MUC,)}
    return known.get(word, ())
