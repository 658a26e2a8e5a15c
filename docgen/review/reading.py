"""The bytes of a file that a person names: it may be missing, locked, huge, or no file at all."""

from __future__ import annotations

from pathlib import Path

from docgen.problems import Place, Problem, ProblemError

MAX_BYTES = 100_000_000  # plans of three pages with pictures reach 30 MB


def read_word_file(path: Path, shown: str) -> bytes:
    """Return the bytes of a Word file.

    Raises `ProblemError`: `D-TEP` for one that is missing, is no plain file or cannot be read,
    `D-MAUQUACO` for one that is too large.
    """
    place = Place(shown)
    try:
        if path.exists() and not path.is_file():
            hint = "chỉ rõ một tệp .docx"
            raise ProblemError(Problem("D-TEP", "Đây không phải là tệp thường.", place, hint))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        hint = "xem lại tên tệp và thư mục đang đứng"
        raise ProblemError(Problem("D-TEP", "Không tìm thấy tệp.", place, hint)) from None
    except (OSError, ValueError):  # a name with a NUL is a ValueError
        hint = "xem lại quyền đọc, hoặc đóng chương trình đang mở tệp này"
        raise ProblemError(Problem("D-TEP", "Không đọc được tệp.", place, hint)) from None
    if len(data) > MAX_BYTES:
        message = f"Tệp lớn hơn {MAX_BYTES // 1_000_000} MB."
        hint = "nén hình trong Word (Compress Pictures) rồi lưu lại"
        raise ProblemError(Problem("D-MAUQUACO", message, place, hint))
    return data
