"""Bases: full citations, as lines of their own or joined in the opening sentence."""

from __future__ import annotations

from docgen.compose.dates import day_long, day_short
from docgen.compose.scope import Scope
from docgen.model import CanCu
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.text import lower_first

_ENDS = ";,."


def sentence(basis: CanCu, profile: TheThuc, scope: Scope, where: str) -> str:
    """Return one basis as a sentence without its end mark (NĐ 30/2020, Phụ lục I, II.6a)."""
    if basis.cau is not None:
        return scope.fill(basis.cau, where).rstrip(_ENDS)
    form = profile.can_cu
    parts = [form.mo + scope.fill(basis.loai or "", where)]
    if basis.so_ky_hieu:
        parts.append(f"số {scope.fill(basis.so_ky_hieu, where)}")
    cited = " ".join(parts)
    if basis.ngay:
        date = day_long(basis.ngay) if form.ngay == "chu" else day_short(basis.ngay)
        cited += form.mau_ngay.format(ngay=date)
    if basis.co_quan:
        cited += f" của {scope.fill(basis.co_quan, where)}"
    if basis.trich_yeu:
        cited += f" {scope.fill(basis.trich_yeu, where)}"
    return cited.rstrip(_ENDS)


def basis_lines(sentences: list[str], profile: TheThuc) -> list[str]:
    """Return the bases as the profile prints them: one a line, `;` between, its end mark last."""
    form = profile.can_cu
    ends = [form.het_dong] * (len(sentences) - 1) + [form.het]
    return [f"{form.truoc}{line}{end}" for line, end in zip(sentences, ends, strict=True)]


def joined(sentences: list[str], profile: TheThuc) -> str:
    """Return the bases as one running phrase: `Căn cứ …, … và …`."""
    mo = profile.can_cu.mo
    rest = [
        line.removeprefix(mo) if line.startswith(mo) else lower_first(line)
        for line in sentences[1:]
    ]
    if not rest:
        return sentences[0]
    return ", ".join([sentences[0], *rest[:-1]]) + f" và {rest[-1]}"
