"""Where every value of a document comes from, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from docgen.build.explain_body import body_origins
from docgen.build.tracing import MISSING, Origin, Tracer, field_of
from docgen.compose import Composed, Sources, day_of
from docgen.compose.dates import day_long, day_short
from docgen.compose.lists import bare, capitals
from docgen.compose.recipients import is_above
from docgen.compose.signing import body_of, signers
from docgen.compose.spans import text_of
from docgen.load.document import Loaded
from docgen.load.nodes import Path, Scalar
from docgen.model import CanCu, ChuKy, NoiNhan
from docgen.problems import Place
from docgen.tieng_viet.text import upper

_NOTHING: Mapping[str, Place] = MappingProxyType({})
BLANK = "(để trống)"


def explain(
    sources: Sources,
    composed: Composed,
    loaded: Loaded,
    given: Mapping[str, Place] = _NOTHING,
) -> list[Origin]:
    """Return where each value of a composed document comes from, in the order of the page.

    Args:
        sources: what it was composed from.
        composed: the document, without an error.
        loaded: its data as it was read, with its overlay if it has one.
        given: where the values of a table row stand, by name; `don_vi` too, when the row names the
            issuer.

    Returns:
        One origin a value. What a template itself holds (the motto, `Nơi nhận:`) is none.

    """
    tracer = Tracer(sources, composed, loaded, given)
    return [
        *_issuer(tracer),
        *_number(tracer),
        *_place_and_date(tracer),
        *_head(tracer),
        *_addressees(tracer),
        *_bases(tracer),
        *_opening(tracer),
        *body_origins(tracer, ("noi_dung",), composed.context["noi_dung"]),
        *_signatures(tracer),
        *_recipients(tracer),
        *_feet(tracer),
        *_appendices(tracer),
    ]


def _issuer(tracer: Tracer) -> Iterator[Origin]:
    van_ban, issuers = tracer.van_ban, tracer.sources.issuers
    profile = tracer.sources.profile
    lead = van_ban.don_vi[0]
    given = tracer.given.get("don_vi")
    for index, key in enumerate(van_ban.don_vi):
        field = "don_vi" if len(van_ban.don_vi) == 1 else f"don_vi/{index + 1}"
        if given is not None:
            yield Origin(field, key, str(given), place=given)
        else:
            yield tracer.typed(field, key, ("don_vi", index))
    if van_ban.the_thuc:
        yield tracer.typed("the_thuc", profile.ma, ("the_thuc",))
    else:
        note = "theo thể thức của đơn vị và ngày của văn bản"
        yield Origin("the_thuc", profile.ma, tracer.unit(lead, "the_thuc"), note)
    above = profile.look("co_quan_chu_quan")
    for line in issuers[0].co_quan_chu_quan:
        source = tracer.unit(lead, "co_quan_chu_quan")
        yield Origin("co_quan_chu_quan", capitals(line, above), source)
    look = profile.look("co_quan_ban_hanh")
    for key, issuer in zip(van_ban.don_vi, issuers, strict=True):
        for line in issuer.co_quan_ban_hanh:
            source = tracer.unit(key, "co_quan_ban_hanh")
            yield Origin("co_quan_ban_hanh", capitals(line, look), source)


def _number(tracer: Tracer) -> Iterator[Origin]:
    van_ban, profile = tracer.van_ban, tracer.sources.profile
    clause = profile.so.dieu
    if van_ban.so is None:
        yield Origin("so", BLANK, tracer.profile("so.trong"), clause)
    else:
        yield tracer.typed("so", f"{van_ban.so:0{profile.so.chu_so}}", ("so",), clause)
    if van_ban.ky_hieu:
        yield tracer.typed("ky_hieu", tracer.mark, ("ky_hieu",))
        return
    parts = [tracer.profile(f"loai.{van_ban.loai}.viet_tat")]
    parts += [tracer.unit(key, "ky_hieu_don_vi") for key in van_ban.don_vi]
    drafter = van_ban.don_vi_soan
    if drafter and drafter in tracer.mark:
        parts.append(str(tracer.place(("don_vi_soan",))))
    note = "; ".join([*parts, clause])
    yield Origin("ky_hieu", tracer.mark, "ký hiệu: ghép từ loại và đơn vị", note)


def _place_and_date(tracer: Tracer) -> Iterator[Origin]:
    van_ban, profile = tracer.van_ban, tracer.sources.profile
    lead = tracer.sources.issuers[0]
    if van_ban.dia_danh:
        yield tracer.typed("dia_danh", van_ban.dia_danh, ("dia_danh",))
    else:
        yield Origin("dia_danh", lead.dia_danh, tracer.unit(van_ban.don_vi[0], "dia_danh"))
    clause = profile.dia_danh_ngay.dieu
    if van_ban.ngay is None:
        yield Origin("ngay", BLANK, tracer.profile("dia_danh_ngay.mau"), clause)
    else:
        yield tracer.typed("ngay", day_long(van_ban.ngay), ("ngay",), clause)


def _head(tracer: Tracer) -> Iterator[Origin]:
    van_ban, context = tracer.van_ban, tracer.composed.context
    for field in ("luu_hanh", "khan"):
        if context[field]:
            yield tracer.typed(field, context[field], (field,))
    for line in context["du_thao"]:
        yield tracer.typed("du_thao", line, ("du_thao",))
    if context["ten_loai"]:
        note = f"loai: {van_ban.loai} ở {tracer.place(('loai',))}"
        source = tracer.profile(f"loai.{van_ban.loai}.ten")
        yield Origin("ten_loai", context["ten_loai"], source, note)
    form = tracer.sources.profile.trich_yeu_cong_van
    note = form.dieu if tracer.composed.letter else ""
    yield tracer.typed("trich_yeu", context["trich_yeu"], ("trich_yeu",), note)


def _addressees(tracer: Tracer) -> Iterator[Origin]:
    van_ban, profile = tracer.van_ban, tracer.sources.profile
    kind = profile.loai[van_ban.loai]
    entries = {
        "kinh_gui": f"loai.{van_ban.loai}.nhan" if kind.nhan else "kinh_gui.nhan",
        "dong_kinh_gui": "kinh_gui.dong_kinh_gui",
    }
    groups = zip(entries.items(), tracer.composed.context["kinh_gui"], strict=False)
    for (field, entry), printed in groups:
        source = tracer.profile(entry)
        yield Origin(f"{field}.nhan", printed["nhan"], source, profile.kinh_gui.dieu)
        for index, line in enumerate(printed["danh_sach"] or [printed["mot"]]):
            yield tracer.typed(field_of((field, index)), line, (field, index))


def _bases(tracer: Tracer) -> Iterator[Origin]:
    for index, basis in enumerate(tracer.van_ban.can_cu):
        path: Path = ("can_cu", index)
        if isinstance(tracer.node(path), Scalar):
            yield _line(tracer, path, basis.cau or "")
            continue
        for name in CanCu.model_fields:
            value = getattr(basis, name)
            if isinstance(value, str):
                yield _leaf(tracer, (*path, name), value)
            elif value is not None:
                form = tracer.sources.profile.can_cu.ngay
                date = day_long(value) if form == "chu" else day_short(value)
                yield tracer.typed(field_of((*path, name)), date, (*path, name))


def _opening(tracer: Tracer) -> Iterator[Origin]:
    if tracer.van_ban.mo_dau:
        value = text_of(tracer.composed.context["noi_dung"][0]["chu"])
        extra = {"can_cu": "các căn cứ ở trên"} if tracer.van_ban.can_cu else None
        yield tracer.typed("mo_dau", value, ("mo_dau",), extra=extra)


def _signatures(tracer: Tracer) -> Iterator[Origin]:
    van_ban, issuers = tracer.van_ban, tracer.sources.issuers
    blocks = list(enumerate(van_ban.ky)) or [(index, ChuKy()) for index in range(len(issuers))]
    typed = sorted(blocks, key=lambda pair: body_of(pair[1], pair[0], van_ban))
    signed = signers(van_ban, issuers, day_of(van_ban), tracer.scope)
    for (index, block), final in zip(typed, signed, strict=True):
        for number, line in enumerate(final.quyen_han):
            yield _signed(tracer, ("ky", index, "quyen_han", number), line, block.quyen_han, final)
        for field in ("chuc_vu", "ho_ten"):
            value = getattr(final, field)
            yield _signed(tracer, ("ky", index, field), value, getattr(block, field), final)


def _signed(tracer: Tracer, path: Path, value: str | None, typed: object, final: ChuKy) -> Origin:
    """Return the origin of one line of a signature: as typed, else from the day's roster."""
    name = str(path[2])
    field = f"ky/{name}" if len(tracer.van_ban.ky) < 2 else f"ky/{int(path[1]) + 1}/{name}"
    shown = value or ""
    if name != "ho_ten":
        shown = capitals(shown, tracer.sources.profile.look(name))
    if typed:
        return tracer.typed(field, shown, path)
    if value is None:
        return Origin(field, f"[thiếu: {name}]", MISSING, "bản nháp in chỗ còn thiếu")
    key = final.don_vi or ""
    return Origin(field, shown, tracer.unit(key, f"nguoi_ky/{_entry(tracer, key, final)}.{name}"))


