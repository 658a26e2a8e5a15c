"""What docgen has written into a folder: `manifest.json`, its form, its bounds and its reading."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.problems import Problem, ProblemError
from docgen.tieng_viet.text import nfc
from docgen.write.faults import plain_file, read_fault, write_problem

MANIFEST = "manifest.json"
VERSION = 1
# Bytes; 100,001 units with PDFs need 110 MB (187 MB with names of 190 letters).
LARGEST = 256 * 1024 * 1024
# Bytes for each sign that opens or parts values: ours has 69. What is denser (`[[],[],…`) would
# take up many times its size in memory.
_DENSEST = 16
_SMALL = 65_536  # bytes: below this nothing is too dense
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NO_NAME = re.compile(r"[\\/:\x00-\x1f]")  # what leads out of a folder, or names no file
_SURROGATE = re.compile("[\ud800-\udfff]")
_quoted = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its file name, the SHA-256 of each named input and that of the output."""

    file: str
    inputs: Mapping[str, str]
    sha256: str

    def as_json(self) -> dict[str, Any]:
        """Return the entry as it stands in `manifest.json`."""
        return {"file": self.file, "inputs": dict(self.inputs), "sha256": self.sha256}

    def to_text(self) -> str:
        """Return the same as the lines of `manifest.json`; `json` takes five times as long."""
        inputs = _listed(((name, _quoted(self.inputs[name])) for name in sorted(self.inputs)), 4)
        return (
            f'{{\n   "file": {_quoted(self.file)},\n   "inputs": {inputs},\n'
            f'   "sha256": {_quoted(self.sha256)}\n  }}'
        )


@dataclass(slots=True)
class Manifest:
    """The documents of one folder by key; no two entries share a file."""

    documents: dict[str, Entry] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def record(self, key: str, entry: Entry) -> None:
        """Keep what was written for `key`; the file belongs to no other key from here on."""
        former = self.documents.get(key)
        if former:
            self._owners.pop(same_name(former.file), None)
        owner = self.owner(entry.file)
        if owner is not None and owner != key:
            del self.documents[owner]
        self.documents[key] = entry
        self._owners[same_name(entry.file)] = key

    def owner(self, file_name: str) -> str | None:
        """Return the key that wrote `file_name`, or None."""
        return self._owners.get(same_name(file_name))

    def to_bytes(self) -> bytes:
        """Return the JSON text: sorted, without a clock, the same for the same documents.

        Raises `ProblemError` of code `D-SOKE` when `read_manifest` would refuse it.
        """
        documents = _listed((key, self.documents[key].to_text()) for key in sorted(self.documents))
        data = f'{{\n "documents": {documents},\n "version": {VERSION}\n}}\n'.encode()
        if len(data) > LARGEST or _is_dense(data):
            message = f"Sổ kê «{MANIFEST}» sẽ quá lớn, docgen không đọc lại được."
            hint = "chia danh sách đơn vị ra nhiều thư mục bằng -o rồi chạy lại"
            raise ProblemError(write_problem("D-SOKE", message, Path(MANIFEST), hint))
        return data


def same_name(file_name: str) -> str:
    """Return what two names have in common when Windows takes them for one file."""
    if file_name.isascii():
        return file_name.lower()
    return nfc(nfc(file_name).casefold())


def compact(inputs: Mapping[str, str]) -> dict[str, str]:
    """Return `inputs` with each text held once in memory: most are the same for all documents."""
    return {sys.intern(name): sys.intern(digest) for name, digest in inputs.items()}


def read_manifest(path: Path) -> Manifest:
    """Return the manifest at `path`, an empty one where there is none.

    Raises `ProblemError` of code `D-SOKE` when the file is damaged, is not ours, or was written by
    a newer docgen.
    """
    status = plain_file(path)
    if status is None:
        return Manifest()
    if status.st_size > LARGEST:
        raise ProblemError(_unreadable(path, "quá lớn"))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error
    return parse_manifest(data, path)


def parse_manifest(data: bytes, path: Path) -> Manifest:
    """Return the manifest whose file holds `data`; `path` is what findings name.

    Raises `ProblemError` as `read_manifest` does.
    """
    try:
        if _is_dense(data):
            raise ValueError("not a manifest")
        whole = json.loads(data.decode("utf-8"), object_pairs_hook=_without_twins)
        return _read_whole(whole, path)
    except (ValueError, RecursionError) as error:
        raise ProblemError(_unreadable(path, "bị hỏng hoặc không phải của docgen")) from error


def read_entry(value: Any) -> Entry:
    """Return the entry of one document; raises `ValueError` for any other shape."""
    if not isinstance(value, dict) or set(value) != {"file", "inputs", "sha256"}:
        raise ValueError("not an entry")
    file, inputs, sha256 = value["file"], value["inputs"], value["sha256"]
    if not isinstance(inputs, dict) or not all(map(is_text, (file, sha256, *inputs.values()))):
        raise ValueError("not an entry")
    if not all(map(is_text, inputs)) or not _SHA256.fullmatch(sha256):
        raise ValueError("not an entry")
    if file in ("", ".", "..") or _NO_NAME.search(file):
        raise ValueError("not an entry")
    return Entry(file, compact(inputs), sha256)


def is_text(value: Any) -> bool:
    """Whether `value` is text that UTF-8 can hold."""
    return isinstance(value, str) and (value.isascii() or not _SURROGATE.search(value))


def _read_whole(whole: Any, path: Path) -> Manifest:
    version = whole.get("version") if isinstance(whole, dict) else None
    if type(version) is not int or "documents" not in whole:
        raise ValueError("not a manifest")
    if version > VERSION:
        message = f"«{path.name}» do bản docgen mới hơn ghi (phiên bản {version})."
        raise ProblemError(write_problem("D-SOKE", message, path, "cập nhật docgen rồi chạy lại"))
    if version != VERSION or len(whole) != 2 or not isinstance(whole["documents"], dict):
        raise ValueError("not a manifest")
    manifest = Manifest()
    for key, value in whole["documents"].items():
        entry = read_entry(value)
        if not is_text(key) or manifest.owner(entry.file) is not None:
            raise ValueError("two documents share a file")
        manifest.record(key, entry)
    return manifest


def _is_dense(data: bytes) -> bool:
    signs = sum(map(data.count, (b"{", b"[", b",")))
    return len(data) > _SMALL and signs * _DENSEST > len(data)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) != len(pairs):
        raise ValueError("a key stands twice")
    return whole


def _unreadable(path: Path, why: str) -> Problem:
    hint = "đổi tên tệp đó rồi chạy lại; văn bản đã có trong thư mục vẫn được giữ nguyên"
    return write_problem("D-SOKE", f"Sổ kê «{path.name}» {why}.", path, hint)


def _listed(members: Iterable[tuple[str, str]], indent: int = 2) -> str:
    """Return a JSON object of members whose values are JSON already, laid out as `json` does."""
    blank = "\n" + " " * indent
    inside = ("," + blank).join(f"{_quoted(name)}: {value}" for name, value in members)
    return f"{{{blank}{inside}{blank[:-1]}}}" if inside else "{}"
