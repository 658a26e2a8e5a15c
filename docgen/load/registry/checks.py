"""What is wrong between the units of a registry, or between the times of one of them.

An error is what leaves a question without one answer: an unknown unit, a ring, two names on one
day. What has one answer, but hardly the one that was meant, is a warning.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from docgen.load.limits import FULL, shortened
from docgen.load.nodes import Path
from docgen.load.registry.entry import Entries, Entry
from docgen.load.registry.index import Outline, Span, outline_of, span_of
from docgen.load.registry.naming import as_code
from docgen.load.registry.rings import replaced_in_rings, superior_rings
from docgen.model import NguoiKy
from docgen.problems import Level, Problem, suggest
from docgen.tieng_viet.dates import short
from docgen.tieng_viet.text import fold

UNKNOWN = "thêm đơn vị này vào danh bạ, hoặc sửa mã"
"""What to do about a unit that the registry does not have, when none is near."""

_DATES = {"tu", "den"}
# Of these a unit has one at a time; deputies and members are many.
_HEADS = ("chu_tich", "bi_thu", "quyen_chu_tich", "quyen_bi_thu", "q_chu_tich", "q_bi_thu",
          "giam_doc", "quyen_giam_doc", "hieu_truong", "bi_thu_thu_nhat")  # fmt: skip


def between_units(read: Entries, profiles: Collection[str]) -> list[Problem]:
    """Return what is wrong between right units of a file.

    `profiles` are the profiles that there are; when empty they are not looked at.
    """
    entries = read.right
    outlines = {entry.key: outline_of(entry.unit) for entry in entries}
    found = [*_unknown_profiles(entries, profiles), *_unknown_units(entries, read)]
    for entry in entries:
        found += _overlaps(entry)
        found += _out_of_life(entry, outlines[entry.key].span)
        found += _two_heads(entry)
        found += _without_parent(entry, outlines)
        found += _successors(entry, outlines)
    found += _rings(entries, outlines)
    return shortened(found)


def _unknown_profiles(entries: Iterable[Entry], profiles: Collection[str]) -> Iterator[Problem]:
    for entry in entries:
        typed = entry.unit.the_thuc
        if profiles and typed not in profiles:
            meant, all_of_them = as_code(typed), "các thể thức: " + ", ".join(profiles)
            hint = f"ghi: {meant}" if meant in profiles else suggest(meant, profiles, all_of_them)
            message = f"Không có thể thức «{typed[:60]}»."
            yield Problem("D-THETHUC", message, entry.where(("the_thuc",)), hint)


def _unknown_units(entries: Iterable[Entry], read: Entries) -> Iterator[Problem]:
    hints = dict[str, str]()
    for entry in entries:
        for name, path in _named_units(entry):
            if name in read.typed:
                continue
            if name not in hints:  # looking for near names takes long in a large registry
                hints[name] = read.names.hint(name, UNKNOWN) if len(hints) < FULL else UNKNOWN
            message = f"Danh bạ không có đơn vị «{name[:60]}»."
            yield Problem("D-DONVI", message, entry.where(path), hints[name])


def _named_units(entry: Entry) -> Iterator[tuple[str, Path]]:
    unit = entry.unit
    if unit.cap_tren:
        yield unit.cap_tren, ("cap_tren",)
    for number, period in enumerate(unit.lich_su):
        if period.cap_tren:
            yield period.cap_tren, ("lich_su", number, "cap_tren")
    for number, name in enumerate(unit.thay_boi):
        yield name, ("thay_boi", number)


def _overlaps(entry: Entry) -> Iterator[Problem]:
    """Yield each pair of periods that say different things about one field on the same day."""
    for (_, first), (number, second) in combinations(enumerate(entry.unit.lich_su), 2):
        shared = (first.model_fields_set & second.model_fields_set) - _DATES
        if shared and span_of(first).within(span_of(second)):
            message = f"Hai khoảng của «lich_su» chồng nhau ở «{min(shared)}»."
            hint = f"sửa {entry.span.both} để mỗi ngày chỉ thuộc một khoảng"
            yield Problem("D-HIEULUC", message, entry.where(("lich_su", number)), hint)


def _out_of_life(entry: Entry, life: Span) -> Iterator[Problem]:
    """Yield each period and each signer that lies wholly outside the life of the unit."""
    unit = entry.unit
    for field, spans in (("lich_su", unit.lich_su), ("nguoi_ky", unit.nguoi_ky)):
        for number, one in enumerate(spans):
            if span_of(one).within(life) is None:
                message = f"Khoảng này của «{field}» nằm ngoài «hieu_luc» của đơn vị «{entry.key}»."
                place = entry.where((field, number))
                hint = f"xem lại {entry.span.both} ở cả hai chỗ"
                yield Problem("D-HIEULUC", message, place, hint, Level.WARNING)


def _two_heads(entry: Entry) -> Iterator[Problem]:
    roster = entry.unit.nguoi_ky
    if len(roster) < 2:
        return
    heads = [(number, one) for number, one in enumerate(roster) if fold(one.chuc_vu) in _HEADS]
    for (_, first), (number, second) in combinations(heads, 2):
        if _rivals(first, second) and span_of(first).within(span_of(second)):
            names = f"{first.ho_ten} và {second.ho_ten}"
            message = f"«{names}» cùng là {second.chuc_vu} của «{entry.key}» trong cùng thời gian."
            hint = f"ghi {entry.span.last} cho người trước; nếu không, docgen lấy người ghi trên"
            place = entry.where(("nguoi_ky", number))
            yield Problem("D-HIEULUC", message, place, hint, Level.WARNING)


def _rivals(first: NguoiKy, second: NguoiKy) -> bool:
    same_seat = fold(first.chuc_vu) == fold(second.chuc_vu)
    return same_seat and first.ho_ten != second.ho_ten and first.quyen_han == second.quyen_han


def _without_parent(entry: Entry, outlines: Mapping[str, Outline]) -> Iterator[Problem]:
    """Yield each time that a unit spends under a superior that does not exist then.

    A unit without a first day claims nothing about the days before its superior came to be.
    """
    for span, parent in outlines[entry.key].parents():
        above = outlines[parent].span if parent in outlines else span
        if above.last is not None and (span.last is None or span.last > above.last):
            since = max(above.last + 1, span.first or 0)
            message = f"Từ ngày {_day(since)} không còn «{parent}», cấp trên của «{entry.key}»."
            hint = "đổi «cap_tren» (tên cũ đưa vào «lich_su»), hoặc ghi ngày cuối ở «hieu_luc»"
        elif span.first is not None and above.first is not None and span.first < above.first:
            message = (
                f"Trước ngày {_day(above.first)} chưa có «{parent}», cấp trên của «{entry.key}»."
            )
            hint = "ghi cấp trên cũ vào «lich_su», hoặc xem lại ngày đầu ở «hieu_luc»"
        else:
            continue
        place = entry.where(_parent_path(entry, parent))
        yield Problem("D-CAPTREN", message, place, hint, Level.WARNING)


def _successors(entry: Entry, outlines: Mapping[str, Outline]) -> Iterator[Problem]:
    last = outlines[entry.key].span.last
    if entry.unit.thay_boi and last is None:
        message = f"Đơn vị «{entry.key}» có «thay_boi» mà chưa có ngày cuối."
        hint = "ghi ngày cuối của đơn vị ở «hieu_luc», phần «den»"
        yield Problem("D-HIEULUC", message, entry.where(("thay_boi",)), hint, Level.WARNING)
        return
    for number, name in enumerate(entry.unit.thay_boi):
        if last is not None and name in outlines and not outlines[name].span.holds(last + 1):
            message = f"Đơn vị thay thế «{name}» không có vào ngày {_day(last + 1)}."
            hint = "xem lại «thay_boi», và «hieu_luc» của hai đơn vị"
            place = entry.where(("thay_boi", number))
            yield Problem("D-HIEULUC", message, place, hint, Level.WARNING)


def _rings(entries: Iterable[Entry], outlines: Mapping[str, Outline]) -> Iterator[Problem]:
    by_key = {entry.key: entry for entry in entries}
    for ring in superior_rings(outlines):
        entry = by_key[ring[0]]
        place = entry.where(_parent_path(entry, ring[1 % len(ring)]))
        message = f"«cap_tren» đi thành vòng: {_arrows(ring)}."
        yield Problem("D-VONG", message, place, "xem lại «cap_tren» của các đơn vị này")
    for ring in replaced_in_rings({key: one.unit.thay_boi for key, one in by_key.items()}):
        place = by_key[ring[0]].where(("thay_boi",))
        message = f"«thay_boi» đi thành vòng: {_arrows(ring)}."
        hint = "chỉ đơn vị cũ ghi «thay_boi»; đơn vị lập lại thì đặt mã mới"
        yield Problem("D-VONG", message, place, hint)


def _parent_path(entry: Entry, parent: str) -> Path:
    for number, period in enumerate(entry.unit.lich_su):
        if period.cap_tren == parent != entry.unit.cap_tren:
            return "lich_su", number, "cap_tren"
    return ("cap_tren",)


def _arrows(ring: list[str]) -> str:
    return " → ".join([*ring[:5], *(["…"] if len(ring) > 5 else []), ring[0]])


def _day(ordinal: int) -> str:
    day = datetime.date.fromordinal(ordinal)
    return short(day.day, day.month, day.year)
