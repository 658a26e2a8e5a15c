"""Văn bản theo Nghị định 30 không ghi tiêu đề của Đảng, của Đoàn.

Sai:
    (theo nha-nuoc) Tiêu ngữ [thêm sau ĐẢNG CỘNG SẢN VIỆT NAM]
    (theo nha-nuoc) Quốc hiệu [thêm trước ĐOÀN TNCS HỒ CHÍ MINH]
Đúng:
    văn bản mẫu
    (hoi-lhpn, công văn) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    part = case.parts.one("tieu_de")
    if part is not None:
        wanted = ", ".join(f"«{line.chu}»" for line in case.profile.tieu_de.dong)
        yield Finding(
            f"Văn bản theo thể thức này không ghi tiêu đề «{part.text}».",
            f"bỏ, chỉ ghi {wanted}",
            part.line,
            part.start,
            part.stop,
        )


RULE = Rule("QH-10", STATE, Level.ERROR, "thanh_phan.quoc_hieu", __doc__, _test)
