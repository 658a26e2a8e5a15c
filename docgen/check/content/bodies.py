"""Names of bodies as people write them: `UBND xã`, `Ban Thường vụ Hội LHPN huyện Hóc Môn`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.tieng_viet.text import fold

if TYPE_CHECKING:
    from docgen.load.registry import Registry
    from docgen.model import DonVi

# Abbreviations that offices use for one another, written out.
_WORDS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
    "vn": "viet nam",
    "lhpn": "lien hiep phu nu",
    "ccb": "cuu chien binh",
    "tncs": "thanh nien cong san",
    "bch": "ban chap hanh",
    "btv": "ban thuong vu",
    "bcd": "ban chi dao",
    "ldld": "lien doan lao dong",
    "ubkt": "uy ban kiem tra",
    "tp": "thanh pho",
    "tx": "thi xa",
}
_BRACKETS = re.compile(r"\([^()]*\)")
_LEADERS = (
    ("ban", "thuong", "vu"), ("ban", "chap", "hanh"), ("ban", "thuong", "truc"),
    ("thuong", "truc"), ("uy", "vien"), ("chu", "tich"),
)  # fmt: skip
_LONGEST = 16  # words of a unit's name
_FEWEST = 4  # words of a name that means one unit only: `Đoàn trực thuộc` may be any


def words_of(name: str) -> tuple[str, ...]:
    """Return a name as folded words, abbreviations written out, what stands in brackets left out.

    `Hội LHPN xã Tân Biên (để b/c)` gives `hoi lien hiep phu nu xa tan bien`.
    """
    found: list[str] = []
    for word in fold(_BRACKETS.sub(" ", name)).split("_"):
        found += _WORDS.get(word, word).split()
    return tuple(found)


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another, side by side."""
    size = len(short)
    return bool(short) and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def without_leaders(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the body behind `Ban Thường vụ …`, `Thường trực …`."""
    for leaders in _LEADERS:
        if words[: len(leaders)] == leaders and len(words) > len(leaders):
            return words[len(leaders) :]
    return words


def is_body(written: str, unit: DonVi) -> bool:
    """Whether a text names a unit, or the committee that speaks for it."""
    words = without_leaders(words_of(written))
    names = [words_of(name) for name in (unit.ten, unit.ten_tat) if name]
    return any(within(name, words) or within(words, name) for name in names)


@dataclass
class Directory:
    """The units of a registry by the words of their names; made once for all documents."""

    units: Mapping[str, DonVi] = field(default_factory=dict)
    named: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    beginnings: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def of(cls, registry: Registry) -> Directory:
        """Sort the units of a registry by every name that they have or had."""
        found = cls(registry.units)
        for key, unit in registry.units.items():
            for name in filter(None, (unit.ten, unit.ten_tat)):
                found._add(key, name, current=True)
            for past in unit.lich_su:
                for name in filter(None, (past.ten, past.ten_tat)):
                    found._add(key, name, current=False)
        return found

    def _add(self, key: str, name: str, *, current: bool) -> None:
        words = words_of(name)
        self.named.setdefault(words, []).append(key)
        if current:
            self.beginnings.update(words[:size] for size in range(1, len(words) + 1))

    def begins(self, words: tuple[str, ...]) -> bool:
        """Whether a name, perhaps without its place, is that of a unit: `Đoàn xã` of a commune."""
        return words in self.beginnings

    def gone_in(self, text: str, day: datetime.date) -> Iterator[str]:
        """Yield the keys of units named in a text that do not exist on a day."""
        words = words_of(text)
        at = 0
        while at < len(words):
            size = self._longest(words, at)
            keys = self.named[words[at : at + size]] if size else []
            if keys and not any(self.units[key].hieu_luc.holds(day) for key in keys):
                yield keys[0]
            at += size or 1

    def _longest(self, words: tuple[str, ...], at: int) -> int:
        """Return how many words from here on are a unit's name, the most of them; 0 for none."""
        for size in range(min(_LONGEST, len(words) - at), _FEWEST - 1, -1):
            if words[at : at + size] in self.named:
                return size
        return 0
