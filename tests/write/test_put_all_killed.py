"""A run that writes in groups is killed at any moment: whole files, all of them explained."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from killing import kill_soon

from docgen.write import MANIFEST, Staged, Status, file_sha256, open_job, read_manifest, sha256_of

COUNT, GROUP = 48, 16

ONE_RUN = """
import sys
from pathlib import Path
from docgen.write import open_job
sys.path.insert(0, sys.argv[3])
from test_put_all_killed import groups

work = groups(sys.argv[2])
print("ready", flush=True)
with open_job(Path(sys.argv[1])) as job:
    for group in work:
        for outcome in job.put_all(group):
            assert not outcome.problems, outcome
"""


def content(number: int, version: str) -> bytes:
    """Return the document of one unit in one version: 20 KB."""
    return f"{number} lần {version} ".encode() * 1_700


def groups(version: str) -> list[list[Staged]]:
    """Return all documents of one version, in groups."""
    documents = [
        Staged(f"u{number}", f"u{number}.docx", data, {"du_lieu": sha256_of(data)})
        for number in range(COUNT)
        for data in [content(number, version)]
    ]
    return [documents[start : start + GROUP] for start in range(0, COUNT, GROUP)]


def killed(folder: Path, version: str, seconds: float) -> None:
    """Begin a run and kill it so many seconds after it is ready to write."""
    kill_soon(ONE_RUN, str(folder), version, str(Path(__file__).parent), seconds=seconds)


def assert_whole_and_explained(folder: Path) -> set[str]:
    """Assert that each file is one version, whole, and known; return the versions that stand."""
    versions = set()
    for path in folder.glob("*.docx"):
        data = path.read_bytes()
        found = re.match(r"(\d+) lần (\w+) ", data[:40].decode(errors="ignore"))
        assert found, path
        assert data == content(int(found[1]), found[2])
        versions.add(found[2])
    with open_job(folder):  # reads the journal of the run that was killed
        assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]
    documents = read_manifest(folder / MANIFEST).documents.values()
    known = {entry.file: entry.sha256 for entry in documents}
    assert {path.name: file_sha256(path) for path in folder.glob("*.docx")} == known
    return versions


def kill_again_and_again(tmp_path: Path, kills: int) -> None:
    """Kill runs at random moments, then let one end: the folder is as if nothing had happened."""
    chance = random.Random(148)
    out, undisturbed = tmp_path / "out", tmp_path / "undisturbed"
    torn = 0
    for turn in range(kills):
        killed(out, str(turn), chance.uniform(0, 0.06))
        torn += len(assert_whole_and_explained(out)) > 1
    assert torn > 0, "no kill came while documents were being written"
    for folder in (out, undisturbed):
        with open_job(folder) as job:
            outcomes = [one for group in groups("cuối") for one in job.put_all(group)]
        assert {one.status for one in outcomes} == {Status.WRITTEN}
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        path.name: path.read_bytes() for path in undisturbed.iterdir()
    }


def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 20)


@pytest.mark.deep
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 200)
