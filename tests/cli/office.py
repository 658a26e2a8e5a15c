"""A small workspace on disk, and the front door of docgen: what a clerk types, sees and gets."""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docgen
from docgen.cli import main

_HOME = Path(docgen.__file__).parents[1]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}t": None, f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
MEMORY_LIMIT = 1_500_000_000  # bytes of address space: Python and lxml map 300 MB before any work

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
  - Như trên
"""


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

    def codes(self, level: str = "error") -> list[str]:
        """The codes of the findings of a level in a JSON answer."""
        return [one["code"] for one in self.json["problems"] if one["level"] == level]


class Office:
    """A workspace in a folder, whose commands run as if typed in that folder."""

    def __init__(self, root: Path, units: str = UNITS) -> None:
        self.root = root
        self.write("data/don_vi.yaml", units)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the workspace; texts as UTF-8."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
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

    def spawn(self, *words: str, seconds: float = 10, **environment: str) -> Run:
        """Run `python -m docgen` as its own process within the limits of memory and time."""
        done = subprocess.run(
            [sys.executable, "-m", "docgen", *words],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(_HOME), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            preexec_fn=_limit_memory,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    def documents(self) -> list[str]:
        """Every .docx below out/, as paths from there."""
        out = self.root / "out"
        return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.docx"))

    def left_overs(self) -> list[str]:
        """Every temporary file that a run left anywhere in the workspace."""
        return [path.name for path in self.root.rglob(".*")]

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


def quoted(text: str) -> str:
    """Return a text as a YAML value in double quotes that holds exactly its letters."""
    return json.dumps(text, ensure_ascii=False)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
