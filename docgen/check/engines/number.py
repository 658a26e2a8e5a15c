"""The number and symbol as typed, taken apart: label, colon, figures, groups of the symbol."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from docgen.check.case import Case
from docgen.check.parts import Part
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.text import collapse, nfc

# The pen's room: blanks, dots, underscores.
_ROOM = r"[\s.…_]*"
_TYPED = re.compile(
    rf"(?P<label>\s*s[oôố][\u0300-\u036f]*)(?P<colon>\s*:)?(?P<room>{_ROOM})"
    r"(?P<digits>[0-9]*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AROUND = re.compile(r"\s*([/-])\s*")
# A unit below the body may stand in brackets: `CAT(PC04)`.
_GROUP = r"[A-ZĐƯƠÂÊÔĂ][A-Za-zĐđƯưƠơÂâÊêÔôĂă0-9&.]*(?:\([A-ZĐ0-9]+\))?"
_STATE = re.compile(rf"/{_GROUP}(?:-{_GROUP})+")
_OTHER = re.compile(rf"-{_GROUP}/{_GROUP}(?:-{_GROUP})*")
LETTER_CODE = "CV"
"""The sign of a letter in the Party and the unions; a State letter has none."""


@dataclass(frozen=True)
class Number:
    """A number and symbol. Places count in the raw text of the line."""

    part: Part
    found: re.Match[str]

    def place(self, group: str) -> tuple[int, int]:
        """Return where a piece stands: `label`, `colon`, `room`, `digits`, `rest`."""
        start, end = self.found.span(group)
        return self.part.start + start, self.part.start + end

    @property
    def label(self) -> str:
        """The word before the number, as typed."""
        return nfc(self.found["label"]).strip()

    @property
    def has_colon(self) -> bool:
        """Whether a colon follows the label."""
        return self.found["colon"] is not None

    @property
    def digits(self) -> str:
        """The figures; empty in a draft."""
        return self.found["digits"]

    @property
    def rest(self) -> str:
        """All after the figures, letter for letter."""
        return self.found["rest"]

    @cached_property
    def symbol(self) -> str:
        """All after the figures, without blanks around its separators."""
        return _AROUND.sub(r"\1", collapse(nfc(self.rest)))

    @property
    def is_open(self) -> bool:
        """Whether the symbol itself is still to be written."""
        bare = self.symbol.strip("/-")
        if not self.digits and (not bare or self.symbol.endswith(("/", "-"))):
            return True
        return "…" in bare or ".." in bare or "__" in bare

    @property
    def groups(self) -> list[str]:
        """The abbreviations of the symbol in their order."""
        return [group for group in re.split(r"[/-]", self.symbol) if group]

    @property
    def code(self) -> str:
        """The first abbreviation, where the sign of the type stands."""
        return self.groups[0] if self.groups else ""

    def is_formed(self, profile: TheThuc) -> bool:
        """Whether groups and separators stand as the profile wants them."""
        if profile.so.noi == "/":
            return bool(_STATE.fullmatch(self.symbol))
        serial = self.symbol.lstrip("/-") in profile.loai_khac.chung_so
        return serial or bool(_OTHER.fullmatch(self.symbol))


def read_number(case: Case) -> Number | None:
    """Return the number of the document; None where none is found."""
    part = case.parts.one("so_ky_hieu")
    found = _TYPED.match(part.raw) if part else None
    return Number(part, found) if part and found else None


def type_codes(profile: TheThuc) -> set[str]:
    """Return the signs of types that cannot be the sign of a body."""
    known = {kind.viet_tat for kind in profile.loai.values()}
    known |= {code for kind in profile.loai_khac.loai.values() for code in kind.viet_tat}
    return known - {""} - set(profile.loai_khac.hai_nghia)


def codes_of(profile: TheThuc, loai: str) -> tuple[str, ...]:
    """Return the signs that a type may have; empty where the rulebook does not settle it."""
    own = profile.loai.get(loai)
    other = profile.loai_khac.loai.get(loai)
    codes = [own.viet_tat] if own and own.viet_tat else []
    return tuple(dict.fromkeys([*codes, *(other.viet_tat if other else ())]))


def is_letter(case: Case) -> bool:
    """Whether the document is a letter, also one that lacks its subject."""
    parts = case.parts
    if parts.one("ten_loai"):
        return False
    if parts.one("trich_yeu_cong_van"):
        return True
    number = read_number(case)
    code = number.code if number else ""
    if case.profile.so.noi == "/":
        return bool(code) and code not in type_codes(case.profile)
    return code == LETTER_CODE
