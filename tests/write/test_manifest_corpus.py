"""Whatever became of the manifest: no clerk's file is written over, and nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docgen
from docgen.problems import ProblemError
from docgen.write import (
    MANIFEST,
    Entry,
    Manifest,
    Outcome,
    Staged,
    open_job,
    read_manifest,
    sha256_of,
)

ROOT = Path(docgen.__file__).parents[1]
OLD, NEW, BY_HAND = b"ban cu", b"ban moi", b"sua tay"
KEYS = ("a", "b", "tay")


def staged(key: str, data: bytes) -> Staged:
    """Return a document of `key` whose one input is its own content."""
    return Staged(key, f"{key}.docx", data, {"du_lieu": sha256_of(data)})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder with two documents of docgen's, one edited by hand, one of the clerk's."""
    folder = tmp_path / "out"
    with open_job(folder) as job:
        job.put_all([staged(key, OLD) for key in KEYS])
    (folder / "tay.docx").write_bytes(BY_HAND)
    (folder / "rieng.docx").write_bytes(BY_HAND)
    return folder


def documents(folder: Path) -> dict[str, bytes]:
    """Return the .docx files of `folder`."""
    return {path.stem: path.read_bytes() for path in folder.glob("*.docx")}


def edit(path: Path, change: Callable[[Any], object]) -> None:
    """Change the JSON of the manifest, as one with an editor could."""
    whole = json.loads(path.read_bytes())
    change(whole)
    path.write_text(json.dumps(whole))


def entry(change: Callable[[Any], object]) -> Callable[[Path], None]:
    """Return what changes the entry of document `a`."""
    return lambda path: edit(path, lambda whole: change(whole["documents"]["a"]))


def whole(change: Callable[[Any], object]) -> Callable[[Path], None]:
    """Return what changes the manifest as a whole."""
    return lambda path: edit(path, change)


def truncated(share: float) -> Callable[[Path], None]:
    """Return what keeps only the first part of the file."""

    def truncate(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])

    return truncate


def unlinked(path: Path) -> None:
    path.unlink()


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_symlink(path: Path) -> None:
    path.rename(path.with_name("that.json"))
    path.symlink_to("that.json")


def as_dangling_symlink(path: Path) -> None:
    path.unlink()
    path.symlink_to("../ngoai.json")


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


