"""A group of documents: written together, each for itself, the same as one by one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen
from docgen.write import (
    MANIFEST,
    Action,
    Outcome,
    Staged,
    Status,
    open_job,
    read_manifest,
    sha256_of,
)
from docgen.write.group import replace_all

ROOT = Path(docgen.__file__).parents[1]
OLD, NEW, BY_HAND = b"ban cu", b"ban moi", b"sua tay"
NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no /proc here")
KEYS = [f"u{number}" for number in range(6)]


def staged(key: str, data: bytes = NEW, file_name: str = "") -> Staged:
    """Return a document of `key` whose one input is its own content."""
    return Staged(key, file_name or f"{key}.docx", data, {"du_lieu": sha256_of(data)})


def codes(outcome: Outcome) -> list[str]:
    """Return the codes of what was found."""
    return [problem.code for problem in outcome.problems]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of `folder`, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_group_is_written_and_remembered(tmp_path: Path) -> None:
    with open_job(tmp_path) as job:
        outcomes = job.put_all([staged(key, key.encode()) for key in KEYS])
        assert job.put_all([]) == []
    assert [outcome.key for outcome in outcomes] == KEYS
    assert {outcome.status for outcome in outcomes} == {Status.WRITTEN}
    assert [outcome.sha256 for outcome in outcomes] == [sha256_of(key.encode()) for key in KEYS]
    assert set(contents(tmp_path)) == {*(f"{key}.docx" for key in KEYS), MANIFEST}
    with open_job(tmp_path) as job:
        again = job.put_all([staged(key, key.encode()) for key in KEYS])
    assert {outcome.status for outcome in again} == {Status.UNCHANGED}


def spoil_by_hand(path: Path) -> None:
    path.write_bytes(BY_HAND)


def spoil_read_only(path: Path) -> None:
    path.chmod(0o444)


def spoil_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("u0.docx"))


def spoil_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def spoil_open(path: Path) -> None:
    path.with_name("~$" + path.name).write_bytes(b"owner")


def spoil_open_in_libreoffice(path: Path) -> None:
    path.with_name(f".~lock.{path.name}#").write_bytes(b"owner")


@pytest.mark.skipif(os.name == "nt", reason="links and modes need POSIX")
@pytest.mark.parametrize(
    ("spoil", "status", "code"),
    [
        pytest.param(spoil_by_hand, Status.KEPT, "D-SUATAY", id="edited-by-hand"),
        pytest.param(spoil_read_only, Status.FAILED, "D-GHI", id="read-only"),
        pytest.param(spoil_link, Status.FAILED, "D-LIENKET", id="symlink"),
        pytest.param(spoil_folder, Status.FAILED, "D-GHI", id="folder"),
        pytest.param(spoil_open, Status.FAILED, "D-DANGMO", id="d7-open-in-word"),
        pytest.param(spoil_open_in_libreoffice, Status.FAILED, "D-DANGMO", id="open-libreoffice"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_the_fault_of_one_document_is_its_own(
    tmp_path: Path, spoil: object, status: Status, code: str, force: bool
) -> None:
    assert callable(spoil)
    with open_job(tmp_path) as job:
        job.put_all([staged(key, OLD) for key in KEYS])
    spoil(tmp_path / "u3.docx")
    if force and status is Status.KEPT:
        status, code = Status.WRITTEN, ""
    before = {path.name: path.lstat().st_mtime_ns for path in tmp_path.iterdir()}
    with open_job(tmp_path) as job:
        foreseen = [job.foresee(one, force=force) for one in map_staged()]
    assert {path.name: path.lstat().st_mtime_ns for path in tmp_path.iterdir()} == before
    with open_job(tmp_path) as job:
        assert job.put_all(map_staged(), force=force) == foreseen
    outcomes = {one.key: one for one in foreseen}
    bad = outcomes.pop("u3")
    assert (bad.status, codes(bad)) == (status, [code] if code else [])
    assert all(problem.hint for problem in bad.problems)
    assert {one.status for one in outcomes.values()} == {Status.WRITTEN}
    assert {(tmp_path / f"{key}.docx").read_bytes() for key in outcomes} == {NEW}
    assert not [name for name in contents(tmp_path) if name.startswith(".docgen")]


def map_staged() -> list[Staged]:
    """Return the second version of every document."""
    return [staged(key) for key in KEYS]


# Word writes its owner file over the first characters of a longer name.
@pytest.mark.parametrize(
    ("name", "beside", "is_open"),
    [
        pytest.param("a.docx", "~$a.docx", True, id="short"),
        pytest.param("sau_ky.docx", "~$sau_ky.docx", True, id="six"),
        pytest.param("bay_chu.docx", "~$ay_chu.docx", True, id="seven"),
        pytest.param("tam_chu_.docx", "~$m_chu_.docx", True, id="eight"),
        pytest.param("Xã Tân Ân.docx", "~$ Tân Ân.docx", True, id="vietnamese"),
        pytest.param("xa-tan-an.docx", "~$xa-tan-an.docx", False, id="not-shortened"),
        pytest.param("xa-tan-an.docx", "~$-tan-ân.docx", False, id="of-another"),
        pytest.param("xa-tan-an.docx", ".~lock.xa-tan-an.docx#", True, id="libreoffice"),
    ],
)
def test_d7_a_document_that_is_open_elsewhere_is_left_alone(
    tmp_path: Path, name: str, beside: str, is_open: bool
) -> None:
    with open_job(tmp_path) as job:
        job.put_all([staged("k", OLD, name)])
        (tmp_path / beside).write_bytes(b"owner")
        assert job.plan("k", name, {"du_lieu": sha256_of(OLD)}).action is Action.UNCHANGED
        outcome, other = job.put_all([staged("k", NEW, name), staged("khac")])
        assert other.status is Status.WRITTEN
        assert codes(outcome) == (["D-DANGMO"] if is_open else [])
        if is_open:
            assert f"«{beside}»" in outcome.problems[0].hint
            assert (tmp_path / name).read_bytes() == OLD
        (tmp_path / beside).unlink()
        (again,) = job.put_all([staged("k", NEW, name)])
        assert again.status is (Status.WRITTEN if is_open else Status.UNCHANGED)


def test_an_owner_file_that_word_left_of_a_deleted_document_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "~$a.docx").write_bytes(b"owner")
    with open_job(tmp_path) as job:
        (outcome,) = job.put_all([staged("a")])
    assert outcome.status is Status.WRITTEN


# ---- the same as one by one ------------------------------------------------------------------

puts = st.lists(st.tuples(st.sampled_from(KEYS[:3]), st.integers(0, 2), st.booleans()), max_size=12)
groups = st.lists(puts, max_size=4)


def one_by_one_and_together(work: list[list[tuple[str, int, bool]]], root: Path) -> None:
    """Do the work both ways; between two groups some files are edited by hand."""
    alone, together = root / "alone", root / "together"
    for group in work:
        documents = [staged(key, b"%d" % version) for key, version, _ in group]
        with open_job(alone) as job:
            singles = [job.put(d.key, d.file_name, d.data, d.inputs) for d in documents]
        with open_job(together) as job:
            outcomes = job.put_all(documents)
        assert [(one.key, one.status, one.sha256, codes(one)) for one in outcomes] == [
            (one.key, one.status, one.sha256, codes(one)) for one in singles
        ]
        for key, _, is_edited in group:
            if is_edited:
                for folder in (alone, together):
                    (folder / f"{key}.docx").write_bytes(BY_HAND)
        assert contents(alone) == contents(together)


@given(groups)
@settings(deadline=None, max_examples=40)
def test_a_group_does_what_single_puts_do(work: list[list[tuple[str, int, bool]]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        one_by_one_and_together([[], *work], Path(root))


@pytest.mark.deep
@given(groups)
@settings(deadline=None, max_examples=3_000)
def test_a_group_does_what_single_puts_do_deep(work: list[list[tuple[str, int, bool]]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        one_by_one_and_together([[], *work], Path(root))


def test_d4_two_documents_of_a_group_never_share_a_file(tmp_path: Path) -> None:
    documents = [
        staged("a", b"1", "Xã Tân An.docx"),
        staged("b", b"2", "Xã Tân Ân.docx"),
        staged("c", b"3", "XÃ TÂN AN.docx"),
        staged("d", b"4", "xã tân ân.docx"),
    ]
    with open_job(tmp_path) as job:
        outcomes = job.put_all(documents)
    assert [codes(one) for one in outcomes] == [[], [], ["D-TRUNGTEN"], ["D-TRUNGTEN"]]
    assert set(contents(tmp_path)) == {"Xã Tân An.docx", "Xã Tân Ân.docx", MANIFEST}


# ---- order on the disk -------------------------------------------------------------------------


@NEEDS_PROC
def test_everything_is_on_the_disk_before_the_first_file_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The calls of the system itself are recorded, in the order in which they return."""
    calls: list[str] = []
    real_fsync, real_rename = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        real_fsync(descriptor)
        target = str(Path(f"/proc/self/fd/{descriptor}").readlink())
        calls.append("folder" if target == str(tmp_path) else Path(target).suffix)

    def rename(source: str, target: str) -> None:
        real_rename(source, target)
        calls.append("rename")

    with open_job(tmp_path) as job:
        job.put("first", "first.docx", OLD, {})
        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(os, "replace", rename)
        job.put_all([staged(key) for key in KEYS])
        count = len(KEYS)
        assert calls == [".journal", *[".tmp"] * count, *["rename"] * count, "folder"]
        calls.clear()
    assert calls == [".tmp", "rename", "folder"]  # the manifest


