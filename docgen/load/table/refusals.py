"""Why a file cannot be read as a table: each reason in one sentence with the next step."""

from __future__ import annotations

from docgen.problems import Place, Problem, ProblemError

SAVE_AS_XLSX = "mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx rồi dùng tệp mới"
LOCKED = "mở bằng Excel, gỡ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại rồi chạy lại"
_SPLIT = "chép riêng các dòng cần dùng sang một tệp mới"


def broken(file: str, message: str, hint: str = SAVE_AS_XLSX) -> ProblemError:
    """Return the refusal of a damaged or foreign file, code `D-BANGTINH`."""
    return ProblemError(Problem("D-BANGTINH", message, Place(file), hint))


def too_big(file: str, message: str, hint: str = _SPLIT) -> ProblemError:
    """Return the refusal of a file beyond the bounds, code `D-LON`."""
    return ProblemError(Problem("D-LON", message, Place(file), hint))


def unreadable(file: str, message: str, hint: str) -> ProblemError:
    """Return the refusal of a file that is not there or not open to us, code `D-TEP`."""
    return ProblemError(Problem("D-TEP", message, Place(file), hint))
