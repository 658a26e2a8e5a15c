"""Personal data that a document had better not print: numbers of identity papers, lists of names.

The same tests look at the lines of a data file and at the lines and tables of a Word file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.check.content.model import Content
from docgen.problems import Level, Place, Problem
from docgen.tieng_viet.text import fold, nfc

_NEW_LAW = datetime.date(2026, 1, 1)
_CLAUSES = {
    True: "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15",
    False: "Nghị định 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân",
}
# Nine digits on the old card, twelve on the new one and as the personal number.
_PAPER = (
    r"CCCD|CMND|CMTND|CMT|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)"
    r"|số định danh(?: cá nhân)?|mã định danh cá nhân"
)
_IDENTITY = re.compile(rf"(?:{_PAPER})\b[^\d\n|]{{0,40}}(?P<n>\d[\d. ]{{7,16}}\d)", re.IGNORECASE)
_DIGITS = re.compile(r"[. ]")
_LENGTHS = (9, 12)
_IDENTITY_HEAD = re.compile(r"cccd|cmnd|cmtnd|can_cuoc|chung_minh|dinh_danh")
_NAME_HEAD = re.compile(r"ho_va_ten|ho_ten|ten_doi_tuong")
_PHONE_HEAD = re.compile(r"dien_thoai|sdt|so_dt|di_dong")
_PRIVATE_HEAD = re.compile(r"nam_sinh|ngay_sinh|tuoi|cho_o|dia_chi|noi_cu_tru|thuong_tru|que_quan")
_MOBILE = re.compile(r"^0[35789]\d{8}$")
_SENSITIVE = re.compile(
    r"nguoi_nghien|doi_tuong_nghien|nghien_ma_tuy|su_dung_(?:trai_phep_)?(?:chat_)?ma_tuy|sau_cai"
    r"|cai_nghien|nhiem_hiv|nan_nhan_mua_ban_nguoi|nan_nhan_bao_luc"
)
_LIST = re.compile(r"danh_sach|thong_tin_(?:cua_)?(?:nguoi|doi_tuong)|lap_ho_so")
_BIRTH = re.compile(r"(?<!\d)(?:19[3-9]\d|20[0-2]\d)(?!\d)")
_FULL_NAME = re.compile(r"^(?:[^\W\d_]+\s+){1,6}[^\W\d_]+$")
_NEAR = 12  # lines between a heading and the table it is about
_HINT = "bỏ hoặc che bớt; nếu buộc phải có thì gửi riêng cho nơi được phép nhận"


@dataclass(frozen=True, slots=True)
class Text:
    """A line as it stands in a file."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, the place of each row, and the lines right above it."""

    rows: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...]
    above: tuple[str, ...]


def personal_in_data(content: Content) -> Iterator[Problem]:
    """Yield the personal data in the texts of a data file."""
    lines = content.file.text.split("\n") if content.file.text else []
    texts = [Text(line, Place(content.file.name, at, 1)) for at, line in enumerate(lines, 1)]
    yield from personal_findings(texts, _grids(texts), content.day)


def personal_findings(
    texts: Sequence[Text], grids: Sequence[Grid], day: datetime.date | None
) -> Iterator[Problem]:
    """Yield identity numbers (`D-CCCD`), lists of addicts (`D-NHAYCAM`), private phone numbers."""
    clause = _CLAUSES[day is None or day >= _NEW_LAW]
    numbers = [one for text in texts for one in _identity(text)]
    numbers += [one for grid in grids for one in _identity_column(grid)]
    if numbers:
        many = f" ({len(numbers)} số)" if len(numbers) > 1 else ""
        message = f"Văn bản in số căn cước, chứng minh nhân dân của cá nhân{many}."
        yield Problem("D-CCCD", message, numbers[0], _HINT, Level.WARNING, clause)
    for grid in grids:
        yield from _sensitive(grid, clause)
        yield from _phones(grid, clause)


def _identity(text: Text) -> Iterator[Place]:
    for found in _IDENTITY.finditer(nfc(text.text)):
        if len(_DIGITS.sub("", found["n"])) in _LENGTHS:
            yield text.place


def _identity_column(grid: Grid) -> Iterator[Place]:
    for at in _columns(grid, _IDENTITY_HEAD):
        for row, place in zip(grid.rows[1:], grid.places[1:], strict=True):
            figures = _DIGITS.sub("", row[at]) if at < len(row) else ""
            if figures.isdecimal() and len(figures) in _LENGTHS:
                yield place


def _sensitive(grid: Grid, clause: str) -> Iterator[Problem]:
    """Yield a list that names addicts, people with HIV, victims; an empty form names nobody."""
    title = fold(" ".join(grid.above))
    heads = fold(" ".join(grid.rows[0]))
    if not _SENSITIVE.search(f"{title}_{heads}") or not _LIST.search(f"{title}_{heads}"):
        return
    people = list(_people(grid))
    if people:
        message = (
            f"Văn bản kèm danh sách {len(people)} người có thông tin nhạy cảm về sức khỏe, đời tư."
        )
        yield Problem("D-NHAYCAM", message, people[0], _HINT, Level.WARNING, clause)


def _phones(grid: Grid, clause: str) -> Iterator[Problem]:
    if not any(_columns(grid, _PRIVATE_HEAD)):
        return
    people = set(_people(grid))
    for at in _columns(grid, _PHONE_HEAD):
        private = [
            place
            for row, place in zip(grid.rows[1:], grid.places[1:], strict=True)
            if place in people and at < len(row) and _MOBILE.match(_DIGITS.sub("", row[at]))
        ]
        if private:
            message = f"Văn bản in số điện thoại riêng của {len(private)} người."
            yield Problem("D-DIENTHOAI", message, private[0], _HINT, Level.NOTE, clause)


def _people(grid: Grid) -> Iterator[Place]:
    """Yield the place of each row that names a person and tells when or where they were born."""
    names = _columns(grid, _NAME_HEAD)
    private = _columns(grid, _PRIVATE_HEAD)
    for row, place in zip(grid.rows[1:], grid.places[1:], strict=True):
        named = any(at < len(row) and _FULL_NAME.match(nfc(row[at])) for at in names)
        told = any(at < len(row) and row[at] for at in private) or _BIRTH.search(" ".join(row))
        if named and told:
            yield place


def _columns(grid: Grid, pattern: re.Pattern[str]) -> list[int]:
    return [at for at, head in enumerate(grid.rows[0]) if pattern.search(fold(head))]


def _grids(texts: Sequence[Text]) -> list[Grid]:
    """Return the tables of a text in notation: lines that begin with a bar."""
    found: list[Grid] = []
    rows: list[Text] = []
    for at, one in enumerate([*texts, Text("", Place())]):
        if one.text.strip().startswith("|"):
            rows.append(one)
        elif rows:
            start = at - len(rows)
            above = tuple(line.text for line in texts[max(start - _NEAR, 0) : start])
            cells = tuple(_cells(row.text) for row in rows)
            found.append(Grid(cells, tuple(row.place for row in rows), above))
            rows = []
    return found


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip(" *") for cell in line.strip().strip("|").split("|"))