def _entry(tracer: Tracer, key: str, final: ChuKy) -> int:
    """Return which entry of a unit's roster (from 1) signs: the first of that name and post."""
    unit = tracer.sources.issuers[tracer.van_ban.don_vi.index(key)]
    day, post = day_of(tracer.van_ban), upper(final.chuc_vu or "")
    return next(
        number
        for number, signer in enumerate(unit.nguoi_ky, 1)
        if signer.holds(day) and signer.ho_ten == final.ho_ten and upper(signer.chuc_vu) == post
    )


def _recipients(tracer: Tracer) -> Iterator[Origin]:
    van_ban, profile = tracer.van_ban, tracer.sources.profile
    form, kind = profile.noi_nhan, profile.loai[van_ban.loai]
    origins = [list(_recipient(tracer, index, item)) for index, item in enumerate(van_ban.noi_nhan)]
    if van_ban.kinh_gui and kind.kinh_gui != "khong":
        above = [_is_above(tracer, item) for item in van_ban.noi_nhan]
        if not any(above):
            yield Origin("noi_nhan", form.nhu_tren, tracer.profile("noi_nhan.nhu_tren"), form.dieu)
        order = sorted(range(len(origins)), key=lambda index: not above[index])
        origins = [origins[index] for index in order]
    for group in origins:
        yield from group
    filed = tracer.composed.context["noi_nhan"][-1].removeprefix(form.truoc)
    if van_ban.luu:
        yield tracer.typed("luu", filed, ("luu",))
    elif tracer.sources.issuers[0].noi_luu:
        yield Origin("luu", filed, tracer.unit(van_ban.don_vi[0], "noi_luu"))
    else:
        yield Origin("luu", filed, tracer.profile("noi_nhan.luu_mac_dinh"), form.dieu)


