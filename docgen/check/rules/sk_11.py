"""Số, ký hiệu không trùng với văn bản khác của cùng cơ quan.

So với các văn bản khác trong nơi làm việc: cùng cơ quan, cùng số, cùng ký hiệu, trong cùng một năm.
Đảng, Đoàn đánh số theo nhiệm kỳ, nên trùng trong vòng năm năm thì bị nhắc. Chỉ kiểm tra được khi có
dữ liệu của các văn bản trong thư mục data: chạy «docgen check TỆP.yaml», hoặc «docgen check
TỆP.docx --data TỆP.yaml» cho một tệp Word.

Sai:
    số, ký hiệu: Số: 15/KH-UBND
Đúng:
    số, ký hiệu: Số: 16/KH-UBND
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.check.case import Case
from docgen.check.engines.number import read_number
from docgen.check.rule import ALL, PARTY, UNION, Finding, Rule
from docgen.model import VanBan
from docgen.problems import Level
from docgen.tieng_viet.text import fold

if TYPE_CHECKING:
    from docgen.check.content import Content

_TERM_YEARS = 5  # a term of a committee; the data does not tell when one begins


def _test(case: Case) -> Iterator[Finding]:
    number = read_number(case)
    content = case.content
    if number is None or content is None or not number.digits or number.is_open:
        return
    serial = f"{int(number.digits):0{case.profile.so.chu_so}}"
    other = content.issued.get(serial + number.symbol)
    if other is None or _is_same(case, content, other) or not _is_near(case, content, other):
        return
    yearly = case.profile.so.dat_lai == "nam"
    span = "trong năm" if yearly else "trong nhiệm kỳ"
    yield Finding(
        f"Số, ký hiệu «{number.part.text}» trùng với văn bản «{other.trich_yeu}».",
        f"lấy số khác, mỗi số chỉ dùng một lần {span}",
        number.part.line,
        number.part.start,
        number.part.stop,
    )


def _is_same(case: Case, content: Content, other: VanBan) -> bool:
    """Whether the other document is this one, or one of another body."""
    own = content.van_ban
    if own is not None:
        return own == other or own.don_vi[0] != other.don_vi[0]
    subject = " ".join(part.text for part in case.parts.all("trich_yeu", "trich_yeu_cong_van"))
    return fold(other.trich_yeu) in fold(subject) or not _is_issuer(case, content, other)


def _is_issuer(case: Case, content: Content, other: VanBan) -> bool:
    unit = content.registry.get(other.don_vi[0]) if content.registry else None
    written = fold(" ".join(part.text for part in case.parts.all("co_quan_ban_hanh")))
    return unit is not None and fold(" ".join(unit.co_quan_ban_hanh)) == written


def _is_near(case: Case, content: Content, other: VanBan) -> bool:
    """Whether both fall into one series; a document without a date is not judged."""
    own = content.van_ban.ngay if content.van_ban else None
    year = own.nam if own else (case.parts.date.year if case.parts.date else None)
    if year is None or other.ngay is None:
        return False
    span = 1 if case.profile.so.dat_lai == "nam" else _TERM_YEARS
    return abs(year - other.ngay.nam) < span


RULE = Rule(
    "SK-11",
    ALL,
    Level.ERROR,
    {
        "": "NĐ 30/2020, Điều 15 khoản 1",
        "dang": "HD 05-HD/VPTW, I.3.1",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": "HD 29-HD/TWĐTN-VP, III.3",
    },
    __doc__,
    _test,
    # The data does not tell when a term begins.
    levels=dict.fromkeys(PARTY + UNION, Level.WARNING),
    needs_data=True,
)
