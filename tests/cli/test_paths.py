"""Names and places of files that are odd, hostile or not to be written (corpus D1 to D9)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from office import UNITS, Office, nfd, plan

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="no such names on Windows")


def everything(office: Office) -> set[str]:
    """Return every file of the workspace, as paths from its root."""
    return {
        path.relative_to(office.root).as_posix()
        for path in office.root.rglob("*")
        if path.is_file() or path.is_symlink()
    }


@not_on_windows
@pytest.mark.parametrize(
    ("stem", "safe"),
    [
        pytest.param(r"..\..\x", "_.._x", id="D1-upwards"),
        pytest.param(r"C:\x", "C__x", id="D1-drive"),
        pytest.param(r"\\srv\x", "__srv_x", id="D1-share"),
        pytest.param("a:b", "a_b", id="D1-stream"),
        pytest.param("CON", "_CON", id="D2-con"),
        pytest.param("nul.docx", "_nul.docx", id="D2-nul"),
        pytest.param("COM1", "_COM1", id="D2-com1"),
        pytest.param("LPT¹", "_LPT¹", id="D2-superscript"),
        pytest.param("aux.", "_aux", id="D2-aux"),
        pytest.param("x.", "x", id="D3-dot-behind"),
        pytest.param("x ", "x", id="D3-blank-behind"),
        pytest.param(".x", "x", id="D3-dot-before"),
        pytest.param("~$x", "x", id="D3-word-lock-file"),
        pytest.param("...", "khong_ten", id="D3-only-dots"),
        pytest.param("a\tb", "a b", id="D3-tab"),
        pytest.param("a\x07b", "a_b", id="D3-bell"),
        pytest.param('a"b*c?', "a_b_c_", id="D3-forbidden-signs"),
    ],
)
def test_a_name_that_a_system_refuses_is_changed_and_told(
    office: Office, stem: str, safe: str
) -> None:
    before = {"data/don_vi.yaml", f"data/{stem}.yaml"}
    office.write(f"data/{stem}.yaml", plan())
    run = office.run("build", f"data/{stem}.yaml", "--format", "json")
    assert (run.code, run.codes("warning")) == (0, ["D-TENTEP"])
    assert f"«{safe}.docx»" in run.problems("warning")[0]["message"]
    made = {f"out/{safe}/{safe}.docx", f"out/{safe}/manifest.json"}
    assert everything(office) == before | made
    again = office.run("build", f"data/{stem}.yaml", "--format", "json")
    assert again.statuses() == {stem: "unchanged"}


@pytest.mark.parametrize(
    "stem",
    [
        pytest.param("148_KH-BTV", id="D9-number-and-symbol"),
        pytest.param("Kế hoạch 148 (sửa lần 2)", id="D4-vietnamese"),
        pytest.param("manifest", id="manifest"),
        pytest.param("-x", id="like-an-option"),
        pytest.param("%s {x} $1", id="like-a-format"),
        pytest.param("a.b.c", id="dots-inside"),
        pytest.param("xa-tân-ân", id="marks"),
    ],
)
def test_a_good_name_stays(office: Office, stem: str) -> None:
    office.write(f"data/{stem}.yaml", plan())
    run = office.run("build", f"data/{stem}.yaml")
    assert (run.code, run.paths, run.err) == (0, [f"out/{stem}/{stem}.docx"], "")


@pytest.mark.parametrize("stem", ["148", "2026"])
def test_a_name_that_is_only_a_number_is_refused(office: Office, stem: str) -> None:
    office.write(f"data/{stem}.yaml", plan())
    run = office.run("build", f"data/{stem}.yaml", "--format", "json")
    assert (run.code, run.codes()) == (1, ["D-TENTEP"])
    assert f"{stem}-ten-don-vi.yaml" in run.problems()[0]["hint"]
    assert office.documents() == []


def test_twins_of_name_are_distinct_or_refused(office: Office) -> None:
    """D4: marks tell names apart; case and the form of a mark do not."""
    for name in ("mot/Xã Tân An", "hai/Xã Tân Ân", "ba/xã tân ân", f"bon/{nfd('Xã Tân An')}"):
        office.write(f"data/{name}.yaml", plan())
    files = sorted(
        path.relative_to(office.root).as_posix() for path in office.root.glob("data/*/*")
    )
    run = office.run("build", *files, "-o", "out/chung", "--format", "json")
    assert (run.code, run.codes()) == (1, ["D-TRUNGTEN", "D-TRUNGTEN"])
    assert office.documents() == []
    first = office.run("build", "data/mot/Xã Tân An.yaml", "data/hai/Xã Tân Ân.yaml", "-o", "out")
    assert (first.code, first.err) == (0, "")
    assert office.documents() == ["Xã Tân An.docx", "Xã Tân Ân.docx"]


def test_a_name_that_is_too_long_is_shortened_with_a_hash(office: Office) -> None:
    """D5: 80 letters of three bytes, which Windows and Linux both still take as a data file."""
    for last in "ab":
        office.write(f"data/{'ễ' * 79}{last}.yaml", plan())
    run = office.run("build", *(f"data/{'ễ' * 79}{last}.yaml" for last in "ab"), "-o", "out")
    assert run.code == 0
    assert run.err.count("cảnh báo D-TENTEP") == 2
    first, second = (name.removesuffix(".docx") for name in office.documents())
    assert first[:-8] == second[:-8]
    assert first != second
    assert max(len(first.encode()), len(second.encode())) <= 200


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param("x" * 100 + "/" + "y" * 100 + "/" + "z" * 100, id="D5-over-260"),
        pytest.param("x" * 300, id="D5-name-over-255"),
    ],
)
def test_a_path_that_windows_cannot_open_is_refused(office: Office, folder: str) -> None:
    office.write("data/a.yaml", plan())
    before = everything(office)
    run = office.run("build", "data/a.yaml", "-o", folder, "--format", "json")
    assert (run.code, run.codes()) == (1, ["D-DUONGDAN"])
    assert "259" in run.problems()[0]["message"]
    assert everything(office) == before


def blocked_by_a_file(office: Office) -> str:
    office.write("cho", "x")
    return "cho"


def below_a_file(office: Office) -> str:
    office.write("cho", "x")
    return "cho/duoi/nua"


def a_link(office: Office) -> str:
    (office.root / "that").mkdir()
    (office.root / "lien-ket").symlink_to(office.root / "that")
    return "lien-ket"


def a_linked_document(office: Office) -> str:
    office.write("that.docx", "x")
    office.write("cho/a.yaml", "x")
    (office.root / "cho/a.docx").symlink_to(office.root / "that.docx")
    return "cho"


def a_folder_of_that_name(office: Office) -> str:
    office.write("cho/a.docx/x", "x")
    return "cho"


def a_device(office: Office) -> str:
    return "/dev/full"


@not_on_windows
@pytest.mark.parametrize(
    ("prepare", "code", "words"),
    [
        pytest.param(blocked_by_a_file, "D-GHI", "là một tệp", id="D6-a-file"),
        pytest.param(below_a_file, "D-GHI", "là một tệp", id="D6-below-a-file"),
        pytest.param(a_folder_of_that_name, "D-GHI", "thư mục cùng tên", id="D6-a-folder"),
        pytest.param(a_device, "D-GHI", "là một tệp", id="D6-device"),
        pytest.param(a_link, "D-LIENKET", "liên kết", id="D8-linked-folder"),
        pytest.param(a_linked_document, "D-LIENKET", "liên kết", id="D8-linked-document"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_any_work(
    office: Office, prepare: Callable[[Office], str], code: str, words: str
) -> None:
    office.write("data/a.yaml", plan())
    folder = prepare(office)
    before = everything(office)
    run = office.run("build", "data/a.yaml", "-o", folder, "--format", "json")
    assert (run.code, run.codes()) == (1, [code])
    assert words in run.problems()[0]["message"]
    assert run.problems()[0]["hint"]
    assert everything(office) == before | ({"cho/manifest.json"} & everything(office))


@not_on_windows
def test_a_folder_without_the_right_to_write_is_told(office: Office) -> None:
    """D6, as a process without root's right to pass over permissions."""
    office.write("data/a.yaml", plan())
    locked = office.root / "khoa"
    locked.mkdir(mode=0o555)
    run = office.spawn("build", "data/a.yaml", "-o", "khoa", ordinary=True)
    assert (run.code, run.out) == (1, "")
    assert "lỗi D-GHI" in run.err
    assert "không có quyền" in run.err
    assert list(locked.iterdir()) == []