REFUSED = [
    pytest.param(truncated(0), "D-SOKE", id="emptied"),
    pytest.param(truncated(0.5), "D-SOKE", id="half-deleted"),
    pytest.param(truncated(0.99), "D-SOKE", id="end-cut-off"),
    pytest.param(whole(lambda w: w.update(version=2)), "D-SOKE", id="newer-version"),
    pytest.param(whole(lambda w: w.update(version=99, documents=[])), "D-SOKE", id="much-newer"),
    pytest.param(whole(lambda w: w.update(version="1")), "D-SOKE", id="version-a-text"),
    pytest.param(whole(lambda w: w.update(version=1.0)), "D-SOKE", id="version-a-fraction"),
    pytest.param(whole(lambda w: w.update(x=1)), "D-SOKE", id="unknown-key"),
    pytest.param(whole(lambda w: w.pop("documents")), "D-SOKE", id="no-documents"),
    pytest.param(whole(lambda w: w.update(documents=None)), "D-SOKE", id="documents-null"),
    pytest.param(whole(lambda w: w["documents"].update(a=None)), "D-SOKE", id="entry-null"),
    pytest.param(entry(lambda e: e.update(x=1)), "D-SOKE", id="entry-unknown-key"),
    pytest.param(entry(lambda e: e.pop("sha256")), "D-SOKE", id="entry-without-hash"),
    pytest.param(entry(lambda e: e.update(sha256="0" * 63)), "D-SOKE", id="hash-too-short"),
    pytest.param(entry(lambda e: e.update(sha256="A" * 64)), "D-SOKE", id="hash-in-capitals"),
    pytest.param(entry(lambda e: e.update(sha256="0" * 64 + "\n")), "D-SOKE", id="hash-and-more"),
    pytest.param(entry(lambda e: e.update(sha256=7)), "D-SOKE", id="hash-a-number"),
    pytest.param(entry(lambda e: e.update(inputs=[])), "D-SOKE", id="inputs-a-list"),
    pytest.param(entry(lambda e: e.update(inputs={"x": None})), "D-SOKE", id="input-null"),
    pytest.param(entry(lambda e: e.update(file="../x.docx")), "D-SOKE", id="path-parent"),
    pytest.param(entry(lambda e: e.update(file="/etc/passwd")), "D-SOKE", id="path-absolute"),
    pytest.param(entry(lambda e: e.update(file="..\\x.docx")), "D-SOKE", id="path-windows"),
    pytest.param(entry(lambda e: e.update(file="C:x.docx")), "D-SOKE", id="path-drive"),
    pytest.param(entry(lambda e: e.update(file="a\0.docx")), "D-SOKE", id="path-nul"),
    pytest.param(entry(lambda e: e.update(file=".")), "D-SOKE", id="path-folder-itself"),
    pytest.param(entry(lambda e: e.update(file="B.docx")), "D-SOKE", id="file-of-another"),
    pytest.param(lambda path: path.write_bytes(b"[" * 99_999), "D-SOKE", id="very-deep"),
    pytest.param(as_folder, "D-GHI", id="a-folder"),
    pytest.param(as_symlink, "D-LIENKET", id="a-symlink"),
    pytest.param(as_dangling_symlink, "D-LIENKET", id="a-dangling-symlink"),
    pytest.param(as_pipe, "D-GHI", id="a-pipe"),
]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need POSIX")
@pytest.mark.parametrize(("damage", "code"), REFUSED)
def test_a_manifest_that_cannot_be_trusted_stops_the_job(
    out: Path, damage: Callable[[Path], None], code: str
) -> None:
    path = out / MANIFEST
    damage(path)
    kind, content = path.lstat().st_mode, path.read_bytes() if path.is_file() else b""
    before = documents(out)
    for _ in range(2):
        with pytest.raises(ProblemError) as caught:
            open_job(out)
        (problem,) = caught.value.problems
        assert (problem.code, bool(problem.hint)) == (code, True)
    assert (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"") == (kind, content)
    assert documents(out) == before
    assert not [one.name for one in out.iterdir() if one.name.startswith(".")]
    assert not (out.parent / "ngoai.json").exists()


def says(outcomes: list[Outcome]) -> list[str]:
    """Return what became of each document, with the codes of the findings."""
    return [" ".join([one.status, *(found.code for found in one.problems)]) for one in outcomes]


# The manifest can be read but is not what docgen wrote: which documents are written, which kept.
@pytest.mark.parametrize(
    ("damage", "same", "new"),
    [
        pytest.param(
            lambda path: None,
            ["unchanged", "unchanged", "kept D-SUATAY"],
            ["written", "written", "kept D-SUATAY"],
            id="as-it-was",
        ),
        pytest.param(
            unlinked,
            ["unchanged", "unchanged", "kept D-SUATAY"],
            ["kept D-SUATAY", "kept D-SUATAY", "kept D-SUATAY"],
            id="deleted",
        ),
        pytest.param(
            whole(lambda w: w["documents"].clear()),
            ["unchanged", "unchanged", "kept D-SUATAY"],
            ["kept D-SUATAY", "kept D-SUATAY", "kept D-SUATAY"],
            id="emptied-by-hand",
        ),
        pytest.param(
            entry(lambda e: e.update(sha256="0" * 64)),
            ["unchanged", "unchanged", "kept D-SUATAY"],
            ["kept D-SUATAY", "written", "kept D-SUATAY"],
            id="wrong-hash",
        ),
        pytest.param(
            entry(lambda e: e.update(file="x.docx")),
            ["unchanged", "unchanged", "kept D-SUATAY"],
            ["kept D-SUATAY", "written", "kept D-SUATAY"],
            id="another-file-name",
        ),
        pytest.param(
            entry(lambda e: e.update(file="rieng.docx", sha256=sha256_of(BY_HAND))),
            ["unchanged", "unchanged", "kept D-SUATAY"],
            ["kept D-SUATAY", "written", "kept D-SUATAY"],
            id="claims-the-file-of-the-clerk",
        ),
        pytest.param(
            entry(lambda e: e["inputs"].clear()),
            ["unchanged", "unchanged", "kept D-SUATAY"],
            ["written", "written", "kept D-SUATAY"],
            id="inputs-forgotten",
        ),
    ],
)
@pytest.mark.parametrize("data", [OLD, NEW])
def test_what_a_changed_manifest_changes(
    out: Path, damage: Callable[[Path], None], same: list[str], new: list[str], data: bytes
) -> None:
    damage(out / MANIFEST)
    before = documents(out)
    with open_job(out) as job:
        outcomes = job.put_all([staged(key, data) for key in KEYS])
    assert says(outcomes) == (same if data == OLD else new)
    after = documents(out)
    assert after["rieng"] == after["tay"] == BY_HAND
    for one in outcomes:
        kept = str(one.status) == "kept"
        assert after[one.key] == (before[one.key] if kept else data)


