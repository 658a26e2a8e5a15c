"""Where mended and commented copies go: never over what is checked, nor over each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.problems import Place, Problem, ProblemError
from docgen.review.folder import Named
from docgen.tieng_viet.names import collisions

_SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class Copies:
    """Where a person wants the copies of a run; `as_typed` may end in a stroke: a folder.

    `force` allows to write over what is there.
    """

    as_typed: str
    force: bool = False


def targets_of(
    files: Sequence[Named],
    wanted: Copies,
    is_one: bool,
    current_dir: Path,
    shown: Callable[[Path], str],
) -> list[Path]:
    """Return the path of each file's copy: the one named, or one of the same name in a folder.

    `is_one` says that one file was named, and no folder. Raises `ProblemError` before anything is
    written: `D-TRUNGTEN` for a copy that would take the place of a file that is checked, `D-TENTEP`
    for a name that does not end in `.docx`, or ends so where a folder is needed, `D-GHI` for one
    that is taken.
    """
    out = current_dir / wanted.as_typed
    is_folder = out.is_dir() or wanted.as_typed.endswith(("/", os.sep))
    if not is_one and not is_folder and (out.suffix.lower() == _SUFFIX or out.exists()):
        raise ProblemError(_no_folder(out, shown))
    targets = [out] if is_one and not is_folder else [out / one.name for one in files]
    problems = [
        *_wrong_names(targets, shown),
        *(_clashes(files, targets, shown) or ([] if wanted.force else _taken(targets, shown))),
    ]
    if problems:
        raise ProblemError(*problems)
    return targets


def _no_folder(out: Path, shown: Callable[[Path], str]) -> Problem:
    message = f"«{out.name}» là tên một tệp, không chứa được kết quả của cả thư mục hay nhiều tệp."
    hint = "ghi tên thư mục cho kết quả, có dấu / ở cuối"
    return Problem("D-TENTEP", message, Place(shown(out)), hint)


def _wrong_names(targets: list[Path], shown: Callable[[Path], str]) -> Iterator[Problem]:
    for target in targets:
        if target.suffix.lower() != _SUFFIX:
            message = f"Tên tệp kết quả «{target.name}» không có đuôi .docx."
            hint = "ghi tên tệp .docx, hoặc tên thư mục có dấu / ở cuối"
            yield Problem("D-TENTEP", message, Place(shown(target)), hint)


def _clashes(
    files: Sequence[Named], targets: list[Path], shown: Callable[[Path], str]
) -> list[Problem]:
    checked = {key for one in files if (key := _identity(one.path))}
    same = [target for target in targets if _identity(target) in checked]
    if not same:
        return []
    name = same[0].name
    message = f"Kết quả trùng với chính tệp đang kiểm tra «{name}»."
    if len(same) > 1:
        message = f"{len(same)} kết quả trùng với chính các tệp đang kiểm tra, ví dụ «{name}»."
    hint = "chọn tên khác hoặc thư mục khác cho kết quả; tệp gốc không bao giờ bị sửa"
    return [Problem("D-TRUNGTEN", message, Place(shown(same[0])), hint)]


def refuse_shared(targets: Sequence[Path], shown: Callable[[Path], str]) -> None:
    """Raise `ProblemError` (`D-TRUNGTEN`) where two copies would be one file."""
    problems = []
    for group in collisions(str(target) for target in targets):
        message = f"{len(group)} kết quả cùng ghi vào một tệp «{Path(group[0]).name}»."
        hint = "đổi tên tệp, hoặc chọn thư mục khác cho kết quả"
        problems.append(Problem("D-TRUNGTEN", message, Place(shown(Path(group[0]))), hint))
    if problems:
        raise ProblemError(*problems)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what is the same for all names of one file, links among them; None for no file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _taken(targets: list[Path], shown: Callable[[Path], str]) -> list[Problem]:
    there = [target for target in targets if os.path.lexists(target)]
    if not there:
        return []
    message = f"Đã có tệp «{there[0].name}» nên không ghi kết quả."
    if len(there) > 1:
        message = f"Đã có {len(there)} tệp kết quả, ví dụ «{there[0].name}», nên không ghi."
    hint = "chọn tên khác, hoặc thêm --force để ghi đè"
    return [Problem("D-GHI", message, Place(shown(there[0])), hint)]
