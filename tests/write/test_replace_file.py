"""`replace_file`: whole or not at all, and every refusal of a disk in a clerk's words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

import docgen
from docgen.problems import ProblemError
from docgen.write import replace_file
from docgen.write.atomic import sweep
from docgen.write.faults import disk_fault, replace_fault

ROOT = Path(docgen.__file__).parents[1]
OLD, NEW = b"ban cu", b"ban moi"


def refused(path: Path, data: bytes = NEW) -> tuple[str, str]:
    """Return the code and the message of the one refusal to write `path`."""
    with pytest.raises(ProblemError) as caught:
        replace_file(path, data)
    (problem,) = caught.value.problems
    assert problem.hint, problem
    assert problem.place.file
    return problem.code, problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(None, NEW, id="new"),
        pytest.param(OLD, NEW, id="over-old"),
        pytest.param(NEW * 9, b"", id="shorter"),
    ],
)
def test_file_holds_the_new_bytes_alone(tmp_path: Path, old: bytes | None, new: bytes) -> None:
    path = tmp_path / "kế hoạch.docx"
    if old is not None:
        path.write_bytes(old)
    replace_file(path, new)
    assert path.read_bytes() == new
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_permissions_of_a_replaced_file_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    path.chmod(mode)
    replace_file(path, NEW)
    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_new_file_can_be_read_by_colleagues(tmp_path: Path) -> None:
    (tmp_path / "like-any").write_bytes(b"")
    replace_file(tmp_path / "a.docx", NEW)
    assert (tmp_path / "a.docx").stat().st_mode == (tmp_path / "like-any").stat().st_mode


def test_no_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "mất" / "a.docx") == (
        "D-GHI",
        "Không ghi được «a.docx»: thư mục không còn.",
    )


def test_a_file_stands_where_the_folder_should(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(OLD)
    assert refused(tmp_path / "out" / "a.docx")[0] == "D-GHI"
    assert (tmp_path / "out").read_bytes() == OLD


def test_a_folder_stands_where_the_file_should(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    assert refused(tmp_path / "a.docx") == (
        "D-GHI",
        "Không ghi được «a.docx»: đã có thư mục cùng tên.",
    )


def test_a_read_only_file_is_respected(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    path.chmod(0o444)
    assert refused(path) == ("D-GHI", "Không ghi được «a.docx»: tệp ở chế độ chỉ đọc.")
    assert path.read_bytes() == OLD
    path.chmod(0o644)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert refused(tmp_path / "a.docx") == ("D-GHI", "«a.docx» không phải là tệp thường.")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("exists", [True, False])
def test_d8_nothing_goes_through_a_symlink(tmp_path: Path, exists: bool) -> None:
    elsewhere = tmp_path / "nơi khác"
    if exists:
        elsewhere.write_bytes(OLD)
    link = tmp_path / "a.docx"
    link.symlink_to(elsewhere)
    assert refused(link)[0] == "D-LIENKET"
    assert link.is_symlink()
    assert (elsewhere.read_bytes() if exists else not elsewhere.exists()) == (
        OLD if exists else True
    )


@pytest.mark.skipif(os.name == "nt", reason="a longer name limit")
def test_a_name_longer_than_the_disk_allows(tmp_path: Path) -> None:
    assert refused(tmp_path / ("ễ" * 120 + ".docx"))[0] == "D-DUONGDAN"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows locks an open file")
def test_d7_a_file_held_by_another_program_on_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    with path.open("rb"):
        assert refused(path)[0] == "D-DANGMO"
    assert path.read_bytes() == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def held(number: int) -> OSError:
    """Return the error that Windows raises for a file that another program holds."""
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        pytest.param(held(32), "D-DANGMO", "đang mở trong Word", id="sharing-violation"),
        pytest.param(held(5), "D-DANGMO", "đang mở trong Word", id="access-denied"),
        pytest.param(held(183), "D-GHI", "không có quyền", id="other-windows-error"),
        pytest.param(PermissionError(errno.EPERM, ""), "D-GHI", "không có quyền", id="posix"),
        pytest.param(OSError(errno.ENOSPC, ""), "D-GHI", "hết chỗ", id="full-disk"),
    ],
)
def test_a_finished_file_that_may_not_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str, words: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "replace", refuse)
    found, message = refused(path)
    assert (found, words in message) == (code, True), message
    assert path.read_bytes() == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        pytest.param(errno.ENOSPC, "D-GHI", "hết chỗ", id="full"),
        pytest.param(errno.EDQUOT, "D-GHI", "hết chỗ", id="quota"),
        pytest.param(errno.EROFS, "D-GHI", "không có quyền", id="read-only-disk"),
        pytest.param(errno.EACCES, "D-GHI", "không có quyền", id="forbidden"),
        pytest.param(errno.EIO, "D-GHI", "lỗi hệ thống", id="broken-disk"),
        pytest.param(errno.ENAMETOOLONG, "D-DUONGDAN", "quá dài", id="long-name"),
    ],
)
def test_what_the_disk_says_becomes_a_sentence_and_a_next_step(
    number: int, code: str, words: str
) -> None:
    for fault in (disk_fault, replace_fault):
        problem = fault(OSError(number, ""), Path("out/a.docx"))
        assert (problem.code, problem.place.file) == (code, str(Path("out/a.docx")))
        assert words in problem.message
        assert problem.hint


def test_another_run_that_sweeps_our_temporary_file_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace
    swept: list[str] = []

    def sweep_first(source: str, target: str) -> None:
        if not swept:
            swept.extend(sweep(tmp_path))
        real(source, target)

    monkeypatch.setattr(os, "replace", sweep_first)
    replace_file(tmp_path / "a.docx", NEW)
    assert (tmp_path / "a.docx").read_bytes() == NEW
    assert len(swept) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


FILL_THE_DISK = """
import resource, sys
from pathlib import Path
from docgen.problems import ProblemError
from docgen.write import replace_file

resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    replace_file(Path(sys.argv[1]), b"x" * 100_000)
except ProblemError as error:
    sys.stdout.buffer.write(" ".join(f"{p.code} {p.message}" for p in error.problems).encode())
"""


@pytest.mark.skipif(os.name == "nt", reason="no limits on a process there")
def test_d6_a_disk_that_fills_up_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    child = [sys.executable, "-c", FILL_THE_DISK, str(path)]
    said = subprocess.run(child, check=True, cwd=ROOT, capture_output=True).stdout.decode()
    assert said == "D-GHI Không ghi được «a.docx»: ổ đĩa đã hết chỗ."
    assert path.read_bytes() == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("name", "goes"),
    [
        pytest.param(".docgen-0123abcd.tmp", True, id="ours"),
        pytest.param(".docgen-0123abcd.tmp.docx", False, id="longer"),
        pytest.param(".docgen-0123ABCD.tmp", False, id="not-our-digits"),
        pytest.param("docgen-0123abcd.tmp", False, id="no-dot"),
        pytest.param(".docgen-0123abcd.journal", False, id="a-journal"),
        pytest.param("~$a.docx", False, id="word-owner-file"),
        pytest.param("a.docx", False, id="a-document"),
    ],
)
def test_the_sweep_takes_our_temporary_files_and_nothing_else(
    tmp_path: Path, name: str, goes: bool
) -> None:
    (tmp_path / name).write_bytes(OLD)
    assert sweep(tmp_path) == ((name,) if goes else ())
    assert (tmp_path / name).exists() is not goes
