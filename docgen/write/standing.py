"""What stands at a place before it is written, and whether it may be written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Level, Place, Problem
from docgen.write.hashing import file_sha256
from docgen.write.manifest import Entry, Manifest
from docgen.write.outcome import Outcome, Status

_FORCE = "đổi tên tệp để giữ lại, hoặc chạy lại với --force để ghi đè"


@dataclass(frozen=True, slots=True)
class Standing:
    """One place for the document `key`: the file on the disk and what the manifest says of it.

    `sha256` is empty where there is no file; `entry` is what was last recorded for the key; `owner`
    is the key that the manifest has for this file.
    """

    key: str
    path: Path
    sha256: str
    entry: Entry | None
    owner: str | None

    @property
    def is_ours(self) -> bool:
        """Whether the file is, byte for byte, what the last run wrote here for this key."""
        if self.entry is None or self.owner != self.key:
            return False
        return self.entry.sha256 == self.sha256

    @property
    def is_free(self) -> bool:
        """Whether writing here loses nothing that a person made."""
        return not self.sha256 or self.is_ours

    def has_inputs(self, inputs: Mapping[str, str]) -> bool:
        """Whether the last run made the document of these same inputs."""
        return self.entry is not None and self.entry.inputs == inputs

    def kept(self, inputs: Mapping[str, str]) -> Outcome:
        """Return the outcome that leaves the file alone, with the reason.

        A note when nothing new would have been written, else an error.
        """
        return Outcome(self.key, Status.KEPT, self.path, self.sha256, (self._reason(inputs),))

    def _reason(self, inputs: Mapping[str, str]) -> Problem:
        name, place = self.path.name, Place(str(self.path))
        if self.owner is None:
            message = f"Tệp «{name}» đã có sẵn và không phải do docgen ghi."
            return Problem("D-SUATAY", message, place, _FORCE)
        if self.owner != self.key:
            message = f"Tệp «{name}» đã là văn bản của «{self.owner}»."
            hint = "chọn thư mục khác bằng -o, hoặc chạy lại với --force để ghi đè"
            return Problem("D-TRUNGTEN", message, place, hint)
        if self.has_inputs(inputs):
            message = f"Tệp «{name}» đã được sửa tay nên được giữ nguyên."
            return Problem("D-SUATAY", message, place, _FORCE, Level.NOTE)
        message = f"Tệp «{name}» đã được sửa tay nên không ghi bản mới."
        return Problem("D-SUATAY", message, place, _FORCE)


def look(key: str, path: Path, manifest: Manifest) -> Standing:
    """Return what stands at `path`; raises `ProblemError` when it cannot be read."""
    owner = manifest.owner(path.name)
    return Standing(key, path, file_sha256(path) or "", manifest.documents.get(key), owner)
