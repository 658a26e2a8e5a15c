"""A run that is killed at any moment leaves whole files, and the next run finishes its work."""

from __future__ import annotations

import random
from pathlib import Path

from killing import kill_soon

from docgen.write import Status, open_job, sha256_of
from docgen.write.atomic import sweep

KILLS = 24

ONE_FILE = """
import sys
from pathlib import Path
from docgen.write import replace_file

path, turn = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    turn += 1
    replace_file(path, b"ab"[turn % 2 : turn % 2 + 1] * (300_000 + turn % 2))
"""
ONE_JOB = """
import sys
from pathlib import Path
from docgen.write import open_job, sha256_of

folder, version = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
with open_job(folder) as job:
    for number in range(40):
        data = f"{number} lần {version} ".encode() * 2_000
        outcome = job.put(f"u{number}", f"u{number}.docx", data, {"du_lieu": sha256_of(data)})
        assert not outcome.problems, outcome
"""


def test_a_reader_finds_old_or_new_never_half(tmp_path: Path) -> None:
    chance = random.Random(148)
    path = tmp_path / "a.docx"
    whole = {b"a" * 300_000, b"b" * 300_001}
    path.write_bytes(b"a" * 300_000)
    for _ in range(KILLS):
        kill_soon(ONE_FILE, str(path), seconds=chance.uniform(0, 0.03))
        assert path.read_bytes() in whole
        left = sorted(entry.name for entry in tmp_path.iterdir() if entry != path)
        assert not [name for name in left if name.endswith(".docx")]
        assert sweep(tmp_path) == tuple(left)


def test_the_next_run_finishes_what_a_killed_one_began(tmp_path: Path) -> None:
    chance = random.Random(148)
    for version in range(KILLS):
        kill_soon(ONE_JOB, str(tmp_path), str(version), seconds=chance.uniform(0, 0.12))
    last = {f"u{number}.docx": f"{number} lần 99 ".encode() * 2_000 for number in range(40)}
    with open_job(tmp_path) as job:
        assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []
        for name, data in last.items():
            inputs = {"du_lieu": sha256_of(data)}
            outcome = job.put(Path(name).stem, name, data, inputs)
            assert outcome.status is Status.WRITTEN, outcome
    documents = {entry.name: entry.read_bytes() for entry in tmp_path.glob("*.docx")}
    assert documents == last
    assert len(list(tmp_path.iterdir())) == len(last) + 1
