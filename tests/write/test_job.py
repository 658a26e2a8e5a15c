"""A job: what is written, what is left alone, and what the next run remembers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen
from docgen.problems import Level, ProblemError
from docgen.write import MANIFEST, Action, Status, open_job, read_manifest, sha256_of

ROOT = Path(docgen.__file__).parents[1]
V1, V2, BY_HAND = b"lan mot", b"lan hai", b"sua tay"
IN1, IN2 = {"du_lieu": sha256_of(V1)}, {"du_lieu": sha256_of(V2)}


def built(folder: Path, data: bytes = V1, inputs: Mapping[str, str] = IN1) -> Path:
    """Return the file of a job in `folder` that was run once and closed."""
    with open_job(folder) as job:
        job.put("hm", "hm.docx", data, inputs)
    return folder / "hm.docx"


def refusal(folder: Path) -> tuple[str, str]:
    """Return the code and the message for which `folder` is refused before any work."""
    with pytest.raises(ProblemError) as caught:
        open_job(folder)
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code, problem.message


# What one document becomes, from what stands on the disk. `before`: the file after the first run;
# None: deleted. `memory`: whether the manifest of the first run is still there.
@pytest.mark.parametrize(
    ("before", "memory", "data", "inputs", "action", "status", "codes"),
    [
        pytest.param(V1, True, V1, IN1, "unchanged", "unchanged", [], id="nothing-new"),
        pytest.param(V1, True, V2, IN2, "write", "written", [], id="inputs-changed"),
        pytest.param(V1, True, V1, IN2, "write", "unchanged", [], id="inputs-changed-same-bytes"),
        pytest.param(None, True, V1, IN1, "write", "written", [], id="output-deleted"),
        pytest.param(None, False, V1, IN1, "write", "written", [], id="all-deleted"),
        pytest.param(
            BY_HAND, True, V1, IN1, "kept", "kept", ["note D-SUATAY"], id="edited-nothing-new"
        ),
        pytest.param(
            BY_HAND, True, V2, IN2, "kept", "kept", ["error D-SUATAY"], id="edited-inputs-changed"
        ),
        pytest.param(V1, False, V1, IN1, "kept", "unchanged", [], id="manifest-lost-same-bytes"),
        pytest.param(
            V1, False, V2, IN2, "kept", "kept", ["error D-SUATAY"], id="manifest-lost-new-bytes"
        ),
    ],
)
def test_what_becomes_of_a_document(
    tmp_path: Path,
    before: bytes | None,
    memory: bool,
    data: bytes,
    inputs: dict[str, str],
    action: str,
    status: str,
    codes: list[str],
) -> None:
    path = built(tmp_path)
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
    if not memory:
        (tmp_path / MANIFEST).unlink()
    with open_job(tmp_path) as job:
        decision = job.plan("hm", "hm.docx", inputs)
        outcome = job.put("hm", "hm.docx", data, inputs)
    assert (str(decision.action), str(outcome.status)) == (action, status)
    assert [f"{found.level} {found.code}" for found in outcome.problems] == codes
    assert decision.outcome in (None, outcome)
    stands = before if status == "kept" else data
    assert stands is not None
    assert path.read_bytes() == stands
    assert outcome.sha256 == sha256_of(stands)
    assert outcome.as_json() == {
        "key": "hm",
        "file": str(path),
        "sha256": sha256_of(stands),
        "status": status,
    }


@pytest.mark.parametrize("memory", [True, False])
@pytest.mark.parametrize("inputs", [IN1, IN2])
def test_force_writes_over_an_edit_and_knows_the_file_again(
    tmp_path: Path, memory: bool, inputs: dict[str, str]
) -> None:
    path = built(tmp_path)
    path.write_bytes(BY_HAND)
    if not memory:
        (tmp_path / MANIFEST).unlink()
    with open_job(tmp_path) as job:
        assert job.plan("hm", "hm.docx", inputs, force=True).action is Action.WRITE
        assert job.put("hm", "hm.docx", V2, inputs, force=True).status is Status.WRITTEN
    assert path.read_bytes() == V2
    with open_job(tmp_path) as job:
        assert job.plan("hm", "hm.docx", inputs).action is Action.UNCHANGED


def test_force_does_not_write_again_what_is_there(tmp_path: Path) -> None:
    path = built(tmp_path)
    before = path.stat()
    with open_job(tmp_path) as job:
        assert job.put("hm", "hm.docx", V1, IN1, force=True).status is Status.UNCHANGED
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_the_reason_for_keeping_a_file_names_the_next_step(tmp_path: Path) -> None:
    path = built(tmp_path)
    path.write_bytes(BY_HAND)
    with open_job(tmp_path) as job:
        (edited,) = job.put("hm", "hm.docx", V2, IN2).problems
    assert edited.message == "Tệp «hm.docx» đã được sửa tay nên không ghi bản mới."
    assert edited.hint == "đổi tên tệp để giữ lại, hoặc chạy lại với --force để ghi đè"
    assert edited.place.file == str(path)


def test_only_an_answer_that_is_certain_spares_the_rendering(tmp_path: Path) -> None:
    path = built(tmp_path)
    with open_job(tmp_path) as job:
        unchanged = job.plan("hm", "hm.docx", IN1)
        path.write_bytes(BY_HAND)
        edited, behind = job.plan("hm", "hm.docx", IN1), job.plan("hm", "hm.docx", IN2)
        new = job.plan("ld", "ld.docx", IN1)
    assert unchanged.outcome is not None
    assert unchanged.outcome.status is Status.UNCHANGED
    assert edited.outcome is not None
    assert edited.outcome.status is Status.KEPT
    assert (behind.outcome, [found.code for found in behind.problems]) == (None, ["D-SUATAY"])
    assert (new.action, new.outcome) == (Action.WRITE, None)
    assert not (tmp_path / "ld.docx").exists()


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({("u003", "don_vi"): "new"}, ["u003"], id="one-unit"),
        pytest.param(
            {(key, "du_lieu"): "new" for key in ("u001", "u004")}, ["u001", "u004"], id="a-clause"
        ),
        pytest.param(
            {(f"u00{index}", "phien_ban"): "0.2" for index in range(6)},
            [f"u00{index}" for index in range(6)],
            id="a-new-engine",
        ),
    ],
)
def test_exactly_the_dependants_are_made_again(
    tmp_path: Path, changes: dict[tuple[str, str], str], written: list[str]
) -> None:
    def inputs_of(key: str, changes: Mapping[tuple[str, str], str]) -> dict[str, str]:
        names = ("du_lieu", "don_vi", "phien_ban")
        return {name: sha256_of(changes.get((key, name), key + name).encode()) for name in names}

    keys = [f"u00{index}" for index in range(6)]
    with open_job(tmp_path) as job:
        for key in keys:
            job.put(key, f"{key}.docx", repr(inputs_of(key, {})).encode(), inputs_of(key, {}))
    for key in keys:
        os.utime(tmp_path / f"{key}.docx", (0, 0))
    with open_job(tmp_path) as job:
        plans = {key: job.plan(key, f"{key}.docx", inputs_of(key, changes)).action for key in keys}
    assert [key for key, action in plans.items() if action is Action.WRITE] == written
    assert set(plans.values()) <= {Action.WRITE, Action.UNCHANGED}


def test_a_run_without_news_touches_no_file(tmp_path: Path) -> None:
    built(tmp_path)
    for entry in tmp_path.iterdir():
        os.utime(entry, (0, 0))
    built(tmp_path)
    assert {entry.name: entry.stat().st_mtime for entry in tmp_path.iterdir()} == {
        "hm.docx": 0,
        MANIFEST: 0,
    }


def test_two_machines_make_the_same_folder(tmp_path: Path) -> None:
    for name, order in (("một", ["a", "b", "c"]), ("hai", ["c", "a", "b"])):
        with open_job(tmp_path / name) as job:
            for key in order:
                job.put(key, f"{key}.docx", key.encode(), IN1)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("một", "hai")
    )
    assert one == two
    assert sorted(one) == ["a.docx", "b.docx", "c.docx", MANIFEST]


def test_a_job_with_nothing_to_write_leaves_an_empty_folder(tmp_path: Path) -> None:
    with open_job(tmp_path / "năm" / "out"):
        pass
    assert list((tmp_path / "năm" / "out").iterdir()) == []


# ---- one file, one document ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "status"),
    [
        pytest.param("xa-tan-an.docx", "failed", id="same"),
        pytest.param("Xa-Tan-An.docx", "failed", id="case"),
        pytest.param("xa-tan-an-2.docx", "written", id="another"),
    ],
)
def test_d4_two_documents_of_one_job_never_share_a_file(
    tmp_path: Path, second: str, status: str
) -> None:
    with open_job(tmp_path) as job:
        job.put("mot", "xa-tan-an.docx", V1, IN1)
        outcome = job.put("hai", second, V2, IN2, force=True)
    assert str(outcome.status) == status
    assert [found.code for found in outcome.problems] == (
        ["D-TRUNGTEN"] if status == "failed" else []
    )
    assert (tmp_path / "xa-tan-an.docx").read_bytes() == V1


def test_the_document_of_another_key_is_replaced_by_force_alone(tmp_path: Path) -> None:
    path = built(tmp_path)
    with open_job(tmp_path) as job:
        outcome = job.put("ld", "hm.docx", V2, IN2)
    assert (outcome.status, [found.code for found in outcome.problems]) == (
        Status.KEPT,
        ["D-TRUNGTEN"],
    )
    assert outcome.problems[0].level is Level.ERROR
    assert path.read_bytes() == V1
    with open_job(tmp_path) as job:
        assert job.put("ld", "hm.docx", V2, IN2, force=True).status is Status.WRITTEN
    assert list(read_manifest(tmp_path / MANIFEST).documents) == ["ld"]


def test_two_documents_of_the_same_bytes_are_still_two(tmp_path: Path) -> None:
    with open_job(tmp_path) as job:
        job.put("hm", "hm.docx", V1, IN1)
        job.put("ld", "ld.docx", V1, IN1)
    with open_job(tmp_path) as job:
        outcome = job.put("ld", "hm.docx", V2, IN2)
    assert [found.code for found in outcome.problems] == ["D-TRUNGTEN"]
    assert (tmp_path / "hm.docx").read_bytes() == V1


@pytest.mark.parametrize(
    "name",
    [
        "../x.docx",
        "..\\x.docx",
        "/etc/x.docx",
        "C:\\x.docx",
        "a:b.docx",
        "CON.docx",
        "nul.nhap.docx",
        "COM1.docx",
        "LPT¹.docx",
        "aux. .docx",
        ".docx",
        "x",
        "x.",
        "x.docx ",
        "a\0b.docx",
        "manifest.json",
        "Manifest.JSON",
    ],
)
def test_d1_d2_d3_a_name_that_is_not_safe_is_not_written(tmp_path: Path, name: str) -> None:
    with open_job(tmp_path / "out") as job:
        outcome = job.put("hm", name, V1, IN1, force=True)
        decision = job.plan("hm", name, IN1)
    assert (outcome.status, decision.action) == (Status.FAILED, Action.FAILED)
    assert [found.code for found in outcome.problems] == ["D-TENTEP"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
    assert list((tmp_path / "out").iterdir()) == []


def test_a_key_that_no_file_can_hold_is_a_finding(tmp_path: Path) -> None:
    with open_job(tmp_path) as job:
        outcome = job.put("\udcff", "hm.docx", V1, IN1)
    assert [found.code for found in outcome.problems] == ["D-TENTEP"]
    assert "\udcff" not in outcome.problems[0].message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_d8_a_symlink_in_the_folder_is_refused_even_by_force(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(BY_HAND)
    with open_job(tmp_path / "out") as job:
        (tmp_path / "out" / "hm.docx").symlink_to(secret)
        outcome = job.put("hm", "hm.docx", V1, IN1, force=True)
    assert [found.code for found in outcome.problems] == ["D-LIENKET"]
    assert secret.read_bytes() == BY_HAND


def test_d7_one_file_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    built(tmp_path)
    (tmp_path / "hm.docx").chmod(0o444)
    with open_job(tmp_path) as job:
        statuses = {key: job.put(key, f"{key}.docx", V2, IN2).status for key in ("ba", "hm", "xt")}
    assert statuses == {"ba": Status.WRITTEN, "hm": Status.FAILED, "xt": Status.WRITTEN}
    (tmp_path / "hm.docx").chmod(0o644)
    with open_job(tmp_path) as job:
        assert [str(job.plan(key, f"{key}.docx", IN2).action) for key in ("ba", "hm", "xt")] == [
            "unchanged",
            "write",
            "unchanged",
        ]


# ---- the folder, before any work ---------------------------------------------------------------


def test_d6_a_missing_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    assert built(tmp_path / "năm 2026" / "kế hoạch").read_bytes() == V1


@pytest.mark.parametrize("below", [".", "2026/kế hoạch"])
def test_d6_a_file_stands_where_the_folder_should(tmp_path: Path, below: str) -> None:
    taken = tmp_path / "out"
    taken.write_bytes(BY_HAND)
    assert refusal(taken / below) == ("D-GHI", f"«{taken}» là một tệp, không phải thư mục.")
    assert taken.read_bytes() == BY_HAND


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_d6_a_read_only_folder(tmp_path: Path) -> None:
    # The system's own information folder is closed even to an administrator.
    locked = Path("/sys/kernel")
    if not locked.is_dir():
        locked = tmp_path / "out"
        locked.mkdir(mode=0o555)
        if os.access(locked, os.W_OK):
            pytest.skip("nothing is read-only to this user")
    assert refusal(locked) == ("D-GHI", f"Không ghi được «{locked.name}»: không có quyền.")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_d8_a_folder_that_is_a_symlink(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    assert refusal(tmp_path / "out")[0] == "D-LIENKET"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_manifest_that_cannot_be_trusted_stops_the_job_and_stays(tmp_path: Path) -> None:
    path = built(tmp_path)
    (tmp_path / MANIFEST).write_bytes(b"{}")
    assert refusal(tmp_path)[0] == "D-SOKE"
    assert ((tmp_path / MANIFEST).read_bytes(), path.read_bytes()) == (b"{}", V1)


FULL_AFTER_OPENING = """
import resource, sys
from pathlib import Path
from docgen.write import open_job

