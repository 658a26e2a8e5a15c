"""The overlays of a plan: found beside it, read, applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from docgen.load.document import DocumentFile
from docgen.load.nodes import Mapping, Node, Scalar, in_file, place_of
from docgen.load.overlay.edits import Edit, applied
from docgen.load.reading import Source, read_source
from docgen.load.shape import shape_of
from docgen.load.strict_yaml import read_yaml
from docgen.load.texts import settle_value
from docgen.model import VanBan
from docgen.problems import Place, Problem, ProblemError, suggest

_SHAPE = shape_of(VanBan)
_REASON, _CHANGES = "ly_do", ("thay", "them")
_KEYS = (_REASON, *_CHANGES)
_FORM = "ghi mỗi dòng một đường dẫn, ví dụ «ky/ho_ten: Nguyễn Văn A»"


@dataclass(frozen=True, slots=True)
class Overlay:
    """An overlay that has been read: its reason and its changes; `problems` says what is wrong."""

    source: Source
    ly_do: str
    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...]


def overlay_folder(plan: Path) -> Path:
    """Return the folder of a plan's overlays: `148.yaml` has `148.d` beside it."""
    return plan.with_name(f"{plan.stem}.d")


def overlays_of(plan: Path, shown_folder: str) -> dict[str, Path]:
    """Return the overlays of a plan by the key of their unit, in the order of their names.

    Anything else in the folder but hidden files comes under its whole name, so that the caller
    can say that it is no unit. `shown_folder` names the folder in findings. Raises `ProblemError`
    of code `D-TEP` when the folder cannot be read.
    """
    try:
        found = sorted(overlay_folder(plan).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError:
        message, hint = "Không đọc được thư mục tệp riêng.", "xem lại quyền đọc của thư mục"
        raise ProblemError(Problem("D-TEP", message, Place(shown_folder), hint)) from None
    seen = [path for path in found if not path.name.startswith((".", "~$"))]
    return {path.stem if path.suffix == ".yaml" else path.name: path for path in seen}


def read_overlay(path: Path, shown: str) -> Overlay:
    """Return an overlay with all its problems but those of its paths; never raises.

    `shown` is the file's name in findings.
    """
    try:
        source = read_source(path, shown)
    except ProblemError as error:
        return Overlay(Source(shown, ""), "", (), error.problems)
    root, problems = read_yaml(source)
    if root is None:
        return Overlay(source, "", (), tuple(problems))
    root = in_file(root, shown)
    problems += _unknown(root, shown)
    reason, found = _reason(root, source)
    problems += found
    edits: list[Edit] = []
    for name in _CHANGES:
        more, found = _edits(name, root.get(name), shown)
        edits += more
        problems += found
    if not edits and not problems:
        message = "Tệp riêng không thay và không thêm gì."
        hint = f"thêm «thay:» hoặc «them:»; {_FORM}"
        problems.append(Problem("D-THIEU", message, place_of(root, shown), hint))
    return Overlay(source, reason, tuple(edits), tuple(problems))


def apply_overlay(file: DocumentFile, overlay: Overlay) -> DocumentFile:
    """Return a document's file as it is for one unit, to be bound like any other.

    Faults are at the overlay's lines: `D-VITRI` for a path that leads nowhere, `D-KHONGDOI` for
    what no overlay may change, `D-TRUNG` for two changes of one place, `D-KIEU` for a list where
    text is wanted, `D-GHEP` for a text that would change other sections. What is not named stays
    as it is, letter for letter.
    """
    changed = applied(file, overlay.edits, overlay.source, overlay.problems)
    return replace(changed, reasons={**file.reasons, overlay.source.file: overlay.ly_do})


def _unknown(root: Mapping, file: str) -> list[Problem]:
    problems = []
    for key, _ in root.entries:
        if key.text in _KEYS:
            continue
        name = key.text[:60]
        hint = suggest(name, _KEYS, "tệp riêng chỉ có ba khóa: " + ", ".join(_KEYS))
        if key.text.split("/")[0] in _SHAPE.fields:
            hint = f"đặt «{name}» dưới «thay:» hoặc «them:»"
        message = f"Tệp riêng không có khóa «{name}»."
        problems.append(Problem("D-KHOA", message, place_of(key, file), hint))
    return problems


def _reason(root: Mapping, source: Source) -> tuple[str, list[Problem]]:
    node = root.get(_REASON)
    if node is not None and not isinstance(node, Scalar):
        message = "«ly_do» cần một dòng chữ."
        place = place_of(node, source.file)
        return "", [Problem("D-KIEU", message, place, "viết lý do thành một dòng")]
    if node is None or not node.text.strip():
        place = place_of(root.key(_REASON) or root, source.file)
        hint = "thêm dòng «ly_do: …»: vì sao đơn vị này khác kế hoạch chung"
        return "", [Problem("D-THIEU", "Tệp riêng thiếu «ly_do».", place, hint)]
    settled, found = settle_value(node, (_REASON,), _SHAPE, source)
    assert isinstance(settled, Scalar)
    return settled.text, found


def _edits(name: str, node: Node | None, file: str) -> tuple[list[Edit], list[Problem]]:
    if node is None or (isinstance(node, Scalar) and not node.text.strip()):
        return [], []
    if not isinstance(node, Mapping):
        message = f"«{name}» phải là các dòng «đường dẫn: giá trị»."
        return [], [Problem("D-KIEU", message, place_of(node, file), _FORM)]
    return [Edit(name == "them", key, value) for key, value in node.entries], []
