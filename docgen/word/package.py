"""The zip container of a .docx: read within bounds, written to the same bytes every time."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.problems import Place, Problem, ProblemError

MAX_ENTRIES = 2_000
MAX_TOTAL_BYTES = 200_000_000
MAX_RATIO = 200
DEFLATE_RATIO = 1032  # the format itself presses no harder; our own output may
# Below this size a high ratio is harmless: an empty bitmap or a page of blanks.
_RATIO_FREE_BYTES = 1_000_000
_LEVEL = 6
_STORED, _DEFLATED = 0, 8
_FIRST_DAY = 0x0021  # 1980-01-01, the first day that a zip can name
_VERSION = 20
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_END_MARK, _CENTRAL_MARK, _LOCAL_MARK = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_ZIP64_LOCATOR = b"PK\x06\x07"
_FIRST = {"[Content_Types].xml": 0, "_rels/.rels": 1}
_UNSAFE_NAME = re.compile(r"^/|^[A-Za-z]:|\\|[\x00-\x1f]|(?:^|/)\.{0,2}(?:/|$)")
_RESAVE = "mở tệp bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi dùng tệp mới"


@dataclass(frozen=True, slots=True)
class Packed:
    """A member as it stands in a zip: its CRC-32, length in bytes, method and deflated bytes."""

    crc: int
    size: int
    method: int
    data: bytes


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def pack(content: bytes) -> Packed:
    """Return `content` deflated at level 6, or stored where deflating does not help."""
    data = zlib.compress(content, _LEVEL, -15)
    if len(data) >= len(content):
        return Packed(zlib.crc32(content), len(content), _STORED, content)
    return Packed(zlib.crc32(content), len(content), _DEFLATED, data)


def unpack(packed: Packed) -> bytes | None:
    """Return the content of a member, or None when it is damaged."""
    content: bytes | None = packed.data
    if packed.method == _DEFLATED:
        content = _inflated(packed.data, packed.size)
    elif packed.method != _STORED:
        return None
    if content is None or len(content) != packed.size or zlib.crc32(content) != packed.crc:
        return None
    return content


def write_package(members: Mapping[str, bytes | Packed]) -> bytes:
    """Return the zip of `members`; the same members give the same bytes.

    Every date is 1980-01-01, the order is content types, root relations, then by name, and a
    `Packed` member is copied as it is.
    """
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in sorted(members, key=member_order):
        member = members[name]
        packed = member if isinstance(member, Packed) else pack(member)
        local = local_record(name, packed)
        pieces += (local, packed.data)
        directory.append(central_record(name, packed, offset))
        offset += len(local) + len(packed.data)
    listing = b"".join(directory)
    return b"".join((*pieces, listing, end_record(len(members), len(listing), offset)))


def member_order(name: str) -> tuple[int, str]:
    """Return what members are sorted by: content types, root relations, then by name."""
    return _FIRST.get(name, 2), name


def local_record(name: str, packed: Packed) -> bytes:
    """Return what stands before the bytes of a member."""
    written = name.encode("utf-8")
    return _LOCAL.pack(_LOCAL_MARK, _VERSION, 0, *_fields(name, packed), len(written), 0) + written


def central_record(name: str, packed: Packed, offset: int) -> bytes:
    """Return the entry of the directory for a member whose local record is at byte `offset`."""
    written = name.encode("utf-8")
    fields = _fields(name, packed)
    return (
        _CENTRAL.pack(
            _CENTRAL_MARK, _VERSION, 0, _VERSION, 0, *fields, len(written), 0, 0, 0, 0, 0, offset
        )
        + written
    )


def end_record(count: int, length: int, offset: int) -> bytes:
    """Return the end of a zip whose directory of `count` entries is `length` bytes at `offset`."""
    return _END.pack(_END_MARK, 0, 0, count, count, length, offset, 0)


def read_local(data: bytes, at: int) -> tuple[Packed, int] | None:
    """Return the member whose local record is at byte `at`, and where it ends; None if cut off."""
    if at + _LOCAL.size > len(data):
        return None
    fields = _LOCAL.unpack_from(data, at)
    start = at + _LOCAL.size + fields[10] + fields[11]
    end = start + fields[8]
    if end > len(data):
        return None
    return Packed(fields[7], fields[9], fields[4], data[start:end]), end


def _fields(name: str, packed: Packed) -> tuple[int, int, int, int, int, int, int]:
    flags = 0 if name.isascii() else _UTF8_NAME
    return flags, packed.method, 0, _FIRST_DAY, packed.crc, len(packed.data), packed.size


def _inflated(raw: bytes, size: int) -> bytes | None:
    """Return the content of deflated bytes, at most one byte more than `size`; None if broken."""
    inflate = zlib.decompressobj(-15)
    try:
        content = inflate.decompress(raw, size + 1)
    except zlib.error:
        return None
    return content if inflate.eof or len(content) > size else b""


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip whose directory has been checked; members are inflated when asked for."""

    file: str
    data: bytes
    entries: Mapping[str, _Entry]

    def read(self, name: str) -> bytes:
        """Return a member's content; a damaged one is a `ProblemError` of code `D-MAUHONG`."""
        entry = self.entries[name]
        start = self._content_start(entry)
        raw = self.data[start : start + entry.packed]
        content = unpack(Packed(entry.crc, entry.size, entry.method, raw))
        if content is None:
            raise ProblemError(_broken(self.file, f"Phần «{name}» trong tệp bị hỏng."))
        return content

    def _content_start(self, entry: _Entry) -> int:
        mark, *_, name_length, extra_length = _LOCAL.unpack_from(self.data, entry.offset)
        start = entry.offset + _LOCAL.size
        name = self.data[start : start + name_length]
        if mark != _LOCAL_MARK or name != _encoded(entry):
            raise ProblemError(
                _broken(self.file, f"Phần «{entry.name}» không khớp với mục lục của tệp.")
            )
        return int(start + name_length + extra_length)


