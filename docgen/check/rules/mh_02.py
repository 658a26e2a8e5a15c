"""Chữ mở đầu các thành phần không mất dấu do quét, nhận dạng chữ.

Văn bản quét (scan) rồi nhận dạng chữ hay mất dấu ở những chữ cố định: Căn cứ, Điều, Chương, Mục,
Phụ lục, Theo đề nghị. Chữ «Nơi nhận», «Kính gửi», Quốc hiệu, Tiêu ngữ mất dấu do quy tắc về các
thành phần đó báo.

Sai:
    lời văn: Can cứ vào tình hình thực tế, các đơn vị chủ động triển khai thực hiện.
    lời văn: Theo dề nghị của Văn phòng, các đơn vị chủ động triển khai thực hiện.
Đúng:
    lời văn: Cần cù, sáng tạo trong triển khai thực hiện.
    lời văn: Căn cứ vào tình hình thực tế, các đơn vị chủ động triển khai thực hiện.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.rule import ALL, CONVENTION, Finding, Rule
from docgen.problems import Level
from docgen.tieng_viet.text import fold

# What must follow the word, so that a name or another word is not taken for it.
_ANY, _FIGURE, _ROMAN = r"(?=\s)", r"(?=\s+\d+\s*[.:])", r"(?=\s+[IVXLC]+\s*$)"
_KNOWN = (
    ("Căn cứ", _ANY),
    ("Theo đề nghị", _ANY),
    ("Điều", _FIGURE),
    ("Chương", _ROMAN),
    ("Mục", r"(?=\s+\d+\s*$)"),
    ("Phụ lục", r"(?=\s*(?:[IVXLC]+|\d+)?\s*$)"),
)


def _pattern(words: str, after: str) -> re.Pattern[str]:
    """Return the words with any mark on any letter, small or capital."""
    letters = {"d": "[dđ]", " ": r"\s+"}
    bare = fold(words).replace("_", " ")
    marked = "".join(letters.get(one, f"{one}[\u0300-\u036f]*") for one in bare)
    return re.compile(rf"[-\s]*({marked}){after}", re.IGNORECASE)


_PATTERNS = tuple((words, _pattern(words, after)) for words, after in _KNOWN)


def _test(case: Case) -> Iterator[Finding]:
    for line in case.seen.main:
        for words, pattern in _PATTERNS:
            found = pattern.match(unicodedata.normalize("NFD", line.raw[:40]))
            if found and _lost(found[1], words):
                yield Finding(
                    f"Chữ «{unicodedata.normalize('NFC', found[1])}» mất dấu.",
                    f"viết «{words}»",
                    line,
                )


def _lost(seen: str, words: str) -> bool:
    """Whether letters have lost marks and none has got another: `Cần cù` is no lost `Căn cứ`."""
    pairs = list(zip(_letters(seen), _letters(words), strict=False))
    return all(one <= other for one, other in pairs) and any(one < other for one, other in pairs)


def _letters(text: str) -> list[set[str]]:
    """Return the letter and the marks of each place; the stroke of đ is a mark."""
    found: list[set[str]] = []
    for char in unicodedata.normalize("NFD", " ".join(text.lower().split())):
        if unicodedata.combining(char):
            found[-1].add(char)
        else:
            found.append({"d", "-"} if char == "đ" else {char})
    return found


RULE = Rule("MH-02", ALL, Level.WARNING, CONVENTION, __doc__, _test)