@not_on_windows
@pytest.mark.parametrize(
    "secret", ["data/a.yaml", "data/don_vi.yaml", "templates/ubnd-xa/chung/mau.docx"]
)
def test_a_file_without_the_right_to_read_is_told(office: Office, secret: str) -> None:
    office.write("data/a.yaml", plan())
    office.write("templates/ubnd-xa/chung/mau.docx", "x")
    (office.root / secret).chmod(0o000)
    run = office.spawn("build", "data/a.yaml", ordinary=True)
    assert (run.code, run.out) == (1, "")
    assert f"{secret}  lỗi D-TEP" in run.err
    assert "Traceback" not in run.err


def test_a_missing_folder_is_made(office: Office) -> None:
    office.write("data/a.yaml", plan())
    run = office.run("build", "data/a.yaml", "-o", "moi/sau/nua")
    assert (run.code, run.paths) == (0, ["moi/sau/nua/a.docx"])


def test_a_document_that_is_held_is_reported_and_the_others_are_done(office: Office) -> None:
    """D7: Linux has no lock of Word; a folder in the document's place refuses just as well."""
    names = ("mot", "hai", "ba")
    for name in names:
        office.write(f"data/{name}.yaml", plan())
    held = office.root / "out/hai.docx"
    held.mkdir(parents=True)
    files = [f"data/{name}.yaml" for name in names]
    run = office.run("build", *files, "-o", "out", "--format", "json")
    assert run.code == 1
    assert run.statuses() == {"mot": "written", "hai": "failed", "ba": "written"}
    held.rmdir()
    again = office.run("build", *files, "-o", "out", "--format", "json")
    assert again.code == 0
    assert again.statuses() == {"mot": "unchanged", "hai": "written", "ba": "unchanged"}


