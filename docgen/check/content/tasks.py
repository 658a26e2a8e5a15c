"""Tasks against recipients, recipients against the registry: who is named, who is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.content.bodies import Directory, within, without_leaders, words_of
from docgen.check.content.model import Content
from docgen.check.content.units import named_bodies
from docgen.load.registry import Registry
from docgen.model import DonVi, NoiNhan, VanBan
from docgen.problems import Level, Problem, ProblemError

Words = tuple[str, ...]
_PART = re.compile(r"[,;]|\bvà\b")
_OPEN = "{{"  # a place that is filled in when the document is built
_KINDS = "thị trấn|đặc khu|thị xã|phường|huyện|quận|xã|ấp|thôn|chi hội|chi đoàn|chi bộ|đơn vị"
_COUNT = re.compile(
    rf"(?<!\d)(?P<n>\d{{1,4}})\s+(?P<kinds>(?:{_KINDS})(?:\s*(?:,|và)\s*(?:{_KINDS}))*)\b"
    r"(?!\s+(?:điểm|còn lại|khác|được chọn))"  # some of them only
)
_ONE_KIND = re.compile(_KINDS)
_FIELDS = {
    "chu_tri": "Đơn vị chủ trì", "phoi_hop": "Đơn vị phối hợp", "kinh_gui": "Kính gửi",
    "dong_kinh_gui": "Đồng kính gửi",
}  # fmt: skip
# Nouns that one word tells; of others the first two words do: `trung tâm`, `chi hội`.
_SHORT_HEADS = {"phong", "truong", "ap", "thon", "khu", "so", "tram", "khoa"}
_ALL = {("co", "quan"), ("don", "vi"), ("ban", "nganh"), ("so", "ban"), ("phong", "ban")}
_MASS_WORDS = {("doan", "the"), ("to", "chuc"), ("hoi", "doan")}
_MASS = {"doan", "hoi", "mat", "cong", "lien", "cac"}
_PERSON_PAIRS = {
    ("dong", "chi"), ("chu", "tich"), ("pho", "chu"), ("can", "bo"), ("cong", "chuc"),
    ("bi", "thu"), ("pho", "bi"), ("uy", "vien"), ("lanh", "dao"), ("nguoi", "dan"),
}  # fmt: skip


def task_findings(content: Content) -> Iterator[Problem]:
    """Yield bodies with a task that get no copy, and counts that the registry does not bear out."""
    van_ban = content.van_ban
    if van_ban is None:
        return
    yield from _without_copy(content, van_ban)
    if content.registry is None:
        return
    for at, item in enumerate(van_ban.noi_nhan):
        real = len(_units_of(content, item)) if item.nhom else None
        path, name = f"noi_nhan.{at}.ten", item.ten or ""
        yield from _miscounted(content, content.registry, path, name, real)
    for path, name in named_bodies(content):
        if not path.startswith("noi_nhan"):
            yield from _miscounted(content, content.registry, path, name)


@dataclass(frozen=True, slots=True)
class _Recipients:
    """Who gets the document: the words of each line, and the kinds of bodies named as `các …`."""

    lines: tuple[Words, ...]
    heads: frozenset[Words]

    def hold(self, name: str) -> bool:
        """Whether a body is named among them, itself or as one of a kind."""
        words = without_leaders(words_of(name))
        plain = words[1:] if words[:1] == ("cac",) else words
        if not plain or plain[:2] in _PERSON_PAIRS or plain[:2] == ("van", "phong"):
            return True  # persons and the body's own office are reached with the body
        if any(within(plain, line) or _is_wider(line, plain) for line in self.lines):
            return True
        return any(_is_kind(head, plain) for head in self.heads)


def _is_wider(line: Words, words: Words) -> bool:
    """Whether a recipient is the body under a shorter name: `Công an` for `Công an xã`."""
    return len(line) > 1 and within(line, words)


def _is_kind(head: Words, words: Words) -> bool:
    if head in _ALL or words[: len(head)] == head:
        return True
    return head in _MASS_WORDS and words[0] in _MASS


def _without_copy(content: Content, van_ban: VanBan) -> Iterator[Problem]:
    recipients = _recipients(content, van_ban)
    told: set[Words] = set()
    for field, noun, level in (
        ("chu_tri", "chủ trì", Level.WARNING),
        ("phoi_hop", "phối hợp", Level.NOTE),
    ):
        for at, task in enumerate(van_ban.nhiem_vu):
            for number, name in enumerate(getattr(task, field)):
                words = words_of(name)
                if _OPEN in name or words in told or recipients.hold(name):
                    continue
                if field == "phoi_hop" and not _is_known(content, words):
                    continue
                told.add(words)
                yield Problem(
                    "D-THIEUNHAN",
                    f"«{name}» được giao {noun} mà không có trong nơi nhận.",
                    content.file.place(f"nhiem_vu.{at}.{field}.{number}", name),
                    "thêm vào «noi_nhan», hoặc xem lại tên cho khớp",
                    level,
                )


def _is_known(content: Content, words: Words) -> bool:
    """Whether a body that only joins is a unit of its own, not `các đoàn thể` or a household."""
    if content.registry is None:
        return False
    return (content.directory or Directory.of(content.registry)).begins(words)


def _recipients(content: Content, van_ban: VanBan) -> _Recipients:
    names = [*van_ban.kinh_gui, *van_ban.dong_kinh_gui]
    names += [item.ten for item in van_ban.noi_nhan if item.ten]
    for item in van_ban.noi_nhan:
        names += _group(content, item)
    for key in van_ban.don_vi:
        unit = content.registry.get(key) if content.registry else None
        names += [one for one in (unit.ten, unit.ten_tat) if one] if unit else []
    lines = [words_of(name) for name in names]
    bare = [without_leaders(line) for line in lines]
    heads = {head for name in names for head in _heads(name)}
    return _Recipients(tuple(dict.fromkeys([*lines, *bare])), frozenset(heads))


def _group(content: Content, item: NoiNhan) -> list[str]:
    units = _units_of(content, item)
    return [name for unit in units for name in (unit.ten, unit.ten_tat) if name]


def _units_of(content: Content, item: NoiNhan) -> list[DonVi]:
    if item.nhom is None or content.registry is None or content.van_ban is None:
        return []
    try:
        issuer = content.van_ban.don_vi[0]
        return list(content.registry.group(item.nhom, issuer, content.day).values())
    except ProblemError:
        return []  # the build tells of an unknown group


def _heads(name: str) -> Iterator[Words]:
    """Yield the nouns behind `Các`: `Các phòng, trung tâm thuộc UBND xã` gives two."""
    parts = [words_of(part) for part in _PART.split(name)]
    plural = False
    for words in parts:
        plural = plural or words[:1] == ("cac",)
        own = words[1:] if words[:1] == ("cac",) else words
        if plural and own:
            yield own[:1] if own[0] in _SHORT_HEADS else own[:2]


def _miscounted(
    content: Content, registry: Registry, path: str, name: str, real: int | None = None
) -> Iterator[Problem]:
    """Yield a count in a name that is not `real`, or not that of the units below the issuer."""
    found = _COUNT.search(name.casefold())
    if found is None or content.van_ban is None:
        return
    typed, kinds = int(found["n"]), _ONE_KIND.findall(found["kinds"])
    if real is None:
        below = registry.below(content.van_ban.don_vi[0], content.day).values()
        real = sum(any(_is_of(kind, unit.ten) for kind in kinds) for unit in below)
    if real and real != typed:
        where = _FIELDS.get(path.split(".")[-2], "Nơi nhận")
        yield Problem(
            "D-SODONVI",
            f"{where} ghi «{found.group()}», danh bạ có {real} đơn vị như vậy vào ngày của"
            " văn bản.",
            content.file.place(path, found["n"]),
            "xem lại con số; ở nơi nhận có thể ghi {{ so_luong }} cùng «nhom» để docgen tự đếm",
            Level.WARNING,
        )


def _is_of(kind: str, name: str) -> bool:
    """Whether a unit's name says that it is of a kind: `thị xã` is no `xã`."""
    words, wanted = words_of(name), words_of(kind)
    size = len(wanted)
    return any(
        words[at : at + size] == wanted and words[max(at - 1, 0) : at] != ("thi",)
        for at in range(len(words) - size + 1)
    )
