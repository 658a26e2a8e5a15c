"""Small marks: urgency, circulation, draft, drafter's sign, subject of a letter."""

from __future__ import annotations

import re

from docgen.compose.scope import Scope
from docgen.model import VanBan
from docgen.problems import Problem, suggest
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.text import lower_first, upper

_ABOUT = re.compile(r"^[\"“]?(?:v/v|về việc)\s+", re.IGNORECASE)


def urgency(van_ban: VanBan, profile: TheThuc, scope: Scope) -> str:
    """Return the urgency mark in the profile's own spelling, or an empty string."""
    return _listed(van_ban.khan, "khan", tuple(profile.khan.muc), profile.khan.dieu, scope)


def circulation(van_ban: VanBan, profile: TheThuc, scope: Scope) -> str:
    """Return the circulation mark, or an empty string."""
    form = profile.luu_hanh
    if form.tu_do:
        return van_ban.luu_hanh or ""
    return _listed(van_ban.luu_hanh, "luu_hanh", form.muc, form.dieu, scope)


def draft_lines(van_ban: VanBan, profile: TheThuc, scope: Scope) -> list[str]:
    """Return the draft mark: a number is put into the profile's words, other text is kept."""
    if not van_ban.du_thao:
        return []
    text = scope.fill(van_ban.du_thao, "du_thao")
    return [profile.du_thao.mau.format(lan=text) if text.isdecimal() else text]


def drafter(van_ban: VanBan, profile: TheThuc, scope: Scope) -> str:
    """Return the drafter's sign with the number of copies, or an empty string."""
    if not van_ban.nguoi_soan:
        return ""
    form = profile.nguoi_soan
    pattern = form.mau_so_ban if van_ban.so_ban else form.mau
    return pattern.format(
        nguoi_soan=scope.fill(van_ban.nguoi_soan, "nguoi_soan"), so_ban=van_ban.so_ban
    )


def letter_subject(subject: str, profile: TheThuc) -> str:
    """Return the subject of a công văn in the profile's form: `V/v …`, `về việc …`, `"V/v …"`."""
    form = profile.trich_yeu_cong_van
    plain = _ABOUT.sub("", subject).removesuffix('"').removesuffix("”")
    return f"{form.truoc}{lowered(plain)}{form.sau}"


def lowered(sentence: str) -> str:
    """Return a sentence that continues another: its first letter small, unless it is a name."""
    words = sentence.split(" ", 2)
    name = len(words) > 1 and words[1][:1].isupper()
    return sentence if name or words[0].isupper() else lower_first(sentence)


def _listed(
    value: str | None, field: str, known: tuple[str, ...], clause: str, scope: Scope
) -> str:
    if not value:
        return ""
    spelled = {_tone(word): word for word in known}
    found = spelled.get(_tone(value))
    if found is None:
        hint = suggest(upper(value), known, "các mức: " + ", ".join(known))
        problem = Problem(
            "D-GIATRI",
            f"Không có «{field}: {value}».",
            scope.locate(field, value),
            hint,
            clause=clause,
        )
        scope.problems.add(problem)
        return ""
    return found


def _tone(word: str) -> str:
    """Return a word in capitals with one place for the tone mark, so that HOẢ and HỎA are equal."""
    return upper(word).replace("OẢ", "ỎA")
