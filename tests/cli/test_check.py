"""The checker through the front door: what a clerk types, sees and gets."""

from __future__ import annotations

import os
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from clean import clean
from mutation.examples import apply_change
from mutation.paper import Paper
from office import HOME, Office, plan
from papers import faulty
from small_docx import docx, para


def codes(office: Office, *words: str) -> dict[str, list[str]]:
    """Return the codes of the findings of each file."""
    run = office.run("check", *words, "--format", "json")
    return {one["file"]: [two["code"] for two in one["findings"]] for one in run.json["files"]}


def test_a_clean_document_is_told_so_with_its_profile(office: Office) -> None:
    office.write("a.docx", clean("hoi-lhpn", "báo cáo"))
    run = office.run("check", "a.docx")
    assert (run.code, run.out) == (0, "")
    assert run.err == "a.docx: theo thể thức hoi-lhpn; không có lỗi.\n"


def test_findings_stand_under_their_file_with_place_clause_and_hint(office: Office) -> None:
    office.write("van-ban/a.docx", faulty())
    run = office.run("check", "van-ban/a.docx")
    assert (run.code, run.out) == (1, "")
    lines = run.err.splitlines()
    assert lines[0] == "van-ban/a.docx"
    assert "  lỗi QH-03  Tiêu ngữ viết «Độc lập – Tự do – Hạnh phúc»." in lines
    at = next(n for n, line in enumerate(lines) if line.startswith("  lỗi SK-05  "))
    assert "«Số: 15 /KH-UBND»" in lines[at + 1]
    assert lines[at + 2] == "      Căn cứ: NĐ 30/2020, Phụ lục I, II.3."
    assert lines[at + 3] == "      Gợi ý: viết «15/KH-UBND»."
    assert lines[-2:] == [
        "  theo thể thức nha-nuoc; 2 lỗi.",
        "Sửa giúp được 2 chỗ: chạy lại, thêm --fix TỆP_MỚI.docx",
    ]


def test_the_readme_shows_what_a_clerk_sees(office: Office) -> None:
    office.write("van-ban/148.docx", faulty())
    _, _, rest = (HOME / "README.md").read_text(encoding="utf-8").partition("<!-- findings -->\n")
    assert rest.startswith(f"```text\n{office.run('check', 'van-ban/148.docx').err}```\n")


def test_one_message_at_many_places_is_told_once(office: Office) -> None:
    paper = Paper.of(clean())
    line = paper.paragraphs("lời văn")[0]
    for _ in range(36):
        line.addnext(deepcopy(line))
    for one in paper.paragraphs("lời văn")[:37]:
        apply_change(paper, [one], "cỡ 20")
    office.write("a.docx", paper.save())
    lines = office.run("check", "a.docx").err.splitlines()
    at = next(number for number, line in enumerate(lines) if "PH-06" in line)
    assert all("đoạn" in line for line in lines[at + 1 : at + 6])
    assert lines[at + 6] == "      … và 32 chỗ nữa"
    assert sum("PH-06" in line for line in lines) == 1


def test_json_is_as_the_design_says(office: Office) -> None:
    office.write("a.docx", faulty())
    office.write("b.docx", b"%PDF-1.7\n")
    run = office.run("check", "a.docx", "b.docx", "--format", "json")
    assert (run.code, run.err) == (1, "")
    first, second = run.json["files"]
    assert run.json.keys() == {"files"}
    assert first.keys() == {"file", "the_thuc", "findings"}
    assert (first["file"], first["the_thuc"]) == ("a.docx", "nha-nuoc")
    (spaced,) = [one for one in first["findings"] if one["code"] == "SK-05"]
    assert spaced.keys() == {"code", "level", "file", "where", "message", "hint", "clause"}
    assert (spaced["level"], spaced["file"]) == ("error", "a.docx")
    assert (second["the_thuc"], [one["code"] for one in second["findings"]]) == ("", ["D-MAULOAI"])


