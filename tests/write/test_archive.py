"""The zip of a job: the same bytes every time, whole or not at all, nothing of a clerk's lost."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import docgen
from docgen.problems import ProblemError
from docgen.write import MANIFEST, Staged, file_sha256, open_job, sha256_of
from docgen.write import archive as archive_room
from docgen.write import received as received_room
from docgen.write.archive import SUMS, write_archive
from docgen.write.verifying import verify_files

ROOT = Path(docgen.__file__).parents[1]
NAMES = ["xa-tan-an.docx", "Xã Tân Ân.docx", "148_KH-BTV.nhap.docx"]
BY_HAND = b"sua tay"
END = b"PK\x05\x06" + b"\0" * 18  # the end of a zip, here of one that is empty


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return the folder of a job that has written three documents."""
    folder = tmp_path / "out"
    with open_job(folder) as job:
        job.put_all([Staged(name, name, name.encode() * 99, {}) for name in NAMES])
    return folder


def refused(folder: Path, target: Path, names: list[str]) -> list[str]:
    """Return the codes for which no zip is made; nothing is left behind."""
    before = sorted(target.parent.iterdir())
    with pytest.raises(ProblemError) as caught:
        write_archive(folder, target, names)
    assert all(problem.hint for problem in caught.value.problems)
    assert sorted(target.parent.iterdir()) == before
    return [problem.code for problem in caught.value.problems]


def test_the_zip_holds_documents_manifest_and_sums(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "kh-148.zip"
    packed = write_archive(out, target, NAMES)
    assert (packed.sha256, packed.problems) == (file_sha256(target), ())
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        members = archive.infolist()
        assert [one.filename for one in members] == [*sorted(NAMES), MANIFEST, SUMS]
        assert {one.compress_type for one in members} == {zipfile.ZIP_STORED}
        assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}
        assert all(bool(one.flag_bits & 0x800) != one.filename.isascii() for one in members)
        for name in [*NAMES, MANIFEST]:
            assert archive.read(name) == (out / name).read_bytes()
        sums = archive.read(SUMS).decode()
    assert sums == "".join(
        f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n"
        for name in [*sorted(NAMES), MANIFEST]
    )


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_every_office_can_check_it_without_docgen(out: Path, tmp_path: Path) -> None:
    write_archive(out, tmp_path / "a.zip", NAMES)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "nhan")
    check = ["sha256sum", "--strict", "-c", SUMS]
    subprocess.run(check, check=True, cwd=tmp_path / "nhan", capture_output=True)
    (tmp_path / "nhan" / NAMES[0]).write_bytes(BY_HAND)
    assert subprocess.run(check, cwd=tmp_path / "nhan", capture_output=True).returncode == 1


def test_the_same_job_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    first = write_archive(out, tmp_path / "a.zip", NAMES)
    for path in out.iterdir():
        os.utime(path, (0, 0))
        path.chmod(0o600)
    second = write_archive(out, tmp_path / "b.zip", [*reversed(NAMES), NAMES[0]])
    assert first == second
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_zip_that_is_up_to_date_is_not_touched(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    digest = write_archive(out, target, NAMES)
    os.utime(target, (0, 0))
    assert write_archive(out, target, NAMES) == digest
    assert target.stat().st_mtime == 0
    assert write_archive(out, target, NAMES[:1]) != digest
    assert target.stat().st_mtime > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "out"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(BY_HAND, id="no-zip"),
        pytest.param(b"", id="empty"),
        pytest.param(END, id="empty-zip"),
    ],
)
def test_a_file_of_the_clerk_is_replaced_by_force_alone(
    out: Path, tmp_path: Path, content: bytes
) -> None:
    target = tmp_path / "a.zip"
    target.write_bytes(content)
    assert refused(out, target, NAMES) == ["D-SUATAY"]
    assert target.read_bytes() == content
    write_archive(out, target, NAMES, force=True)
    assert zipfile.is_zipfile(target)


def test_what_cannot_be_put_into_a_zip_is_named_before_any_work(out: Path, tmp_path: Path) -> None:
    (out / "link.docx").symlink_to(tmp_path / "x")
    (out / "folder.docx").mkdir()
    target = tmp_path / "a.zip"
    assert refused(out, target, [*NAMES, "mất.docx", "lạc.docx"]) == ["D-TEP", "D-TEP"]
    assert refused(out, target, ["link.docx"]) == ["D-LIENKET"]
    assert refused(out, target, ["folder.docx"]) == ["D-GHI"]
    assert refused(out, target, ["../a.docx"])[0] == "D-TENTEP"
    assert refused(tmp_path / "nowhere", target, []) == ["D-TEP"]


