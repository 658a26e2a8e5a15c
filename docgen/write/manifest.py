"""What a job has written: `manifest.json` and the journal that a killed run leaves behind."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.problems import Problem, ProblemError
from docgen.tieng_viet.text import nfc
from docgen.write.faults import plain_file, read_fault, write_problem

MANIFEST = "manifest.json"
VERSION = 1
_LARGEST = 64 * 1024 * 1024  # bytes; 5 000 documents need about 4 MB
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its file name, the SHA-256 of each named input and that of the output."""

    file: str
    inputs: Mapping[str, str]
    sha256: str

    def as_json(self) -> dict[str, Any]:
        """Return the entry as it stands in `manifest.json`."""
        return {"file": self.file, "inputs": dict(self.inputs), "sha256": self.sha256}


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
        """Return the JSON text: sorted, without a clock, the same for the same documents."""
        documents = {key: entry.as_json() for key, entry in self.documents.items()}
        whole = {"version": VERSION, "documents": documents}
        return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def same_name(file_name: str) -> str:
    """Return what two names have in common when Windows takes them for one file."""
    return nfc(nfc(file_name).casefold())


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str | None:
    """Return the SHA-256 of the file `path`, or None where there is none.

    Raises `ProblemError` when it is not a regular file or cannot be read.
    """
    if plain_file(path) is None:
        return None
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error


def read_manifest(path: Path) -> Manifest:
    """Return the manifest at `path`, an empty one where there is none.

    Raises `ProblemError` of code `D-SOKE` when the file is damaged, is not ours, or was written by
    a newer docgen.
    """
    status = plain_file(path)
    if status is None:
        return Manifest()
    if status.st_size > _LARGEST:
        raise ProblemError(_unreadable(path, "quá lớn"))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error
    try:
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
    if file in ("", ".", "..") or "/" in file or "\\" in file:
        raise ValueError("not an entry")
    return Entry(file, inputs, sha256)


def is_text(value: Any) -> bool:
    """Whether `value` is text that UTF-8 can hold."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


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


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) != len(pairs):
        raise ValueError("a key stands twice")
    return whole


def _unreadable(path: Path, why: str) -> Problem:
    hint = "đổi tên tệp đó rồi chạy lại; văn bản đã có trong thư mục vẫn được giữ nguyên"
    return write_problem("D-SOKE", f"Sổ kê «{path.name}» {why}.", path, hint)