def test_a_profile_may_be_named(office: Office) -> None:
    office.write("a.docx", clean("nha-nuoc"))
    found = office.run("check", "a.docx", "--the-thuc", "dang", "--format", "json").json["files"]
    assert found[0]["the_thuc"] == "dang"
    assert found[0]["findings"]
    wrong = office.run("check", "a.docx", "--the-thuc", "dan")
    assert wrong.code == 2
    assert "--the-thuc" in wrong.err
    assert "nha-nuoc" in wrong.err


def test_a_stranger_is_judged_with_doubt(office: Office) -> None:
    office.write("a.docx", docx(para("Hôm nay trời đẹp.")))
    run = office.run("check", "a.docx")
    assert "D-LACMAU" in run.err
    summary = next(line for line in run.err.splitlines() if "theo thể thức" in line)
    assert "(chưa chắc, vì không nhận ra " in summary
    assert ".;" not in summary
    assert ".," not in summary


def test_a_folder_gives_every_word_file_below_it(office: Office) -> None:
    for name in ("di/a.docx", "di/2026/b.DOCX", "di/2025/c.docx"):
        office.write(name, clean())
    for name in ("di/~$a.docx", "di/.an/d.docx", "di/.e.docx", "di/f.txt", "di/x.docx/g.yaml"):
        office.write(name, b"x")
    office.write("di/cu.doc", b"x")
    run = office.run("check", "di")
    assert run.code == 0
    assert [line.partition(":")[0] for line in run.err.splitlines() if "theo thể thức" in line] == [
        "di/2025/c.docx", "di/2026/b.DOCX", "di/a.docx",
    ]  # fmt: skip
    assert "di  ghi chú D-MAULOAI  1 tệp .doc chưa kiểm tra được." in run.err
    assert run.err.splitlines()[-1] == "3 tệp: 3 tệp sạch, 0 tệp có lỗi."


def test_a_folder_ends_with_one_summary(office: Office) -> None:
    office.write("di/a.docx", faulty())
    office.write("di/b.docx", faulty(motto="Độc lập - Tự do - Hạnh phúc"))
    office.write("di/c.docx", clean())
    run = office.run("check", "di")
    assert run.code == 1
    assert run.err.splitlines()[-3:] == [
        "3 tệp: 1 tệp sạch, 2 tệp có lỗi.",
        "Hay gặp nhất: SK-05 (2 tệp), QH-03 (1 tệp).",
        "Sửa giúp được 3 chỗ: chạy lại, thêm --fix THƯ_MỤC_MỚI/",
    ]


def test_what_several_findings_of_a_rule_share_is_told_once(office: Office) -> None:
    paper = Paper.of(clean())
    for short in ("ĐCTXH", "BVMTN"):
        told = f"thêm sau Các ấp phối hợp với {short} tổ chức thực hiện, kịp thời báo cáo."
        apply_change(paper, paper.paragraphs("lời văn")[:1], told)
    office.write("a.docx", paper.save())
    run = office.run("check", "a.docx")
    lines = [line for line in run.err.splitlines() if line.startswith("  ")]
    heads = [number for number, line in enumerate(lines) if " ND-16 " in line]
    assert len(heads) == 2
    first, second = lines[heads[0] : heads[1]], lines[heads[1] : heads[1] + 4]
    assert [line.split()[0] for line in first[2:]] == ["Gợi"]
    assert [line.split()[0] for line in second[2:]] == ["Căn", "Gợi"]


def test_a_folder_without_word_files_is_told(office: Office) -> None:
    (office.root / "x.docx").mkdir()
    run = office.run("check", "x.docx")
    assert (run.code, run.err) == (
        0,
        "x.docx  cảnh báo D-TEP  Thư mục không có tệp .docx nào.\n"
        "    Gợi ý: xem lại tên thư mục; tệp dữ liệu .yaml thì ghi rõ tên từng tệp.\n",
    )


def test_a_file_named_twice_is_checked_once(office: Office) -> None:
    office.write("di/a.docx", clean())
    assert list(codes(office, "di/a.docx", "di", "./di/../di/a.docx")) == ["di/a.docx"]


