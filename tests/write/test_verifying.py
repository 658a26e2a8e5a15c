"""What was received is recognised, wherever it comes from and whatever it is called now."""

from __future__ import annotations

import json
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.cli import main
from docgen.problems import ProblemError
from docgen.write import MANIFEST, Staged, open_job, sha256_of
from docgen.write.archive import SUMS, write_archive
from docgen.write.verifying import verify_files

NAMES = ["148-xa-tan-an.docx", "149-Xã Tân Ân.docx", "150.nhap.docx"]
BY_HAND = b"sua tay"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return the folder of a job that has written three documents."""
    folder = tmp_path / "out"
    with open_job(folder) as job:
        job.put_all([Staged(f"k{name[:3]}", name, name.encode() * 99, {}) for name in NAMES])
    return folder


@pytest.fixture
def job_zip(out: Path, tmp_path: Path) -> Path:
    """Return the zip of that job."""
    write_archive(out, tmp_path / "dot-1.zip", NAMES)
    return tmp_path / "dot-1.zip"


def said(*files: Path, manifest: Path | None = None) -> tuple[list[str], list[str]]:
    """Return the sentence of each file and the codes of the findings that are errors."""
    found = verify_files(files, manifest)
    codes = [problem.code for problem in found.problems if problem.level == "error"]
    assert all(problem.hint for problem in found.problems)
    assert (found.exit_code == 1) is bool(codes)
    return [checked.sentence for checked in found.files], codes


def mistaken(name: int, content: int) -> str:
    """Return the sentence for a document that goes by the name of another."""
    by_name, by_content = (f"«{NAMES[one]}» (khóa k{NAMES[one][:3]})" for one in (name, content))
    return f"mang tên {by_name} nhưng là văn bản của {by_content}"


# How a document reaches the reader: under which name, with which content.
@pytest.mark.parametrize(
    ("name", "content", "sentence", "codes"),
    [
        pytest.param(NAMES[0], None, "đúng bản docgen đã ghi (khóa k148)", [], id="as-it-was"),
        pytest.param(
            "148-xa-tan-an (1).docx",
            None,
            f"đúng bản docgen đã ghi (khóa k148); tên gốc «{NAMES[0]}»",
            [],
            id="zalo-again",
        ),
        pytest.param(
            "khac han.docx",
            None,
            f"đúng bản docgen đã ghi (khóa k148); tên gốc «{NAMES[0]}»",
            [],
            id="renamed",
        ),
        pytest.param(NAMES[1], None, mistaken(1, 0), ["D-SUASAU"], id="under-the-name-of-another"),
        pytest.param(
            NAMES[1].upper(),
            None,
            mistaken(1, 0),
            ["D-SUASAU"],
            id="in-capitals",
        ),
        pytest.param(
            "149-Xã Tân Ân (1).docx",
            None,
            mistaken(1, 0),
            ["D-SUASAU"],
            id="zalo-again-under-the-name-of-another",
        ),
        pytest.param(
            NAMES[0], BY_HAND, "đã bị sửa sau khi ghi (khóa k148)", ["D-SUASAU"], id="changed"
        ),
        pytest.param(
            NAMES[0], b"", "đã bị sửa sau khi ghi (khóa k148)", ["D-SUASAU"], id="emptied"
        ),
        pytest.param(
            NAMES[0].upper(),
            BY_HAND,
            "đã bị sửa sau khi ghi (khóa k148)",
            ["D-SUASAU"],
            id="changed-case",
        ),
        pytest.param(
            "148-xa-tan-an (12).docx",
            BY_HAND,
            "đã bị sửa sau khi ghi (khóa k148)",
            ["D-SUASAU"],
            id="changed-again",
        ),
        pytest.param(
            "150 - Bản sao.nhap.docx",
            BY_HAND,
            "đã bị sửa sau khi ghi (khóa k150)",
            ["D-SUASAU"],
            id="changed-copy",
        ),
        pytest.param("lạ.docx", BY_HAND, "không có trong danh sách", ["D-NGOAISO"], id="strange"),
        pytest.param(
            "148-xa-tan-an1.docx", BY_HAND, "không có trong danh sách", ["D-NGOAISO"], id="like"
        ),
    ],
)
@pytest.mark.parametrize("source", ["beside", "manifest", "zip"])
def test_what_a_received_file_is(
    out: Path,
    job_zip: Path,
    tmp_path: Path,
    name: str,
    content: bytes | None,
    sentence: str,
    codes: list[str],
    source: str,
) -> None:
    folder = tmp_path / "nhan"
    folder.mkdir()
    if source == "beside":
        shutil.copy(out / MANIFEST, folder)
    (folder / name).write_bytes((out / NAMES[0]).read_bytes() if content is None else content)
    manifest = {"beside": None, "manifest": out / MANIFEST, "zip": job_zip}[source]
    assert said(folder / name, manifest=manifest) == ([sentence], codes)


def test_a_list_of_sums_knows_files_but_no_keys(out: Path, job_zip: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(job_zip) as archive:
        archive.extractall(tmp_path / "nhan", [SUMS, NAMES[0], NAMES[1]])
    (tmp_path / "nhan" / NAMES[1]).write_bytes(BY_HAND)
    files = [tmp_path / "nhan" / name for name in NAMES[:2]]
    expected = (["đúng bản trong danh sách", "đã bị sửa sau khi ghi"], ["D-SUASAU"])
    assert said(*files) == expected
    assert said(*files, manifest=tmp_path / "nhan" / SUMS) == expected
    shutil.copy(files[0], files[1])
    sentence = f"mang tên «{NAMES[1]}» nhưng là văn bản của «{NAMES[0]}»"
    assert said(*files) == (["đúng bản trong danh sách", sentence], ["D-SUASAU"])


def test_two_documents_of_one_content_are_told_apart_by_name(tmp_path: Path) -> None:
    with open_job(tmp_path) as job:
        job.put_all([Staged(key, f"{key}.docx", b"nhu nhau", {}) for key in ("a", "b")])
    assert said(tmp_path / "b.docx") == (["đúng bản docgen đã ghi (khóa b)"], [])


@pytest.mark.parametrize(
    ("name", "content", "verdict", "key"),
    [
        pytest.param("kh (2).docx", b"hai", "right", "hai", id="own-name"),
        pytest.param("kh (2) (1).docx", b"hai", "right", "hai", id="its-copy"),
        pytest.param("kh (3).docx", b"hai", "right", "hai", id="counted-on"),
        pytest.param("kh (2) (1).docx", BY_HAND, "changed", "hai", id="its-copy-changed"),
        pytest.param("kh (3).docx", BY_HAND, "changed", "mot", id="counted-on-changed"),
        pytest.param("kh (2).docx", b"mot", "changed", "hai", id="name-of-another"),
        pytest.param("kh.docx", b"hai", "changed", "mot", id="other-way-round"),
    ],
)
def test_a_name_of_its_own_may_look_like_a_copy(
    tmp_path: Path, name: str, content: bytes, verdict: str, key: str
) -> None:
    out = tmp_path / "out"
    with open_job(out) as job:
        job.put_all(
            [Staged("mot", "kh.docx", b"mot", {}), Staged("hai", "kh (2).docx", b"hai", {})]
        )
    received = tmp_path / name
    received.write_bytes(content)
    (checked,) = verify_files([received], out / MANIFEST).files
    assert (checked.verdict, checked.key) == (verdict, key)


def test_each_fault_is_of_its_own_file(out: Path, tmp_path: Path) -> None:
    (tmp_path / "lẻ.docx").write_bytes(BY_HAND)
    sentences, codes = said(tmp_path / "mất.docx", tmp_path / "lẻ.docx", out, out / NAMES[0])
    assert sentences == ["đúng bản docgen đã ghi (khóa k148)"]
    assert codes == ["D-TEP", "D-DANHSACH", "D-TEP"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("x.json", None, "D-DANHSACH", id="missing"),
        pytest.param("x.json", b"{}", "D-SOKE", id="no-manifest"),
        pytest.param("x.json", b'{"version": 2, "documents": {}}', "D-SOKE", id="newer"),
        pytest.param("x.txt", b"xin chao\n", "D-DANHSACH", id="no-sums"),
        pytest.param("x.txt", b"\xff\xfe", "D-DANHSACH", id="not-text"),
        pytest.param("x.zip", b"PK", "D-TEPNEN", id="no-zip"),
        pytest.param("x.zip", b"PK\x05\x06" + b"\0" * 18, "D-DANHSACH", id="empty-zip"),
    ],
)
def test_a_list_that_cannot_be_trusted_stops_everything(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ProblemError) as caught:
        verify_files([tmp_path / "a.docx"], tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == [code]


# ---- a zip ---------------------------------------------------------------------------------


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Pack the zip anew, as someone on the way could, after a change of its members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def swap(members: dict[str, bytes]) -> None:
    """Let two documents change their names."""
    members[NAMES[0]], members[NAMES[1]] = members[NAMES[1]], members[NAMES[0]]


def sum_up(members: dict[str, bytes], without: str = "") -> None:
    """Write the sums anew, as anyone can; the manifest is left as it was, or left out."""
    members.pop(SUMS)
    members.pop(without, None)
    lines = (f"{sha256_of(content)}  {name}\n" for name, content in members.items())
    members[SUMS] = "".join(lines).encode()


def swap_and_sum_up(members: dict[str, bytes]) -> None:
    """Let two documents change their names, with sums that say so."""
    swap(members)
    sum_up(members)


def add_to(members: dict[str, bytes], sums: bool) -> None:
    """Put in one document more and change another, with sums that say so or without."""
    members.update({NAMES[0]: BY_HAND + b"1", "lạ.docx": BY_HAND})
    if sums:
        sum_up(members)


def pass_for_the_manifest(members: dict[str, bytes]) -> None:
    """Put in a document whose content the sums have as that of the manifest."""
    members["lạ.docx"] = BY_HAND
    own, forged = sha256_of(members[MANIFEST]).encode(), sha256_of(BY_HAND).encode()
    members[SUMS] = members[SUMS].replace(own, forged)


RIGHT = [f"đúng bản docgen đã ghi (khóa k{name[:3]})" for name in NAMES]


@pytest.mark.parametrize(
    ("change", "sentences", "codes"),
    [
        pytest.param(lambda members: None, RIGHT, [], id="packed-anew"),
        pytest.param(
            lambda members: members.update({NAMES[1]: BY_HAND}),
            [RIGHT[0], "đã bị sửa sau khi ghi (khóa k149)", RIGHT[2]],
            ["D-SUASAU"],
            id="one-changed",
        ),
        pytest.param(
            lambda members: members.update({"lạ.docx": BY_HAND}),
            [*RIGHT, "không có trong danh sách"],
            ["D-NGOAISO"],
            id="one-more",
        ),
        pytest.param(
            lambda members: members.pop(NAMES[0]), RIGHT[1:], ["D-THIEUTEP"], id="one-less"
        ),
        pytest.param(lambda members: members.pop(SUMS), RIGHT, [], id="without-sums"),
        pytest.param(
            lambda members: members.pop(MANIFEST),
            ["đúng bản trong danh sách"] * 3,
            ["D-THIEUTEP"],
            id="without-manifest",
        ),
        pytest.param(
            lambda members: sum_up(members, without=MANIFEST),
            ["đúng bản trong danh sách"] * 3,
            ["D-THIEUTEP"],
            id="without-manifest-and-its-sum",
        ),
        pytest.param(
            swap, [mistaken(0, 1), mistaken(1, 0), RIGHT[2]], ["D-SUASAU"] * 2, id="swapped"
        ),
        pytest.param(
            swap_and_sum_up,
            [mistaken(0, 1), mistaken(1, 0), RIGHT[2]],
            ["D-SUASAU"] * 2,
            id="swapped-and-summed-up",
        ),
        pytest.param(
            lambda members: add_to(members, sums=False),
            ["đã bị sửa sau khi ghi (khóa k148)", *RIGHT[1:], "không có trong danh sách"],
            ["D-SUASAU", "D-NGOAISO"],
            id="added-to",
        ),
        pytest.param(
            lambda members: add_to(members, sums=True),
            [
                f"đã bị sửa sau khi ghi (khóa k148), dù {SUMS} ghi theo bản đã sửa",
                *RIGHT[1:],
                f"không có trong sổ kê, dù {SUMS} có ghi",
            ],
            ["D-SUASAU", "D-NGOAISO"],
            id="added-to-and-summed-up",
        ),
        pytest.param(
            pass_for_the_manifest,
            [*RIGHT, "đã bị sửa sau khi ghi", "không có trong danh sách"],
            ["D-SUASAU", "D-NGOAISO"],
            id="passes-for-the-manifest",
        ),
        pytest.param(
            lambda members: members.update(
                {MANIFEST: members[MANIFEST].replace(b"k149", b"k199", 1)}
            ),
            [RIGHT[0], RIGHT[1].replace("149", "199"), RIGHT[2], "đã bị sửa sau khi ghi"],
            ["D-SUASAU"],
            id="the-manifest-changed",
        ),
    ],
)
def test_every_member_of_a_zip_is_checked(
    job_zip: Path,
    change: Callable[[dict[str, bytes]], object],
    sentences: list[str],
    codes: list[str],
) -> None:
    found, errors = said(rewritten(job_zip, change))
    assert (sorted(found), errors) == (sorted(sentences), codes)


def test_of_two_manifests_none_decides(job_zip: Path) -> None:
    def forge(members: dict[str, bytes]) -> None:
        members["lạ/lạ.docx"] = BY_HAND
        manifest = json.loads(members[MANIFEST])
        manifest["documents"]["k148"].update(file="lạ.docx", sha256=sha256_of(BY_HAND))
        members[f"lạ/{MANIFEST}"] = json.dumps(manifest).encode()

    assert said(rewritten(job_zip, forge)) == ([], ["D-DANHSACH"])


def test_a_zip_is_better_checked_against_the_list_of_its_sender(out: Path, job_zip: Path) -> None:
    def forge(members: dict[str, bytes]) -> None:
        members[NAMES[0]] = BY_HAND
        members.pop(SUMS)
        manifest = json.loads(members[MANIFEST])
        manifest["documents"]["k148"]["sha256"] = sha256_of(BY_HAND)
        members[MANIFEST] = json.dumps(manifest).encode()

    rewritten(job_zip, forge)
    believed = verify_files([job_zip])
    assert believed.exit_code == 0
    assert [problem.code for problem in believed.problems] == ["D-DANHSACH"]
    assert "--manifest" in believed.problems[0].hint
    _, codes = said(job_zip, manifest=out / MANIFEST)
    assert codes == ["D-SUASAU"]


def test_a_zip_whose_files_stand_in_a_folder(job_zip: Path) -> None:
    def move(members: dict[str, bytes]) -> None:
        moved = {f"đợt 1/{name}": content for name, content in members.items()}
        members.clear()
        members.update(moved)

    assert said(rewritten(job_zip, move)) == (RIGHT, [])


def evil(path: Path, *names: str, content: bytes = BY_HAND, method: int = 0) -> bytes:
    """Return a zip with members of these names, whatever they are."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name in names:
            member = zipfile.ZipInfo("x" * len(name.encode()))
            member.filename = name
            member.compress_type = method
            archive.writestr(member, content)
    return path.read_bytes()