def open_archive(data: bytes, file: str, *, most: int = MAX_RATIO) -> Archive:
    """Read the directory of a zip and check it before anything is inflated.

    `file` is the name that the findings give, `most` how many times a large member may have been
    pressed together. All faults of the directory come out in one `ProblemError`: damage is
    `D-MAUHONG`, too many or too large members are `D-MAUQUACO`.
    """
    listing, count = _end_of(data, file)
    entries = list(_directory(data, listing, count, file))
    problems = [*_limits(entries, file, most), *_names(entries, file), *_methods(entries, file)]
    if not problems:
        problems = list(_overlaps(data, entries, listing, file))
    if problems:
        raise ProblemError(*problems)
    kept = {entry.name: entry for entry in entries if not entry.name.endswith("/")}
    return Archive(file, data, kept)


def read_package(data: bytes, file: str) -> dict[str, bytes]:
    """Return every member of a zip in the order of its directory, as `open_archive` allows."""
    archive = open_archive(data, file)
    return {name: archive.read(name) for name in archive.entries}


def _end_of(data: bytes, file: str) -> tuple[int, int]:
    """Return where the directory begins and how many entries it has."""
    place = data.rfind(_END_MARK, max(0, len(data) - _END.size - 0xFFFF))
    if place < 0 or place + _END.size > len(data):
        raise ProblemError(_broken(file, "Tệp bị cắt ngang: thiếu phần cuối."))
    _, disk, first_disk, count, total, size, offset, comment = _END.unpack_from(data, place)
    if data[max(0, place - 20) : place].startswith(_ZIP64_LOCATOR):
        raise ProblemError(_broken(file, "Tệp nén theo kiểu ZIP64 mà Word không dùng cho văn bản."))
    whole = place + _END.size + comment == len(data)
    if not whole or disk or first_disk or count != total or offset + size != place:
        raise ProblemError(_broken(file, "Mục lục của tệp không khớp với nội dung."))
    return offset, count


