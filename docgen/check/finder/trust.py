"""How sure the finder is: which of the expected components were found, and which were not."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.check.parts import BODY, Part

# What each expected component adds; the sum is 1. A head alone, or a title with an ending alone,
# is as much as the words of a form or of a letter can show by chance.
_EXPECTED = (
    (("quoc_hieu", "tieu_ngu", "tieu_de"), 0.18, "tiêu đề góc phải trang đầu"),
    (("co_quan_ban_hanh",), 0.12, "tên cơ quan ban hành"),
    (("so_ky_hieu",), 0.18, "số, ký hiệu"),
    (("dia_danh_ngay",), 0.12, "địa danh, ngày tháng"),
    (("ten_loai", "trich_yeu_cong_van"), 0.16, "tên loại văn bản hoặc trích yếu công văn"),
    (("noi_nhan_nhan", "noi_nhan_ten"), 0.12, "nơi nhận"),
    (("quyen_han", "chuc_vu", "ho_ten"), 0.12, "quyền hạn, chức vụ, họ tên người ký"),
)
_UNKNOWN = 0.06  # of a title's weight remains where its words name no type
# A paper without any of these is no office's, however it begins: less than `Parts.LOST`.
_OF_AN_OFFICE = ("co_quan_ban_hanh", "co_quan_chu_quan", "so_ky_hieu", "noi_nhan_ten")
_PERSONS = 0.38
# What a lost document keeps: what its own words or its place in the file tell beyond doubt.
_SURE = frozenset(
    (
        *BODY, "phan", "ten_phan", "bang_o", "bang_dau", "trong", "so_trang", "quoc_hieu",
        "tieu_ngu", "tieu_de", "phu_luc_so", "phu_luc_ten", "kem_theo", "ke_phu_luc",
    )
)  # fmt: skip


def confidence_of(roles: Collection[str], *, known: bool) -> float:
    """Return from 0 to 1 how much of a document was recognised."""
    total = 0.0
    for wanted, weight, _ in _EXPECTED:
        if any(role in roles for role in wanted):
            guessed = "ten_loai" in wanted and not known and "trich_yeu_cong_van" not in roles
            total += _UNKNOWN if guessed else weight
    return round(min(total, _PERSONS if _is_of_a_person(roles) else 1), 2)


def _is_of_a_person(roles: Collection[str]) -> bool:
    """Whether the State's title stands above what no office wrote: an application, a contract."""
    return "quoc_hieu" in roles and not any(role in roles for role in _OF_AN_OFFICE)


def doubts_of(roles: Collection[str]) -> tuple[str, ...]:
    """Return a sentence for each component that was not recognised."""
    return tuple(
        f"Không nhận ra {name}."
        for wanted, _, name in _EXPECTED
        if not any(role in roles for role in wanted)
    )


def without_guesses(items: Iterable[Part]) -> list[Part]:
    """Leave out what only its place suggested: in a file of another kind that is chance."""
    return [part for part in items if part.role in _SURE]
