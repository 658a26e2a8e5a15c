"""The text of a cell made fit for a document, or why it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from docgen.load.table.grid import Kind, Special, Value
from docgen.problems import Level
from docgen.tieng_viet.legacy import guess_legacy
from docgen.tieng_viet.text import clean, flaws, nfc

CODES = frozenset({"don_vi", "cap_tren", "thay_boi"})
"""Columns of unit codes: a number or date there has lost the form it was typed in."""

LISTS = frozenset(
    {"don_vi", "thay_boi", "nhom", "co_quan_ban_hanh", "co_quan_chu_quan", "quyen_han"}
)
"""Columns that may hold several lines in one cell."""

_MOST_SHOWN = 60
_AS_TEXT = "định dạng cột này là Văn bản (Text) rồi gõ lại"
_FAULTS = {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
# Text of which every rule below would say nothing; the letter that only Unicode has rules out
# the old codes.
_SETTLED = re.compile(
    f"[!-~]+(?: +[!-~]+)*|(?=.*[ĂăĐđĨĩŨũƠơƯưẠ-ỹ])[!-~{_VIETNAMESE}–—“”‘’…]+"
    f"(?: +[!-~{_VIETNAMESE}–—“”‘’…]+)*"
)
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ENDS = " \t\r\n"
_BREAKS = re.compile(r"[\r\n\u2028\u2029]")
_SPECIAL = {
    Kind.NO_RESULT: (
        "Công thức trong ô chưa có kết quả",
        "mở bằng Excel và lưu lại, rồi chạy lại",
    ),
    Kind.FAULT: ("Ô này báo lỗi của Excel", "sửa công thức, hoặc gõ thẳng giá trị vào ô"),
    Kind.TRUTH: (
        "Ô này là giá trị đúng/sai của Excel, không phải chữ",
        f"{_AS_TEXT} chữ cần in",
    ),
    Kind.BAD_DATE: (
        "Ô này định dạng là ngày nhưng không có ngày đó",
        "gõ lại ngày theo thứ tự ngày/tháng/năm",
    ),
    Kind.LONG_NUMBER: (
        "Số dài quá 15 chữ số nên Excel đã làm mất các chữ số cuối",
        f"{_AS_TEXT} đủ các chữ số",
    ),
}


class Fault(NamedTuple):
    """What is wrong with a cell: code, sentence without its period, hint, and how much."""

    code: str
    message: str
    hint: str
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class Settled:
    """A cell's final text, its faults, and whether anything but its outer blanks was changed."""

    text: str
    faults: tuple[Fault, ...] = ()
    tidied: bool = False


class Settler:
    """Settles the cells of one table; the same text is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, Settled] = {}

    def settle(self, value: Value, column: str) -> Settled:
        """Return what becomes of a value in the column of that name."""
        if isinstance(value, Special):
            return _settle_special(value, column)
        if _SETTLED.fullmatch(value) and value[0] != "#":
            return Settled(value)
        settled = self._known.get(value)
        if settled is None:
            settled = self._known[value] = settle_text(value)
        return _with_lines(settled, column)


def settle_text(raw: str) -> Settled:
    """Return a text in NFC, trimmed, without hidden characters, and all that is wrong with it.

    Blanks inside, line breaks and everything visible stay as typed.
    """
    old = next(filter(None, map(guess_legacy, raw.splitlines())), None)
    if old:
        return Settled(_trimmed(nfc(raw)), (Fault("D-MACU", _sentence(old.message), old.hint),))
    found = {flaw.message: flaw.hint for flaw in flaws(raw)}
    faults = [Fault("D-KYTU", _sentence(message), hint) for message, hint in found.items()]
    visible, changed = clean(raw)
    text = _trimmed(nfc(visible))
    if text in _FAULTS:
        faults.append(Fault("D-O", *_SPECIAL[Kind.FAULT]))
    return Settled(text, tuple(faults[:3]), bool(changed) or text != nfc(raw).strip())


def escaped(text: str) -> str:
    """Return a value as it is cited: at most 60 characters, those unseen by their code."""
    cited = "".join(_cited(char) for char in text[: _MOST_SHOWN + 1])
    return cited if len(cited) <= _MOST_SHOWN else cited[: _MOST_SHOWN - 1] + "…"


def _cited(char: str) -> str:
    if char.isprintable():
        return char
    return "↵" if char == "\n" else f"\\u{ord(char):04x}"


def _trimmed(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(_ENDS)


def _sentence(message: str) -> str:
    return message.removesuffix(".")


def _with_lines(settled: Settled, column: str) -> Settled:
    if _BREAKS.search(settled.text) and column not in LISTS:
        hint = "gõ lại trong một dòng (bỏ Alt+Enter)"
        fault = Fault("D-O", "Ô này có chỗ xuống dòng", hint)
    elif "\t" in settled.text:
        fault = Fault("D-O", "Ô này có dấu tab", "thay dấu tab bằng dấu cách")
    else:
        return settled
    return Settled(settled.text, (*settled.faults, fault), settled.tidied)


def _settle_special(value: Special, column: str) -> Settled:
    kind, text, remark = value
    if kind in _SPECIAL:
        return Settled(text, (Fault("D-O", *_SPECIAL[kind]),))
    if column in CODES:
        message = "Mã đơn vị này là số hoặc ngày của Excel, có thể đã khác lúc gõ"
        return Settled(text, (Fault("D-O", message, f"{_AS_TEXT} mã"),))
    if not remark:
        return Settled(text)
    hint = "xem lại ô này; cần in khác thì định dạng ô là Văn bản (Text) rồi gõ lại"
    level = Level.NOTE if kind is Kind.MOMENT else Level.WARNING
    return Settled(text, (Fault("D-O", remark[0].upper() + remark[1:], hint, level),))