def test_a_manifest_in_another_layout_is_the_same_manifest(out: Path) -> None:
    path = out / MANIFEST
    before = read_manifest(path)
    path.write_text(json.dumps(json.loads(path.read_bytes())), encoding="utf-8")
    assert read_manifest(path) == before
    with open_job(out) as job:
        assert says(job.put_all([staged("a", NEW)])) == ["written"]
    assert path.read_bytes().startswith(b'{\n "documents": {\n  "a": {\n   "file": "a.docx",\n')


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
hashes = st.binary(max_size=2).map(sha256_of)
entries = st.builds(Entry, text, st.dictionaries(text, hashes, max_size=3), hashes)


@given(st.dictionaries(text, entries, max_size=4))
def test_the_layout_is_that_of_every_json_tool(listed: dict[str, Entry]) -> None:
    found = {key: one.as_json() for key, one in listed.items()}
    expected = json.dumps(
        {"version": 1, "documents": found}, ensure_ascii=False, indent=1, sort_keys=True
    )
    assert Manifest(listed).to_bytes().decode() == expected + "\n"


# ---- what a user may not read or write -----------------------------------------------------

AS_CLERK = """
import os, sys
from pathlib import Path
from docgen.problems import ProblemError
from docgen.write import open_job

"".encode("utf-16-le")  # loaded now: the clerk may not read the folder of this Python
if os.geteuid() == 0:  # to whom nothing is forbidden
    os.setuid(65534)
try:
    with open_job(Path(sys.argv[1])) as job:
        for key in ("a", "b"):
            outcome = job.put(key, key + ".docx", b"ban moi", {})
            print(outcome.status, *(found.code for found in outcome.problems))
except ProblemError as error:
    print(*(found.code for found in error.problems))
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return a folder of a job that another user of the machine may enter and write into."""
    with tempfile.TemporaryDirectory() as root:
        Path(root).chmod(0o755)
        folder = Path(root) / "out"
        with open_job(folder) as job:
            job.put_all([staged(key, OLD) for key in ("a", "b")])
        folder.chmod(0o777)
        yield folder


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.parametrize(
    ("name", "mode", "said"),
    [
        pytest.param(".", 0o777, ["written", "written"], id="all-allowed"),
        pytest.param(MANIFEST, 0o200, ["D-GHI"], id="manifest-unreadable"),
        pytest.param("a.docx", 0o200, ["failed D-GHI", "written"], id="document-unreadable"),
        pytest.param("a.docx", 0o444, ["failed D-GHI", "written"], id="document-read-only"),
        pytest.param(".", 0o555, ["D-GHI"], id="d6-folder-read-only"),
        pytest.param(".", 0o333, ["D-GHI"], id="d6-folder-unlistable"),
    ],
)
def test_what_a_user_may_not_do_is_a_finding(
    shared: Path, name: str, mode: int, said: list[str]
) -> None:
    before = documents(shared)
    (shared / name).chmod(mode)
    child = [sys.executable, "-c", AS_CLERK, str(shared)]
    try:
        done = subprocess.run(child, cwd=ROOT, capture_output=True, text=True)
    finally:
        shared.chmod(0o777)
    assert (done.stdout.splitlines(), done.stderr) == (said, "")
    assert not [one.name for one in shared.iterdir() if one.name.startswith(".")]
    for key, old in before.items():
        path = shared / f"{key}.docx"
        path.chmod(0o644)
        answer = said[("a", "b").index(key)] if len(said) == 2 else ""
        assert path.read_bytes() == (NEW if answer == "written" else old)
