"""Base templates: built from the profiles into a folder, and checked one by one."""

from __future__ import annotations

from pathlib import Path

import yaml

from docgen.build.fonts import font_problems
from docgen.build.lookup import FILE, LETTER, NAMED
from docgen.build.samples import Values, complete, sample_context
from docgen.build.sheet import SHEET, read_sheet, scalar
from docgen.load.nodes import Mapping, Node, Scalar
from docgen.problems import Level, Place, Problem, ProblemError
from docgen.render import compile_template
from docgen.the_thuc.loading import NAMES, load_profile
from docgen.the_thuc.profile import TheThuc
from docgen.verify import verify_text
from docgen.word.guard import open_document
from docgen.word.template import build_template
from docgen.write import replace_file, sha256_of


def build_templates(folder: Path, *, force: bool = False) -> tuple[list[Path], list[Problem]]:
    """Write `<profile>/{chung,cong_van}/mau.docx` and `mau.yaml` below a folder.

    A template that was edited in Word since docgen built it is kept, with a warning, unless
    `force`. Returns the files written and the findings.
    """
    written: list[Path] = []
    problems: list[Problem] = []
    for name in NAMES:
        for kind in (NAMED, LETTER):
            target = folder / name / kind
            data = build_template(load_profile(name), letter=kind == LETTER)
            if not force and _edited(target):
                hint = "chạy lại với --force nếu muốn bỏ các sửa đổi đó"
                place = Place(str(target / FILE))
                message = "Mẫu đã được sửa trong Word, docgen giữ nguyên."
                problems.append(Problem("D-SUATAY", message, place, hint, Level.WARNING))
                continue
            target.mkdir(parents=True, exist_ok=True)
            replace_file(target / FILE, data)
            replace_file(target / SHEET, _sheet(load_profile(name), kind, data).encode())
            written += [target / FILE, target / SHEET]
    return written, problems


def check_template(path: Path, shown: str) -> list[Problem]:
    """Return everything that is wrong with a template: its tags, and how it prints its samples."""
    try:
        data = path.read_bytes()
    except OSError:
        return [Problem("D-TEP", "Không đọc được tệp mẫu.", Place(shown), "xem lại đường dẫn")]
    sheet = Path(shown).with_name(SHEET)
    try:
        context, profile = _sample_of(path.with_name(SHEET), str(sheet))
        template = compile_template(data, shown)
        fonts = font_problems(open_document(data, shown), profile, shown)
        result = template.render(context)
    except ProblemError as error:
        return list(error.problems)
    return [*fonts, *verify_text(result.data, result.printed, context, shown)]


def _edited(folder: Path) -> bool:
    file = folder / FILE
    return file.is_file() and sha256_of(file.read_bytes()) != scalar(
        read_sheet(folder / SHEET, str(folder / SHEET)), "goc", "sha256"
    )


def _sheet(profile: TheThuc, kind: str, data: bytes) -> str:
    content = {
        "the_thuc": profile.ma,
        "loai": kind,
        "ten": f"{profile.ten}: {'công văn' if kind == LETTER else 'văn bản có tên loại'}",
        "goc": {"nguon": "docgen", "sha256": sha256_of(data)},
        "vi_du": sample_context(profile, letter=kind == LETTER),
    }
    return (
        "# Mẫu Word của docgen: thể thức, loại, nguồn và giá trị ví dụ để kiểm tra mẫu.\n"
        + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    )


def _sample_of(sheet: Path, shown: str) -> tuple[Values, TheThuc]:
    """Return the sample context and the profile of a template; all findings are at its sheet."""
    root = read_sheet(sheet, shown)
    values = _plain(root.get("vi_du")) if root else {}
    try:
        profile = load_profile(scalar(root, "the_thuc") or NAMES[0])
        given = values if isinstance(values, dict) else {}
        return complete(given, profile, letter=scalar(root, "loai") == LETTER), profile
    except ProblemError as error:
        raise ProblemError(*(_in_file(problem, shown) for problem in error.problems)) from error


def _in_file(problem: Problem, shown: str) -> Problem:
    return problem.at(Place(shown, part=problem.place.part))


def _plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, Scalar):
        return node.text
    return [_plain(item) for item in node.items] if node else ""
