"""The fonts of a template, judged by the profile: what a clerk finds out only on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docgen.problems import Level, Place, Problem
from docgen.the_thuc.profile import TheThuc
from docgen.word.parts import parse_part, w

_FONTS = w("rFonts")
_SLOTS = (w("ascii"), w("hAnsi"))
# Fonts of the old codes TCVN3 and VNI: Unicode text in them prints as other letters.
_OLD = re.compile(r"\.Vn|VNI-", re.IGNORECASE)
_SIGNS = frozenset({"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"})


def font_problems(members: Mapping[str, bytes], profile: TheThuc, name: str) -> list[Problem]:
    """Return a warning for each font of an opened template that is not the profile's.

    `members` are those of `open_document`, `name` what findings call the file. Codes: `PH-02` for a
    font of an old code, `PH-01` for any other one; fonts of signs are free.
    """
    wanted = profile.phong_chu.ten
    found = dict.fromkeys(font for font in _named(members, name) if font != wanted)
    return [
        _problem(font, wanted, profile.phong_chu.dieu, name) for font in found if font not in _SIGNS
    ]


def _named(members: Mapping[str, bytes], name: str) -> Iterator[str]:
    for part, content in members.items():
        if part.startswith("word/") and part.endswith(".xml") and b"rFonts" in content:
            for fonts in parse_part(content, part, name).iter(_FONTS):
                yield from (fonts.get(slot) for slot in _SLOTS if fonts.get(slot))


def _problem(font: str, wanted: str, clause: str, name: str) -> Problem:
    hint = f"trong Word chọn cả mẫu rồi đổi sang phông {wanted}"
    shown = font[:60]
    if _OLD.match(font):
        message = f"Mẫu dùng phông mã cũ «{shown}»: chữ Unicode in bằng phông này sẽ sai."
        return Problem("PH-02", message, Place(name), hint, Level.WARNING, clause)
    message = f"Mẫu dùng phông «{shown}», thể thức quy định «{wanted}»."
    return Problem("PH-01", message, Place(name), hint, Level.WARNING, clause)
