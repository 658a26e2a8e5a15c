"""Không có chữ giống chữ Đ, không có ký tự ẩn.

Chữ Ð (Eth), Ɖ trông giống Đ, chữ ð trông giống đ nhưng là chữ khác, tìm kiếm không ra. Ký tự không
nhìn thấy (dấu cách rộng bằng không, dấu nối mềm, dấu đảo chiều chữ) và chữ Ki-rin, Hy Lạp lẫn trong
từ tiếng Việt cũng vậy. Ký tự nối trong chữ Khơ-me, chữ Chăm, biểu tượng là đúng.

Sai:
    lời văn [chèn U+200B]
    lời văn [chèn U+00AD]
    trích yếu [chèn U+FEFF]
    lời văn [chèn U+202A]
    lời văn [đổi chữ đ thành U+00F0]
    họ tên người ký: Nguyễn Ðức A
    (dang) lời văn [đổi chữ a thành U+0430]
Đúng:
    họ tên người ký: Nguyễn Đức A
    lời văn: Điểm trường dạy chữ Khơ-me (អក្ស​រ) đạt chuẩn năm 2026.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.encodings import is_judged, unsettled
from docgen.check.remedy import SetText
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.tieng_viet.text import Flaw, Kind, clean, flaws
from docgen.word.looks import Line

_WORDS = {
    Kind.HIDDEN: "ký tự ẩn {char}",
    Kind.BIDI: "ký tự ẩn đảo chiều chữ {char}",
    Kind.LOOKALIKE: "chữ {char} giống chữ Đ",
    Kind.MIXED: "chữ {char} không phải chữ Việt trong từ «{word}»",
}
_ETH = {"U+00D0": "Đ", "U+0189": "Đ", "U+00F0": "đ"}


def _test(case: Case) -> Iterator[Finding]:
    for line in case.seen.lines:
        found = _flaws(line)
        if found and is_judged(line):
            yield _finding(line, found)


def _flaws(line: Line) -> list[Flaw]:
    raw = line.raw
    if raw.isascii():
        return []
    hidden = [one for one in flaws(raw) if one.kind in _WORDS]
    return sorted([*clean(raw)[1], *hidden], key=lambda flaw: flaw.index)


def _finding(line: Line, found: list[Flaw]) -> Finding:
    shown = dict.fromkeys(_WORDS[one.kind].format(char=one.char, word=one.word) for one in found)
    # What stands in a word of loose marks is mended with the word (PH-04).
    loose = [(start, end) for start, end, _ in unsettled(line)]
    remedies = tuple(
        SetText(line, one.index, one.index + 1, _ETH.get(one.char, ""))
        for one in found
        if one.kind is not Kind.MIXED and not any(start <= one.index < end for start, end in loose)
    )
    return Finding(
        f"Có {', '.join(shown)}.",
        "xóa ký tự đó hoặc gõ lại chữ bằng bộ gõ tiếng Việt",
        line,
        found[0].index,
        found[-1].index + 1,
        remedies=remedies,
    )


RULE = Rule("PH-05", ALL, Level.ERROR, "TCVN 6909:2001", __doc__, _test)
