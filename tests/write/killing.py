"""A program that is killed in the middle of its work, as a power cut or a task manager does."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import docgen

ROOT = Path(docgen.__file__).parents[1]


def kill_soon(program: str, *arguments: str, seconds: float) -> None:
    """Start `program` and kill it so many seconds after it has printed `ready`."""
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"ready"
        time.sleep(seconds)
        child.kill()
        _, errors = child.communicate()
    assert errors == b""
