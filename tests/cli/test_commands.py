"""The commands as a clerk uses them: what they print, where they write, what they exit with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from office import HOME, UNITS, Office, plan

from docgen.the_thuc.loading import load_profile

ISSUERS = {
    "ubnd-xa-tan-bien": "nha-nuoc",
    "hoi-lhpn-xa-tan-bien": "hoi-lhpn",
    "hoi-lhpn-viet-nam": "hoi-lhpn",
    "dang-uy-xa-tan-bien": "dang",
    "doan-xa-tan-bien": "doan",
    "mttq-xa-tan-bien": "doan-the",
}
SHIPPED_UNITS = (HOME / "data/don_vi.yaml").read_text(encoding="utf-8")
SAMPLES = sorted(
    path.relative_to(HOME).as_posix()
    for path in (HOME / "data").rglob("*.yaml")
    if path.name != "don_vi.yaml"
)
HELPS = [
    "", "init", "new", "build", "template", "template build", "template check", "template fields",
    "schema", "doctor",
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(usage|options?|show|default|required|commands?|arguments?|args|error|try|help for|exit"
    r"|this|the|and|file|path|directory|text to|choice)\b",
    re.IGNORECASE,
)
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]")


# init


def test_init_makes_a_workspace_whose_samples_all_build(tmp_path: Path) -> None:
    office = Office(tmp_path)
    made = office.run("init", "co quan/moi")
    assert (made.code, made.paths) == (0, ["co quan/moi"])
    assert "Đã tạo" in made.err
    inside = Office(tmp_path / "co quan/moi", SHIPPED_UNITS)
    built = inside.run("build", *SAMPLES, "--format", "json")
    assert (built.code, built.problems("warning")) == (0, [])
    assert built.json["counts"]["written"] == len(SAMPLES) == 10
    assert len(inside.documents()) == 10
    assert (inside.root / "templates/nha-nuoc/chung/mau.docx").is_file()


def test_init_fills_an_empty_folder_and_no_other(office: Office) -> None:
    (office.root / "trong").mkdir()
    assert office.run("init", "trong").code == 0
    before = sorted(path for path in office.root.rglob("*"))
    for taken in ("trong", "data", "data/don_vi.yaml"):
        run = office.run("init", taken)
        assert (run.code, run.out) == (1, "")
        assert "lỗi D-THUMUC" in run.err
    assert sorted(path for path in office.root.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["init", "tep/x"], id="init"),
        pytest.param(["new", "ke_hoach", "--for", "ubnd-xa", "-o", "tep/x.yaml"], id="new"),
        pytest.param(["template", "build", "-o", "tep"], id="template"),
        pytest.param(["template", "build", "-o", "tep/x"], id="template-below"),
        pytest.param(["init", "x" * 300], id="init-long"),
        pytest.param(
            ["new", "ke_hoach", "--for", "ubnd-xa", "-o", "x" * 300 + ".yaml"], id="new-long"
        ),
    ],
)
def test_a_place_that_cannot_be_made_is_a_sentence(office: Office, words: list[str]) -> None:
    office.write("tep", "x")
    run = office.run(*words)
    assert (run.code, run.out) == (1, "")
    assert re.search(r"lỗi D-(GHI|DUONGDAN)  .+\n    Gợi ý: .+", run.err)


# new


@pytest.mark.parametrize(("unit", "the_thuc"), ISSUERS.items())
def test_a_skeleton_of_every_type_builds_as_a_draft(
    tmp_path: Path, unit: str, the_thuc: str
) -> None:
    office = Office(tmp_path, SHIPPED_UNITS)
    types = list(load_profile(the_thuc).loai)
    assert len(types) >= 16
    for loai in types:
        made = office.run("new", loai, "--for", unit, "-o", f"data/2026/{loai}.yaml")
        assert (made.code, made.paths, made.err) == (0, [f"data/2026/{loai}.yaml"], "")
    files = [f"data/2026/{loai}.yaml" for loai in types]
    draft = office.run("build", "--draft", *files, "--format", "json")
    assert (draft.code, draft.problems(), draft.problems("warning")) == (0, [], [])
    assert office.documents() == sorted(f"{loai}/{loai}.nhap.docx" for loai in types)
    assert all("[thiếu: trích yếu]" in office.text(name) for name in office.documents())
    final = office.run("build", *files, "--format", "json")
    assert final.json["counts"]["failed"] == len(types)
    named = {(one["file"], one["message"]) for one in final.problems()}
    assert {(file, "Thiếu «trich_yeu».") for file in files} <= named
    assert not [name for name in office.documents() if not name.endswith(".nhap.docx")]


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        pytest.param(["ke_hoch", "--for", "ubnd-xa"], "D-LOAI", "«ke_hoach»?", id="type"),
        pytest.param(["ke_hoach", "--for", "ubnd-xã"], "D-DONVI", "ghi mã: ubnd-xa", id="unit"),
        pytest.param(["nghi_quyet_x", "--for", "ubnd-xa"], "D-LOAI", "", id="unknown-type"),
    ],
)
def test_new_refuses_what_it_does_not_know(
    office: Office, words: list[str], code: str, hint: str
) -> None:
    run = office.run("new", *words, "-o", "data/a.yaml")
    assert (run.code, run.out) == (1, "")
    assert f"lỗi {code}  " in run.err
    assert hint in run.err
    assert not (office.root / "data/a.yaml").exists()


def test_new_never_writes_over_a_file(office: Office) -> None:
    office.write("data/a.yaml", "của tôi")
    run = office.run("new", "ke_hoach", "--for", "ubnd-xa", "-o", "data/a.yaml")
    assert (run.code, run.out) == (1, "")
    assert (office.root / "data/a.yaml").read_text(encoding="utf-8") == "của tôi"


# build


def test_build_prints_each_path_it_wrote_and_then_nothing_changes(office: Office) -> None:
    office.write("data/a.yaml", plan())
    first = office.run("build", "data/a.yaml")
    assert (first.code, first.out, first.err) == (0, "out/a/a.docx\n", "")
    written = (office.root / "out/a/a.docx").stat()
    again = office.run("build", "data/a.yaml")
    assert (again.code, again.out) == (0, "")
    assert again.err == "out/a/a.docx: không đổi\n"
    now = (office.root / "out/a/a.docx").stat()
    assert (now.st_mtime_ns, now.st_ino) == (written.st_mtime_ns, written.st_ino)


def test_json_of_a_build_is_what_the_design_says(office: Office) -> None:
    office.write("data/a.yaml", plan(("so: 24\n", "")))
    answer = office.run("build", "data/a.yaml", "--format", "json").json
    assert set(answer) == {"documents", "problems", "counts"}
    (document,) = answer["documents"]
    assert set(document) == {"key", "file", "sha256", "status"}
    assert (document["key"], document["status"]) == ("a", "written")
    assert Path(document["file"]) == office.root / "out/a/a.docx"
    assert re.fullmatch("[0-9a-f]{64}", document["sha256"])
    (note,) = answer["problems"]
    assert set(note) == {"code", "level", "file", "where", "message", "hint", "clause"}
    assert (note["level"], note["file"]) == ("note", "data/a.yaml")
    assert answer["counts"] == {"written": 1, "unchanged": 0, "kept": 0, "failed": 0}


def test_a_missing_number_or_date_is_a_note(office: Office) -> None:
    office.write("data/a.yaml", plan(("so: 24\n", ""), ("ngay: 2026-02-05\n", "")))
    run = office.run("build", "data/a.yaml")
    assert (run.code, run.paths) == (0, ["out/a/a.docx"])
    assert "ghi chú D-TRONG" in run.err


def test_a_draft_stands_beside_the_document_with_its_holes_marked(office: Office) -> None:
    office.write("data/a.yaml", plan())
    assert office.run("build", "data/a.yaml").code == 0
    office.write("data/a.yaml", plan(("trich_yeu: Chuyển đổi số năm 2026\n", "")))
    run = office.run("build", "--draft", "data/a.yaml")
    assert (run.code, run.paths) == (0, ["out/a/a.nhap.docx"])
    assert "ghi chú D-THIEU  Thiếu «trich_yeu»." in run.err
    assert office.documents() == ["a/a.docx", "a/a.nhap.docx"]
    assert "[thiếu: trích yếu]" in office.text("a/a.nhap.docx")
    assert "[thiếu:" not in office.text("a/a.docx")
    assert highlighted(office.root / "out/a/a.nhap.docx") == ["[thiếu: trích yếu]"]
    assert highlighted(office.root / "out/a/a.docx") == []


def highlighted(path: Path) -> list[str]:
    from docx import Document
    from docx.enum.text import WD_COLOR_INDEX

    document = Document(str(path))
    return [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("don_vi: ubnd-xa\n", ""), id="issuer"),
        pytest.param(("loai: ke_hoach\n", ""), id="type"),
        pytest.param(("so: 24", "so: x"), id="wrong-number"),
    ],
)
def test_a_draft_makes_up_no_code_and_forgives_no_mistake(
    office: Office, change: tuple[str, str]
) -> None:
    office.write("data/a.yaml", plan(change))
    run = office.run("build", "--draft", "data/a.yaml", "--format", "json")
    assert run.code == 1
    assert office.documents() == []


def edited(office: Office, words: bytes = b"s\xe1\xbb\xada tay") -> bytes:
    """Build a document, edit it by hand and return what it holds now."""
    office.write("data/a.yaml", plan())
    assert office.run("build", "data/a.yaml").code == 0
    path = office.root / "out/a/a.docx"
    path.write_bytes(path.read_bytes() + words)
    return path.read_bytes()


def test_an_edited_file_with_the_same_data_is_kept_with_a_note(office: Office) -> None:
    mine = edited(office)
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, run.statuses()) == (0, {"a": "kept"})
    assert [one["level"] for one in run.json["problems"]] == ["note"]
    assert (office.root / "out/a/a.docx").read_bytes() == mine


def test_an_edited_file_with_new_data_is_kept_with_an_error(office: Office) -> None:
    mine = edited(office)
    office.write("data/a.yaml", plan(("so: 24", "so: 25")))
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, run.statuses()) == (1, {"a": "kept"})
    assert "--force" in run.problems()[0]["hint"]
    assert (office.root / "out/a/a.docx").read_bytes() == mine


@pytest.mark.parametrize("number", ["so: 24", "so: 25"])
def test_force_writes_over_an_edited_file(office: Office, number: str) -> None:
    mine = edited(office)
    office.write("data/a.yaml", plan(("so: 24", number)))
    run = office.run("build", "data/a.yaml", "--force")
    assert (run.code, run.paths) == (0, ["out/a/a.docx"])
    assert (office.root / "out/a/a.docx").read_bytes() != mine
    assert number.removeprefix("so: ") + "/KH-UBND" in office.text("a/a.docx")


def test_a_file_that_docgen_did_not_write_is_kept(office: Office) -> None:
    office.write("out/a/a.docx", "của tôi")
    office.write("data/a.yaml", plan())
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, run.statuses()) == (1, {"a": "kept"})
    assert (office.root / "out/a/a.docx").read_bytes() == "của tôi".encode()


def test_two_files_of_one_stem_in_one_folder_are_refused_before_anything_is_written(
    office: Office,
) -> None:
    for name in ("2025/a", "2026/A", "2026/b"):
        office.write(f"data/{name}.yaml", plan())
    files = ["data/2025/a.yaml", "data/2026/A.yaml", "data/2026/b.yaml"]
    run = office.run("build", *files, "-o", "out/chung", "--format", "json")
    assert (run.code, run.codes()) == (1, ["D-TRUNGTEN"])
    (problem,) = run.problems()
    assert "«data/2025/a.yaml» và «data/2026/A.yaml»" in problem["message"]
    assert run.statuses() == {"a": "failed", "A": "failed", "b": "written"}
    assert office.documents() == ["chung/b.docx"]
    apart = office.run("build", *files)
    assert (apart.code, len(office.documents())) == (0, 4)


@pytest.mark.parametrize("second", ["data/a.yaml", "./data/a.yaml", "data/../data/a.yaml"])
@pytest.mark.parametrize("more", [[], ["-o", "out/x"]])
def test_a_file_that_is_named_twice_is_built_once(
    office: Office, second: str, more: list[str]
) -> None:
    office.write("data/a.yaml", plan())
    run = office.run("build", "data/a.yaml", second, *more)
    assert (run.code, len(run.paths), run.err) == (0, 1, "")


def test_the_workspace_can_be_named_and_is_found_upwards(
    office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    far = tmp_path_factory.mktemp("xa") / "a.yaml"
    far.write_text(plan(), encoding="utf-8")
    here = office.run("build", str(far))
    assert (here.code, here.paths) == (0, ["out/a/a.docx"])
    elsewhere = Office(far.parent / "khac")
    (elsewhere.root / "data/don_vi.yaml").unlink()
    lost = elsewhere.run("build", str(far))
    assert lost.code == 1
    assert "lỗi D-NOILAMVIEC" in lost.err
    assert "docgen init" in lost.err
    named = elsewhere.run("build", str(far), "--workspace", str(office.root))
    assert (named.code, named.err) == (0, f"{office.root}/out/a/a.docx: không đổi\n")
    wrong = elsewhere.run("build", str(far), "--workspace", "khong-co")
    assert (wrong.code, wrong.out) == (1, "")
    assert "«khong-co»" in wrong.err


# template


def test_template_build_makes_templates_that_check_and_keeps_what_was_edited(
    office: Office,
) -> None:
    first = office.run("template", "build")
    assert (first.code, len(first.paths), first.err) == (0, 24, "")
    mau = office.root / "templates/nha-nuoc/chung/mau.docx"
    assert (mau.read_bytes()) == (HOME / "templates/nha-nuoc/chung/mau.docx").read_bytes()
    mau.write_bytes(mau.read_bytes() + b"x")
    again = office.run("template", "build")
    assert (again.code, len(again.paths)) == (0, 22)
    assert "cảnh báo D-SUATAY" in again.err
    assert mau.read_bytes().endswith(b"x")
    forced = office.run("template", "build", "--force")
    assert (forced.code, len(forced.paths), forced.err) == (0, 24, "")
    assert not mau.read_bytes().endswith(b"x")


def test_template_fields_are_all_described(office: Office) -> None:
    as_text = office.run("template", "fields")
    as_json = office.run("template", "fields", "--format", "json")
    assert as_text.code == as_json.code == 0
    assert [line.split()[0] for line in as_text.paths] == list(as_json.json)
    assert all(VIETNAMESE.search(field["ten"]) for field in as_json.json.values())


def test_template_check_tells_of_a_file_that_is_not_there(office: Office) -> None:
    for name in ("khong-co.docx", "data"):
        run = office.run("template", "check", name)
        assert (run.code, run.out) == (1, "")
        assert f"{name}  lỗi D-TEP" in run.err


# schema


def properties(schema: object) -> list[tuple[str, dict[str, object]]]:
    """Return every property of a schema, however deep."""
    if isinstance(schema, list):
        return [found for item in schema for found in properties(item)]
    if not isinstance(schema, dict):
        return []
    own = list(schema.get("properties", {}).items())
    return own + [found for value in schema.values() for found in properties(value)]


@pytest.mark.parametrize("words", [["schema"], ["schema", "--registry"]])
def test_every_key_of_the_schema_is_described_in_vietnamese(
    office: Office, words: list[str]
) -> None:
    run = office.run(*words)
    found = properties(run.json)
    assert run.code == 0
    assert len(found) > 15
    assert [name for name, one in found if not VIETNAMESE.search(str(one["description"]))] == []


def as_editors_read(path: Path) -> object:
    """Return a YAML file as an editor's JSON Schema check sees it: dates stay text."""
    import yaml

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        char: [(tag, pattern) for tag, pattern in rows if not tag.endswith("timestamp")]
        for char, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def test_every_sample_is_valid_by_the_schema(office: Office) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    document, registry = office.run("schema").json, office.run("schema", "--registry").json
    for schema in (document, registry):
        jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(as_editors_read(HOME / "data/don_vi.yaml"), registry)
    for sample in SAMPLES:
        jsonschema.validate(as_editors_read(HOME / sample), document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**as_editors_read(HOME / SAMPLES[0]), "trich_yu": "x"}, document)  # type: ignore[dict-item]


