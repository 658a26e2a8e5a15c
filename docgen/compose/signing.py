"""Signature blocks: authority lines, post and name of each signer."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docgen.compose.lists import capitals
from docgen.compose.scope import Scope
from docgen.model import ChuKy, DonVi, NguoiKy, VanBan
from docgen.problems import Level, Problem, suggest
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.dates import short
from docgen.tieng_viet.text import upper

# Someone who signs for another or by order does not hold the roster's first post.
_MOST_NAMED = 3  # of a roster
_FOR_ANOTHER = re.compile(r"^(?:KT\.|K/T|TL\.|T/L|TUQ\.|Q\.)", re.IGNORECASE)


def signers(
    van_ban: VanBan, issuers: tuple[DonVi, ...], day: datetime.date | None, scope: Scope
) -> tuple[ChuKy, ...]:
    """Return who signs, the lead first: as typed, what is open filled from the day's roster."""
    typed = [_filled(block, f"ky.{index}", scope) for index, block in enumerate(van_ban.ky)]
    blocks = typed or [ChuKy() for _ in issuers]
    placed = [(body_of(block, index, van_ban), block) for index, block in enumerate(blocks)]
    placed.sort(key=lambda pair: pair[0])
    return tuple(
        _with_roster(block, issuers[body], day).model_copy(update={"don_vi": van_ban.don_vi[body]})
        for body, block in placed
    )


def missing(
    blocks: tuple[ChuKy, ...], van_ban: VanBan, issuers: tuple[DonVi, ...], scope: Scope
) -> Iterator[Problem]:
    """Yield what is not known of the signers: names, posts, bodies without a signature."""
    for block in van_ban.ky:
        if block.don_vi is not None and block.don_vi not in van_ban.don_vi:
            message = f"Khối chữ ký ghi «don_vi: {block.don_vi}» không phải đơn vị ban hành."
            known = "ghi một trong: " + ", ".join(van_ban.don_vi)
            hint = suggest(block.don_vi, van_ban.don_vi, known)
            yield Problem("D-KY", message, scope.locate("ky", ""), hint)
    names = dict(zip(van_ban.don_vi, issuers, strict=True))
    signed = Counter(block.don_vi for block in blocks)
    for key, issuer in names.items():
        if not signed[key]:
            hint = "ghi «ky» thành danh sách, mỗi đơn vị một khối"
            yield Problem(
                "D-KY",
                f"Văn bản liên tịch thiếu chữ ký của {issuer.ten}.",
                scope.locate("ky", ""),
                hint,
            )
    day = van_ban.ngay.last_day if van_ban.ngay else None
    for block in blocks:
        for message, hint in _unknown(block, names[block.don_vi or ""], day):
            yield Problem("D-KY", message, scope.locate("ky", ""), hint)


def _unknown(block: ChuKy, issuer: DonVi, day: datetime.date | None) -> Iterator[tuple[str, str]]:
    """Yield what is not known of a signer as sentence and hint; one where the roster is why."""
    words = (("ho_ten", "họ tên người ký"), ("chuc_vu", "chức vụ người ký"))
    lacking = [(field, word) for field, word in words if getattr(block, field) is None]
    if lacking and issuer.nguoi_ky and not issuer.signers_on(day):
        hint = "xem lại «ngay», hoặc thêm người ký lúc đó vào «nguoi_ky» của đơn vị trong danh bạ"
        yield _nobody_on(issuer, day), hint
    elif len(lacking) == len(words) and not issuer.nguoi_ky:
        hint = "thêm «nguoi_ky» của đơn vị vào danh bạ, hoặc ghi «ky» trong văn bản"
        yield f"Đơn vị «{issuer.ten}» chưa có người ký trong danh bạ.", hint
    else:
        for field, word in lacking:
            hint = f"thêm dòng «{field}: …» dưới «ky:», hoặc thêm người ký vào danh bạ đơn vị"
            yield f"Thiếu {word} của {issuer.ten}.", hint


def _nobody_on(issuer: DonVi, day: datetime.date | None) -> str:
    """Return that the roster has nobody in office on a day, and who is in it from when to when."""
    roster = issuer.nguoi_ky
    known = "; ".join(f"{one.ho_ten} ký {_span(one)}" for one in roster[:_MOST_NAMED])
    more = ", …" if len(roster) > _MOST_NAMED else ""
    if day is None:
        return f"{issuer.ten} không còn người ký trong danh bạ; {known}{more}."
    later = all(one.tu and one.tu.first_day > day for one in roster)
    word = "chưa" if later else "không"
    return f"{issuer.ten} {word} có người ký vào ngày {_day(day)}; {known}{more}."