def _directory(data: bytes, listing: int, count: int, file: str) -> Iterator[_Entry]:
    if count > MAX_ENTRIES:
        message = f"Tệp có {count} phần, nhiều hơn {MAX_ENTRIES}."
        raise ProblemError(_too_big(file, message))
    for _ in range(count):
        try:
            fields = _CENTRAL.unpack_from(data, listing)
        except struct.error as error:
            raise ProblemError(_broken(file, "Mục lục của tệp bị cắt ngang.")) from error
        flags, method, crc, packed, size = fields[5], fields[6], fields[9], fields[10], fields[11]
        start = listing + _CENTRAL.size
        name = data[start : start + fields[12]]
        listing = start + sum(fields[12:15])
        if fields[0] != _CENTRAL_MARK:
            raise ProblemError(_broken(file, "Mục lục của tệp bị hỏng."))
        encoding = "utf-8" if flags & _UTF8_NAME else "cp437"
        yield _Entry(name.decode(encoding, "replace"), flags, method, crc, packed, size, fields[18])
    # A name cut short by a damaged length would be another name: the lengths must add up.
    if not data.startswith(_END_MARK, listing):
        raise ProblemError(_broken(file, "Mục lục của tệp không khớp với nội dung."))


def _limits(entries: list[_Entry], file: str, most: int) -> Iterator[Problem]:
    total = sum(entry.size for entry in entries)
    if total > MAX_TOTAL_BYTES:
        yield _too_big(
            file, f"Tệp bung ra tới {total // 1_000_000} MB, quá {MAX_TOTAL_BYTES // 1_000_000} MB."
        )
    for entry in entries:
        if entry.size > max(_RATIO_FREE_BYTES, entry.packed * most):
            yield _too_big(
                file, f"Phần «{entry.name[:60]}» nén quá {most} lần, giống tệp phá hoại."
            )


def _names(entries: list[_Entry], file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if _UNSAFE_NAME.search(entry.name.removesuffix("/")):
            yield _broken(file, f"Tệp có phần mang tên không an toàn: «{entry.name[:60]}».")
        # Part names are compared without regard to case (OPC, ISO/IEC 29500-2).
        if entry.name.casefold() in seen:
            yield _broken(file, f"Tệp có hai phần cùng tên «{entry.name[:60]}».")
        seen.add(entry.name.casefold())


def _methods(entries: list[_Entry], file: str) -> Iterator[Problem]:
    for entry in entries:
        if entry.flags & _ENCRYPTED:
            yield _broken(file, f"Phần «{entry.name[:60]}» bị khóa bằng mật khẩu.")
        elif entry.method not in (_STORED, _DEFLATED):
            yield _broken(file, f"Phần «{entry.name[:60]}» nén theo kiểu mà Word không dùng.")
        elif entry.method == _STORED and entry.packed != entry.size:
            yield _broken(file, f"Phần «{entry.name[:60]}» khai sai độ dài.")


def _overlaps(data: bytes, entries: list[_Entry], listing: int, file: str) -> Iterator[Problem]:
    """Find members that share bytes: one small zip can so claim to hold terabytes."""
    inside = [entry for entry in entries if entry.offset + _LOCAL.size <= listing]
    if len(inside) < len(entries):
        yield _broken(file, "Mục lục của tệp chỉ ra ngoài tệp.")
        return
    ordered = sorted(entries, key=lambda entry: entry.offset)
    ends = [*(entry.offset for entry in ordered), listing][1:]
    for entry, end in zip(ordered, ends, strict=True):
        *_, name_length, extra_length = _LOCAL.unpack_from(data, entry.offset)
        if entry.offset + _LOCAL.size + name_length + extra_length + entry.packed > end:
            yield _broken(file, f"Phần «{entry.name[:60]}» nằm đè lên phần khác trong tệp.")


def _encoded(entry: _Entry) -> bytes:
    return entry.name.encode("utf-8" if entry.flags & _UTF8_NAME else "cp437", "replace")


def _broken(file: str, message: str) -> Problem:
    return Problem("D-MAUHONG", message, Place(file), _RESAVE)


def _too_big(file: str, message: str) -> Problem:
    return Problem("D-MAUQUACO", message, Place(file), "dùng tệp Word nhỏ hơn, bỏ bớt hình ảnh")