# doctor


def test_doctor_says_what_is_there(office: Office) -> None:
    as_text, as_json = office.run("doctor"), office.run("doctor", "--format", "json")
    assert (as_text.code, as_json.code) == (0, 0)
    assert all(line.startswith(("có ", "thiếu ")) for line in as_text.paths)
    assert {"Python", "docxtpl", "lxml"} <= {
        item["name"] for item in as_json.json["items"] if item["found"]
    }


# wrong use


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param("biuld", "Không có lệnh «biuld»; có phải ý bạn là «build»?", id="near"),
        pytest.param("xyz", "Không có lệnh «xyz»; xem các lệnh: docgen --help", id="far"),
        pytest.param("fork", "Không có lệnh «fork»", id="not-yet"),
        pytest.param("template chek", "Không có lệnh «chek»; có phải", id="subcommand"),
        pytest.param("build", "Thiếu «TỆP.yaml...»", id="no-file"),
        pytest.param("build --dratf a", "«--dratf»; có phải ý bạn là «--draft»?", id="option"),
        pytest.param("--xyz", "Không có tùy chọn «--xyz»", id="option-of-docgen"),
        pytest.param("build a -o", "Tùy chọn «-o» thiếu giá trị", id="no-value"),
        pytest.param("build --draft=1 a", "Tùy chọn «--draft» không nhận giá trị", id="flag"),
        pytest.param("build a --format xml", "chọn một trong text, json", id="choice"),
        pytest.param("new", "Thiếu «LOẠI»", id="no-type"),
        pytest.param("new ke_hoach", "Thiếu tùy chọn «--for»", id="no-unit"),
        pytest.param("new ke_hoach --for x", "Thiếu tùy chọn «--output»", id="no-output"),
        pytest.param("init", "Thiếu «THƯ_MỤC»", id="no-folder"),
        pytest.param("init a b", "Thừa «b» trên dòng lệnh", id="too-much"),
        pytest.param("template check", "Thiếu «MẪU.docx...»", id="no-template"),
        pytest.param("schema x", "Thừa «x» trên dòng lệnh", id="schema"),
        pytest.param("doctor --xa", "Không có tùy chọn «--xa»", id="doctor"),
    ],
)
def test_a_wrong_use_is_one_vietnamese_sentence(office: Office, words: str, sentence: str) -> None:
    run = office.run(*words.split())
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("docgen: ")
    assert sentence in run.err
    assert run.err.count("\n") == 1
    assert not ENGLISH.search(re.sub(r"«.*?»|--?[a-z]+", "", run.err))


