"""What the documents say is so: words, commands, codes, examples, links, the two commands."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

import docgen
from docgen.check.registry import CODES
from docgen.cli import app
from docgen.compose.scope import FILTERS, open_scope
from docgen.load.document import load_document
from docgen.load.registry.file import load_registry
from docgen.model import DonVi, Muc, Ngay, NoiDung, VanBan
from docgen.model.base import Noun
from docgen.model.words import WORDS
from docgen.notation import parse
from docgen.problems import Place
from docgen.the_thuc.loading import NAMES

ROOT = Path(__file__).parents[1]
README, GUIDE, CHANGES = "README.md", "README.vi.md", "CHANGELOG.md"
HOUSE = Path(docgen.__file__).parent


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def after(mark: str, name: str = README) -> str:
    """Return what stands after the line `<!-- mark -->`."""
    _, found, rest = text_of(name).partition(f"<!-- {mark} -->\n")
    assert found, f"{name}: no <!-- {mark} -->"
    return rest


def block(mark: str) -> str:
    """Return the fenced block that follows a mark at once."""
    match = re.match(r"```\w+\n(.*?)```\n", after(mark), re.DOTALL)
    assert match, f"README: no fence right after <!-- {mark} -->"
    return match[1]


def rows(mark: str, name: str = README) -> list[list[str]]:
    """Return the cells of the table that follows a mark, without its heading."""
    table = after(mark, name).partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def coded(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


# Read from one text, so nobody types their fields as keys.
READ_WHOLE = (Ngay, NoiDung)


def nouns(model: type[Noun]) -> Iterator[type[Noun]]:
    """Yield a noun whose fields are typed as keys, and all such nouns below it."""
    yield model
    waiting = [info.annotation for info in model.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        if annotation in READ_WHOLE:
            continue
        if isinstance(annotation, type) and issubclass(annotation, Noun):
            yield from nouns(annotation)
        waiting.extend(get_args(annotation))


TYPED = sorted({*nouns(VanBan), *nouns(DonVi)}, key=lambda noun: noun.__name__)
ALL = sorted((noun for noun in vars(docgen.model).values() if isinstance(noun, type)), key=str)
NOUNS = [noun for noun in ALL if issubclass(noun, Noun)]


@pytest.mark.parametrize("noun", TYPED)
def test_every_key_has_its_word(noun: type[Noun]) -> None:
    keys = {key for row in rows("words") for key in coded(row[1])}
    assert noun.model_fields.keys() <= WORDS.keys()
    assert noun.model_fields.keys() <= keys


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_is_in_the_words(noun: type[Noun]) -> None:
    words = after("words")
    assert f"`{noun.__name__}`" in words
    assert noun.model_fields.keys() <= set(coded(words))


def test_every_word_is_a_key_and_every_key_of_the_table_is_a_word() -> None:
    keys = {key for row in rows("words") for key in coded(row[1])}
    assert WORDS.keys() == {name for noun in TYPED for name in noun.model_fields}
    assert keys - WORDS.keys() == {"mau"}  # a folder's file, not a key


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that can be run, with all words of its name."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from commands(below, f"{path} {name}")


COMMANDS = dict(commands(app, "docgen"))


def command_rows() -> dict[str, str]:
    """Return the rows of the table of commands: name → everything said of it."""
    _, _, rest = text_of(README).partition("\n## Commands\n\n")
    said: dict[str, str] = {}
    for row in rest.partition("\n\n")[0].splitlines()[2:]:
        if not row.startswith("| …"):
            name = re.match(r"\| `(docgen(?: [a-z]+)+)", row)
            assert name, row
            current = name[1]
        said[current] = said.get(current, "") + row
    return said


def test_the_table_lists_the_commands_that_exist() -> None:
    assert command_rows().keys() == COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_named(name: str) -> None:
    said = command_rows()[name]
    options = {
        flag
        for param in COMMANDS[name].params
        if isinstance(param, click.Option)
        for flag in param.opts
    }
    assert {flag for flag in options if not re.search(rf"{flag}(?![\w-])", said)} == set()


@pytest.mark.parametrize("name", [README, GUIDE, CHANGES])
def test_no_document_names_a_command_or_an_option_that_is_not_there(name: str) -> None:
    text = text_of(name)
    tops = {path.split()[1] for path in COMMANDS}
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    named = set(re.findall(r"\bdocgen ([a-z]+)", code)) - {"docgen"}
    flags = {"--help", "--version", "--quiet", "--no-index", "--find-links"}  # docgen's and pip's
    flags |= {
        flag for command in COMMANDS.values() for param in command.params for flag in param.opts
    }
    assert named - tops == set()
    assert set(re.findall(r"(?<![\w!<-])--[a-z][a-z-]*", text)) - flags == set()


def codes_used() -> set[str]:
    """Return the problem codes that stand in the program as strings.

    The rules of the checker are listed by `docgen rules`.
    """
    found = set()
    for path in HOUSE.rglob("*.py"):
        code = "D" if HOUSE / "check" in path.parents else "(?:D|SK|KG|KY|PH|ND)"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(rf"\A{code}-[A-Z0-9]+\Z", node.value))
    return found


def test_every_problem_code_is_explained_and_no_other() -> None:
    listed = [coded(row[0])[0] for row in rows("codes", GUIDE)]
    assert len(listed) == len(set(listed))
    assert set(listed) == codes_used()


@pytest.mark.parametrize("name", [README, GUIDE])
def test_every_problem_code_that_is_named_exists(name: str) -> None:
    named = re.findall(r"`((?:D|SK|KG|KY|PH|ND)-[A-Z0-9]+)\b", text_of(name))
    assert set(named) - codes_used() - set(CODES) == set()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A workspace with the sample units and the data file of the README."""
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "don_vi.yaml", tmp_path / "data")
    path = tmp_path / "data" / "ke_hoach" / "2026" / "ma-tuy.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(block("example"), encoding="utf-8")
    return path


