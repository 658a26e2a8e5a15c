"""«- Như trên;» đứng đầu nơi nhận khi và chỉ khi văn bản có Kính gửi.

Công văn, tờ trình, báo cáo gửi cấp trên đã ghi nơi nhận chính ở phần Kính gửi nên dòng thứ nhất
của nơi nhận là «- Như trên;». Quyết định, nghị quyết ghi «- Như Điều …;» (cảnh báo).

Sai:
    (công văn) nơi nhận [bỏ]
    (công văn) nơi nhận [bỏ] ++ nơi nhận [thêm sau - Như trên;]
    nơi nhận: - Như trên;
    tên loại văn bản [thành quyết định]
Đúng:
    (công văn) văn bản mẫu
    (công văn) nơi nhận: - Như Kính gửi;
    (tờ trình) nơi nhận: - Như trên (để thực hiện);
    tên loại văn bản [thành quyết định] ++ nơi nhận: - Như Điều 3;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.entries import Entry
from docgen.check.engines.recipients import recipients
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level
from docgen.tieng_viet.text import fold

_ABOVE = ("nhu_tren", "nhu_kinh_gui")
_ARTICLE = re.compile(r"như (?:các )?điều\b", re.IGNORECASE)
_ARTICLED = ("quyet_dinh", "nghi_quyet")


def _test(case: Case) -> Iterator[Finding]:
    entries = recipients(case)
    if not entries:
        return
    first = entries[0]
    above = [one for one in entries if fold(one.name).startswith(_ABOVE)]
    wanted = f"{case.profile.noi_nhan.truoc}{case.profile.noi_nhan.nhu_tren};"
    if case.parts.one("kinh_gui_nhan"):
        if first not in above:
            where = above[0] if above else first
            yield _found(f"Dòng thứ nhất của nơi nhận phải là «{wanted}».", wanted, where)
    elif above and _never_addressed(case):
        yield Finding(
            f"Văn bản không có Kính gửi mà nơi nhận ghi «{above[0].text}».",
            "bỏ dòng này hoặc ghi tên nơi nhận",
            above[0].line,
            above[0].start,
            above[0].end,
        )
    elif case.parts.loai in _ARTICLED and not any(_ARTICLE.match(one.name) for one in entries):
        wanted = f"{case.profile.noi_nhan.truoc}Như Điều …;"
        message = f"Nơi nhận của quyết định, nghị quyết bắt đầu bằng «{wanted}»."
        yield _found(message, wanted, first, Level.WARNING)


def _never_addressed(case: Case) -> bool:
    """Whether it is a type of the profile that is never addressed; slips of all kinds may be."""
    loai = case.parts.loai
    kind = case.profile.loai.get(loai)
    if kind is None or loai.startswith(("phieu", "giay")):
        return False
    return kind.kinh_gui != "co"


def _found(message: str, wanted: str, entry: Entry, level: Level | None = None) -> Finding:
    hint = f"ghi «{wanted}» ở dòng thứ nhất"
    return Finding(message, hint, entry.line, entry.start, entry.end, level=level)


RULE = Rule("NR-09", STATE, Level.ERROR, "NĐ 30/2020, Phụ lục I, II.9b", __doc__, _test)
