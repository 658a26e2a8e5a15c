"""Người ký đúng là người được ký theo dữ liệu hoặc danh bạ đơn vị.

Chỉ xét khi có dữ liệu của văn bản: chạy «docgen check TỆP.yaml», hoặc «docgen check TỆP.docx --data
TỆP.yaml» cho một tệp Word. Họ tên ghi ở «ky» của dữ liệu được lấy trước; không ghi thì lấy người ký
đương nhiệm trong danh bạ vào ngày của văn bản.

Sai:
    họ tên người ký: Trần Thị B
Đúng:
    họ tên người ký: Nguyễn Văn A
"""

from __future__ import annotations

from docgen.check.engines.signers import unauthorised
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("KY-10", ALL, Level.WARNING, CONVENTION, __doc__, unauthorised, needs_data=True)