@not_on_windows
@pytest.mark.parametrize(
    "linked", ["templates/ubnd-xa", "templates/ubnd-xa/chung", "templates/ubnd-xa/chung/mau.docx"]
)
def test_a_linked_template_is_refused(
    office: Office, tmp_path_factory: pytest.TempPathFactory, linked: str
) -> None:
    """D8: a link inside templates/ could lead anywhere."""
    office.write("data/a.yaml", plan())
    target = tmp_path_factory.mktemp("khac") / "x"
    link = office.root / linked
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, run.codes()) == (1, ["D-LIENKET"])
    assert "không đọc mẫu qua liên kết" in run.problems()[0]["message"]
    assert office.documents() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(("ke_hoach", "../../../etc"), "D-LOAI", id="D1-type"),
        pytest.param(("ubnd-xa", "../../x"), "D-DONVI", id="D1-unit"),
        pytest.param(("ubnd-xa", r"..\..\x"), "D-DONVI", id="D1-unit-backslash"),
        pytest.param(("ubnd-xa", "/etc/x"), "D-DONVI", id="D1-unit-root"),
        pytest.param(("so: 24", "the_thuc: ../../x"), "D-THETHUC", id="D1-profile"),
    ],
)
def test_a_key_is_no_way_out_of_the_workspace(
    office: Office, change: tuple[str, str], code: str
) -> None:
    office.write("data/a.yaml", plan(change))
    before = everything(office)
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, run.codes()) == (1, [code])
    assert f"«{change[1].removeprefix('the_thuc: ')}»" in office.run("build", "data/a.yaml").err
    assert everything(office) == before


@pytest.mark.parametrize("key", ["../../x", r"..\x", "C:\\x", "a:b", "CON.", "a b", "xã"])
def test_a_unit_with_such_a_key_is_refused_in_the_registry(office: Office, key: str) -> None:
    office.write("data/don_vi.yaml", UNITS.replace("ubnd-xa:", f"'{key}':"))
    office.write("data/a.yaml", plan())
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert run.code == 1
    assert ("D-MA", "data/don_vi.yaml", "1:1") in [
        (one["code"], one["file"], one["where"]) for one in run.problems()
    ]


@not_on_windows
@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("data/khong-co.yaml", "Không tìm thấy tệp", id="missing"),
        pytest.param("data", "Đây là thư mục", id="folder"),
        pytest.param("data/" + "a" * 400 + ".yaml", "Không đọc được tệp", id="name-too-long"),
        pytest.param("a" * 400 + "/a.yaml", "Không đọc được tệp", id="folder-name-too-long"),
        pytest.param("data/ong", "không phải là tệp thường", id="pipe"),
        pytest.param("/dev/zero", "không phải là tệp thường", id="endless-device"),
    ],
)
def test_what_is_no_file_is_told_and_the_others_are_built(
    office: Office, name: str, words: str
) -> None:
    os.mkfifo(office.write("data/x", "").with_name("ong"))
    office.write("data/tot.yaml", plan())
    run = office.run("build", name, "data/tot.yaml", "--format", "json")
    assert (run.code, run.codes()[0]) == (1, "D-TEP")
    assert words in run.problems()[0]["message"]
    assert office.documents() == ["tot/tot.docx"]


def test_a_control_character_of_a_name_does_not_reach_the_terminal(office: Office) -> None:
    run = office.run("build", "data/\x1b[2Jxoa.yaml")
    assert run.code == 1
    assert "\x1b" not in run.err
    assert r"data/\x1b[2Jxoa.yaml" in run.err


def test_no_safe_name_is_reserved_on_windows(office: Office) -> None:
    for stem in ("con", "PRN", "com9", "lpt²"):
        office.write(f"data/{stem}.yaml", plan())
        assert office.run("build", f"data/{stem}.yaml").code == 0
    assert len(office.documents()) == 4
    assert not any(
        PureWindowsPath(part).is_reserved()
        for name in office.documents()
        for part in Path(name).parts
    )


@pytest.mark.parametrize("command", ["build", "check"])
def test_the_list_of_units_is_no_document(office: Office, command: str) -> None:
    run = office.run(command, "data/don_vi.yaml")
    assert run.code == 1
    assert run.err.count("lỗi D-") == 1
    assert "Đây là danh sách đơn vị" in run.err
