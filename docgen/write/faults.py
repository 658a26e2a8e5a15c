"""What a disk refuses, as findings that a clerk understands."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from docgen.problems import Place, Problem, ProblemError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NOT_A_FOLDER = {errno.ENOTDIR, errno.EEXIST}
# ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: what Windows answers when
# another program holds the file.
_HELD = {5, 32, 33}
_ELSEWHERE = "chọn thư mục khác bằng -o rồi chạy lại"


def write_problem(code: str, message: str, path: Path, hint: str) -> Problem:
    """Return an error about the file or folder `path`, with its code, sentence and next step."""
    return Problem(code, message, Place(str(path)), hint)


def disk_fault(error: OSError, path: Path) -> Problem:
    """Return what the failed writing of `path` means: `D-GHI`, or `D-DUONGDAN` for a long name."""
    number, name = error.errno, path.name
    if number in _FULL:
        hint = "xóa bớt tệp không cần, hoặc " + _ELSEWHERE
        return write_problem("D-GHI", f"Không ghi được «{name}»: ổ đĩa đã hết chỗ.", path, hint)
    if number in _FORBIDDEN:
        hint = "xin quyền ghi vào thư mục, hoặc " + _ELSEWHERE
        return write_problem("D-GHI", f"Không ghi được «{name}»: không có quyền.", path, hint)
    if number in _NOT_A_FOLDER:
        message = f"«{path}» nằm ở chỗ một tệp, không phải thư mục."
        return write_problem("D-GHI", message, path, "đổi tên tệp đó, hoặc " + _ELSEWHERE)
    if number == errno.ENOENT:
        message = f"Không ghi được «{name}»: thư mục không còn."
        return write_problem("D-GHI", message, path, "chạy lại để tạo thư mục mới")
    if number == errno.EISDIR:
        message = f"Không ghi được «{name}»: đã có thư mục cùng tên."
        return write_problem("D-GHI", message, path, "đổi tên thư mục đó rồi chạy lại")
    if number == errno.ENAMETOOLONG:
        message = f"Đường dẫn của «{name[:60]}» quá dài."
        return write_problem("D-DUONGDAN", message, path, "đặt tên ngắn hơn, hoặc " + _ELSEWHERE)
    message = f"Không ghi được «{name}» (lỗi hệ thống {number})."
    return write_problem("D-GHI", message, path, "chạy lại; nếu vẫn lỗi thì " + _ELSEWHERE)


def replace_fault(error: OSError, path: Path) -> Problem:
    """Return what it means that a finished file could not take its place at `path`.

    On Windows a refusal at this point is another program that holds the file: `D-DANGMO`.
    """
    if getattr(error, "winerror", None) in _HELD:
        return _held(path, "đóng tệp đó rồi chạy lại")
    return disk_fault(error, path)


def read_fault(error: OSError, path: Path) -> Problem:
    """Return what it means that the existing file `path` cannot be read: it is not written over."""
    if os.name == "nt" and isinstance(error, PermissionError):
        return _held(path, "đóng tệp đó rồi chạy lại")
    message = f"Không đọc được «{path.name}» đã có sẵn (lỗi hệ thống {error.errno})."
    return write_problem("D-GHI", message, path, "xem lại quyền đọc tệp, hoặc " + _ELSEWHERE)


def refuse_open(path: Path) -> None:
    """Raise `ProblemError` (`D-DANGMO`) when Word or LibreOffice says that it has `path` open.

    On a network drive, and on any but Windows, the system itself would let the file be replaced,
    and the next saving in Word would bring the old text back.
    """
    for lock in _lock_files(path.name):
        if os.path.lexists(path.with_name(lock)):
            hint = f"đóng tệp đó rồi chạy lại; nếu không ai mở, xóa tệp ẩn «{lock}»"
            raise ProblemError(_held(path, hint))


def _lock_files(name: str) -> tuple[str, str]:
    """Return what Word and LibreOffice put beside a file of this name while it is open.

    Word writes over the first two characters of a stem that is longer than seven, over one of
    seven, over none of a shorter one.
    """
    overwritten = min(max(len(name.rpartition(".")[0]) - 6, 0), 2)
    return f"~${name[overwritten:]}", f".~lock.{name}#"


def _held(path: Path, hint: str) -> Problem:
    message = f"«{path.name}» đang mở trong Word hoặc chương trình khác."
    return write_problem("D-DANGMO", message, path, hint)


def plain_file(path: Path) -> os.stat_result | None:
    """Return the status of the regular file `path`, or None where there is nothing yet.

    Raises `ProblemError` for a symbolic link (`D-LIENKET`), which could lead out of the folder, and
    for a folder, a device or a pipe (`D-GHI`).
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ProblemError(disk_fault(error, path)) from error
    if stat.S_ISLNK(status.st_mode):
        raise ProblemError(link_problem(path))
    if stat.S_ISDIR(status.st_mode):
        raise ProblemError(disk_fault(IsADirectoryError(errno.EISDIR, ""), path))
    if not stat.S_ISREG(status.st_mode):
        message = f"«{path.name}» không phải là tệp thường."
        raise ProblemError(write_problem("D-GHI", message, path, "đổi tên nó rồi chạy lại"))
    return status


def link_problem(path: Path) -> Problem:
    """Return the refusal to write through the symbolic link `path`."""
    message = f"«{path.name}» là liên kết (symlink), docgen không ghi qua liên kết."
    return write_problem("D-LIENKET", message, path, "xóa liên kết, hoặc ghi đường dẫn thật vào -o")
