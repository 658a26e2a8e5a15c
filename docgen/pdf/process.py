"""One call of LibreOffice with many documents: watched, and ended with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

_TICK = 0.05  # seconds between two looks at what is finished
_TAIL = 64  # bytes at the end of a PDF that hold its last mark
# Named, so that a file that is not a .docx is refused instead of printed as text.
_IN, _OUT = "MS Word 2007 XML", "pdf:writer_pdf_Export"


@dataclass(frozen=True, slots=True)
class Call:
    """What one call is given: program, environment, profile and the folder for its PDFs."""

    program: Path
    environment: Mapping[str, str]
    profile: Path
    output: Path


class HungError(Exception):
    """No document was finished within the time that one may take, or the run was stopped."""


def run_office(
    call: Call, documents: Sequence[Path], seconds: float, stop: Event
) -> Generator[Path, None, None]:
    """Yield the PDFs of `documents` as they are finished, in one call of LibreOffice.

    LibreOffice writes under another name and renames; what is seen half-done waits. When for
    `seconds` none is finished, or when `stop` is set, the process and all that it started are
    killed and `HungError` is raised. Its exit code says nothing and is not looked at. Raises
    `OSError` when the program cannot be started.
    """
    process = subprocess.Popen(
        _command(call, documents),
        env=dict(call.environment),
        cwd=call.output,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **own_group(),
    )
    try:
        yield from _watched(process, call.output, seconds, stop)
    finally:
        stop_group(process)


def _command(call: Call, documents: Sequence[Path]) -> list[str]:
    return [
        str(call.program),
        f"-env:UserInstallation={call.profile.as_uri()}",
        *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nologo", "--nodefault"),
        "--nofirststartwizard",
        f"--infilter={_IN}",
        *("--convert-to", _OUT, "--outdir", str(call.output)),
        *map(str, documents),
    ]


def _watched(
    process: subprocess.Popen[bytes], output: Path, seconds: float, stop: Event
) -> Iterator[Path]:
    seen: set[Path] = set()
    last = time.monotonic()
    running = True
    while running:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TICK)
            running = False
        there = set(output.glob("*.pdf")) - seen
        finished = sorted(path for path in there if not running or _is_whole(path))
        if finished:
            last = time.monotonic()
            seen.update(finished)
            yield from finished
        if running and (stop.is_set() or time.monotonic() - last > seconds):
            raise HungError


def _is_whole(pdf: Path) -> bool:
    """Whether a PDF has its end: a version that does not rename could still be at work on it."""
    with pdf.open("rb") as stream:
        stream.seek(max(0, pdf.stat().st_size - _TAIL))
        return b"%%EOF" in stream.read()


def own_group() -> dict[str, Any]:
    """Return the settings of `Popen` that put a process and its children apart from ours."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def stop_group(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of a process of our own and of all that it started, and wait for its end.

    The group is named by the id of the process itself; one that has ended leaves an empty group.
    """
    if sys.platform == "win32":
        if process.poll() is None:
            command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(command, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
