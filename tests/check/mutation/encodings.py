"""Changes of how letters are stored: old codes, loose marks, hidden and look-alike characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from docgen.tieng_viet.old_codes import TCVN3, VNI
from docgen.tieng_viet.text import nfc
from mutation.changes import change
from mutation.letters import font
from mutation.paper import Paper, W

_TO_TCVN3 = {char: chr(code) for code, char in TCVN3.items() if code < 0x100}
_TO_VNI = {char: code for code, char in VNI.items() if code in (code.lower(), code.upper())}
_WRONG_ORDER = re.compile("([\u0302\u0306])([\u0300\u0301\u0303\u0309])")


def _texts(targets: list[Any]) -> list[Any]:
    return list(targets[0].iter(f"{W}t"))


def _each(targets: list[Any], make: Any) -> None:
    before = "".join(one.text or "" for one in _texts(targets))
    for one in _texts(targets):
        one.text = make(nfc(one.text or ""))
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    assert "".join(one.text or "" for one in _texts(targets)) != before


@change("mã TCVN3")
def tcvn3(paper: Paper, targets: list[Any], argument: str) -> None:
    """`mã TCVN3 chữ hoa` sets it in the capitals font: the code has no capitals with tones."""
    in_capitals = argument == "chữ hoa"
    _each(targets, lambda text: "".join(map(_tcvn3, text.lower() if in_capitals else text)))
    font(paper, targets, ".VnTimeH" if in_capitals else ".VnTime")


def _tcvn3(char: str) -> str:
    return char if char.isascii() else _TO_TCVN3.get(char) or _TO_TCVN3.get(char.lower(), char)


@change("mã VNI")
def vni(paper: Paper, targets: list[Any], argument: str) -> None:
    _each(targets, lambda text: "".join(_TO_VNI.get(char, char) for char in text))
    font(paper, targets, "VNI-Times")


@change("mã tổ hợp")
def loose(paper: Paper, targets: list[Any], argument: str) -> None:
    """`mã tổ hợp một nửa`: only the tone stands for itself, as some keyboards do it."""
    if argument == "một nửa":
        _each(targets, lambda text: "".join(map(_half_loose, text)))
    else:
        _each(targets, lambda text: unicodedata.normalize("NFD", text))


def _half_loose(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    tone = next((one for one in parts if one in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone if tone else char


@change("mã dấu sai thứ tự")
def wrong_order(paper: Paper, targets: list[Any], argument: str) -> None:
    _each(targets, lambda s: _WRONG_ORDER.sub(r"\2\1", unicodedata.normalize("NFD", s)))


@change("mã dựng sẵn")
def composed(paper: Paper, targets: list[Any], argument: str) -> None:
    for one in _texts(targets):
        one.text = unicodedata.normalize("NFC", one.text or "")


@change("chèn")
def insert(paper: Paper, targets: list[Any], argument: str) -> None:
    """`chèn U+200B` puts the character inside the first word of two letters or more."""
    char = chr(int(argument.removeprefix("U+"), 16))
    first = next(one for one in _texts(targets) if len((one.text or "").split(" ")[0]) > 1)
    first.text = first.text[:1] + char + first.text[1:]


@change("đổi chữ")
def replace(paper: Paper, targets: list[Any], argument: str) -> None:
    """`đổi chữ đ thành U+00F0` replaces the first such letter."""
    old, _, new = argument.partition(" thành U+")
    first = next(one for one in _texts(targets) if old in (one.text or ""))
    first.text = first.text.replace(old, chr(int(new, 16)), 1)