def with_end(count: int, listing: int) -> bytes:
    """Return the end of a zip that claims so many members and such a long directory."""
    return struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, listing, 0, 0)


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda p: evil(p, "../x.docx"), "dẫn ra ngoài", id="parent"),
        pytest.param(lambda p: evil(p, "a/../../x.docx"), "dẫn ra ngoài", id="parent-inside"),
        pytest.param(lambda p: evil(p, "/etc/x"), "dẫn ra ngoài", id="absolute"),
        pytest.param(lambda p: evil(p, "C:x.docx"), "dẫn ra ngoài", id="drive"),
        pytest.param(lambda p: evil(p, "..\\x.docx"), "dẫn ra ngoài", id="backslash"),
        pytest.param(lambda p: evil(p, "a\x1b[2J.docx"), "dẫn ra ngoài", id="terminal"),
        pytest.param(lambda p: evil(p, "a.docx", "a.docx"), "cùng tên", id="twins"),
        pytest.param(
            lambda p: evil(p, "a.docx", content=b"\0" * 9_000_000, method=8),
            "nở ra quá lớn",
            id="bomb",
        ),
        pytest.param(lambda p: evil(p, "a.docx", method=12), "không đọc được", id="bzip2"),
        pytest.param(
            lambda p: evil(p, "a.docx").replace(
                b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1"
            ),
            "mật khẩu",
            id="encrypted",
        ),
        pytest.param(lambda p: evil(p, "a.docx")[:-30], "bị hỏng", id="cut-off"),
        pytest.param(lambda p: b"", "bị hỏng", id="empty"),
        pytest.param(lambda p: b"%PDF" * 99, "bị hỏng", id="renamed-pdf"),
        pytest.param(lambda p: with_end(65_535, 0), "quá lớn", id="zip64-count"),
        pytest.param(lambda p: with_end(1, 1 << 30), "quá lớn", id="long-directory"),
        pytest.param(lambda p: b"PK\x06\x07" + b"\0" * 16 + with_end(1, 46), "quá lớn", id="zip64"),
    ],
)
def test_a_zip_that_is_not_to_be_trusted_is_refused(
    tmp_path: Path, make: Callable[[Path], bytes], words: str
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(make(tmp_path / "make"))
    for manifest in (None, path):
        try:
            (problem,) = verify_files([path], manifest).problems
        except ProblemError as error:
            (problem,) = error.problems
        assert problem.code == "D-TEPNEN"
        assert words in problem.message
        assert "\x1b" not in problem.message


def test_a_damaged_member_hides_no_other(out: Path, job_zip: Path) -> None:
    data = job_zip.read_bytes()
    job_zip.write_bytes(data.replace(NAMES[0].encode() * 3, b"?" * len(NAMES[0]) * 3, 1))
    assert said(job_zip, manifest=out / MANIFEST)[1][0] == "D-TEPNEN"
    sentences, codes = said(job_zip)
    assert (sentences, codes) == (RIGHT[1:], ["D-TEPNEN"])


@given(st.binary(max_size=300), st.integers(0, 10_000), st.integers(0, 255))
def test_no_bytes_raise_anything_else(
    tmp_path_factory: pytest.TempPathFactory, tail: bytes, at: int, byte: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-zip"
    folder.mkdir(exist_ok=True)
    good = bytearray(evil(folder / "make", "a.docx", MANIFEST))
    good[at % len(good)] = byte
    for data in (tail, bytes(good), bytes(good) + tail):
        (folder / "a.zip").write_bytes(data)
        assert verify_files([folder / "a.zip"]).problems


# ---- the command ---------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return what the command ends with and what it says."""
    with pytest.raises(SystemExit) as ended:
        main(["verify", *arguments])
    said = capsys.readouterr()
    return int(str(ended.value.code)), said.out, said.err


def test_the_command_says_what_is_right_and_what_is_not(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, changed = out / NAMES[0], out / NAMES[1]
    assert run(capsys, str(right)) == (0, f"{right}: đúng bản docgen đã ghi (khóa k148)\n", "")
    changed.write_bytes(BY_HAND)
    code, spoken, findings = run(capsys, str(right), str(changed))
    assert (code, spoken) == (1, f"{right}: đúng bản docgen đã ghi (khóa k148)\n")
    assert (
        f"{changed}  lỗi D-SUASAU  Tệp «{NAMES[1]}» đã bị sửa sau khi ghi (khóa k149)." in findings
    )


def test_the_command_speaks_json(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = out / NAMES[2]
    path.write_bytes(BY_HAND)
    code, spoken, findings = run(
        capsys, str(path), "--format", "json", "--manifest", str(out / MANIFEST)
    )
    whole = json.loads(spoken)
    assert (code, findings) == (1, "")
    (checked,) = whole["files"]
    assert (checked["status"], checked["key"], checked["name"], checked["member"]) == (
        "changed",
        "k150",
        NAMES[2],
        "",
    )
    assert [problem["code"] for problem in whole["problems"]] == ["D-SUASAU"]


def test_the_command_says_which_document_goes_by_a_wrong_name(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = out / NAMES[0]
    shutil.copy(out / NAMES[1], wrong)
    code, spoken, findings = run(capsys, str(wrong))
    assert (code, spoken) == (1, "")
    assert f"{wrong}  lỗi D-SUASAU  Tệp «{NAMES[0]}» {mistaken(0, 1)}." in findings
    assert "đặt lại đúng tên" in findings
    _, spoken, _ = run(capsys, str(wrong), "--format", "json")
    (checked,) = json.loads(spoken)["files"]
    assert [checked[name] for name in ("status", "key", "name", "content_of")] == [
        "changed",
        "k148",
        NAMES[0],
        NAMES[1],
    ]


def test_the_command_turns_no_terminal_round(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = tmp_path / "a\u202excod.docx"
    shutil.copy(out / NAMES[0], strange)
    code, spoken, _ = run(capsys, str(strange), "--manifest", str(out / MANIFEST))
    assert (code, "\u202e" in spoken) == (0, False)


def test_a_wrong_use_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys)[0] == 2
