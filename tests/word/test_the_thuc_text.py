"""What a document of each rulebook reads, line by line: order, literals, marks, ends.

The lines are the skeletons of the rules (NĐ 30/2020, phụ lục I and III; HD 05-HD/VPTW;
HD 36-HD/VPTW; HD 29-HD/TWĐTN-VP), written out here by hand.
"""

from pathlib import Path
from typing import Any

import pytest
from profile_offices import built, letter, plan

NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
BODY = ["I. MỤC ĐÍCH", "1. Nâng cao chất lượng"]
OPENING = "Đơn vị xây dựng kế hoạch như sau:"
SUBJECT = "Công tác văn thư năm 2026"
JUNE = "ngày 05 tháng 6 năm 2026"
MARCH = "ngày 05 tháng 3 năm 2026"

PLANS = {
    "nha-nuoc": [
        *["ỦY BAN NHÂN DÂN TỈNH TÂY NINH", "SỞ NỘI VỤ", *NATION],
        *["Số: 05/KH-SNV", f"Tây Ninh, {JUNE}", "KẾ HOẠCH", SUBJECT],
        *["Căn cứ Luật Lưu trữ;", "Theo đề nghị của Văn phòng.", OPENING, *BODY],
        *["- Bảo đảm đúng thể thức./.", "Nơi nhận:", "- Cơ quan cấp trên (để báo cáo);"],
        *["- Các đơn vị trực thuộc;", "- Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn A"],
    ],
    "hoi-lhpn": [
        *["HỘI LHPN TỈNH TÂY NINH", "HỘI LHPN XÃ TÂN BIÊN", *NATION],
        *["Số: 05/KH-BTV", f"Tân Biên, {JUNE}", "KẾ HOẠCH", SUBJECT],
        *["Căn cứ Luật Lưu trữ;", "Theo đề nghị của Văn phòng.", OPENING, *BODY],
        *["- Bảo đảm đúng thể thức./.", "Nơi nhận:", "- Cơ quan cấp trên (để báo cáo);"],
        *["- Các đơn vị trực thuộc;", "- Lưu: VT."],
        *["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn A"],
    ],
    "doan-the": [
        *["ỦY BAN MTTQ VIỆT NAM XÃ TÂN BIÊN", "BAN THƯỜNG TRỰC", *NATION],
        *["Số: 05/KH-MTTQ-BTT", f"Tân Biên, {JUNE}", "KẾ HOẠCH", SUBJECT],
        *["Căn cứ Luật Lưu trữ;", "Theo đề nghị của Văn phòng.", OPENING, *BODY],
        *["- Bảo đảm đúng thể thức./.", "Nơi nhận:", "- Cơ quan cấp trên (để báo cáo);"],
        *["- Các đơn vị trực thuộc;", "- Lưu: VT."],
        *["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Nguyễn Văn A"],
    ],
    "dang": [
        *["ĐẢNG BỘ TỈNH TÂY NINH", "ĐẢNG UỶ XÃ TÂN BIÊN", "*", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        *["Số 05-KH/ĐU", f"Tân Biên, {JUNE}", "KẾ HOẠCH", SUBJECT, "-----"],
        *["- Căn cứ Luật Lưu trữ;", "- Theo đề nghị của Văn phòng.", OPENING, *BODY],
        *["- Bảo đảm đúng thể thức.", "Nơi nhận:", "- Cơ quan cấp trên (để báo cáo);"],
        *["- Các đơn vị trực thuộc;", "- Lưu Văn phòng Đảng uỷ."],
        *["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn A"],
    ],
    "dang-hd36": [
        *["ĐẢNG BỘ TỈNH TÂY NINH", "ĐẢNG UỶ XÃ TÂN BIÊN", "*", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        *["Số 05-KH/ĐU", f"Tân Biên, {MARCH}", "KẾ HOẠCH", SUBJECT, "-----"],
        *["- Căn cứ Luật Lưu trữ;", "- Theo đề nghị của Văn phòng,", OPENING, *BODY],
        *["- Bảo đảm đúng thể thức.", "Nơi nhận:", "- Cơ quan cấp trên (để báo cáo),"],
        *["- Các đơn vị trực thuộc,", "- Lưu Văn phòng Đảng uỷ."],
        *["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn A"],
    ],
    "doan": [
        *["TỈNH ĐOÀN TÂY NINH", "BCH ĐOÀN XÃ TÂN BIÊN", "***", "ĐOÀN TNCS HỒ CHÍ MINH"],
        *["Số: 05-KH/ĐTN", f"Tân Biên, {JUNE}", "KẾ HOẠCH", SUBJECT, "-------------"],
        *["Căn cứ Luật Lưu trữ;", "Theo đề nghị của Văn phòng,", OPENING, *BODY],
        *["- Bảo đảm đúng thể thức.", "Nơi nhận:", "- Cơ quan cấp trên (để báo cáo);"],
        *["- Các đơn vị trực thuộc;", "- Lưu VP."],
        *["TM. BAN THƯỜNG VỤ ĐOÀN XÃ", "BÍ THƯ", "Nguyễn Văn A"],
    ],
}
# From the number to the first recipient.
LETTERS = {
    "nha-nuoc": [
        *["Số: 05/SNV-VP", "V/v góp ý dự thảo", f"Tây Ninh, {JUNE}"],
        *["Kính gửi:", "- Sở Tài chính;", "- Sở Y tế.", "Đồng kính gửi: Ban Tổ chức"],
        *["Đề nghị các đơn vị góp ý dự thảo./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT."],
    ],
    "hoi-lhpn": [
        *["Số: 05/BTV-VP", "V/v góp ý dự thảo", f"Tân Biên, {JUNE}"],
        *["Kính gửi:", "- Sở Tài chính;", "- Sở Y tế.", "Đồng kính gửi: Ban Tổ chức"],
        *["Đề nghị các đơn vị góp ý dự thảo./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT."],
    ],
    "doan-the": [
        *["Số: 05/MTTQ-BTT", "V/v góp ý dự thảo", f"Tân Biên, {JUNE}"],
        *["Kính gửi:", "- Sở Tài chính;", "- Sở Y tế.", "Đồng kính gửi: Ban Tổ chức"],
        *["Đề nghị các đơn vị góp ý dự thảo./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT."],
    ],
    "dang": [
        *["Số 05-CV/ĐU", "về việc góp ý dự thảo", f"Tân Biên, {JUNE}"],
        *["Kính gửi:", "- Sở Tài chính;", "- Sở Y tế.", "Đồng kính gửi: Ban Tổ chức"],
        *["Đề nghị các đơn vị góp ý dự thảo.", "Nơi nhận:", "- Như trên;"],
        "- Lưu Văn phòng Đảng uỷ.",
    ],
    "dang-hd36": [
        *["Số 05-CV/ĐU", "về việc góp ý dự thảo", f"Tân Biên, {MARCH}"],
        *["Kính gửi:", "- Sở Tài chính,", "- Sở Y tế.", "Đồng kính gửi: Ban Tổ chức"],
        *["Đề nghị các đơn vị góp ý dự thảo.", "Nơi nhận:", "- Như trên,"],
        "- Lưu Văn phòng Đảng uỷ.",
    ],
    "doan": [
        *["Số: 05-CV/ĐTN-VP", '"V/v góp ý dự thảo"', f"Tân Biên, {JUNE}"],
        *["Kính gửi:", "- Sở Tài chính;", "- Sở Y tế.", "Đồng kính gửi: Ban Tổ chức"],
        *["Đề nghị các đơn vị góp ý dự thảo.", "Nơi nhận:", "- Như trên;", "- Lưu VP."],
    ],
}


@pytest.mark.parametrize("profile", PLANS)
def test_a_plan_reads_as_its_rulebook_says(tmp_path: Path, profile: str) -> None:
    assert built(tmp_path, plan(profile)).lines() == PLANS[profile]


@pytest.mark.parametrize("profile", LETTERS)
def test_a_letter_has_no_title_but_addressees(tmp_path: Path, profile: str) -> None:
    lines = built(tmp_path, letter(profile, dong_kinh_gui="Ban Tổ chức")).lines()
    start = next(index for index, line in enumerate(lines) if line.startswith("Số"))
    expected = LETTERS[profile]
    assert lines[start : start + len(expected)] == expected
    assert "CÔNG VĂN" not in lines


@pytest.mark.parametrize(
    ("profile", "line"),
    [
        pytest.param("nha-nuoc", "Kính gửi: Ủy ban nhân dân tỉnh", id="state"),
        pytest.param("hoi-lhpn", "Kính gửi: Ủy ban nhân dân tỉnh", id="women"),
        pytest.param("dang", "Kính trình: Ủy ban nhân dân tỉnh", id="party"),
        pytest.param("dang-hd36", "Kính gửi: Ủy ban nhân dân tỉnh", id="party-before-may-2026"),
        pytest.param("doan", "Kính gửi: Ủy ban nhân dân tỉnh", id="youth"),
    ],
)
def test_a_submission_names_its_one_addressee_beside_the_label(
    tmp_path: Path, profile: str, line: str
) -> None:
    data = plan(profile, loai="to_trinh", kinh_gui="Ủy ban nhân dân tỉnh")
    lines = built(tmp_path, data).lines()
    assert line in lines
    assert lines.index("TỜ TRÌNH") < lines.index(line)
    like_above = [item for item in lines if "Như trên" in item]
    assert like_above == ["- Như trên" + ("," if profile == "dang-hd36" else ";")]


@pytest.mark.parametrize(
    ("profile", "typed", "printed"),
    [
        pytest.param("nha-nuoc", "- Xong.", "- Xong./.", id="state-full-stop-gives-way"),
        pytest.param("nha-nuoc", "- Xong./.", "- Xong./.", id="state-not-doubled"),
        pytest.param("nha-nuoc", "- Xong;", "- Xong./.", id="state-semicolon-gives-way"),
        pytest.param("dang", "- Xong", "- Xong.", id="party-adds-a-full-stop"),
        pytest.param("dang", "- Xong./.", "- Xong.", id="party-has-no-slashes"),
        pytest.param("dang-hd36", "- Xong;", "- Xong.", id="legacy-party"),
        pytest.param("doan", "- Xong", "- Xong", id="youth-as-typed"),
        pytest.param("doan", "- Xong./.", "- Xong./.", id="youth-as-typed-slashes"),
    ],
)
def test_the_text_ends_with_the_mark_of_its_rulebook(
    tmp_path: Path, profile: str, typed: str, printed: str
) -> None:
    lines = built(tmp_path, plan(profile, noi_dung=f"- Đầu.\n{typed}")).lines()
    assert lines[lines.index("Nơi nhận:") - 1] == printed


CITED: dict[str, Any] = {
    "loai": "Kế hoạch",
    "so_ky_hieu": "12/KH-UBND",
    "ngay": "2026-02-05",
    "co_quan": "Ủy ban nhân dân tỉnh",
    "trich_yeu": "về công tác văn thư",
}


@pytest.mark.parametrize(
    ("profile", "first", "last"),
    [
        pytest.param(
            "nha-nuoc",
            "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh "
            "về công tác văn thư;",
            "Xét đề nghị của Văn phòng.",
            id="state",
        ),
        pytest.param(
            "dang",
            "- Căn cứ Kế hoạch số 12/KH-UBND, ngày 05/02/2026 của Ủy ban nhân dân tỉnh "
            "về công tác văn thư;",
            "- Xét đề nghị của Văn phòng.",
            id="party",
        ),
        pytest.param(
            "doan",
            "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh "
            "về công tác văn thư;",
            "Xét đề nghị của Văn phòng,",
            id="youth",
        ),
    ],
)
def test_bases_are_cited_in_full_one_a_line(
    tmp_path: Path, profile: str, first: str, last: str
) -> None:
    bases = [CITED, "Xét đề nghị của Văn phòng;"]
    lines = built(tmp_path, plan(profile, can_cu=bases)).lines()
    where = lines.index(first)
    assert lines[where + 1] == last


def test_bases_inside_the_opening_are_one_running_sentence(tmp_path: Path) -> None:
    opening = "{{ can_cu }}, Hội xây dựng kế hoạch như sau:"
    lines = built(tmp_path, plan("hoi-lhpn", mo_dau=opening)).lines()
    running = "Căn cứ Luật Lưu trữ và theo đề nghị của Văn phòng, Hội xây dựng kế hoạch như sau:"
    assert running in lines
    assert "Căn cứ Luật Lưu trữ;" not in lines
