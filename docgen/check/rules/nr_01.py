"""Có phần «Nơi nhận:», viết đúng chữ, có dấu hai chấm.

Chữ «Nơi nhận» đứng riêng một dòng, viết thường, sau có dấu hai chấm. Biên bản, hợp đồng, thư công
và văn bản ban hành kèm theo văn bản khác không có phần này thì không phải lỗi.

Sai:
    chữ Nơi nhận: Nơi nhận
    chữ Nơi nhận: Nơi nhận :
    chữ Nơi nhận: NƠI NHẬN:
    chữ Nơi nhận: Noi nhận:
    (doan) chữ Nơi nhận: Nơi nhân:
    chữ Nơi nhận [bỏ] ++ nơi nhận [bỏ hết]
Đúng:
    chữ Nơi nhận: Nơi nhận:
    (dang) văn bản mẫu
    (doan, công văn) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.recipients import has_line
from docgen.check.engines.title import is_other_kind
from docgen.check.remedy import retyped
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level

# Types whose model has no recipients (NĐ 30/2020, Phụ lục III; thông lệ).
_WITHOUT = {
    "bien_ban", "hop_dong", "thu_cong", "ban_ghi_nho", "ban_thoa_thuan", "loi_keu_goi",
    "tuyen_bo",
}  # fmt: skip


def _test(case: Case) -> Iterator[Finding]:
    wanted = case.profile.noi_nhan.nhan
    part = case.parts.one("noi_nhan_nhan")
    if part is None:
        if _is_wanted(case):
            yield Finding(
                "Thiếu phần Nơi nhận.", f"thêm «{wanted}» và danh sách nơi nhận ở cuối văn bản"
            )
    elif part.text != wanted:
        yield Finding(
            f"Chữ Nơi nhận viết «{part.text}».",
            f"viết «{wanted}»",
            part.line,
            part.start,
            part.stop,
            remedies=retyped(part, wanted),
        )


def _is_wanted(case: Case) -> bool:
    parts = case.parts
    if parts.is_lost or parts.loai in _WITHOUT or is_other_kind(case) or _is_attached(case):
        return False
    return not has_line(case, "noi_nhan")


def _is_attached(case: Case) -> bool:
    """Whether the document was issued with another one, which has the recipients."""
    inside = {line.index for one in case.parts.appendices for line in one.lines}
    return any(part.line.index not in inside for part in case.parts.all("kem_theo"))


RULE = Rule("NR-01", ALL, Level.ERROR, "noi_nhan", __doc__, _test)