def test_a_place_that_cannot_be_written_is_a_finding(out: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    assert refused(out, tmp_path / "a.zip", NAMES) == ["D-GHI"]
    (tmp_path / "b.zip").symlink_to(tmp_path / "c.zip")
    assert refused(out, tmp_path / "b.zip", NAMES) == ["D-LIENKET"]
    with pytest.raises(ProblemError) as caught:
        write_archive(out, tmp_path / "nowhere" / "a.zip", NAMES)
    assert [problem.code for problem in caught.value.problems] == ["D-GHI"]


@pytest.mark.parametrize(
    ("limit", "value"), [("MAX_MEMBERS", 3), ("MAX_BYTES", 100), ("MAX_LISTING", 200)]
)
def test_more_than_a_zip_should_hold_is_refused(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(archive_room, limit, value)
    assert refused(out, tmp_path / "a.zip", NAMES) == ["D-TEPNEN"]


@pytest.mark.parametrize("limit", ["MAX_BYTES", "MAX_LISTING"])
def test_what_is_packed_can_be_received(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    target = tmp_path / "a.zip"
    write_archive(out, target, NAMES)
    with zipfile.ZipFile(target) as archive:
        whole = {
            "MAX_BYTES": sum(one.file_size for one in archive.infolist()),
            "MAX_LISTING": target.stat().st_size - archive.start_dir - len(END),
        }[limit]
    for room in (archive_room, received_room):
        monkeypatch.setattr(room, limit, whole)
    write_archive(out, target, NAMES)
    assert verify_files([target]).exit_code == 0
    for room in (archive_room, received_room):
        monkeypatch.setattr(room, limit, whole - 1)
    assert "D-TEPNEN" in [problem.code for problem in verify_files([target]).problems]
    assert refused(out, target, NAMES) == ["D-TEPNEN"]


def test_each_member_that_the_manifest_disowns_is_told(out: Path, tmp_path: Path) -> None:
    (out / NAMES[0]).write_bytes(BY_HAND)
    (out / "lạ.docx").write_bytes(BY_HAND)
    packed = write_archive(out, tmp_path / "a.zip", [*NAMES, "lạ.docx"])
    told = {(one.code, one.level, Path(one.place.file).name) for one in packed.problems}
    assert told == {("D-SUASAU", "warning", NAMES[0]), ("D-NGOAISO", "warning", "lạ.docx")}
    assert all(one.hint for one in packed.problems)
    received = verify_files([tmp_path / "a.zip"])
    assert {checked.member: str(checked.verdict) for checked in received.files} == {
        NAMES[0]: "changed",
        NAMES[1]: "right",
        NAMES[2]: "right",
        "lạ.docx": "unknown",
    }


def test_a_manifest_that_no_one_can_read_is_not_packed(out: Path, tmp_path: Path) -> None:
    (out / MANIFEST).write_bytes(b"{")
    assert refused(out, tmp_path / "a.zip", NAMES) == ["D-SOKE"]


FULL = """
import resource, sys
from pathlib import Path
from docgen.problems import ProblemError
from docgen.write.archive import write_archive

resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
try:
    write_archive(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
except ProblemError as error:
    print(*(problem.code for problem in error.problems))
"""


@pytest.mark.skipif(os.name == "nt", reason="no limits on a process there")
def test_d6_a_full_disk_leaves_the_old_zip(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    digest = write_archive(out, target, NAMES[:1]).sha256
    child = [sys.executable, "-c", FULL, str(out), str(target), *NAMES]
    done = subprocess.run(child, check=True, cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("D-GHI", "")
    assert file_sha256(target) == digest
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "out"]


MEMORY = """
import sys, tracemalloc
from pathlib import Path
from docgen.write.archive import write_archive

tracemalloc.start()
write_archive(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
print(tracemalloc.get_traced_memory()[1])
"""


def test_memory_does_not_grow_with_the_documents(out: Path, tmp_path: Path) -> None:
    big = [f"to-{number}.docx" for number in range(8)]
    for name in big:
        with (out / name).open("wb") as stream:
            stream.truncate(8_000_000)
    child = [sys.executable, "-c", MEMORY, str(out), str(tmp_path / "a.zip"), *big]
    done = subprocess.run(child, check=True, cwd=ROOT, capture_output=True, text=True)
    assert int(done.stdout) < 6_000_000
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read(SUMS).decode().count(sha256_of(b"\0" * 8_000_000)) == len(big)
