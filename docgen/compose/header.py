"""The head of the document: issuer, number, place, marks, name and subject."""

from __future__ import annotations

from typing import Any

from docgen.compose.lists import capitals
from docgen.compose.marks import circulation, draft_lines, letter_subject, urgency
from docgen.compose.scope import Scope
from docgen.compose.symbol import number_and_symbol, place_and_date
from docgen.model import DonVi, VanBan
from docgen.the_thuc.profile import Ke, Loai, TheThuc
from docgen.the_thuc.widths import line_widths, text_mm


def header(
    van_ban: VanBan,
    issuers: tuple[DonVi, ...],
    profile: TheThuc,
    kind: Loai,
    mark: str,
    scope: Scope,
) -> dict[str, Any]:
    """Return the fields of the head; `mark` is the symbol without the number."""
    names = _names(issuers, profile)
    above = profile.look("co_quan_chu_quan")
    subject = scope.fill(van_ban.trich_yeu, "trich_yeu")
    return {
        "co_quan_chu_quan": [capitals(line, above) for line in issuers[0].co_quan_chu_quan],
        "co_quan_ban_hanh": names,
        "dai_gach_co_quan": _issuer_line(names, profile),
        "so_ky_hieu": profile.so.nhan + number_and_symbol(van_ban.so, mark, profile),
        "dia_danh_ngay": place_and_date(van_ban, issuers[0], profile),
        "luu_hanh": circulation(van_ban, profile, scope),
        "khan": urgency(van_ban, profile, scope),
        "du_thao": draft_lines(van_ban, profile, scope),
        "ten_loai": "" if kind.cong_van else capitals(kind.ten, profile.look("ten_loai")),
        "trich_yeu": letter_subject(van_ban, profile, scope) if kind.cong_van else subject,
        "dai_gach_trich_yeu": _subject_line(subject, profile),
    }


def _names(issuers: tuple[DonVi, ...], profile: TheThuc) -> list[str]:
    """Return the issuing lines; the bodies of a joint document stand a line each where they fit."""
    look = profile.look("co_quan_ban_hanh")
    if len(issuers) == 1:
        return [capitals(line, look) for line in issuers[0].co_quan_ban_hanh]
    joint, room = profile.lien_tich.noi_ten, profile.trang.cot_trai
    names = [capitals(" ".join(issuer.co_quan_ban_hanh), look) for issuer in issuers]
    one = joint.join(names)
    each = [name + joint.rstrip() for name in names[:-1]] + names[-1:]
    wide = max(text_mm(name, look.dung, bold=look.dam) for name in each)
    split = text_mm(one, look.dung, bold=look.dam) > room
    return each if split and wide <= room else [one]


def _issuer_line(names: list[str], profile: TheThuc) -> int:
    """Return the length in mm of the line below the issuer, from its last line of text."""
    look = profile.look("co_quan_ban_hanh")
    widths = line_widths(names[-1], look.dung, profile.trang.cot_trai, bold=look.dam)
    return _line_mm(widths[-1], profile.ke_co_quan)


def _subject_line(subject: str, profile: TheThuc) -> int:
    """Return the length in mm of the line below the subject, from its longest line of text."""
    look, room = profile.look("trich_yeu"), profile.trang.rong - 2 * profile.trang.thut_trich_yeu
    return _line_mm(max(line_widths(subject, look.dung, room, bold=look.dam)), profile.ke_trich_yeu)


def _line_mm(width_mm: float, ke: Ke) -> int:
    """Return the length of a drawn line in whole mm: the middle of the profile's ratio."""
    return max(1, round(width_mm * sum(ke.ti_le) / 2))
