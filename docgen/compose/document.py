"""Puts the parts of a document together into the context of its template."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docgen.compose import bases, recipients, signing
from docgen.compose.appendix import appendix, reference
from docgen.compose.body import BodyWriter
from docgen.compose.closing import close, keep_with_signature
from docgen.compose.header import header
from docgen.compose.kept import Kept
from docgen.compose.marks import drafter
from docgen.compose.remarks import paper_remarks
from docgen.compose.scope import Locate, Scope, Value, open_scope, with_places_filled
from docgen.compose.spans import span, text_of
from docgen.compose.symbol import symbol, symbol_problems
from docgen.load.registry import Registry
from docgen.model import DonVi, VanBan
from docgen.notation import Cho, split_places
from docgen.problems import Level, Problem, Problems, suggest
from docgen.the_thuc.profile import Loai, TheThuc
from docgen.the_thuc.widths import fits_one_line

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


@dataclass(frozen=True, slots=True)
class _Work:
    """A document being composed: its places filled in, its type and symbol known."""

    van_ban: VanBan
    issuers: tuple[DonVi, ...]
    profile: TheThuc
    kind: Loai
    mark: str
    scope: Scope
    registry: Registry
    draft: bool
    kept: Kept | None


def compose(sources: Sources, kept: Kept | None = None) -> Composed:
    """Return the context of the template: ready strings and lists, nothing left to decide.

    With a `kept` of this plan its common blocks are composed once and shared by all units; the
    context and the findings are the same as without.
    """
    profile = sources.profile
    kind = profile.loai.get(sources.van_ban.loai)
    if kind is None:
        return Composed({}, "", "", False, Problems([_unknown_type(sources)]))
    work = _opened(sources, kind, kept)
    head = header(work.van_ban, work.issuers, profile, kind, work.mark, work.scope)
    number = head["so_ky_hieu"].removeprefix(profile.so.nhan)
    work.scope.values.setdefault("ky_hieu", work.mark)
    work.scope.values |= {
        "so_ky_hieu": number,
        "trich_yeu": head["trich_yeu"],
        **sources.values,
    }
    context = head | _text(work) | _ending(work)
    work.scope.problems.extend(_remarks(work))
    work.scope.problems.extend(paper_remarks(context, profile, work.scope, kept))
    shown = number if work.van_ban.so else ""
    title = " ".join(part for part in (kind.ten, shown, context["trich_yeu"]) if part)
    return Composed(context, title, work.issuers[0].ten, kind.cong_van, work.scope.problems)


def day_of(van_ban: VanBan) -> datetime.date | None:
    """Return the day that decides names, signers and the edition of the profile."""
    return van_ban.ngay.last_day if van_ban.ngay else None


def _opened(sources: Sources, kind: Loai, kept: Kept | None) -> _Work:
    issuers, profile = sources.issuers, sources.profile
    scope = open_scope(sources.van_ban, issuers[0], kind.ten, sources.locate, sources.values)
    van_ban = with_places_filled(sources.van_ban, scope)
    if kind.kinh_gui == "co" and not van_ban.kinh_gui:
        _no_addressee(sources, kind, scope)
        holes = ("[thiếu: nơi kính gửi]",) if sources.draft else ()
        van_ban = van_ban.model_copy(update={"kinh_gui": holes})
    mark = symbol(van_ban, issuers, profile, kind)
    scope.problems.extend(symbol_problems(van_ban, issuers, profile, kind, mark, scope))
    return _Work(
        van_ban, issuers, profile, kind, mark, scope, sources.registry, sources.draft, kept
    )


def _text(work: _Work) -> Context:
    van_ban, profile, scope = work.van_ban, work.profile, work.scope
    sentences = [
        bases.sentence(basis, profile, scope, f"can_cu.{index}")
        for index, basis in enumerate(van_ban.can_cu)
    ]
    opening, running = _opening(van_ban, sentences, profile, scope)
    writer = BodyWriter(van_ban, profile, scope, profile.trang.rong, kept=work.kept)
    written = writer.blocks(van_ban.noi_dung, "noi_dung")
    if not written:
        _nothing_to_print(work, "noi_dung")
        hole = [span("[thiếu: nội dung]")]
        written = [{"kieu": "doan", "chu": hole}] if work.draft else []
    body = close(opening + written, profile.ket.dau)
    return {
        "kinh_gui": recipients.addressees(van_ban, profile, work.kind, scope),
        "can_cu": [] if running or not sentences else bases.basis_lines(sentences, profile),
        "noi_dung": keep_with_signature(body, _last_lines(body, profile)),
    }


def _ending(work: _Work) -> Context:
    van_ban, profile, scope, issuers = work.van_ban, work.profile, work.scope, work.issuers
    signed = signing.signers(van_ban, issuers, day_of(van_ban), scope)
    unknown = list(signing.missing(signed, van_ban, issuers, scope))
    if work.draft:
        signed = tuple(map(signing.with_holes, signed))
        unknown = [replace(problem, level=Level.NOTE) for problem in unknown]
    scope.problems.extend(unknown)
    scope.problems.extend(signing.unauthorised(signed, profile, scope))
    blocks = [signing.signature(block, profile) for block in signed]
    several = len(blocks) > 1
    guide = reference(van_ban, issuers, profile, work.kind, work.mark)
    return {
        "noi_nhan": recipients.recipient_lines(
            van_ban, issuers, profile, work.kind, scope, work.registry
        ),
        "nguoi_soan": drafter(van_ban, profile, scope),
        "lien_he": scope.fill(van_ban.lien_he or "", "lien_he"),
        "lien_tich": several,
        "ky": [] if several else blocks,
        "ky_hang": signing.rows(blocks) if several else [],
        "phu_luc": _appendices(work, guide),
    }


def _appendices(work: _Work, guide: str) -> list[Context]:
    result = []
    for index, item in enumerate(work.van_ban.phu_luc):
        one = appendix(item, index, work.van_ban, work.profile, work.scope, guide, work.kept)
        if not one["noi_dung"]:
            _nothing_to_print(work, f"phu_luc.{index}.noi_dung")
        result.append(one)
    return result


def _opening(
    van_ban: VanBan, sentences: list[str], profile: TheThuc, scope: Scope
) -> tuple[list[Context], bool]:
    """Return the opening paragraph and whether the bases are printed inside it."""
    if not van_ban.mo_dau:
        return [], False
    extra = {"can_cu": bases.joined(sentences, profile)} if sentences else {}
    text = scope.fill(van_ban.mo_dau, "mo_dau", extra)
    here = [part for part in split_places(van_ban.mo_dau) if isinstance(part, Cho)]
    named = [part for part in here if part.ten == "can_cu"]
    for part in named:
        if part.loc:
            place = scope.locate("mo_dau", part.chu)
            message = "«can_cu» trong câu mở đầu không dùng bộ lọc."
            scope.problems.add(Problem("D-CHO", message, place, "ghi {{ can_cu }}"))
    return [{"kieu": "doan", "chu": [span(text)]}], bool(named)


def _last_lines(body: list[Context], profile: TheThuc) -> int:
    """Return 1 if the last paragraph takes one line or a table ends the text, else 2."""
    if not body or "hang" in body[-1]:
        return 1
    indent = profile.loi_van.thut_dau_dong.dung
    text, size = text_of(body[-1]["chu"]), profile.look("loi_van").dung
    return 1 if fits_one_line(text, size, profile.trang.rong, first_indent_mm=indent) else 2


def _remarks(work: _Work) -> Iterator[Problem]:
    """Yield what is left blank for the pen, and what was given and will not be printed."""
    van_ban, scope = work.van_ban, work.scope
    whole = van_ban.ngay is not None and van_ban.ngay.is_full
    blanks = [name for name, known in (("số", van_ban.so), ("ngày", whole)) if not known]
    if blanks:
        message = f"Để trống {' và '.join(blanks)} để ghi bằng bút."
        yield Problem("D-TRONG", message, scope.locate("", ""), level=Level.NOTE)
    if van_ban.so_ban and not van_ban.nguoi_soan:
        place = scope.locate("so_ban", "")
        message = "«so_ban» không in ra vì thiếu «nguoi_soan»."
        yield Problem("D-KHONGIN", message, place, "thêm «nguoi_soan»", Level.WARNING)
    if van_ban.kinh_gui and work.kind.kinh_gui == "khong":
        place = scope.locate("kinh_gui", "")
        message = f"{work.kind.ten} theo thể thức này không có phần Kính gửi."
        hint = "bỏ «kinh_gui», hoặc xem lại «loai»"
        clause = work.profile.kinh_gui.dieu
        yield Problem("KG-01", message, place, hint, Level.WARNING, clause)
    if van_ban.dong_kinh_gui and not van_ban.kinh_gui:
        place = scope.locate("dong_kinh_gui", "")
        message = "Có «dong_kinh_gui» mà thiếu «kinh_gui»."
        yield Problem("D-THIEU", message, place, "thêm «kinh_gui»")


def _nothing_to_print(work: _Work, field: str) -> None:
    level = Level.NOTE if work.draft else Level.ERROR
    hint = "viết nội dung; dòng [ghi chú: …] không in ra"
    place = work.scope.locate(field, "")
    message = f"«{field}» không có gì để in."
    work.scope.problems.add(Problem("D-THIEU", message, place, hint, level))


def _no_addressee(sources: Sources, kind: Loai, scope: Scope) -> None:
    level = Level.NOTE if sources.draft else Level.ERROR
    clause = sources.profile.kinh_gui.dieu
    hint = "thêm «kinh_gui:» với tên cơ quan nhận"
    message = f"{kind.ten} thiếu «kinh_gui»."
    scope.problems.add(Problem("D-THIEU", message, scope.locate("", ""), hint, level, clause))


def _unknown_type(sources: Sources) -> Problem:
    known = sources.profile.loai
    name = sources.van_ban.loai
    message = f"Thể thức «{sources.profile.ma}» không có loại văn bản «{name}»."
    hint = suggest(name, known, "các loại: " + ", ".join(known))
    return Problem("D-LOAI", message, sources.locate("loai", name), hint)