def _span(signer: NguoiKy) -> str:
    since = f"từ {_day(signer.tu.first_day)}" if signer.tu else ""
    until = f"đến hết {_day(signer.den.last_day)}" if signer.den else ""
    return f"{since} {until}".strip()


def _day(day: datetime.date) -> str:
    return short(day.day, day.month, day.year)


def unauthorised(blocks: tuple[ChuKy, ...], profile: TheThuc, scope: Scope) -> Iterator[Problem]:
    """Yield a warning for each deputy who signs without saying for whom (NĐ 30/2020, Điều 13)."""
    for block in blocks:
        deputy = upper(block.chuc_vu or "").startswith("PHÓ ")
        if deputy and not block.quyen_han and profile.quyen_han.cap_pho_can:
            message = f"«{block.chuc_vu}» ký mà không có dòng quyền hạn (TM. hoặc KT.)."
            hint = "thêm «quyen_han: KT. CHỦ TỊCH» dưới «ky:»; hai dòng thì ghi thành danh sách"
            clause = profile.quyen_han.dieu
            yield Problem("KY-09", message, scope.locate("ky", ""), hint, Level.WARNING, clause)


def with_holes(block: ChuKy) -> ChuKy:
    """Return a block of a draft: what is not known yet stands as `[thiếu: …]`."""
    holes = {"chuc_vu": "[thiếu: chức vụ]", "ho_ten": "[thiếu: họ tên]"}
    return block.model_copy(
        update={key: text for key, text in holes.items() if getattr(block, key) is None}
    )


def signature(block: ChuKy, profile: TheThuc) -> dict[str, Any]:
    """Return one block in its looks; a head who signs alone may look like an authority line."""
    authority, post = profile.look("quyen_han"), profile.look("chuc_vu")
    lines = [{"kieu": "quyen_han", "chu": capitals(line, authority)} for line in block.quyen_han]
    alone = profile.quyen_han.mot_minh if not lines else "chuc_vu"
    return {
        "dong": [*lines, {"kieu": alone, "chu": capitals(block.chuc_vu or "", post)}],
        "ho_ten": block.ho_ten or "",
    }


def rows(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks of a joint document two a row, the lead on the right."""
    pairs = [blocks[index : index + 2] for index in range(0, len(blocks), 2)]
    return [{"phai": pair[:1], "trai": pair[1:]} for pair in pairs]


def body_of(block: ChuKy, index: int, van_ban: VanBan) -> int:
    """Return which issuer a block signs for: the one it names, else the one in its place."""
    if block.don_vi in van_ban.don_vi:
        return van_ban.don_vi.index(block.don_vi)
    return min(index, len(van_ban.don_vi) - 1)


def _filled(block: ChuKy, where: str, scope: Scope) -> ChuKy:
    """Return a block with the places in its texts filled in."""
    update: dict[str, Any] = {
        "quyen_han": tuple(scope.fill(line, f"{where}.quyen_han") for line in block.quyen_han)
    }
    for field in ("chuc_vu", "ho_ten"):
        value = getattr(block, field)
        update[field] = None if value is None else scope.fill(value, f"{where}.{field}")
    return block.model_copy(update=update)


def _with_roster(block: ChuKy, issuer: DonVi, day: datetime.date | None) -> ChuKy:
    """Return a block completed from the first signer in office who agrees with what was typed."""
    if block.ho_ten and block.chuc_vu and block.quyen_han:
        return block
    for_another = any(_FOR_ANOTHER.match(line) for line in block.quyen_han)
    if for_another and not block.chuc_vu and not block.ho_ten:
        return block
    signer = next((one for one in issuer.signers_on(day) if _agrees(block, one)), None)
    if signer is None:
        return block
    return block.model_copy(
        update={
            "ho_ten": signer.ho_ten,
            "chuc_vu": block.chuc_vu or signer.chuc_vu,
            "quyen_han": block.quyen_han or signer.quyen_han,
        }
    )


def _agrees(block: ChuKy, signer: NguoiKy) -> bool:
    post = block.chuc_vu is None or upper(block.chuc_vu) == upper(signer.chuc_vu)
    return post and block.ho_ten in (None, signer.ho_ten)
