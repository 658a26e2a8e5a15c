"""Puts the parts of a document together into the context of its template."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from docgen.compose import bases, recipients, signing
from docgen.compose.appendix import appendix, reference
from docgen.compose.body import BodyWriter
from docgen.compose.closing import close, keep_with_signature
from docgen.compose.marks import circulation, draft_lines, drafter, letter_subject, urgency
from docgen.compose.scope import Locate, Scope, Value, document_values
from docgen.compose.spans import span, text_of
from docgen.compose.symbol import number_and_symbol, place_and_date, symbol
from docgen.load.registry import Registry
from docgen.model import DonVi, VanBan
from docgen.notation import Cho, split_places
from docgen.problems import Level, Problem, Problems, suggest
from docgen.the_thuc.profile import Ke, Loai, TheThuc
from docgen.the_thuc.widths import line_widths, text_mm
from docgen.tieng_viet.text import upper

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document ready for its template: the context, its title and issuer, and findings."""

    context: Context
    title: str
    organisation: str
    letter: bool
    problems: Problems


@dataclass(frozen=True, slots=True)
class Sources:
    """What a document is composed from: its data, its issuers as on its day, profile, registry.

    `values` are names given from outside (a row of a batch); they win over the document's own. A
    `draft` prints `[thiếu: …]` where the signer or the addressees are not known yet.
    """

    van_ban: VanBan
    issuers: tuple[DonVi, ...]
    profile: TheThuc
    registry: Registry
    locate: Locate
    values: dict[str, Value]
    draft: bool = False


def compose(sources: Sources) -> Composed:
    """Return the context of the template: ready strings and lists, nothing left to decide."""
    van_ban, profile = sources.van_ban, sources.profile
    problems = Problems()
    kind = profile.loai.get(van_ban.loai)
    if kind is None:
        problems.add(_unknown_type(sources))
        return Composed({}, "", "", False, problems)
    values = document_values(van_ban, sources.issuers[0], kind.ten) | sources.values
    scope = Scope(values, sources.locate, problems)
    context = (
        _header(sources, kind, scope) | _text(sources, kind, scope) | _ending(sources, kind, scope)
    )
    number = context["so_ky_hieu"].removeprefix(profile.so.nhan) if van_ban.so else ""
    title = " ".join(part for part in (kind.ten, number, context["trich_yeu"]) if part)
    return Composed(context, title, sources.issuers[0].ten, kind.cong_van, problems)


def day_of(van_ban: VanBan) -> datetime.date | None:
    """Return the day that decides names, signers and the edition of the profile."""
    return van_ban.ngay.last_day if van_ban.ngay else None


def _header(sources: Sources, kind: Loai, scope: Scope) -> Context:
    van_ban, profile, issuers = sources.van_ban, sources.profile, sources.issuers
    mark = symbol(van_ban, issuers, profile, kind)
    _check_header(sources, kind, scope, mark)
    names = _joined_names(issuers, profile)
    left = line_widths(
        names[-1], profile.look("co_quan_ban_hanh").dung, profile.trang.cot_trai, bold=True
    )
    subject = scope.fill(van_ban.trich_yeu, "trich_yeu")
    indent = 2 * profile.trang.thut_trich_yeu
    wide = line_widths(
        subject, profile.look("trich_yeu").dung, profile.trang.rong - indent, bold=True
    )
    return {
        "co_quan_chu_quan": [upper(line) for line in issuers[0].co_quan_chu_quan],
        "co_quan_ban_hanh": names,
        "dai_gach_co_quan": _line_mm(left[-1], profile.ke_co_quan),
        "so_ky_hieu": profile.so.nhan + number_and_symbol(van_ban.so, mark, profile),
        "dia_danh_ngay": place_and_date(van_ban, issuers[0], profile),
        "luu_hanh": circulation(van_ban, profile, scope),
        "khan": urgency(van_ban, profile, scope),
        "du_thao": draft_lines(van_ban, profile, scope),
        "ten_loai": "" if kind.cong_van else upper(kind.ten),
        "trich_yeu": letter_subject(subject, profile) if kind.cong_van else subject,
        "dai_gach_trich_yeu": _line_mm(max(wide), profile.ke_trich_yeu),
    }


def _text(sources: Sources, kind: Loai, scope: Scope) -> Context:
    van_ban, profile = sources.van_ban, sources.profile
    sentences = [
        bases.sentence(basis, profile, scope, f"can_cu.{index}")
        for index, basis in enumerate(van_ban.can_cu)
    ]
    opening, running = _opening(van_ban, sentences, profile, scope)
    writer = BodyWriter(van_ban, profile, scope, profile.trang.rong)
    written = writer.blocks(van_ban.noi_dung, "noi_dung")
    if not written:
        _nothing_to_print(sources, scope)
    body = close(opening + written, profile.ket.dau)
    lines = 1
    if body and "hang" not in body[-1]:
        look, room = profile.look("loi_van"), profile.trang.rong
        lines = len(line_widths(text_of(body[-1]["chu"]), look.dung, room))
    if kind.kinh_gui == "co" and not van_ban.kinh_gui:
        van_ban = _no_addressee(sources, kind, scope)
    return {
        "kinh_gui": recipients.addressees(van_ban, profile, scope),
        "can_cu": [] if running or not sentences else bases.basis_lines(sentences, profile),
        "noi_dung": keep_with_signature(body, lines),
    }


