"""Tests of a document's name and subject, whole or below the number of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import is_letter
from docgen.check.parts import Part
from docgen.check.rule import PARTY, Finding
from docgen.check.words import upper_word
from docgen.tieng_viet.text import collapse, fold, nfc

# The line that names the author above the subject of a Party document (HD 05, I.5).
_AUTHOR = re.compile(r"^CỦA\s")
_OPENING = "\"“”'‘"
_CLOSING = "\"“”'’"


def is_known(case: Case, loai: str) -> bool:
    """Whether the rulebook names a type."""
    return loai in case.profile.loai or loai in case.profile.loai_khac.loai


def is_other_kind(case: Case) -> bool:
    """Whether a document calls itself what the rulebook does not name: a slip, a form, statutes.

    The rulebook was not written for it: nothing of it can be missing there, or be an error.
    """
    return case.parts.one("ten_loai") is not None and not is_known(case, case.parts.loai)


def longer_than(case: Case, text: str) -> str:
    """Return the type of the rulebook that a title begins with: `Kế hoạch` of `Kế hoạch năm`."""
    profile = case.profile
    names = [*(one.ten for one in profile.loai.values())]
    names += [one.ten for one in profile.loai_khac.loai.values()]
    return next((name for name in names if fold(text).startswith(f"{fold(name)}_")), "")


def is_untitled(case: Case) -> bool:
    """Whether a document that is no letter has no type name."""
    return not case.parts.one("ten_loai") and not is_letter(case)


def subjects(case: Case) -> tuple[Part, ...]:
    """Return the lines of the subject without the author's line of a Party document."""
    found = subject_lines(case)
    if case.profile.ma in PARTY:
        return tuple(part for part in found if not _AUTHOR.match(part.text))
    return found


def subject_lines(case: Case) -> tuple[Part, ...]:
    """Return the lines below the type's name that are a subject, not already the text."""
    return tuple(part for part in case.parts.all("trich_yeu") if not _is_text(part))


def _is_text(part: Part) -> bool:
    look = part.line.look
    bold = any(run.look.bold for run in part.lettered)
    return look.align == "both" and not bold or bool(look.label)


def has_no_subject(case: Case) -> bool:
    """Whether a titled document lacks a subject that its type has."""
    named = bool(case.parts.one("ten_loai"))
    free = case.parts.loai in case.profile.loai_khac.khong_trich_yeu
    return named and not free and not is_other_kind(case) and not subject_lines(case)


def unquoted(text: str) -> str:
    """Return a text without quotation marks around it."""
    return collapse(nfc(text)).lstrip(_OPENING).rstrip(_CLOSING).strip()


def is_quoted(text: str) -> bool:
    """Whether quotation marks stand at both ends."""
    return text[:1] in _OPENING and text[-1:] in _CLOSING


def wrong_letter_form(case: Case) -> Iterator[Finding]:
    """Yield a letter's missing subject, or one that does not begin as the profile wants."""
    form = case.profile.trich_yeu_cong_van
    part = case.parts.one("trich_yeu_cong_van")
    begins, ends = form.truoc, form.sau
    if part is None:
        if is_letter(case) and not case.parts.is_lost:
            yield Finding(
                "Công văn thiếu trích yếu dưới số, ký hiệu.", f"ghi «{begins}…{ends}» dưới số"
            )
        return
    word = begins.lstrip(_OPENING)
    wrong = not unquoted(part.text).startswith(word) or (bool(ends) and not is_quoted(part.text))
    if wrong:
        yield Finding(
            f"{upper_word(part.role)} viết «{part.text}», phải mở đầu bằng «{begins.strip()}»"
            + (f" và kết thúc bằng «{ends}»." if ends else "."),
            f"ghi «{begins}…{ends}»",
            part.line,
            part.start,
            part.stop,
        )
