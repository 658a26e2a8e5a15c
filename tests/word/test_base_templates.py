"""The base templates that ship: what the builder makes, sound, small, and safe to open and save."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docgen.build.samples import sample_context
from docgen.build.templates import build_templates, check_template
from docgen.render import compile_template
from docgen.the_thuc.fields import FIELDS
from docgen.the_thuc.loading import load_profile
from docgen.word.guard import open_document
from docgen.word.walk import document_lines, walk

SHIPPED = Path(__file__).parents[2] / "templates"
PROFILES = ("nha-nuoc", "hoi-lhpn", "doan-the", "dang", "dang-hd36", "doan")
KINDS = ("chung", "cong_van")
TEMPLATES = [
    pytest.param(SHIPPED / profile / kind / "mau.docx", id=f"{profile}-{kind}")
    for profile in PROFILES
    for kind in KINDS
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
SMALL = 15_000  # bytes
NAMES = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
STRINGS = re.compile(r"'[^']*'")
TAGS = re.compile(r"\{[{%](?:p|r|tr|tc)?\s*(.*?)\s*[%}]\}")
WORDS = {"for", "in", "if", "elif", "else", "endif", "endfor", "not", "and", "or", "colspan"}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    _, problems = build_templates(folder)
    assert not problems
    return folder


def files_of(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("mau.*"))


def test_every_profile_has_its_two_templates(rebuilt: Path) -> None:
    wanted = [f"{profile}/{kind}/mau" for profile in PROFILES for kind in KINDS]
    names = sorted(f"{stem}.{end}" for stem in wanted for end in ("docx", "yaml"))
    assert files_of(SHIPPED) == files_of(rebuilt) == names


@pytest.mark.parametrize("name", files_of(SHIPPED))
def test_what_ships_is_byte_for_byte_what_the_builder_makes(rebuilt: Path, name: str) -> None:
    assert (SHIPPED / name).read_bytes() == (rebuilt / name).read_bytes()


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_shipped_template_has_nothing_wrong(path: Path) -> None:
    assert check_template(path, path.name) == []


def test_a_template_with_a_misspelled_field_is_found_out(tmp_path: Path) -> None:
    source = SHIPPED / "nha-nuoc" / "chung"
    shutil.copy(source / "mau.yaml", tmp_path)
    with zipfile.ZipFile(source / "mau.docx") as old:
        members = {name: old.read(name) for name in old.namelist()}
    body = members["word/document.xml"]
    members["word/document.xml"] = body.replace(b"{{ ten_loai }}", b"{{ ten_loia }}")
    assert members["word/document.xml"] != body
    with zipfile.ZipFile(tmp_path / "mau.docx", "w") as new:
        for name, content in members.items():
            new.writestr(name, content)
    (problem, *_) = check_template(tmp_path / "mau.docx", "mau.docx")
    assert problem.level == "error"
    assert "ten_loia" in problem.message
    assert "ten_loai" in problem.hint


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_template_uses_only_fields_of_the_closed_list(path: Path) -> None:
    own, used = set(), set()
    for tag in TAGS.findall(" ".join(texts(path))):
        bare = STRINGS.sub("", tag)
        loop = re.match(r"for (\w+) in ", bare)
        own |= {loop[1]} if loop else set()
        used |= {name.split(".")[0] for name in NAMES.findall(bare)} - WORDS
    assert used - own <= set(FIELDS)
    unused = set(FIELDS) - used
    letter = path.parent.name == "cong_van"
    drawn = {"dai_gach_co_quan", "dai_gach_trich_yeu"}
    assert unused <= drawn | ({"ten_loai"} if letter else set())


def texts(path: Path) -> list[str]:
    """Return the text of each paragraph of every part, and the descriptions of drawings."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                found += ["".join(p.itertext(W + "t")) for p in root.iter(W + "p")]
                found += [node.get("descr", "") for node in root.iter("{*}docPr")]
    return found


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_template_is_small_and_its_styles_have_names_of_their_own(path: Path) -> None:
    assert path.stat().st_size < SMALL
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    styles = root.findall(W + "style")
    for key in ([s.get(W + "styleId") for s in styles], [s[0].get(W + "val") for s in styles]):
        assert len(key) == len(set(key))
    roots = map(etree.fromstring, parts)
    used = {node.get(W + "val") for root in roots for node in root.iter(W + "pStyle")}
    assert used <= {style.get(W + "styleId") for style in styles}


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of the templates as LibreOffice saves them, with their `mau.yaml`."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("luu")
    sources = []
    for profile in PROFILES:
        for kind in KINDS:
            sources.append(folder / "goc" / f"{profile}+{kind}.docx")
            sources[-1].parent.mkdir(exist_ok=True)
            shutil.copy(SHIPPED / profile / kind / "mau.docx", sources[-1])
    user = f"-env:UserInstallation=file://{folder / 'lo'}"
    command = [soffice, user, "--headless", "--convert-to", "docx", "--outdir", folder / "moi"]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=300)
    for profile in PROFILES:
        for kind in KINDS:
            home = folder / profile / kind
            home.mkdir(parents=True)
            shutil.copy(folder / "moi" / f"{profile}+{kind}.docx", home / "mau.docx")
            shutil.copy(SHIPPED / profile / kind / "mau.yaml", home)
    return folder


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_template_saved_by_another_program_prints_the_same_text(
    saved_again: Path, profile: str, kind: str
) -> None:
    saved = saved_again / profile / kind / "mau.docx"
    assert saved.read_bytes() != (SHIPPED / profile / kind / "mau.docx").read_bytes()
    findings = check_template(saved, "mau.docx")
    assert [problem for problem in findings if problem.level == "error"] == []
    context = sample_context(load_profile(profile), letter=kind == "cong_van")
    ours, theirs = (
        compile_template(path.read_bytes(), "mau.docx").render(context).data
        for path in (SHIPPED / profile / kind / "mau.docx", saved)
    )
    assert body_of(theirs) == body_of(ours)
    # It writes headers and footers anew for each section, with page numbers of its own.
    assert words_of(theirs) == words_of(ours)


def body_of(data: bytes) -> list[str]:
    paragraphs = walk(open_document(data, "van ban"))
    return [one.text for one in paragraphs if one.part == MAIN and one.text.strip()]


def words_of(data: bytes) -> set[str]:
    return {line for line in document_lines(data) if line.strip() and not line.isdecimal()}