@pytest.mark.parametrize("words", ["", "template"])
def test_no_command_at_all_shows_the_help(office: Office, words: str) -> None:
    run = office.run(*words.split())
    assert run.code == 2
    assert (run.out + run.err).startswith("Cách dùng: docgen")


@pytest.mark.parametrize("command", HELPS)
def test_every_help_is_vietnamese(office: Office, command: str) -> None:
    for option in ("--help", "-h"):
        run = office.run(*command.split(), option)
        assert (run.code, run.err) == (0, "")
        assert run.out.startswith(f"Cách dùng: {f'docgen {command}'.strip()} ")
        assert "Tùy chọn:" in run.out
        plain = re.sub(r"--[a-z-]+|docgen [a-z_ ]+|\[text\|json\]|: text\]", "", run.out)
        assert ENGLISH.findall(plain) == []
        rows = run.out.partition("Tùy chọn:\n")[2].splitlines()
        starts = [row for row in rows if re.match(r"  \S", row)]
        assert [row for row in starts if not re.search(r"\S  +\S", row)] == []
        assert "..." not in run.out.replace("TỆP.yaml...", "").replace("MẪU.docx...", "").replace(
            "[TÙY CHỌN]...", ""
        )


def test_the_version_is_told(office: Office) -> None:
    from docgen import __version__

    run = office.run("--version")
    assert (run.code, run.out) == (0, f"docgen {__version__}\n")


