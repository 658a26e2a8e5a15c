"""Folders, manifests, locks and limits that a batch meets on a disk (corpus D, B21)."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from district import KEYS, District, as_csv, check_stopped, found, rows, statuses, xlsx
from office import HOME

ONE = "xa-tan-an"
MANIFEST, FAILED = "out/ke-hoach/manifest.json", "out/ke-hoach/that_bai.json"
OUTPUT = f"out/ke-hoach/{ONE}.docx"
WORDS = ("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx")
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
from docgen.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def place(tmp_path: Path) -> District:
    return District(tmp_path).fill()


@pytest.fixture
def done(place: District) -> District:
    """A district whose documents are written, and one row of whose table has changed since."""
    assert place.batch().code == 0
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an="người khác")))
    return place


def put_link(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.parents[2] / "data/xa.xlsx")


def put_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def edited(**changes: str) -> Callable[[Path], object]:
    """Return what changes the entry of one unit in the manifest."""

    def edit(path: Path) -> None:
        whole = json.loads(path.read_bytes())
        whole["documents"][ONE] |= changes
        path.write_text(json.dumps(whole))

    return edit


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:300]), "D-SOKE", id="cut"),
        pytest.param(lambda path: path.write_bytes(b""), "D-SOKE", id="empty"),
        pytest.param(lambda path: path.write_text("[" * 100_000), "D-SOKE", id="deep"),
        pytest.param(
            lambda path: path.write_text('{"documents": {}, "version": 99}'), "D-SOKE", id="newer"
        ),
        pytest.param(edited(file="../../x.docx"), "D-SOKE", id="outside"),
        pytest.param(edited(sha256="0"), "D-SOKE", id="no-hash"),
        pytest.param(edited(file="xa-ba-diem.docx"), "D-SOKE", id="file-of-another"),
        pytest.param(put_link, "D-LIENKET", id="link"),
        pytest.param(put_folder, "D-GHI", id="folder"),
    ],
)
@pytest.mark.parametrize("words", [[], ["--dry-run"], ["--only-failed"]])
def test_a_manifest_that_cannot_be_trusted_stops_everything(
    done: District, spoil: Callable[[Path], object], code: str, words: list[str]
) -> None:
    spoil(done.root / MANIFEST)
    before = {path: path.read_bytes() for path in done.root.glob("out/ke-hoach/*.docx")}
    run = done.batch(*words)
    assert (run.code, run.json["documents"], run.codes()) == (1, [], [code]), run.out
    assert run.problems()[0]["hint"]
    assert before == {path: path.read_bytes() for path in done.root.glob("out/ke-hoach/*.docx")}
    assert done.left_overs() == []


def test_a_manifest_that_is_gone_loses_no_document(done: District) -> None:
    (done.root / MANIFEST).unlink()
    run = done.batch()
    assert (statuses(run).pop(ONE), run.codes()) == ("kept", ["D-SUATAY"])
    assert run.json["counts"]["unchanged"] == len(KEYS) - 1
    assert statuses(done.batch("--force"))[ONE] == "written"


def test_half_a_manifest_heals(done: District) -> None:
    whole = json.loads((done.root / MANIFEST).read_bytes())
    for key in KEYS[:3]:
        del whole["documents"][key]
    done.write(MANIFEST, json.dumps(whole))
    run = done.batch()
    assert (run.code, statuses(run)[ONE]) == (0, "written"), run.out
    again = done.batch()
    assert (again.json["counts"]["unchanged"], again.json["rendered"]) == (len(KEYS), 0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b'{"don_vi": ["xa', "D-SOKE", id="cut"),
        pytest.param(b"", "D-SOKE", id="empty"),
        pytest.param(b"[1]", "D-SOKE", id="list"),
        pytest.param(b'{"don_vi": [1, null]}', "D-SOKE", id="numbers"),
        pytest.param(b"[" * 100_000, "D-SOKE", id="deep"),
        pytest.param(b'{"don_vi":' * 100_000, "D-SOKE", id="deep-groups"),
        pytest.param(b"9" * 9_000, "D-SOKE", id="huge-number"),
        pytest.param(b" " * 8_000_001, "D-SOKE", id="huge-file"),
        pytest.param(b"\xff\xfe\0", "D-SOKE", id="encoding"),
    ],
)
def test_a_damaged_list_of_failures_is_told(done: District, content: bytes, code: str) -> None:
    done.write(FAILED, content)
    run = done.batch("--only-failed")
    assert (run.code, run.json["documents"], run.codes()) == (1, [], [code]), run.out
    assert "--only-failed" in run.problems()[0]["hint"]
    assert statuses(done.batch())[ONE] == "written"
    assert not (done.root / FAILED).exists()


@pytest.mark.parametrize("content", ['["../../x"]', '["\\ud800", "CON"]', "[]"])
def test_strange_keys_among_the_failures_do_nothing(done: District, content: str) -> None:
    done.write(FAILED, f'{{"don_vi": {content}}}')
    run = done.batch("--only-failed")
    assert (run.code, run.json["documents"]) == (0, [])


def test_what_a_kill_left_undone_counts_as_failed(place: District) -> None:
    place.batch()
    goal = place.files()
    for key in KEYS[:3]:
        (place.root / f"out/ke-hoach/{key}.docx").unlink()
    (place.root / MANIFEST).unlink()
    run = place.batch("--only-failed")
    assert run.json["counts"] == {"written": 3, "unchanged": 3, "kept": 0, "failed": 0}
    assert place.files() == goal


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(
            lambda path: path.with_name(f"~${path.name[2:]}").touch(), "D-DANGMO", id="D7-word"
        ),
        pytest.param(
            lambda path: path.with_name(f".~lock.{path.name}#").touch(), "D-DANGMO", id="D7-writer"
        ),
        pytest.param(lambda path: path.chmod(0o444), "D-GHI", id="read-only"),
        pytest.param(put_link, "D-LIENKET", id="D8-link"),
        pytest.param(put_folder, "D-GHI", id="folder"),
    ],
)
@pytest.mark.parametrize("words", [[], ["--jobs", "2"]])
def test_an_output_that_cannot_be_replaced_stops_only_its_unit(
    done: District, spoil: Callable[[Path], object], code: str, words: list[str]
) -> None:
    done.write("data/xa.xlsx", xlsx([[*row[:3], "người khác"] for row in rows()]))
    table = (done.root / "data/xa.xlsx").read_bytes()
    spoil(done.root / OUTPUT)
    run = done.batch(*words)
    assert (run.code, run.codes()) == (1, [code]), run.out
    assert {key for key, state in statuses(run).items() if state != "written"} == {ONE}
    assert run.problems()[0]["hint"]
    assert (done.root / "data/xa.xlsx").read_bytes() == table
    for path in done.root.glob("out/ke-hoach/*"):
        if ONE in path.name or path.name.startswith(("~$", ".~lock")):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert statuses(done.batch("--only-failed")) == {ONE: "written"}


def a_file(place: District, name: str) -> list[str]:
    place.write(name, b"x")
    return []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(lambda place: a_file(place, "out"), "D-GHI", id="D6-out-is-a-file"),
        pytest.param(lambda place: a_file(place, "out/ke-hoach"), "D-GHI", id="D6-job-is-a-file"),
        pytest.param(lambda _: ["-o", "/dev/full"], "D-GHI", id="D6-device"),
        pytest.param(lambda _: ["-o", "a" * 300], "D-DUONGDAN", id="D5-long-name"),
        pytest.param(lambda _: ["-o", "/".join(["a" * 90] * 3)], "D-DUONGDAN", id="D5-long-path"),
    ],
)
@pytest.mark.parametrize("words", [[], ["--dry-run"]])
def test_a_folder_that_cannot_be_used_stops_everything(
    place: District, spoil: Callable[[District], list[str]], code: str, words: list[str]
) -> None:
    run = place.batch(*spoil(place), *words)
    assert (run.code, run.json["documents"]) == (1, []), run.out
    assert set(run.codes()) == {code}
    assert all(one["hint"] for one in run.problems())
    assert place.documents() == []


def test_a_folder_without_rights_is_told_and_a_dry_run_needs_none(place: District) -> None:
    folder = place.root / "out/ke-hoach"
    folder.mkdir(parents=True)
    folder.chmod(0o555)
    real = place.spawn(*WORDS, "--format", "json", ordinary=True)
    assert (real.code, real.json["documents"], real.codes()) == (1, [], ["D-GHI"]), real.err
    trial = place.spawn(*WORDS, "--dry-run", "--format", "json", ordinary=True)
    assert (trial.code, set(trial.statuses().values())) == (0, {"written"}), trial.out
    assert list(folder.iterdir()) == []


def test_another_device_is_as_good(place: District) -> None:
    folder = Path("/dev/shm") / f"docgen-{os.getpid()}"
    if not os.access(folder.parent, os.W_OK):
        pytest.skip("no second device")
    try:
        run = place.batch("-o", str(folder), "--zip")
        assert (run.code, set(statuses(run).values())) == (0, {"written"}), run.out
        here = place.batch()
        assert {one["sha256"] for one in run.json["documents"]} == {
            one["sha256"] for one in here.json["documents"]
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_limit_on_the_size_of_files_is_told_and_the_next_run_goes_on(place: District) -> None:
    stopped = subprocess.run(
        [sys.executable, "-c", LIMITED, *WORDS, "--format", "json"],
        cwd=place.root,
        env={**os.environ, "PYTHONPATH": str(HOME)},
        capture_output=True,
        check=False,
    )
    assert (stopped.returncode, stopped.stderr) == (1, b"")
    answer = json.loads(stopped.stdout)
    assert {one["code"] for one in answer["problems"]} == {"D-GHI"}
    assert (answer["counts"]["failed"], place.documents(), place.left_overs()) == (6, [], [])
    run = place.batch("--only-failed")
    assert (run.code, run.json["counts"]["written"]) == (0, len(KEYS)), run.out


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(lambda path: path.write_bytes(b"mine"), "D-SUATAY", id="foreign"),
        pytest.param(put_folder, "D-GHI", id="folder"),
        pytest.param(put_link, "D-LIENKET", id="link"),
    ],
)
def test_a_zip_over_what_is_not_ours_keeps_it(
    done: District, spoil: Callable[[Path], object], code: str
) -> None:
    target = done.root / "out/ke-hoach/ke-hoach.zip"
    spoil(target)
    run = done.run(*WORDS, "--zip")
    assert (run.code, code in run.err) == (1, True), run.err
    assert run.paths == [OUTPUT]
    assert "Chưa ghi" not in run.err
    assert target.is_dir() or target.is_symlink() or target.read_bytes() == b"mine"


def test_a_hundred_thousand_and_one_rows_are_refused_in_little_time_and_memory(
    place: District,
) -> None:
    place.write("data/lon.csv", as_csv([f"xa-{n}", n, "05/02/2026", "ai"] for n in range(100_001)))
    run = place.guarded(
        "batch", "data/ke-hoach.yaml", "--units", "data/lon.csv", "--format", "json"
    )
    check_stopped(run, place)
    assert run.codes() == ["D-LON"]


def test_a_cluster_that_does_not_answer_is_told_without_a_traceback(place: District) -> None:
    pytest.importorskip("distributed")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        run = place.spawn(*WORDS, "--dask", address, "--format", "json")
    assert (run.code, run.err, place.documents()) == (1, "", [])
    assert [one[:2] for one in found(run)] == [("D-DASK", "error")]
