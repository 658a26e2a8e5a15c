"""Hostile zip files made of a good .docx: too large, or a directory that lies (corpus E9)."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from small_docx import unzipped, zipped

_BODY = "word/document.xml"


def written(base: bytes, folder: Path, size: int, unit: bytes) -> bytes:
    """Return the document with `size` bytes of `unit` in its text, made piece by piece."""
    path = folder / "bom"
    parts = unzipped(base)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            if name != _BODY:
                archive.writestr(name, data)
        head, tail = parts[_BODY].split(b"<w:body>", 1)
        with archive.open(_BODY, "w", force_zip64=False) as stream:
            stream.write(head + b"<w:body>")
            for _ in range(size // (len(unit) * 1_000)):
                stream.write(unit * 1_000)
            stream.write(tail)
    return path.read_bytes()


def many_paragraphs(base: bytes, folder: Path) -> bytes:
    return written(base, folder, 8_000_000 * len(b"<w:p/>"), b"<w:p/>")


def long_text(base: bytes, folder: Path) -> bytes:
    return written(base, folder, 400_000_000, b"a" * 100)


def overlapped(base: bytes, folder: Path) -> bytes:
    """Let the directory say that one member begins inside another."""
    data = bytearray(base)
    end = data.rfind(b"PK\x05\x06")
    (listing,) = struct.unpack_from("<L", data, end + 16)
    entry = data.index(b"PK\x01\x02", listing + 4)
    struct.pack_into("<L", data, entry + 42, 10)
    return bytes(data)


def zip64(base: bytes, folder: Path) -> bytes:
    """Put the locator of another, larger directory before the end, as CVE-2025-8291 does."""
    end = base.rfind(b"PK\x05\x06")
    return base[:end] + b"PK\x06\x07" + bytes(16) + base[end:]


def many_members(base: bytes, folder: Path) -> bytes:
    more = {f"word/media/{number}.bin": b"" for number in range(2_100)}
    return zipped(unzipped(base) | more)