@NEEDS_PROC
def test_a_new_journal_has_its_name_on_the_disk_before_it_is_relied_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[bool] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        real(descriptor)
        calls.append(os.path.isdir(f"/proc/self/fd/{descriptor}"))  # noqa: PTH112

    with open_job(tmp_path) as job:
        monkeypatch.setattr(os, "fsync", fsync)
        job.put_all([staged("a")])
    assert calls[:4] == [False, True, False, True]  # journal, folder, document, folder


def test_a_sweep_of_another_run_in_mid_group_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace
    swept: list[object] = []

    def sweep_first(source: str, target: str) -> None:
        if not swept:
            swept.append(open_job(tmp_path))
        real(source, target)

    with open_job(tmp_path) as job:
        monkeypatch.setattr(os, "replace", sweep_first)
        outcomes = job.put_all(map_staged())
    assert {one.status for one in outcomes} == {Status.WRITTEN}
    assert len(swept) == 1
    assert sorted(contents(tmp_path)) == sorted([MANIFEST, *(f"{key}.docx" for key in KEYS)])
    assert sorted(read_manifest(tmp_path / MANIFEST).documents) == KEYS


def test_ctrl_c_in_mid_group_forgets_nothing_that_was_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace
    renamed: list[str] = []

    def interrupt(source: str, target: str) -> None:
        if len(renamed) == 3:
            renamed.append("")
            raise KeyboardInterrupt
        real(source, target)
        renamed.append(target)

    def write_all() -> None:
        with open_job(tmp_path) as job:
            monkeypatch.setattr(os, "replace", interrupt)
            job.put_all(map_staged())

    with pytest.raises(KeyboardInterrupt):
        write_all()
    assert sorted(contents(tmp_path)) == [MANIFEST, "u0.docx", "u1.docx", "u2.docx"]
    with open_job(tmp_path) as job:
        assert [job.plan(key, f"{key}.docx", staged(key).inputs).action for key in KEYS] == [
            *[Action.UNCHANGED] * 3,
            *[Action.WRITE] * 3,
        ]
        states = [str(one.status) for one in job.put_all(map_staged())]
    assert states == ["unchanged"] * 3 + ["written"] * 3


