"""Small marks: urgency, circulation, draft, drafter's sign, subject of a letter."""

from __future__ import annotations

import re

from docgen.compose.lists import ended
from docgen.compose.scope import Scope
from docgen.model import VanBan
from docgen.problems import Problem, suggest
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.text import lower_first, upper

_ABOUT = re.compile(r"^(?P<quote>[\"“]?)(?:v/v|về việc)(?:\s*:\s*|\s+)", re.IGNORECASE)
# Always capitals (NĐ 30/2020, Phụ lục II, V.1 and V.4), and names of bodies.
_CAPITAL = ("Nhân dân", "Nhà nước", "Đảng ", "Đoàn ", "Hội ")
_LARGEST_DRAFT = 4  # digits


def urgency(van_ban: VanBan, profile: TheThuc, scope: Scope) -> str:
    """Return the urgency mark in the profile's own spelling, or an empty string."""
    return _listed(van_ban.khan, "khan", tuple(profile.khan.muc), profile.khan.dieu, scope)


def circulation(van_ban: VanBan, profile: TheThuc, scope: Scope) -> str:
    """Return the circulation mark in the profile's spelling; free words where it allows them."""
    form = profile.luu_hanh
    value = van_ban.luu_hanh
    if value and form.tu_do:
        spelled = {_bare(word): word for word in form.muc}
        return spelled.get(_bare(value), value)
    return _listed(value, "luu_hanh", form.muc, form.dieu, scope)


def draft_lines(van_ban: VanBan, profile: TheThuc, scope: Scope) -> list[str]:
    """Return the draft mark: a number is put into the profile's words, other text is kept."""
    if not van_ban.du_thao:
        return []
    text = scope.fill(van_ban.du_thao, "du_thao")
    numbered = text.isdecimal() and text.isascii() and len(text) <= _LARGEST_DRAFT
    return [profile.du_thao.mau.format(lan=text) if numbered else text]


def drafter(van_ban: VanBan, profile: TheThuc, scope: Scope) -> str:
    """Return the drafter's sign with the number of copies, or an empty string."""
    if not van_ban.nguoi_soan:
        return ""
    form = profile.nguoi_soan
    sign = scope.fill(van_ban.nguoi_soan, "nguoi_soan")
    if van_ban.so_ban:
        return form.mau_so_ban.format(nguoi_soan=ended(sign, form.het), so_ban=van_ban.so_ban)
    return ended(sign, form.het)


def letter_subject(van_ban: VanBan, profile: TheThuc, scope: Scope) -> str:
    """Return the subject of a công văn in the profile's form: `V/v …`, `về việc …`, `"V/v …"`."""
    form = profile.trich_yeu_cong_van
    typed = van_ban.trich_yeu
    found = _ABOUT.match(typed)
    if found:
        typed = typed[found.end() :]
        if found["quote"] and typed.endswith(('"', "”")):
            typed = typed[:-1]
    subject = scope.fill(typed, "trich_yeu")
    by_hand = typed[:1] == subject[:1]  # what a place filled in is a name: it keeps its capital
    return f"{form.truoc}{lowered(subject) if by_hand else subject}{form.sau}"


def lowered(sentence: str) -> str:
    """Return a sentence that continues another: its first letter small, unless it is a name."""
    words = sentence.split(" ", 2)
    named = len(words) > 1 and words[1][:1].isupper()
    kept = named or words[0].isupper() or sentence.startswith(_CAPITAL)
    return sentence if kept else lower_first(sentence)


def _listed(
    value: str | None, field: str, known: tuple[str, ...], clause: str, scope: Scope
) -> str:
    if not value:
        return ""
    spelled = {_bare(word): word for word in known}
    found = spelled.get(_bare(value))
    if found is None:
        hint = suggest(upper(value), known, "các mức: " + ", ".join(known))
        place = scope.locate(field, value)
        message = f"Không có «{field}: {value}»."
        scope.problems.add(Problem("D-GIATRI", message, place, hint, clause=clause))
        return ""
    return found


def _bare(word: str) -> str:
    """Return a mark for comparison: capitals, no quotes, HOẢ and HỎA alike."""
    return upper(word).strip('"“”').replace("OẢ", "ỎA")
