"""File names that are safe on every system, Windows above all."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable

from docgen.tieng_viet.text import clean, collapse, nfc

HIGHEST_CHARS = 120
HIGHEST_BYTES = 200
_HASH_CHARS = 8
_NO_NAME = "khong_ten"

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]')
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEADING = re.compile(r"^(?:[. ]|~\$)+")
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)


def safe_stem(s: str) -> tuple[str, bool]:
    """Return a file name without its extension that every system accepts, and if it was altered.

    Signs of paths, drives and streams become `_` (`148/KH-BTV` gives `148_KH-BTV`); device names
    get a `_` before them; at most 120 characters and 200 bytes of UTF-8, a longer name ends in a
    hash of the whole. Vietnamese letters stay; NFC alone does not count as altered.
    """
    text = nfc(s)
    visible, _ = clean(_BIDI.sub("", text))
    stem = nfc(_FORBIDDEN.sub("_", collapse(visible)))
    stem = _LEADING.sub("", stem).rstrip(". ") or _NO_NAME
    if _RESERVED.fullmatch(stem):
        stem = "_" + stem
    stem = _shortened(stem, text)
    return stem, stem != text


def _shortened(stem: str, whole: str) -> str:
    if _fits(stem, HIGHEST_CHARS, HIGHEST_BYTES):
        return stem
    mark = "-" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_CHARS]
    head = stem[: HIGHEST_CHARS - len(mark)]
    while not _fits(head, HIGHEST_CHARS, HIGHEST_BYTES - len(mark)):
        head = head[:-1]
    return head.rstrip(". ") + mark


def _fits(stem: str, chars: int, size: int) -> bool:
    return len(stem) <= chars and len(stem.encode()) <= size


def collisions(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the groups of names that would be one file where case and NFC/NFD do not count.

    Each group holds its names as given, in order, the same name as often as it stands there.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[nfc(nfc(name).casefold())].append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]