# ---- a disk that has no room -------------------------------------------------------------------

LIMITED = """
import json, resource, sys
from pathlib import Path
from docgen.write import Staged, open_job

sizes, limit = json.loads(sys.argv[2]), int(sys.argv[3])
job = open_job(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
with job:
    staged = [Staged(k, k + ".docx", b"x" * size, {}) for k, size in sizes.items()]
    for one in job.put_all(staged):
        print(one.key, one.status, *(p.code for p in one.problems))
"""


def put_limited(folder: Path, sizes: dict[str, int], limit: int) -> list[str]:
    """Put documents of these sizes where no file may be longer than `limit` bytes."""
    child = [sys.executable, "-c", LIMITED, str(folder), json.dumps(sizes), str(limit)]
    done = subprocess.run(child, check=True, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="no limits on a process there")
def test_d6_a_full_disk_in_mid_group_leaves_no_half_file(tmp_path: Path) -> None:
    with open_job(tmp_path) as job:
        job.put_all([staged(key, OLD) for key in KEYS])
    sizes = {"u0": 100, "u1": 90_000, "u2": 300, "u3": 80_000, "u4": 500, "u9": 70_000}
    assert put_limited(tmp_path, sizes, 8192) == [
        "u0 written",
        "u1 failed D-GHI",
        "u2 written",
        "u3 failed D-GHI",
        "u4 written",
        "u9 failed D-GHI",
    ]
    found = contents(tmp_path)
    assert set(found) == {MANIFEST, *(f"{key}.docx" for key in KEYS)}
    assert [len(found[f"{key}.docx"]) for key in KEYS] == [100, 6, 300, 6, 500, 6]
    with open_job(tmp_path) as job:
        again = job.put_all([staged(key) for key in KEYS])
    assert {one.status for one in again} == {Status.WRITTEN}