def build(data: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `docgen build` as a clerk does who stands in `folder`."""
    command = [sys.executable, "-m", "docgen", "build", str(data.relative_to(folder))]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_example_builds_without_a_remark(example: Path, tmp_path: Path) -> None:
    run = build(example, tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "out" / "ma-tuy" / "ma-tuy.docx").is_file()


def test_the_message_is_what_a_clerk_sees(example: Path, tmp_path: Path) -> None:
    wrong = example.read_text(encoding="utf-8").replace("\nngay: 2026-03-05", "\nngay: 5/3/2026")
    example.write_text(wrong, encoding="utf-8")
    run = build(example, tmp_path)
    assert run.returncode == 1
    assert run.stderr == block("message")


def test_every_place_and_filter_is_listed(example: Path) -> None:
    registry, _ = load_registry(ROOT / "data" / "don_vi.yaml", "don_vi.yaml")
    van_ban = load_document(example, example.name).van_ban
    assert van_ban is not None
    more = {"ky_hieu": "KH-BTV", "dia_danh": "Tân Biên", "don_vi_soan": "VP"}
    targets = tuple(one.model_copy(update={"ket_qua": "3"}) for one in van_ban.chi_tieu)
    van_ban = van_ban.model_copy(update={**more, "chi_tieu": targets})
    issuer = registry.units[van_ban.don_vi[0]]
    values = open_scope(van_ban, issuer, "Kế hoạch", lambda field, text: Place(), {}).values
    section = text_of(README).partition("## Places and filters")[2].partition("\n## ")[0]
    assert {*values, *FILTERS} - set(coded(section)) == set()


def test_every_profile_is_listed() -> None:
    section = text_of(README).partition("## Profiles")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", section, re.MULTILINE)
    assert sorted(listed) == sorted(NAMES)


@pytest.mark.parametrize(("name", "right", "plain"), rows("marks"))
def test_the_notation_is_as_the_table_says(name: str, right: str, plain: str) -> None:
    def is_marked(line: str) -> bool:
        tree, _ = parse(line, lambda index, column: Place("", index + 1, column))
        return isinstance(tree.khoi[0], Muc)

    assert [line for line in coded(right) if not is_marked(line)] == []
    assert [line for line in coded(plain) if is_marked(line)] == []


def links(name: str) -> list[str]:
    """Return the links and pictures of a document that lead into the repository."""
    targets = re.findall(r"\]\(([^)\s]+)\)", text_of(name))
    return [target for target in targets if "://" not in target]


def slug(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    bare = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return re.sub(r"\s", "-", bare)


@pytest.mark.parametrize("name", [README, GUIDE, CHANGES])
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    for target in links(name):
        path, _, anchor = target.partition("#")
        assert (ROOT / path).exists(), target
        headings = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE) if anchor else []
        assert not anchor or anchor in map(slug, headings), target


def test_the_picture_is_small() -> None:
    pictures = [ROOT / target for target in links(README) if target.endswith(".png")]
    assert [path.name for path in pictures] == ["ke-hoach-148.png"]
    assert all(path.stat().st_size < 120_000 for path in pictures)


@pytest.mark.parametrize(("mark", "word"), [("run", "docgen build"), ("test", "pytest")])
def test_each_command_is_one_line_that_the_check_finds(mark: str, word: str) -> None:
    line = block(mark).removesuffix("\n")
    assert "\n" not in line
    assert word in line
    awk = re.search(r"awk -v mark=\"<!-- \$1 -->\" '([^']+)' README.md", text_of(".ci/run"))
    assert awk is not None
    if shutil.which("awk") is None:
        pytest.skip("no awk on this machine")
    arguments = ["awk", "-v", f"mark=<!-- {mark} -->", awk[1], README]
    run = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.rstrip("\n") == line


def test_the_guide_s_blocks_build(tmp_path: Path) -> None:
    part = text_of(GUIDE).partition("### Bảng, chữ ký, phụ lục")[2]
    block = part.partition("```yaml\n")[2].partition("```")[0]
    head = (
        "loai: ke_hoach\ndon_vi: ubnd-xa-tan-bien\nso: 5\nngay: 2026-03-05\n"
        "trich_yeu: Tuyên truyền\nnoi_dung: |\n  I. NHIỆM VỤ\n  - Thực hiện {{ thoi_gian }}.\n"
        "  [bảng: nhiem_vu]\n  [bảng: chi_tieu]\n  - Xem Phụ lục.\nnoi_nhan:\n  - C\n"
    )
    (tmp_path / "a.yaml").write_text(head + block, encoding="utf-8")
    options = docgen.Options(out=tmp_path / "out", workspace=ROOT)
    report = docgen.build_documents([tmp_path / "a.yaml"], tmp_path, options)
    assert [problem.message for problem in report.problems] == []
    assert (tmp_path / "out" / "a.docx").is_file()
