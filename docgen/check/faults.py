"""What a person is told when the checker itself fails on a document."""

from __future__ import annotations

from docgen.problems import Level, Place, Problem


def checker_fault(file: str, error: Exception, level: Level = Level.ERROR) -> Problem:
    """Return the finding for a fault of ours, which must not cost the person anything else."""
    message = f"docgen không kiểm tra được văn bản này (lỗi bên trong: {type(error).__name__})."
    hint = "báo cho người quản lý docgen, kèm tệp này"
    return Problem("D-KIEMTRA", message, Place(file), hint, level)
