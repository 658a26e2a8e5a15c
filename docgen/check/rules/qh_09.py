"""Văn bản của Đảng, của Đoàn không ghi Quốc hiệu, Tiêu ngữ.

Sai:
    tiêu đề [thêm sau CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]
    (doan, kế hoạch) tiêu đề [thêm sau Độc lập - Tự do - Hạnh phúc]
Đúng:
    văn bản mẫu
    (doan, công văn) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.rule import PARTY, UNION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    found = case.parts.all("quoc_hieu", "tieu_ngu")
    if found:
        yield Finding(
            "Văn bản theo thể thức này không ghi Quốc hiệu, Tiêu ngữ.",
            f"bỏ, chỉ ghi «{case.profile.tieu_de.dong[0].chu}»",
            found[0].line,
            found[0].start,
            found[0].stop,
        )


RULE = Rule("QH-09", PARTY + UNION, Level.ERROR, "thanh_phan.tieu_de", __doc__, _test)
