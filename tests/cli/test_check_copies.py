"""`--fix` and `--comment`: copies beside what is checked, never over it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from clean import clean
from office import Office, Run
from papers import faulty

# Mended by --fix: the blank in the number, the dashes of the motto.
LEFT = "Độc lập - Tự do - Hạnh phúc"


def codes(run: Run) -> list[list[str]]:
    return [[one["code"] for one in file["findings"]] for file in run.json["files"]]


def test_a_mended_copy_is_clean_and_the_original_stays(office: Office) -> None:
    original = office.write("a.docx", faulty())
    run = office.run("check", "a.docx", "--fix", "b.docx")
    assert (run.code, run.paths) == (0, ["b.docx"])
    assert run.err.splitlines() == [
        "a.docx",
        "  đã sửa 2 trong 2 chỗ:",
        "      QH-03  Tiêu ngữ viết đúng «Độc lập - Tự do - Hạnh phúc»",
        "      SK-05  Trong số, ký hiệu không có dấu cách quanh «/» và «-»",
        "  theo thể thức nha-nuoc; không còn lỗi.",
    ]
    assert original.read_bytes() == faulty()
    again = office.run("check", "b.docx", "--fix", "c.docx", "--format", "json")
    assert codes(again) == [[]]
    assert (office.root / "b.docx").read_bytes() == (office.root / "c.docx").read_bytes()
    assert office.left_overs() == []


def test_what_is_left_to_a_person_decides_the_exit_code(office: Office) -> None:
    office.write("a.docx", faulty(motto="Độc lập - Tự do - Vui vẻ", number="Số: 15/KH/UBND"))
    run = office.run("check", "a.docx", "--fix", "b.docx")
    before = office.run("check", "a.docx")
    assert (run.code, before.code) == (1, 1)
    assert "SK-" in run.err
    assert "còn " in run.err.splitlines()[-1]


def test_a_commented_copy_has_word_s_comments(office: Office) -> None:
    office.write("a.docx", faulty())
    run = office.run("check", "a.docx", "--comment", "b.docx", "--format", "json")
    (file,) = run.json["files"]
    assert (run.code, file["commented"]) == (1, str(office.root / "b.docx"))
    with zipfile.ZipFile(office.root / "b.docx") as archive:
        comments = archive.read("word/comments.xml").decode()
    assert "SK-05" in comments
    assert "QH-03" in comments
    assert (office.root / "a.docx").read_bytes() == faulty()


def test_both_copies_at_once(office: Office) -> None:
    office.write("a.docx", faulty())
    run = office.run("check", "a.docx", "--fix", "ra/", "--comment", "nhan-xet/")
    assert (run.code, run.paths) == (0, ["ra/a.docx", "nhan-xet/a.docx"])
    assert (office.root / "ra" / "a.docx").read_bytes() != faulty()


def test_several_files_go_into_a_folder_under_their_own_names(office: Office) -> None:
    office.write("di/a.docx", faulty())
    office.write("di/2026/a.docx", clean())
    office.write("di/hong.docx", b"%PDF-1.7\n")
    run = office.run("check", "di", "--fix", "ra", "--jobs", "2")
    assert run.code == 1
    assert sorted(run.paths) == ["ra/2026/a.docx", "ra/a.docx"]
    assert (office.root / "ra" / "2026" / "a.docx").read_bytes() == clean()
    assert not (office.root / "ra" / "hong.docx").exists()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["a.docx", "--fix", "a.docx"], "D-TRUNGTEN", "chính tệp", id="itself"),
        pytest.param(["a.docx", "--fix", "./di/../a.docx"], "D-TRUNGTEN", "chính tệp", id="path"),
        pytest.param(["a.docx", "--fix", "cung.docx"], "D-TRUNGTEN", "chính tệp", id="hard-link"),
        pytest.param(["a.docx", "--fix", "lien.docx"], "D-TRUNGTEN", "chính tệp", id="symlink"),
        pytest.param(["a.docx", "--comment", "a.docx"], "D-TRUNGTEN", "chính tệp", id="comment"),
        pytest.param(["di", "--fix", "di"], "D-TRUNGTEN", "chính tệp", id="same-folder"),
        pytest.param(["a.docx", "--fix", "co.docx"], "D-GHI", "Đã có tệp «co.docx»", id="taken"),
        pytest.param(["a.docx", "--fix", "b.pdf"], "D-TENTEP", "đuôi .docx", id="suffix"),
        pytest.param(
            ["a.docx", "--fix", "b.docx", "--comment", "b.docx"], "D-TRUNGTEN", "cùng ghi",
            id="both-the-same",
        ),
        pytest.param(
            ["a.docx", "di/a.docx", "--fix", "ra/"], "D-TRUNGTEN", "cùng ghi", id="one-name-twice"
        ),
    ],
)  # fmt: skip
def test_a_copy_never_takes_the_place_of_another_file(
    office: Office, words: list[str], code: str, message: str
) -> None:
    source = office.write("a.docx", faulty())
    office.write("di/a.docx", clean())
    office.write("co.docx", b"cu")
    os.link(source, office.root / "cung.docx")
    (office.root / "lien.docx").symlink_to(source)
    before = {path: path.read_bytes() for path in office.root.rglob("*.docx")}
    run = office.run("check", *words)
    assert (run.code, run.out) == (1, "")
    assert f"lỗi {code}" in run.err
    assert message in run.err
    assert {path: path.read_bytes() for path in office.root.rglob("*.docx")} == before


def test_a_clash_is_not_told_to_use_force(office: Office) -> None:
    office.write("a.docx", faulty())
    run = office.run("check", "a.docx", "--fix", "a.docx")
    assert "--force" not in run.err


def test_copies_that_are_there_are_told_in_one_finding(office: Office) -> None:
    for name in ("a", "b", "c"):
        office.write(f"di/{name}.docx", clean())
        office.write(f"ra/{name}.docx", b"cu")
    run = office.run("check", "di", "--fix", "ra/")
    assert run.code == 1
    assert run.err.count("lỗi D-GHI") == 1
    assert "Đã có 3 tệp kết quả, ví dụ «a.docx», nên không ghi." in run.err


def test_copies_of_several_files_need_a_folder(office: Office) -> None:
    office.write("di/a.docx", faulty())
    office.write("b.docx", faulty())
    office.write("co.txt", b"cu")
    for words in (["di", "--fix", "ra.docx"], ["di/a.docx", "b.docx", "--comment", "co.txt"]):
        run = office.run("check", *words)
        assert (run.code, run.out) == (1, "")
        assert "lỗi D-TENTEP" in run.err
        assert "tên thư mục" in run.err
    assert not (office.root / "ra.docx").exists()


def test_a_folder_of_results_is_not_checked_the_next_time(office: Office) -> None:
    office.write("di/a.docx", faulty())
    words = ("check", "di", "--fix", "di/da-sua", "--comment", "di/nhan-xet/", "--format", "json")
    first = office.run(*words)
    again = office.run(*words, "--force")
    assert [one["file"] for one in first.json["files"]] == ["di/a.docx"]
    assert again == first
    assert len(list(office.root.rglob("a.docx"))) == 3


def test_force_writes_over_a_copy_but_never_over_the_original(office: Office) -> None:
    office.write("a.docx", faulty())
    office.write("co.docx", b"cu")
    assert office.run("check", "a.docx", "--fix", "co.docx", "--force").code == 0
    assert (office.root / "co.docx").read_bytes()[:2] == b"PK"
    assert office.run("check", "a.docx", "--fix", "a.docx", "--force").code == 1
    assert (office.root / "a.docx").read_bytes() == faulty()


def test_a_data_file_has_no_copies(office: Office) -> None:
    run = office.run("check", "data/a.yaml", "--fix", "b.docx")
    assert run.code == 2
    assert "chỉ dùng cho tệp Word" in run.err


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_folder_that_may_not_be_written_is_told_with_the_findings(office: Office) -> None:
    office.write("a.docx", faulty())
    (office.root / "khoa").mkdir(mode=0o500)
    run = office.spawn("check", "a.docx", "--fix", "khoa/b.docx", ordinary=True)
    assert run.code == 1
    assert "lỗi D-GHI" in run.err
    assert "lỗi SK-05" in run.err


def test_a_clean_file_is_copied_as_it_is(office: Office) -> None:
    office.write("a.docx", clean())
    run = office.run("check", "a.docx", "--fix", "b.docx")
    assert run.err == "a.docx: theo thể thức nha-nuoc; không có lỗi, không có gì phải sửa.\n"
    assert Path(office.root, "b.docx").read_bytes() == clean()
