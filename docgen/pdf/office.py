"""Where LibreOffice is, what it is, and what of the user's environment it is given."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from docgen.pdf.ending import to_the_end
from docgen.pdf.process import own_group, stop_group
from docgen.pdf.scratch import Scratch
from docgen.problems import Place, Problem, ProblemError

# Windows: the .com program waits for its work and speaks; the .exe does neither.
_NAMES = ("soffice.com", "soffice") if sys.platform == "win32" else ("soffice", "libreoffice")
_PLACES = (
    Path(r"C:\Program Files\LibreOffice\program\soffice.com"),
    Path(r"C:\Program Files\LibreOffice\program\soffice.exe"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_INSTALL = (
    "Windows: tải từ libreoffice.org và cài; "
    "Debian, Ubuntu: apt install libreoffice-writer fonts-liberation; rồi chạy lại"
)
_VERSION = re.compile(r"LibreOffice\S* ([0-9][^\r\n]*)")
_SECONDS_FOR_VERSION = 30.0  # a cold start from a slow disk


@dataclass(frozen=True, slots=True)
class Printing:
    """How to print: where LibreOffice may be, what its processes are given, how many at once.

    `program` wins over every other place; `path` is a list of folders as in PATH; `environment` is
    all that a process gets besides our own settings; `seconds` is how long one document may take;
    `scratch` is where the scratch folder is made, or None for the system's own place.
    """

    program: Path | None = None
    path: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    workers: int = 1
    seconds: float = 60.0
    scratch: Path | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice that was found and has answered: its program and its version."""

    program: Path
    version: str


def find_program(printing: Printing) -> Path | None:
    """Return the program of LibreOffice, or None when this machine has none."""
    return next((path for path in _candidates(printing) if path.is_file()), None)


def find_office(printing: Printing) -> Office:
    """Return the LibreOffice of this machine, asked for its version.

    Raises `ProblemError` of code `D-PDF` when there is none, or when it does not answer.
    """
    program = find_program(printing)
    if program is None:
        where = f" ở «{printing.program}»" if printing.program else " trên máy này"
        message = f"Không có LibreOffice{where} nên không lập được PDF."
        raise ProblemError(Problem("D-PDF", message, hint=_INSTALL))
    version = _version(program, printing)
    if not version:
        message = "LibreOffice có trên máy nhưng không chạy được."
        hint = "mở thử LibreOffice Writer, hoặc cài lại LibreOffice"
        raise ProblemError(Problem("D-PDF", message, Place(str(program)), hint))
    return Office(program, version)


def _candidates(printing: Printing) -> Iterator[Path]:
    if printing.program is not None:
        yield printing.program
        return
    for name in _NAMES:
        found = shutil.which(name, path=printing.path)
        if found:
            yield Path(found)
    yield from _PLACES


def _version(program: Path, printing: Printing) -> str:
    """Return what the program says of its version, empty when it says nothing in time."""
    try:
        with Scratch(printing.scratch) as scratch:
            profile = scratch.new_profile()
            command = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--version"]
            process = subprocess.Popen(
                command,
                env=scratch.environment(printing.environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                **own_group(),
            )
            try:
                said = process.communicate(timeout=_SECONDS_FOR_VERSION)[0]
            except subprocess.TimeoutExpired:
                return ""
            finally:
                to_the_end(partial(stop_group, process))
    except OSError:
        return ""
    found = _VERSION.search(said.decode("utf-8", "replace"))
    return found[1].strip() if found else ""
