"""A small workspace on disk, and the front door of docgen: what a clerk types, sees and gets."""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docgen
from docgen.cli import main

HOME = Path(docgen.__file__).parents[1]
ADDRESS_SPACE = 1_500_000_000  # bytes: Python and lxml map 300 MB before any work
MOST_MEGABYTES = 512
MOST_SECONDS = 10
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}t": None, f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
_TEMPORARY = ".docgen-"
# Linux: a process without these two rights of root is stopped by permissions like anyone else.
_PR_CAPBSET_DROP, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2
_MEASURED = """
import atexit, sys
from pathlib import Path
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    Path(sys.argv[0]).write_text(kilobytes)
sys.argv = sys.argv[1:]
atexit.register(peak)
from docgen.cli import main
main(sys.argv[1:])
"""

UNITS = """\
ubnd-xa:
  ten: Ủy ban nhân dân xã Tân Biên
  co_quan_chu_quan: UBND TỈNH TÂY NINH
  co_quan_ban_hanh: UBND XÃ TÂN BIÊN
  the_thuc: nha-nuoc
  ky_hieu_don_vi: UBND
  dia_danh: Tân Biên
  nguoi_ky:
    - ho_ten: Trần Văn B
      chuc_vu: Chủ tịch
      quyen_han: TM. ỦY BAN NHÂN DÂN
"""

PLAN = """\
loai: ke_hoach
don_vi: ubnd-xa
so: 24
ngay: 2026-02-05
trich_yeu: Chuyển đổi số năm 2026
noi_dung: |
  I. MỤC ĐÍCH
  - Nâng cao nhận thức.
noi_nhan:
  - Văn phòng
"""


def plan(*changes: tuple[str, str], more: str = "") -> str:
    """Return the good plan with some words changed and lines added at its end."""
    text = PLAN
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text + more


@dataclass(frozen=True)
class Run:
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed on stdout, read as JSON."""
        return json.loads(self.out)

    @property
    def paths(self) -> list[str]:
        """The lines of stdout."""
        return self.out.splitlines()

    def problems(self, level: str = "error") -> list[dict[str, str]]:
        """The findings of a level in a JSON answer."""
        return [one for one in self.json["problems"] if one["level"] == level]

    def codes(self, level: str = "error") -> list[str]:
        """The codes of the findings of a level in a JSON answer."""
        return [one["code"] for one in self.problems(level)]

    def statuses(self) -> dict[str, str]:
        """What became of each document of a JSON answer, by key."""
        return {one["key"]: one["status"] for one in self.json["documents"]}


class Office:
    """A workspace in a folder, whose commands run as if typed in that folder."""

    def __init__(self, root: Path, units: str = UNITS) -> None:
        self.root = root
        self.write("data/don_vi.yaml", units)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the workspace; texts as UTF-8."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode(errors="surrogatepass")
        path.write_bytes(data)
        return path

    def run(self, *words: str) -> Run:
        """Run a command in this process; an exception of the program fails the test."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main(words)
            except SystemExit as stop:
                code = stop.code
        assert isinstance(code, int)
        return Run(code, _text(out), _text(err))

    def spawn(self, *words: str, ordinary: bool = False, **settings: Any) -> Run:
        """Run `python -m docgen` as a process of its own.

        `ordinary` takes root's right to pass over permissions away; `settings` go to `Popen`.
        """
        return self._process(
            ["-m", "docgen", *words], _as_ordinary if ordinary else None, **settings
        )

    def guarded(self, *words: str) -> Run:
        """Run a command as a process that may take 10 seconds and 512 MB, and check that it did."""
        peak = self.root / "peak"
        start = time.monotonic()
        run = self._process(["-c", _MEASURED, str(peak), *words], _limit_memory)
        assert time.monotonic() - start < MOST_SECONDS
        assert int(peak.read_text()) / 1024 < MOST_MEGABYTES
        return run

    def _process(self, words: list[str], before: Callable[[], None] | None, **settings: Any) -> Run:
        environment = {**os.environ, "PYTHONPATH": str(HOME), **settings.pop("env", {})}
        done = subprocess.run(
            [sys.executable, *words],
            cwd=self.root,
            env=environment,
            timeout=MOST_SECONDS,
            preexec_fn=before,
            check=False,
            **{
                "stdin": subprocess.DEVNULL,
                "stdout": subprocess.PIPE,
                "stderr": subprocess.PIPE,
                **settings,
            },
        )
        return Run(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())

    def documents(self) -> list[str]:
        """Every .docx below out/, as paths from there."""
        out = self.root / "out"
        return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.docx"))

    def left_overs(self) -> list[str]:
        """Every temporary file that a run left anywhere in the workspace."""
        return [path.name for path in self.root.rglob(f"{_TEMPORARY}*")]

    def text(self, name: str) -> str:
        """The text of a document below out/, one paragraph a line."""
        return "\n".join(docx_lines((self.root / "out" / name).read_bytes()))


def docx_lines(data: bytes) -> list[str]:
    """Return the paragraphs of every part of a .docx, by Python's own zip and XML readers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = [name for name in archive.namelist() if name.endswith(".xml")]
        roots = [ElementTree.fromstring(archive.read(name)) for name in sorted(parts)]
    return [_paragraph(node) for root in roots for node in root.iter(f"{_W}p")]


def _paragraph(node: ElementTree.Element) -> str:
    return "".join((item.text or "") if sign is None else sign for item, sign in _letters(node))


def _letters(node: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, str | None]]:
    for child in node:
        if child.tag in _SIGNS:
            yield child, _SIGNS[child.tag]
        elif child.tag not in (f"{_W}p", f"{_W}pPr"):
            yield from _letters(child)


def nfc(text: str) -> str:
    """Return a text with each letter and its marks as one code."""
    return unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    """Return a text with each letter and its marks as codes of their own."""
    return unicodedata.normalize("NFD", text)


def quoted(text: str) -> str:
    """Return a text as a YAML value in double quotes that holds exactly its letters."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08x}"


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _as_ordinary() -> None:
    if os.geteuid() == 0:
        for right in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, right)
