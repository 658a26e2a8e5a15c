"""Dòng cuối của nơi nhận bắt đầu bằng «- Lưu: VT».

Sau chữ Lưu có dấu hai chấm, chữ VT (văn thư cơ quan), dấu phẩy, chữ viết tắt tên đơn vị soạn thảo
và số bản lưu nếu cần. Hội và đoàn thể lưu ở nơi khác văn thư thì chỉ là cảnh báo.

Sai:
    nơi nhận [dòng cuối: viết - Lưu VT, VP.]
    nơi nhận [dòng cuối: viết - Lưu : VT, VP.]
    nơi nhận [dòng cuối: viết - Lưu:VT, VP.]
    nơi nhận [dòng cuối: viết - Lưu: VP.]
    (hoi-lhpn) nơi nhận [dòng cuối: viết - Lưu: VP.]
Đúng:
    nơi nhận [dòng cuối: viết - Lưu: VT.]
    nơi nhận [dòng cuối: viết - Lưu: VT, KTTH (02).]
    (hoi-lhpn) nơi nhận [dòng cuối: viết - Lưu: VT, Nh.]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.entries import Entry
from docgen.check.engines.recipients import filing, recipients
from docgen.check.remedy import Remedy, SetText
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level

_FORM = re.compile(r"Lưu: (?P<place>[^\s,.;(]*)")
_HEAD = re.compile(r"(?i:lưu)\s*:?\s*")


def _test(case: Case) -> Iterator[Finding]:
    form = case.profile.noi_nhan
    kept = filing(recipients(case))
    found = _FORM.match(kept.name) if kept else None
    if kept is None or (found and found["place"] == form.luu_mac_dinh):
        return
    opening = form.luu.format(luu=form.luu_mac_dinh)
    loose = found is not None and case.profile.ma != "nha-nuoc"
    yield Finding(
        f"Dòng Lưu viết «{kept.text}», phải bắt đầu bằng «{form.truoc}{opening}».",
        f"viết «{form.truoc}{opening}», rồi đến đơn vị soạn thảo",
        kept.line,
        kept.start,
        kept.end,
        level=Level.WARNING if loose else None,
        remedies=() if found else _mended(kept, opening),
    )


def _mended(kept: Entry, opening: str) -> tuple[Remedy, ...]:
    """Return the remedy where only the colon and its blank are wrong."""
    head = _HEAD.search(kept.line.raw, kept.start, kept.end)
    place = opening.rpartition(" ")[2]
    if head is None or not kept.line.raw.startswith(place, head.end()):
        return ()
    return (SetText(kept.line, head.start(), head.end(), opening.removesuffix(place)),)


RULE = Rule("NR-07", STATE, Level.ERROR, "noi_nhan", __doc__, _test)
