"""Tỷ lệ, thành tiền và tổng cộng trong bảng phải tính đúng.

Tỷ lệ = thực hiện chia kế hoạch (sai số 0,1 hoặc do làm tròn); thành tiền = số lượng nhân đơn giá;
dòng tổng cộng bằng các dòng ở trên. Bảng có ô gộp, ô không phải số thì không xét. Số viết
1.500.000,5.

Sai:
    ô bảng [lập bảng STT | Chỉ tiêu | Kế hoạch | Thực hiện | Tỷ lệ (%) / 1 | Số cuộc | 40 | 30 | 85]
    ô bảng [lập bảng STT | Số lượng | Đơn giá | Thành tiền / 1 | 1.000 | 2.500 | 2.600.000]
    ô bảng [lập bảng STT | Ấp | Số hộ / 1 | Một | 120 / 2 | Hai | 95 /  | Tổng cộng | 225]
Đúng:
    ô bảng [lập bảng STT | Kế hoạch | Thực hiện | Tỷ lệ / 1 | 30 | 20 | 66,7 / 2 | 40 | 42 | 105%]
    ô bảng [lập bảng STT | Số lượng | Đơn giá | Thành tiền / 1 | 1.000 | 2.500 | 2.500.000]
    ô bảng [lập bảng STT | Ấp | Số hộ / 1 | Một | 120 / 2 | Hai | chưa có /  | Tổng cộng | 225]
"""

from __future__ import annotations

from docgen.check.engines.sums import wrong_figures
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("BC-01", ALL, Level.ERROR, CONVENTION, __doc__, wrong_figures)