def _ending(sources: Sources, kind: Loai, scope: Scope) -> Context:
    van_ban, profile, issuers = sources.van_ban, sources.profile, sources.issuers
    signed = signing.signers(van_ban, issuers, day_of(van_ban))
    unknown = signing.missing(signed, van_ban, issuers, scope.locate("ky", ""))
    if sources.draft:
        signed = tuple(map(signing.with_holes, signed))
        unknown = [replace(problem, level=Level.NOTE) for problem in unknown]
    scope.problems.extend(unknown)
    blocks = [signing.signature(block, profile) for block in signed]
    joint = len(blocks) > 1
    cited = reference(van_ban, issuers[0], profile, kind, symbol(van_ban, issuers, profile, kind))
    return {
        "noi_nhan": recipients.recipient_lines(van_ban, issuers, profile, scope, sources.registry),
        "nguoi_soan": drafter(van_ban, profile, scope),
        "lien_he": scope.fill(van_ban.lien_he or "", "lien_he"),
        "lien_tich": joint,
        "ky": [] if joint else blocks,
        "ky_hang": signing.rows(blocks) if joint else [],
        "phu_luc": [
            appendix(item, index, van_ban, profile, scope, cited)
            for index, item in enumerate(van_ban.phu_luc)
        ],
    }


def _opening(
    van_ban: VanBan, sentences: list[str], profile: TheThuc, scope: Scope
) -> tuple[list[dict[str, Any]], bool]:
    """Return the opening paragraph and whether the bases are printed inside it."""
    if not van_ban.mo_dau:
        return [], False
    extra = {"can_cu": bases.joined(sentences, profile)} if sentences else {}
    text = scope.fill(van_ban.mo_dau, "mo_dau", extra)
    running = any(
        isinstance(part, Cho) and part.ten == "can_cu" for part in split_places(van_ban.mo_dau)
    )
    return [{"kieu": "doan", "chu": [span(text)]}], running


def _nothing_to_print(sources: Sources, scope: Scope) -> None:
    level = Level.NOTE if sources.draft else Level.ERROR
    hint = "viết nội dung; dòng [ghi chú: …] không in ra"
    place = scope.locate("noi_dung", "")
    scope.problems.add(Problem("D-THIEU", "«noi_dung» không có gì để in.", place, hint, level))


def _no_addressee(sources: Sources, kind: Loai, scope: Scope) -> VanBan:
    level = Level.NOTE if sources.draft else Level.ERROR
    clause = sources.profile.kinh_gui.dieu
    hint = "thêm «kinh_gui:» với tên cơ quan nhận"
    message = f"{kind.ten} thiếu «kinh_gui»."
    scope.problems.add(Problem("D-THIEU", message, scope.locate("", ""), hint, level, clause))
    holes = ("[thiếu: nơi kính gửi]",) if sources.draft else ()
    return sources.van_ban.model_copy(update={"kinh_gui": holes})


def _joined_names(issuers: tuple[DonVi, ...], profile: TheThuc) -> list[str]:
    """Return the issuing lines; the bodies of a joint document stand a line each where they fit."""
    if len(issuers) == 1:
        return [upper(line) for line in issuers[0].co_quan_ban_hanh]
    joint = profile.lien_tich.noi_ten
    names = [upper(" ".join(issuer.co_quan_ban_hanh)) for issuer in issuers]
    size, room = profile.look("co_quan_ban_hanh").dung, profile.trang.cot_trai
    one, each = joint.join(names), [name + joint.rstrip() for name in names[:-1]] + names[-1:]
    split = text_mm(one, size, bold=True) > room
    return each if split and max(text_mm(name, size, bold=True) for name in each) <= room else [one]


def _line_mm(width_mm: float, ke: Ke) -> int:
    """Return the length of a drawn line in whole mm: the middle of the profile's ratio."""
    return max(1, round(width_mm * sum(ke.ti_le) / 2))


def _check_header(sources: Sources, kind: Loai, scope: Scope, mark: str) -> None:
    van_ban, profile = sources.van_ban, sources.profile
    if any(character.isspace() for character in mark):
        message = f"Ký hiệu «{mark}» có khoảng trắng."
        place = scope.locate("ky_hieu", mark)
        scope.problems.add(
            Problem("SK-05", message, place, "viết liền, ví dụ: KH-BTV", clause=profile.so.dieu)
        )
    if (
        kind.cong_van
        and "{don_vi_soan}" in profile.so.cong_van
        and "-" not in mark
        and not (van_ban.don_vi_soan or van_ban.ky_hieu)
    ):
        message = "Công văn chưa có «don_vi_soan» nên ký hiệu thiếu đơn vị soạn thảo."
        hint = "thêm «don_vi_soan: VP» (chữ viết tắt đơn vị soạn hoặc lĩnh vực)"
        scope.problems.add(
            Problem("SK-01", message, scope.locate("", ""), hint, Level.WARNING, profile.so.dieu)
        )
    blanks = [
        name for name, value in (("số", van_ban.so), ("ngày", _full_day(van_ban))) if not value
    ]
    if blanks:
        message = f"Để trống {' và '.join(blanks)} để ghi bằng bút."
        scope.problems.add(Problem("D-TRONG", message, scope.locate("", ""), level=Level.NOTE))


def _full_day(van_ban: VanBan) -> bool:
    return van_ban.ngay is not None and van_ban.ngay.is_full


def _unknown_type(sources: Sources) -> Problem:
    known = sources.profile.loai
    name = sources.van_ban.loai
    message = f"Thể thức «{sources.profile.ma}» không có loại văn bản «{name}»."
    return Problem(
        "D-LOAI",
        message,
        sources.locate("loai", name),
        suggest(name, known, "các loại: " + ", ".join(known)),
    )
