"""What mending leaves to a person, and says so."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.check.addresses import address_of
from docgen.problems import Level, Place, Problem, ProblemError
from docgen.word.looks import Line, Seen
from docgen.word.parts import Element, w

_TRACKED = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
_SIGNATURES = "_xmlsignatures/"


def refuse_signed(members: Mapping[str, bytes], file: str) -> None:
    """Raise `ProblemError` (`D-CHUKYSO`) for a signed file: any change would void the signature."""
    if any(name.startswith(_SIGNATURES) for name in members):
        message = "Tệp có chữ ký số; đổi bất cứ chỗ nào cũng làm chữ ký mất giá trị."
        hint = "dùng bản chưa ký rồi ký lại"
        raise ProblemError(Problem("D-CHUKYSO", message, Place(file), hint))


def is_tracked(paragraph: Element) -> bool:
    """Whether somebody's tracked insertions or deletions stand in a paragraph or around it."""
    return any(True for _ in paragraph.iter(*_TRACKED)) or any(
        True for _ in paragraph.iterancestors(*_TRACKED)
    )


def tracked_change(line: Line, seen: Seen) -> Problem:
    """Return the note about a paragraph whose letters were left as they are."""
    return Problem(
        "D-THEODOI",
        "Đoạn có sửa đổi đang được theo dõi (Track Changes) nên không tự sửa chữ.",
        Place(seen.file, part=address_of(line, seen)),
        "chấp nhận hoặc từ chối các sửa đổi đó rồi chạy lại",
        Level.WARNING,
    )


def wide_table(line: Line, seen: Seen) -> Problem:
    """Return the note about a table that is wider than the text has become."""
    return Problem(
        "D-BANGRONG",
        "Bảng rộng hơn phần chữ sau khi đặt lại trang.",
        Place(seen.file, part=address_of(line, seen)),
        "mở bằng Word, chọn bảng, Layout, AutoFit, AutoFit Window",
        Level.WARNING,
    )
