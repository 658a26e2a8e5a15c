"""Không có chữ của bảng mã cũ (TCVN3, VNI) trong phông Unicode.

Văn bản gõ bằng bảng mã cũ mà chỉ đổi phông, không chuyển mã thì hiện ra chữ lạ, như «ViÖt Nam»,
«Vieät Nam». Một từ nước ngoài, một ký hiệu (°C, m², §) không phải lỗi.

Sai:
    lời văn: C¸c ban, ngµnh x· phèi hîp thùc hiÖn kÕ ho¹ch nµy.
    lời văn: Caùc ban, ngaønh xaõ phoái hôïp thöïc hieän keá hoaïch naøy.
    ô bảng: Tuyªn truyÒn t¹i c¸c Êp
    (dang) lời văn: C¸c chi bé phèi hîp thùc hiÖn kÕ ho¹ch nµy.
Đúng:
    lời văn: Các ban, ngành xã phối hợp thực hiện kế hoạch này.
    lời văn: Nhiệt độ bảo quản 5°C, diện tích 30 m², theo § 5 của tài liệu café Müller.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import SetText
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.tieng_viet.text import collapse
from docgen.word.looks.legacy import mistaken

_SHOWN = 60  # letters of the proposed text


def _test(case: Case) -> Iterator[Finding]:
    for line in case.seen.lines:
        found = mistaken(line)
        if found:
            meant = collapse("".join(new for _, new in found))
            shown = meant if len(meant) <= _SHOWN else meant[:_SHOWN] + "…"
            yield Finding(
                "Chữ của bảng mã cũ hiện bằng phông Unicode nên đọc không ra.",
                f"chuyển mã sang Unicode: «{shown}»",
                line,
                found[0][0].start,
                found[-1][0].end,
                remedies=tuple(SetText(line, run.start, run.end, new) for run, new in found),
            )


RULE = Rule("MH-01", ALL, Level.ERROR, "phong_chu", __doc__, _test)
