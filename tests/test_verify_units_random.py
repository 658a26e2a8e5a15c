"""The proof of each unit raises no alarm where nothing is wrong, whatever was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_plan import plan
from test_verify_units import made, one_of, proven

from docgen.compose import Composed, Kept, Sources, compose
from docgen.compose.scope import Value
from docgen.model.ngay import read_date

TEXTS = (
    "viec", "so", "dia_danh", "don_vi.ten", "don_vi.ten_tat", "don_vi.dia_danh", "loai",
    "don_vi.co_quan_ban_hanh", "don_vi.ky_hieu_don_vi", "thoi_gian", "chi_tieu.x.muc_tieu",
    "bao_cao.1.ten", "don_vi_soan",
)  # fmt: skip
OF_THE_HEAD = ("ky_hieu", "so_ky_hieu", "trich_yeu")
DATES = ("han", "thoi_gian.tu", "thoi_gian.den", "bao_cao.1.han")
TEXT_FILTERS = st.sampled_from(["", "", "| hoa", "| hoa_dau", "| thuong_dau", "| hai_so"])
DATE_FILTERS = st.sampled_from(["", "| ngay_chu", "| ngay_so", "| ngay_chu | hoa_dau"])
LETTERS = st.sampled_from(
    ["A", "a.", "Căn cứ", "Theo", "V/v", "về việc", "- x", "Lưu:", "(b)", "“C”", "d;", "e,", "./.",
     "**đậm**", "*ng", "\\*", "\\{{ so }}", "{{ 7*7 }}", "Như trên", "TP.", "05", "Ubnd", "UBND"]
)  # fmt: skip


def texts(*names: str) -> st.SearchStrategy[str]:
    """Return texts in notation that name what `names` say."""
    place = "{{{{ {} {} }}}}".format
    words = st.lists(
        st.one_of(
            LETTERS,
            st.builds(place, st.sampled_from(names), TEXT_FILTERS),
            st.builds(place, st.sampled_from(DATES), DATE_FILTERS),
        ),
        min_size=1,
        max_size=4,
    )
    return st.builds(lambda parts, between: between.join(parts), words, st.sampled_from(["", " "]))


HEAD = texts(*TEXTS)
TEXT = texts(*TEXTS, *OF_THE_HEAD)
MARK = st.sampled_from(["", "- ", "I. ", "1. ", "a) ", "Điều 1. ", "Phần I\n"])
LINES = st.one_of(
    st.builds("{}{}".format, MARK, TEXT),
    st.builds("| TT | {} |\n| 1 | {} |".format, TEXT, TEXT),
    st.sampled_from(["[bảng: nhiem_vu]", "[bảng: chi_tieu]", "[ghi chú: {{ viec }}]"]),
)
BODY = st.lists(LINES, min_size=1, max_size=6).map("\n".join)
RECIPIENT = st.one_of(
    TEXT,
    st.sampled_from(["Như trên", "Ban A"]),
    st.builds(lambda: {"nhom": "cap-duoi"}),
    st.builds(lambda text: {"ten": text, "so_ban": "2"}, TEXT),
    st.builds(
        lambda text, some, listed: {"ten": text, "nhom": "phu-nu", "liet_ke": listed} | some,
        st.one_of(TEXT, st.just("{{ so_luong }} chi hội:")),
        st.sampled_from([{}, {"so_ban": "3"}]),
        st.sampled_from(["true", "false"]),
    ),
)
SIGNER = st.fixed_dictionaries(
    {}, optional={"chuc_vu": TEXT, "ho_ten": TEXT, "quyen_han": TEXT}
)  # fmt: skip
ANY = st.fixed_dictionaries(
    {"noi_dung": BODY, "noi_nhan": st.lists(RECIPIENT, min_size=1, max_size=3)},
    optional={
        "loai": st.sampled_from(["ke_hoach", "bao_cao", "cong_van"]),
        "trich_yeu": HEAD, "kinh_gui": st.lists(TEXT, min_size=1, max_size=3), "luu": TEXT,
        "can_cu": st.lists(st.one_of(TEXT, st.builds(
            lambda text, more: {"loai": text, "so_ky_hieu": more, "trich_yeu": text}, TEXT, TEXT,
        )), max_size=3),
        "mo_dau": st.one_of(TEXT, st.just("{{ can_cu }}, {{ viec }}:")), "lien_he": TEXT,
        "dong_kinh_gui": st.lists(TEXT, max_size=2),
        "luu_hanh": st.sampled_from(["Lưu hành nội bộ", "{{ viec }}"]),
        "nguoi_soan": TEXT, "so_ban": st.just("4"), "du_thao": TEXT, "ky": SIGNER,
        "dia_danh": st.sampled_from(["Ấp {{ viec }}", "{{ don_vi.dia_danh }}"]),
        "nhiem_vu": st.lists(st.fixed_dictionaries(
            {"noi_dung": TEXT}, optional={"nhom": TEXT, "chu_tri": st.lists(TEXT, max_size=2)},
        ), min_size=1, max_size=3),
        "phu_luc": st.lists(st.builds(
            lambda ten, body: {"ten": ten, "noi_dung": body}, TEXT, BODY), max_size=2),
        "so": st.none(), "ngay": st.sampled_from(["2026", "2026-06"]),
        "don_vi": st.sampled_from([["a", "b"], ["n", "a", "b"]]),
    },
)  # fmt: skip
WITH = {
    "chi_tieu": [{"ma": "x", "ten": "Số {{ viec }}", "don_vi_tinh": "x", "muc_tieu": "{{ viec }}"}],
    "bao_cao": [{"ten": "Báo cáo {{ don_vi.ten }}", "han": "2026-11-15"}],
    "thoi_gian": {"tu": "2026-06-01", "den": "2026-12-31"},
    "don_vi_soan": "VP",
    "nhiem_vu": [{"noi_dung": "Việc {{ viec }}"}],
}
VALUE = st.sampled_from(
    ["", "họp", "Hội", "- a", "A.", "b;", "c,", "V/v d", "Căn cứ e", "Lưu: VT", "Như trên", "5",
     "25/5/2026", "“D”", "**x**", "{{ so }}", "Theo x", "KH&ĐT", "./.", "tp. hcm", "Xét y"]
)  # fmt: skip


def check_no_alarm(data: dict[str, Any], rows: list[tuple[str, str]]) -> None:
    base = made(plan(don_vi="a") | WITH | data)
    kept = Kept(base.van_ban)
    for key, text in rows:
        row: dict[str, Value] = {"viec": text, "han": read_date("2026-07-05")}
        one = one_of(base, key, row) if len(base.van_ban.don_vi) == 1 else replace(base, values=row)
        for found in (compose(one), compose(replace(one, draft=True), kept)):
            check_found(one, found, kept)


def check_found(one: Sources, found: Composed, kept: Kept) -> None:
    lost = proven(one, found.context)
    assert proven(one, found.context, kept) == lost
    assert found.problems.has_errors or lost == []


ROWS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "n", "d", "tren"]), VALUE), min_size=1, max_size=3
)


@given(ANY, ROWS)
@settings(deadline=None)
def test_no_false_alarm(data: dict[str, Any], rows: list[tuple[str, str]]) -> None:
    check_no_alarm(data, rows)


@pytest.mark.deep
@given(ANY, ROWS)
@settings(max_examples=10_000, deadline=None)
def test_no_false_alarm_deep(data: dict[str, Any], rows: list[tuple[str, str]]) -> None:
    check_no_alarm(data, rows)
