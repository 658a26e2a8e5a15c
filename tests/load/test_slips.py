"""The classic slips of a clerk: where each is told, with which hint, and that its repair loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_text import errors, good, load, plan, shown

TASKS = "nhiem_vu:\n  - noi_dung: Tập huấn\n    thoi_han: {}\n"


@pytest.mark.parametrize(
    ("wrong", "right", "code", "where", "piece"),
    [
        pytest.param(
            "kinh_gui:\n  - Sở Y tế: đ/c A\n", 'kinh_gui:\n  - "Sở Y tế: đ/c A"\n',
            "D-KIEU", "8:5", 'đặt trong dấu ngoặc kép: "Sở Y tế: đ/c A"', id="colon-in-a-list",
        ),
        pytest.param(
            "can_cu:\n  - Theo Công văn: số 5\n", 'can_cu:\n  - "Theo Công văn: số 5"\n',
            "D-KHOA", "8:5", '"Theo Công văn: số 5"', id="key-with-blanks",
        ),
        pytest.param(
            "can_cu: {loai: Luật, trich_yeu: phòng, chống}\n",
            'can_cu: {loai: Luật, trich_yeu: "phòng, chống"}\n',
            "D-KHOA", "7:40", "dấu phẩy", id="comma-in-braces",
        ),
        pytest.param(
            "mo_dau: {{ can_cu }}, như sau\n", 'mo_dau: "{{ can_cu }}, như sau"\n',
            "D-YAML", "7:9", "dấu ngoặc kép", id="place-at-the-start",
        ),
        pytest.param(
            "so: {{ so }}\n", "so: 5\n", "D-YAML", "7:5", "dấu ngoặc kép", id="place-alone",
        ),
        pytest.param(
            "mo_dau: *Tập huấn*\n", 'mo_dau: "*Tập huấn*"\n', "D-YAML", "7:9", "«*»",
            id="star-first",
        ),
        pytest.param(
            "mo_dau: [tạm] a\n", 'mo_dau: "[tạm] a"\n', "D-YAML", "7:14", "dấu nháy đơn",
            id="bracket",
        ),
        pytest.param(
            "mo_dau: [tạm]\n", 'mo_dau: "[tạm]"\n', "D-KIEU", "7:9", "dấu ngoặc kép",
            id="bracket-alone",
        ),
        pytest.param(
            'mo_dau: "Sáng" và chiều\n', "mo_dau: '\"Sáng\" và chiều'\n",
            "D-YAML", "7:15", "dấu nháy đơn", id="letters-after-a-quote",
        ),
        pytest.param(
            'mo_dau: "Sáng\n', 'mo_dau: "Sáng"\n', "D-YAML", "7:9", "không có dấu đóng",
            id="open-quote",
        ),
        pytest.param(
            'mo_dau: "C:\\Hội"\n', "mo_dau: 'C:\\Hội'\n", "D-YAML", "7:12", "\\", id="backslash",
        ),
        pytest.param(
            "mo_dau: | Sáng\n", "mo_dau: |\n  Sáng\n", "D-YAML", "7:11", "phải xuống dòng",
            id="bar",
        ),
        pytest.param(
            "mo_dau: @tinhdoan\n", 'mo_dau: "@tinhdoan"\n', "D-YAML", "7:9", "«@»", id="at-sign",
        ),
        pytest.param(
            "mo_dau: !gấp a\n", 'mo_dau: "!gấp a"\n', "D-YAML", "7:9", "dấu ngoặc kép", id="tag",
        ),
        pytest.param(
            "ky: &a\n  ho_ten: A\n", "ky:\n  ho_ten: A\n", "D-YAML", "7:5", "«&»", id="anchor",
        ),
        pytest.param(
            "ky:\n  <<: {ho_ten: A}\n", "ky:\n  ho_ten: A\n", "D-YAML", "8:3", "«<<»",
            id="merge-key",
        ),
        pytest.param(
            "---\nloai: x\n", "so: 1\n", "D-YAML", "7:1", "tách mỗi văn bản", id="two-documents",
        ),
        pytest.param(
            "? [a]\n: b\n", "so: 1\n", "D-YAML", "7:3", "Khóa phải là chữ", id="list-as-key",
        ),
        pytest.param(
            "ky:\n  ho_ten: A\n chuc_vu: B\n", "ky:\n  ho_ten: A\n  chuc_vu: B\n",
            "D-YAML", "9:2", "thụt đầu dòng bằng nhau", id="crooked",
        ),
        pytest.param(
            "luu VT\nso: 1\n", "luu: VT\nso: 1\n", "D-YAML", "7:1", "khóa: giá trị", id="no-colon",
        ),
        pytest.param(
            "hinh_thuc: giấy\n", "hinh_thuc: giay\n", "D-GIATRI", "7:12", "«giay»", id="choice",
        ),
        pytest.param(
            "ky: Nguyễn Thị A\n", "ky: {ho_ten: Nguyễn Thị A}\n",
            "D-KIEU", "7:5", "quyen_han, chuc_vu, ho_ten", id="text-for-a-group",
        ),
        pytest.param(
            "nhiem_vu: Tập huấn\n", "nhiem_vu: [{noi_dung: Tập huấn}]\n",
            "D-KIEU", "7:11", "phải là danh sách", id="text-for-a-list",
        ),
        pytest.param(
            "ngay: {nam: 2023}\n", "ngay: 2023\n", "D-NGAY", "7:7", "phải là một ngày",
            id="group-for-a-date",
        ),
        pytest.param(
            "bao_cao:\n  - ten: Báo cáo\n    truoc: có\n    han: 2023-11-25\n",
            "bao_cao:\n  - ten: Báo cáo\n    truoc: true\n    han: 2023-11-25\n",
            "D-DUNGSAI", "9:12", "true", id="flag",
        ),
        pytest.param(
            "bao_cao:\n  - ten: Báo cáo\n    truoc: true\n",
            "bao_cao: [{ten: A, han: 2023-11-25}]\n",
            "D-THIEU", "8:5", "Thiếu «han»", id="missing-inside",
        ),
        pytest.param(
            "thoi_gian: {tu: 2023-11-25, den: 2023-05-25}\n",
            "thoi_gian: {tu: 2023-05-25, den: 2023-11-25}\n",
            "D-THOIGIAN", "7:12", "tu và den", id="period-backwards",
        ),
        pytest.param(
            TASKS.format("2023-02-30"), TASKS.format("2023-02-28"),
            "D-NGAY", "9:15", "28 ngày", id="deadline",
        ),
        pytest.param(
            "chua_xep:\n  - Một dòng lạ\n", "chua_xep: []\n", "D-CHUAXEP", "7:1", "chuyển",
            id="left-over",
        ),
        pytest.param(
            "chi_tieu:\n  - {ma: a, ten: A, don_vi_tinh: c}\n  - {ma: a, ten: B, don_vi_tinh: c}\n",
            "chi_tieu:\n  - {ma: a, ten: A, don_vi_tinh: c}\n  - {ma: b, ten: B, don_vi_tinh: c}\n",
            "D-TRUNG", "9:10", "dòng 8 và dòng 9", id="indicator-twice",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_told_where_it_is_and_its_repair_loads(
    tmp_path: Path, wrong: str, right: str, code: str, where: str, piece: str
) -> None:
    loaded = load(tmp_path, plan(wrong))
    found = [one for one in errors(loaded) if (one.code, one.place.where) == (code, where)]
    assert any(piece in shown(one) for one in found), [(p.place, shown(p)) for p in loaded.problems]
    good(tmp_path, plan(right))