job = open_job(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
with job:
    for key, size in (("ba", 100), ("hm", 100_000), ("xt", 200)):
        outcome = job.put(key, key + ".docx", b"x" * size, {})
        print(key, outcome.status, *(found.code for found in outcome.problems))
"""
FULL_FROM_THE_START = """
import resource, sys
from pathlib import Path
from docgen.problems import ProblemError
from docgen.write import open_job

resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
try:
    open_job(Path(sys.argv[1]))
except ProblemError as error:
    print(*(found.code for found in error.problems))
"""


@pytest.mark.skipif(os.name == "nt", reason="no limits on a process there")
@pytest.mark.parametrize(
    ("program", "said", "files"),
    [
        pytest.param(
            FULL_AFTER_OPENING,
            "ba written|hm failed D-GHI|xt written",
            ["ba.docx", "hm.docx", MANIFEST, "xt.docx"],
            id="on-the-way",
        ),
        pytest.param(FULL_FROM_THE_START, "D-GHI", ["hm.docx", MANIFEST], id="before-any-work"),
    ],
)
def test_d6_a_full_disk(tmp_path: Path, program: str, said: str, files: list[str]) -> None:
    path = built(tmp_path)
    child = [sys.executable, "-c", program, str(tmp_path)]
    output = subprocess.run(child, check=True, cwd=ROOT, capture_output=True, text=True).stdout
    assert "|".join(output.splitlines()) == said
    assert path.read_bytes() == V1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == files


# ---- runs that end early, runs side by side --------------------------------------------------


def test_a_job_that_never_closed_is_remembered_by_the_next(tmp_path: Path) -> None:
    job = open_job(tmp_path)
    job.put("hm", "hm.docx", V1, IN1)
    job.put("ld", "ld.docx", V1, IN1)
    (tmp_path / "ld.docx").write_bytes(BY_HAND)
    assert not (tmp_path / MANIFEST).exists()
    (left,) = (entry for entry in tmp_path.iterdir() if entry.name.startswith("."))
    assert left.suffix == ".journal"
    with open_job(tmp_path) as job:
        assert not left.exists()
        assert job.plan("hm", "hm.docx", IN1).action is Action.UNCHANGED
        assert job.put("hm", "hm.docx", V2, IN2).status is Status.WRITTEN
        assert job.put("ld", "ld.docx", V2, IN2).status is Status.KEPT
    assert (tmp_path / "ld.docx").read_bytes() == BY_HAND


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b'{"key": "hm", "file": "hm.do', id="torn"),
        pytest.param(b"\xff\xfe", id="not-text"),
        pytest.param(b"[1]", id="a-list"),
        pytest.param(b'{"file": "hm.docx"}', id="no-key"),
        pytest.param(b"[" * 100_000, id="very-deep"),
        pytest.param(
            json.dumps(
                {"key": "x", "file": "../hm.docx", "inputs": {}, "sha256": sha256_of(V1)}
            ).encode(),
            id="outside",
        ),
    ],
)
def test_a_spoiled_line_of_a_journal_hides_no_other(tmp_path: Path, line: bytes) -> None:
    job = open_job(tmp_path)
    job.put("hm", "hm.docx", V1, IN1)
    (left,) = tmp_path.glob(".*.journal")
    left.write_bytes(line + left.read_bytes() + line)
    with open_job(tmp_path) as job:
        assert job.plan("hm", "hm.docx", IN1).action is Action.UNCHANGED
    assert list(read_manifest(tmp_path / MANIFEST).documents) == ["hm"]


def test_two_runs_at_once_do_not_forget_each_other(tmp_path: Path) -> None:
    with open_job(tmp_path) as one, open_job(tmp_path) as two:
        assert one.put("hm", "hm.docx", V1, IN1).status is Status.WRITTEN
        assert two.put("ld", "ld.docx", V2, IN2).status is Status.WRITTEN
    assert sorted(read_manifest(tmp_path / MANIFEST).documents) == ["hm", "ld"]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["hm.docx", "ld.docx", MANIFEST]


def test_a_job_that_is_closed_twice_says_its_news_once(tmp_path: Path) -> None:
    with open_job(tmp_path) as job:
        job.put("hm", "hm.docx", V1, IN1)
        job.close()
        built(tmp_path, V2, IN2)
    assert read_manifest(tmp_path / MANIFEST).documents["hm"].sha256 == sha256_of(V2)


# ---- any order of work ---------------------------------------------------------------------

KEYS = ("ba", "hm")
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(KEYS), st.integers(0, 2)),
        st.tuples(st.just("force"), st.sampled_from(KEYS), st.integers(0, 2)),
        st.tuples(st.just("edit"), st.sampled_from(KEYS), st.integers(0, 2)),
        st.tuples(st.just("delete"), st.sampled_from(KEYS), st.just(0)),
        st.tuples(st.just("close"), st.just(""), st.just(0)),
        st.tuples(st.just("kill"), st.just(""), st.just(0)),
        st.tuples(st.just("forget"), st.just(""), st.just(0)),
    ),
    max_size=14,
)


def run(folder: Path, work: list[tuple[str, str, int]]) -> None:
    """Do the steps in `folder`; after each, a hand edit stands unless force took it."""
    disk: dict[str, bytes] = {}
    edited: set[str] = set()
    job = open_job(folder)
    for step, key, version in work:
        path, data = folder / f"{key}.docx", f"{key} lần {version}".encode()
        if step in ("put", "force"):
            inputs = {"du_lieu": sha256_of(data)}
            outcome = job.put(key, path.name, data, inputs, force=step == "force")
            assert (outcome.status is Status.KEPT) <= (disk.get(key, data) != data)
            if key in edited and step == "put":
                assert outcome.status is Status.KEPT
            elif outcome.status is not Status.KEPT:
                disk[key] = data
                edited.discard(key)
            else:
                # Not an edit: then the manifest was thrown away under a file of other content.
                assert ("forget", "", 0) in work
        elif step == "edit":
            disk[key] = f"tay {version}".encode()
            edited.add(key)
            path.write_bytes(disk[key])
        elif step == "delete":
            disk.pop(key, None)
            edited.discard(key)
            path.unlink(missing_ok=True)
        else:
            if step != "kill":
                job.close()
            if step == "forget":
                (folder / MANIFEST).unlink(missing_ok=True)
            job = open_job(folder)
        assert {p.stem: p.read_bytes() for p in folder.glob("*.docx")} == disk


@given(steps)
@settings(deadline=None)
def test_no_order_of_work_loses_a_hand_edit(work: list[tuple[str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), work)


# Each step waits for the disk: with TMPDIR on a disk in memory this is a minute.
@pytest.mark.deep
@given(steps)
@settings(deadline=None, max_examples=10_000)
def test_no_order_of_work_loses_a_hand_edit_deep(work: list[tuple[str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), work)
