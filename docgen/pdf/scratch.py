"""The one folder that printing writes into: profiles, documents under plain names, fresh PDFs."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import TracebackType

from docgen.pdf.ending import to_the_end
from docgen.pdf.profile import settings

# Where the start script of LibreOffice finds `sed`, `dirname` and the like.
_SYSTEM = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
_SOCKETS = Path("/tmp")  # fixed in LibreOffice
_EPOCH = "315532800"  # seconds, 1 January 1980: the day of every file in our .docx


class Scratch:
    """A folder of our own, removed with all that is in it; use it in a `with` statement.

    Names in it are short, ASCII, and never those of the user. Methods raise `OSError`.
    """

    def __init__(self, place: Path | None) -> None:
        """Make the folder in `place`, or where the system keeps such things."""
        self._folder = tempfile.TemporaryDirectory(
            prefix="docgen-", dir=place, ignore_cleanup_errors=True
        )
        self._numbers = count(1)
        self._profiles: list[Path] = []
        self.root = Path(self._folder.name)
        (self.root / "tam").mkdir()

    def __enter__(self) -> Scratch:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        to_the_end(self._remove)

    def new_profile(self) -> Path:
        """Return a fresh locked-down profile of LibreOffice."""
        profile = self._new_folder("p")
        self._profiles.append(profile)
        user = profile / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_bytes(settings())
        return profile

    def new_output(self) -> Path:
        """Return an empty folder, so that every PDF in it is new."""
        return self._new_folder("r")

    def lay(self, document: bytes) -> Path:
        """Return a file of its own with the bytes of a document."""
        path = self.root / f"d{next(self._numbers)}.docx"
        path.write_bytes(document)
        return path

    def take(self, path: Path) -> bytes:
        """Return the bytes of a file and remove it."""
        data = path.read_bytes()
        self.drop(path)
        return data

    def drop(self, path: Path) -> None:
        """Remove a file of this folder that is no longer needed; no other file is touched."""
        if not path.is_relative_to(self.root):
            raise ValueError(f"{path} is not in {self.root}")
        path.unlink(missing_ok=True)

    def environment(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return the whole environment of a process: what is given, and our own settings."""
        ours = {"TMPDIR": str(self.root / "tam"), "TMP": str(self.root / "tam")}
        ours |= {"TEMP": str(self.root / "tam"), "TZ": "UTC", "SOURCE_DATE_EPOCH": _EPOCH}
        if os.name == "posix":
            ours |= {"PATH": _SYSTEM, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
            ours |= {} if "HOME" in given else {"HOME": str(self.root)}
        return {**given, **ours}

    def _remove(self) -> None:
        for profile in self._profiles:
            _drop_socket(profile)
        self._folder.cleanup()

    def _new_folder(self, kind: str) -> Path:
        folder = self.root / f"{kind}{next(self._numbers)}"
        folder.mkdir()
        return folder


def _drop_socket(profile: Path) -> None:
    """Remove the socket that a killed LibreOffice leaves outside, named after its profile alone."""
    if os.name == "posix":
        digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
        signs = "".join(f"{byte:x}" for byte in digest)
        socket = _SOCKETS / f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{signs}"
        with suppress(OSError):
            socket.unlink(missing_ok=True)
