"""Địa danh, ngày tháng viết «Tân Biên, ngày 05 tháng 3 năm 2026».

Sau địa danh có dấu phẩy; ngày nhỏ hơn 10, tháng 1, tháng 2 ghi thêm số 0; không dùng dấu thay cho
các chữ ngày, tháng, năm. Tháng 3 đến tháng 9 thừa số 0 chỉ bị nhắc. Văn bản dự thảo để trống ngày,
tháng. Biên bản không có dòng này.

Sai:
    địa danh, ngày tháng: Tân Biên, ngày 5 tháng 6 năm 2026
    địa danh, ngày tháng: Tân Biên, ngày 25 tháng 2 năm 2026
    địa danh, ngày tháng: Tân Biên, ngày 25 tháng 06 năm 2026
    địa danh, ngày tháng: Tân Biên, ngày 25/6/2026
    địa danh, ngày tháng: Tân Biên, 25-6-2026
    địa danh, ngày tháng: Tân Biên ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: Ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: Tân Biên, Ngày 25 Tháng 6 Năm 2026
    địa danh, ngày tháng: Tân Biên, ngày 25 tháng 6 năm 2026.
    địa danh, ngày tháng [bỏ]
    (dang, kế hoạch) địa danh, ngày tháng: Tân Biên, ngày 5 tháng 6 năm 2026
    (doan, công văn) địa danh, ngày tháng: Tân Biên, ngày 25.6.2026
Đúng:
    địa danh, ngày tháng: Tân Biên, ngày 05 tháng 01 năm 2026
    địa danh, ngày tháng: Tân Biên, ngày 31 tháng 12 năm 2025
    địa danh, ngày tháng: Tân Biên, ngày      tháng      năm 2026
    địa danh, ngày tháng: Tân Biên, ngày … tháng 6 năm 2026
    địa danh, ngày tháng: Tân Biên, ngày ..... tháng ..... năm 202...
    địa danh, ngày tháng: TP. Hồ Chí Minh, ngày 10 tháng 10 năm 2025
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.date_line import read_date_line, wrong_form, wrong_padding
from docgen.check.engines.title import is_other_kind
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level

_WITHOUT = "bien_ban"  # model 1.9 has no such line


def _test(case: Case) -> Iterator[Finding]:
    part = case.parts.one("dia_danh_ngay")
    if part is None:
        if not case.parts.is_lost and case.parts.loai != _WITHOUT and not is_other_kind(case):
            yield Finding(
                "Thiếu địa danh, ngày tháng năm ban hành.",
                "ghi dưới tiêu đề bên phải, ví dụ «Tân Biên, ngày 05 tháng 3 năm 2026»",
            )
        return
    line = read_date_line(case)
    if line is None:
        yield Finding(
            f"Địa danh, ngày tháng viết «{part.text}».",
            "viết như «Tân Biên, ngày 05 tháng 3 năm 2026»",
            part.line,
            part.start,
            part.stop,
        )
        return
    yield from wrong_form(line)
    if line.in_words:
        yield from wrong_padding(line)


RULE = Rule("DD-01", ALL, Level.ERROR, "dia_danh_ngay", __doc__, _test)