def test_a_data_file_is_judged_as_the_document_it_makes(office: Office) -> None:
    office.write("data/a.yaml", plan())
    before = sorted(office.root.rglob("*"))
    run = office.run("check", "data/a.yaml", "--format", "json")
    assert run.code == 0, run.out
    assert run.json["files"][0]["the_thuc"] == "nha-nuoc"
    assert sorted(office.root.rglob("*")) == before
    assert office.documents() == []


def test_a_data_file_with_errors_is_told_them(office: Office) -> None:
    office.write("data/a.yaml", plan(("ngay: 2026-02-05", "ngay: 5/2/2026")))
    run = office.run("check", "data/a.yaml")
    assert run.code == 1
    assert "lỗi D-NGAY" in run.err
    assert "4:7" in run.err


def test_a_data_file_outside_a_workspace_says_so(tmp_path: Path) -> None:
    office = Office(tmp_path / "trong")
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai" / "a.yaml").write_text(plan(), encoding="utf-8")
    outside = Office.__new__(Office)
    outside.root = tmp_path / "ngoai"
    assert codes(outside, "a.yaml") == {"a.yaml": ["D-NOILAMVIEC"]}
    found = codes(outside, "a.yaml", "--workspace", str(office.root))
    assert "D-NOILAMVIEC" not in found["a.yaml"]


def test_many_files_over_processes_give_the_same_as_one(office: Office) -> None:
    for number in range(6):
        office.write(f"di/{number}.docx", faulty() if number % 2 else clean())
    office.write("di/9.docx", b"")
    one = office.run("check", "di", "--jobs", "1", "--format", "json")
    many = office.run("check", "di", "--jobs", "3", "--format", "json")
    assert many == one
    assert [len(file["findings"]) for file in one.json["files"]] == [0, 2, 0, 2, 0, 2, 1]


def test_an_annotation_is_one_line_with_its_signs_escaped(office: Office) -> None:
    office.write("a,b.docx", faulty(motto="Độc lập - Tự do - Hạnh phúc"))
    office.write(".docgen.yaml", "kiem_tra: [\n")
    run = office.run("check", "a,b.docx", "--format", "github")
    assert (run.code, run.err) == (1, "")
    settings, finding = run.paths
    assert settings.startswith("::error file=.docgen.yaml,title=D-YAML,line=")
    assert finding.startswith("::error file=a%2Cb.docx,title=SK-05::")
    assert "%0ACăn cứ: NĐ 30/2020, Phụ lục I, II.3.%0AGợi ý: viết «15/KH-UBND»." in finding


def test_nothing_to_check_is_wrong_use(office: Office) -> None:
    assert office.run("check").code == 2


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_file_that_may_not_be_read_is_told(office: Office) -> None:
    office.write("a.docx", clean()).chmod(0)
    run = office.spawn("check", "a.docx", ordinary=True)
    assert run.code == 1
    assert "lỗi D-TEP  Không đọc được tệp." in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes with a name")
def test_a_pipe_is_no_file(office: Office) -> None:
    os.mkfifo(office.root / "a.docx")
    run = office.spawn("check", "a.docx")
    assert (run.code, "Đây không phải là tệp thường." in run.err) == (1, True)


def test_a_missing_file_is_told(office: Office) -> None:
    run = office.run("check", "a.docx")
    assert run.code == 1
    assert "a.docx\n  lỗi D-TEP  Không tìm thấy tệp." in run.err


def test_a_quotation_is_cut_between_words(office: Office) -> None:
    paper = Paper.of(clean())
    told = "thêm sau Các ngành chăm lo tốt hơn nữa cho đời sống nhân dân để tháo gỡ các khó khăn."
    apply_change(paper, paper.paragraphs("lời văn")[:1], told)
    office.write("a.docx", paper.save())
    line = next(one for one in office.run("check", "a.docx").err.splitlines() if "ND-17" in one)
    assert "ở «…hơn nữa cho đời sống nhân dân để tháo gỡ các khó…»" in line