@pytest.mark.skipif(os.name == "nt", reason="no limits on a process there")
def test_d6_a_disk_without_room_for_the_journal_writes_none_of_the_group(tmp_path: Path) -> None:
    with open_job(tmp_path) as job:
        job.put_all([staged(key, OLD) for key in KEYS])
    before = contents(tmp_path)
    assert put_limited(tmp_path, dict.fromkeys(KEYS, 10), 200) == [
        f"{key} failed D-GHI" for key in KEYS
    ]
    assert contents(tmp_path) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """Return a disk of its own, of 256 KB, when this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this user may not mount a disk")
    return disk


def test_d6_a_small_disk_on_another_device(small_disk: Path) -> None:
    try:
        big = b"x" * 40_000
        with open_job(small_disk / "out") as job:
            outcomes = job.put_all([staged(f"u{number}", big) for number in range(12)])
            full = [one for one in outcomes if one.status is Status.FAILED]
            assert 0 < len(full) < 12
            assert {
                problem.message.partition(":")[2] for one in full for problem in one.problems
            } == {" ổ đĩa đã hết chỗ."}
            found = contents(small_disk / "out")
            written = {one.path.name for one in outcomes if one.status is Status.WRITTEN}
            assert {name for name in found if name.endswith(".docx")} == written
            assert {found[name] for name in written} == {big}
            assert not [name for name in found if name.endswith(".tmp")]
            (small_disk / "out" / "u0.docx").unlink()  # the clerk makes room
        with open_job(small_disk / "out") as job:
            assert job.put_all([staged("u0", b"small")])[0].status is Status.WRITTEN
        assert len(read_manifest(small_disk / "out" / MANIFEST).documents) == len(
            written | {"u0.docx"}
        )
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)


def test_a_folder_that_went_away_fails_its_documents(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    job = open_job(out)
    out.rmdir()
    outcomes = job.put_all(map_staged())
    assert [codes(one) for one in outcomes] == [["D-GHI"]] * len(KEYS)
    job.close()
    assert not out.exists()


def test_the_refusals_of_a_group_stand_in_the_order_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "b.docx").mkdir()
    files = [(tmp_path / name, NEW) for name in ("a.docx", "b.docx", "c.docx")]
    refused = replace_all(tmp_path, files)
    assert [[problem.code for problem in problems] for problems in refused] == [[], ["D-GHI"], []]
    assert (tmp_path / "c.docx").read_bytes() == NEW