# as a process


def test_python_m_docgen_works_and_its_streams_are_utf_8(office: Office) -> None:
    office.write("data/kế hoạch.yaml", plan(("so: 24\n", "")))
    run = office.spawn("build", "data/kế hoạch.yaml", env={"PYTHONIOENCODING": "ascii"})
    assert (run.code, run.paths) == (0, ["out/kế hoạch/kế hoạch.docx"])
    assert "ghi chú D-TRONG  Để trống số để ghi bằng bút." in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_hindrance(office: Office, closed: str) -> None:
    office.write("data/a.yaml", plan(("so: 24\n", "")))
    command = f"'{sys.executable}' -m docgen build data/a.yaml {closed}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=office.root,
        env={**os.environ, "PYTHONPATH": str(HOME)},
        capture_output=True,
        timeout=10,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert office.documents() == ["a/a.docx"]


def on_a_terminal(office: Office, *words: str, **environment: str) -> str:
    """Return what a command prints on a terminal."""
    import pty

    leader, follower = pty.openpty()
    office.spawn(*words, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    return shown


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_colours_are_for_terminals_whose_owner_wants_them(office: Office) -> None:
    office.write("data/a.yaml", plan(("so: 24", "so: x")))
    words = ("build", "data/a.yaml")
    assert "\x1b[31mlỗi\x1b[0m" in on_a_terminal(office, *words, TERM="xterm")
    without = on_a_terminal(office, *words, TERM="xterm", NO_COLOR="1")
    assert "lỗi D-SO" in without
    assert "\x1b" not in without
    piped = office.spawn(*words)
    assert "\x1b" not in piped.out + piped.err


def test_the_samples_build_from_the_checkout_itself(tmp_path: Path) -> None:
    """The repository is a workspace: its samples are copied so that nothing is written into it."""
    office = Office(tmp_path)
    shutil.rmtree(office.root / "data")
    shutil.copytree(HOME / "data", office.root / "data")
    shutil.copytree(HOME / "templates", office.root / "templates")
    run = office.run("build", *SAMPLES, "-o", "out", "--format", "json")
    assert (run.code, run.problems(), run.problems("warning")) == (0, [], [])
    assert run.json["counts"]["written"] == 10
    again = office.run("build", *SAMPLES, "-o", "out", "--format", "json")
    assert again.json["counts"] == {"written": 0, "unchanged": 10, "kept": 0, "failed": 0}


def test_two_runs_give_the_same_bytes(
    office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Office(tmp_path_factory.mktemp("khac"), UNITS)
    for one in (office, other):
        one.write("data/a.yaml", plan())
        assert one.run("build", "data/a.yaml").code == 0
    first, second = ((one.root / "out/a/a.docx").read_bytes() for one in (office, other))
    assert first == second
