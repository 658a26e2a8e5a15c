"""The tables of the two old codes, TCVN3 (ABC) and VNI, and how to read them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng

# One row a letter: its own code, then huyền hỏi ngã sắc nặng; 00 where plain ASCII serves.
_TCVN3_ROWS: Final = """
a 00 B5 B6 B7 B8 B9
ă A8 BB BC BD BE C6
â A9 C7 C8 C9 CA CB
e 00 CC CE CF D0 D1
ê AA D2 D3 D4 D5 D6
i 00 D7 D8 DC DD DE
o 00 DF E1 E2 E3 E4
ô AB E5 E6 E7 E8 E9
ơ AC EA EB EC ED EE
u 00 EF F1 F2 F3 F4
ư AD F5 F6 F7 F8 F9
y 00 FA FB FC FD FE
"""
_TCVN3_OTHERS: Final = "AE=đ A1=Ă A2=Â A3=Ê A4=Ô A5=Ơ A6=Ư A7=Đ"
# Rows of marks after a base letter; their order is that of the letters beside them.
_VNI_MARKS: Final = (
    ("a", "øûõùïêèúüéëâàåãáä", "àảãáạăằẳẵắặâầẩẫấậ"),
    ("e", "øûõùïâàåãáä", "èẻẽéẹêềểễếệ"),
    ("o", "øûõùïâàåãáä", "òỏõóọôồổỗốộ"),
    ("ô", "øûõùï", "ờởỡớợ"),
    ("u", "øûõùï", "ùủũúụ"),
    ("ö", "øûõùï", "ừửữứự"),
    ("y", "øûõù", "ỳỷỹý"),
)
_VNI_SINGLE: Final = ("ôöîíìæóòñ", "ơưỵíìỉĩịđ")


def _tcvn3() -> dict[int, str]:
    table: dict[int, str] = {0x03BC: "à"}  # Word turns B5 into the Greek mu at times
    for row in _TCVN3_ROWS.strip().splitlines():
        base, *codes = row.split()
        for code, tone in zip(codes, ["", *_TONES], strict=True):
            if code != "00":
                table[int(code, 16)] = unicodedata.normalize("NFC", base + tone)
    for entry in _TCVN3_OTHERS.split():
        code, char = entry.split("=")
        table[int(code, 16)] = char
    # `w:sym` stores the byte of a symbol font at U+F000.
    return table | {0xF000 + code: char for code, char in table.items() if code < 0x100}


def _vni() -> dict[str, str]:
    table = dict(zip(*_VNI_SINGLE, strict=True))
    for base, marks, letters in _VNI_MARKS:
        table |= {base + mark: char for mark, char in zip(marks, letters, strict=True)}
    cased = {code.upper(): char.upper() for code, char in table.items()}
    for code, char in table.items():
        if len(code) == 2:
            cased[code[0].upper() + code[1]] = char.upper()
            cased[code[0] + code[1].upper()] = char
    return table | cased


TCVN3: Final = _tcvn3()
"""Code point to letter; U+00A1–00FE as stored in a Word file, and the same at U+F000."""

VNI: Final = _vni()
"""One or two characters to a letter, in any mix of cases."""

_VNI_CODE = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def decode_tcvn3(s: str, *, capitals: bool = False) -> str:
    """Return TCVN3 text as Unicode; `capitals` for a font whose name ends in H (`.VnTimeH`).

    Characters outside the table stay. The code has no capitals with tones: they are small letters
    set in a capitals font.
    """
    text = unicodedata.normalize("NFC", s.translate(TCVN3))
    return text.upper() if capitals else text


def decode_vni(s: str) -> str:
    """Return VNI text as Unicode, longest code first; characters outside the table stay."""
    return unicodedata.normalize("NFC", _VNI_CODE.sub(lambda match: VNI[match.group()], s))


def letters_tcvn3(s: str) -> list[str]:
    """Return what each character of a TCVN3 text stands for."""
    return [TCVN3.get(ord(char), char) for char in s]


def letters_vni(s: str) -> list[str]:
    """Return what each character of a VNI text stands for: a mark gives nothing of its own."""
    found = list(s)
    for match in _VNI_CODE.finditer(s):
        found[match.start() : match.end()] = [VNI[match.group()], *[""] * (len(match.group()) - 1)]
    return found


def covers_tcvn3(word: str) -> bool:
    """Return whether every character of a word is ASCII or a letter of TCVN3."""
    return all(char.isascii() or ord(char) in TCVN3 for char in word)


def covers_vni(word: str) -> bool:
    """Return whether a word is made of ASCII and codes of VNI only."""
    return _VNI_CODE.sub("", word).isascii()
