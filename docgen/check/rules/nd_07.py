"""Phần, mục, điều, khoản, điểm đánh số liên tục, không thiếu, không trùng, không đảo.

Mục La Mã I, II, III; khoản 1, 2, 3 (bắt đầu lại trong mỗi mục hoặc nối tiếp đều được); điểm theo
chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i … (không có f, j, w, z). Điều đánh số từ đầu đến cuối
văn bản. Danh sách bắt đầu lại sau câu có dấu hai chấm, sau bảng, trong phụ lục. Số do Word tự đánh
không bị xét.

Sai:
    mục La Mã [đoạn thứ 3: IV. TỔ CHỨC THỰC HIỆN]
    mục La Mã [đoạn thứ 2: I. NHIỆM VỤ, GIẢI PHÁP]
    khoản [đổi «2. Yêu cầu» thành «3. Yêu cầu»]
    khoản [đổi «2. Yêu cầu» thành «1. Yêu cầu»]
    điểm [đoạn thứ 2: c) Giữ vững địa bàn sạch về ma túy.]
    điểm [thêm cuối c) Địa bàn.] ++ điểm [thêm cuối d) Đối tượng.] ++ điểm [thêm cuối e) Hồ sơ.]
    điểm [thêm cuối c) Quản lý địa bàn.] ++ điểm [thêm cuối w) Quản lý đối tượng.]
    lời văn [dòng trái đậm Điều 3. Thi hành] ++ lời văn [dòng trái đậm Điều 1. Hiệu lực]
    (dang) mục La Mã [đoạn thứ 3: IV. TỔ CHỨC THỰC HIỆN]
Đúng:
    điểm [thêm cuối c) Ấp.] ++ điểm [thêm cuối d) Hộ.] ++ điểm [thêm cuối đ) Tổ.]
    khoản [đổi «1. Công tác» thành «3. Công tác»] ++ khoản [đổi «2. Kiểm» thành «4. Kiểm»]
    dấu cộng đầu dòng: 1. Vận động từng hộ gia đình ký cam kết.
"""

from __future__ import annotations

from docgen.check.engines.headings import wrong_order
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule(
    "ND-07",
    ALL,
    Level.ERROR,
    {
        "": "NĐ 30/2020, Phụ lục I, II.6đ",
        "dang": "HD 05-HD/VPTW, I.6.2",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": "HD 29-HD/TWĐTN-VP, III.6",
    },
    __doc__,
    wrong_order,
)