def _is_above(tracer: Tracer, item: NoiNhan) -> bool:
    plain = item.nhom is None and item.so_ban is None
    return plain and is_above(bare(tracer.scope.fill(item.ten or "", "noi_nhan")))


def _recipient(tracer: Tracer, index: int, item: NoiNhan) -> Iterator[Origin]:
    path: Path = ("noi_nhan", index)
    if item.nhom is None:
        inside = path if isinstance(tracer.node(path), Scalar) else (*path, "ten")
        yield _line(tracer, inside, item.ten or "")
    else:
        yield from _group(tracer, path, item, item.nhom)
    if item.so_ban is not None:
        yield tracer.typed(field_of((*path, "so_ban")), str(item.so_ban), (*path, "so_ban"))


def _group(tracer: Tracer, path: Path, item: NoiNhan, nhom: str) -> Iterator[Origin]:
    """Yield the heading of a group and, where they are printed, its units."""
    van_ban, registry = tracer.van_ban, tracer.sources.registry
    units = registry.group(nhom, van_ban.don_vi[0], day_of(van_ban))
    count = f"{len(units):02}"
    if item.ten is not None:
        extra = {"so_luong": f"{registry.file}, số đơn vị của nhóm {nhom}"}
        field = field_of((*path, "ten"))
        value = bare(tracer.scope.fill(item.ten, field, {"so_luong": count}))
        yield tracer.typed(field, value, (*path, "ten"), extra=extra)
    if item.ten is None or item.liet_ke:
        note = f"nhóm {nhom} ở {tracer.place((*path, 'nhom'))}"
        for key, unit in units.items():
            yield Origin(field_of((*path, "nhom")), unit.ten, tracer.unit(key, "ten"), note)


def _feet(tracer: Tracer) -> Iterator[Origin]:
    van_ban = tracer.van_ban
    for field in ("nguoi_soan", "lien_he"):
        value = getattr(van_ban, field)
        if value:
            yield _leaf(tracer, (field,), value)
    if van_ban.so_ban and van_ban.nguoi_soan:
        yield tracer.typed("so_ban", str(van_ban.so_ban), ("so_ban",))


def _appendices(tracer: Tracer) -> Iterator[Origin]:
    form = tracer.sources.profile.phu_luc
    for index, printed in enumerate(tracer.composed.context["phu_luc"]):
        path: Path = ("phu_luc", index)
        name = field_of(path)
        yield Origin(f"{name}/so", printed["so"], tracer.profile("phu_luc.nhan"), form.dieu)
        yield tracer.typed(f"{name}/ten", printed["ten"], (*path, "ten"))
        entry = "phu_luc.bo_trong" if tracer.van_ban.hinh_thuc == "dien_tu" else "phu_luc.kem_theo"
        yield Origin(f"{name}/kem_theo", printed["kem_theo"], tracer.profile(entry), form.dieu)
        yield from body_origins(tracer, (*path, "noi_dung"), printed["noi_dung"])


def _line(tracer: Tracer, path: Path, text: str) -> Origin:
    """Return the origin of a line of a list, without the marks that the list gives it."""
    field = field_of(path)
    return tracer.typed(field, bare(tracer.scope.fill(text, field)), path)


def _leaf(tracer: Tracer, path: Path, text: str) -> Origin:
    """Return the origin of a text of the data, its places filled in."""
    field = field_of(path)
    return tracer.typed(field, tracer.scope.fill(text, field), path)
