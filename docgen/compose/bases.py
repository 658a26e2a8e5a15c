"""Bases: full citations, as lines of their own or joined in the opening sentence."""

from __future__ import annotations

import re

from docgen.compose.dates import day_long, day_short
from docgen.compose.lists import bare, ended, listed
from docgen.compose.scope import Scope
from docgen.model import CanCu
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.text import lower_first

# A sentence that opens so goes on in small letters; a law or a body keeps its capital.
_OPENER = re.compile(r"(?:Theo|Xét|Thực hiện|Trên cơ sở|Sau khi|Được)\s")


def sentence(basis: CanCu, profile: TheThuc, scope: Scope, where: str) -> str:
    """Return one basis as a sentence without its end mark (NĐ 30/2020, Phụ lục I, II.6a)."""
    if basis.cau is not None:
        return bare(scope.fill(basis.cau, where))
    form = profile.can_cu
    cited = form.mo + scope.fill(basis.loai or "", where)
    if basis.so_ky_hieu:
        cited += form.mau_so.format(so=scope.fill(basis.so_ky_hieu, where))
    if basis.ngay:
        date = day_long(basis.ngay) if form.ngay == "chu" else day_short(basis.ngay)
        cited += form.mau_ngay.format(ngay=date)
    if basis.co_quan:
        cited += form.mau_co_quan.format(co_quan=scope.fill(basis.co_quan, where))
    if basis.trich_yeu:
        cited += f" {scope.fill(basis.trich_yeu, where)}"
    return bare(cited)


def basis_lines(sentences: list[str], profile: TheThuc) -> list[str]:
    """Return the bases as the profile prints them: one a line, `;` between, its end mark last."""
    form = profile.can_cu
    return listed(sentences, form.truoc, form.het_dong, form.het)


def joined(sentences: list[str], profile: TheThuc) -> str:
    """Return the bases as one running phrase: `Căn cứ …, … và …`."""
    form = profile.can_cu
    first, *others = [ended(line, ",").removesuffix(",") for line in sentences]
    rest = [_continued(line, form.mo) for line in others]
    if not rest:
        return first
    return form.noi.join([first, *rest[:-1]]) + form.noi_cuoi + rest[-1]


def _continued(line: str, opening: str) -> str:
    if line.startswith(opening):
        return line.removeprefix(opening)
    return lower_first(line) if _OPENER.match(line) else line
