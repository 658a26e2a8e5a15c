"""Signature blocks: authority lines, post and name of each signer."""

from __future__ import annotations

import datetime
from typing import Any

from docgen.model import ChuKy, DonVi, VanBan
from docgen.problems import Place, Problem, suggest
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.text import upper


def signers(
    van_ban: VanBan, issuers: tuple[DonVi, ...], day: datetime.date | None
) -> tuple[ChuKy, ...]:
    """Return who signs: as typed, with the roster of the day filling what was not typed."""
    typed = van_ban.ky or tuple(ChuKy() for _ in issuers)
    return tuple(
        _with_roster(block, issuers[_body(block, index, van_ban)], day)
        for index, block in enumerate(typed)
    )


def _body(block: ChuKy, index: int, van_ban: VanBan) -> int:
    """Return which issuer a block signs for: the one it names, else the one in its place."""
    if block.don_vi in van_ban.don_vi:
        return van_ban.don_vi.index(block.don_vi)
    return min(index, len(van_ban.don_vi) - 1)


def missing(
    blocks: tuple[ChuKy, ...], van_ban: VanBan, issuers: tuple[DonVi, ...], place: Place
) -> list[Problem]:
    """Return a problem for each signer or post that neither the data nor the roster gives."""
    problems = []
    for index, block in enumerate(blocks):
        name = issuers[_body(block, index, van_ban)].ten
        if block.don_vi is not None and block.don_vi not in van_ban.don_vi:
            message = f"Khối chữ ký ghi «don_vi: {block.don_vi}» không phải đơn vị ban hành."
            known = "ghi một trong: " + ", ".join(van_ban.don_vi)
            hint = suggest(block.don_vi, van_ban.don_vi, known)
            problems.append(Problem("D-KY", message, place, hint))
        for field, word in (("ho_ten", "họ tên người ký"), ("chuc_vu", "chức vụ người ký")):
            if getattr(block, field) is None:
                message = f"Thiếu {word} của {name}."
                hint = f"thêm «ky: {field}: …», hoặc người ký đang giữ chức vào data/don_vi.yaml"
                problems.append(Problem("D-KY", message, place, hint))
    if len(blocks) < len(issuers):
        message = f"Văn bản liên tịch của {len(issuers)} đơn vị mới có {len(blocks)} chữ ký."
        problems.append(
            Problem("D-KY", message, place, "ghi «ky» thành danh sách, mỗi đơn vị một khối")
        )
    return problems


def with_holes(block: ChuKy) -> ChuKy:
    """Return a block of a draft: what is not known yet stands as `[thiếu: …]`."""
    holes = {"chuc_vu": "[thiếu: chức vụ]", "ho_ten": "[thiếu: họ tên]"}
    return block.model_copy(
        update={key: text for key, text in holes.items() if getattr(block, key) is None}
    )


def signature(block: ChuKy, profile: TheThuc) -> dict[str, Any]:
    """Return one block in capitals; a head who signs alone may look like an authority line."""
    lines = [{"kieu": "quyen_han", "chu": upper(line)} for line in block.quyen_han]
    alone = profile.quyen_han.mot_minh if not lines else "chuc_vu"
    return {
        "dong": [*lines, {"kieu": alone, "chu": upper(block.chuc_vu or "")}],
        "ho_ten": block.ho_ten or "",
    }


def rows(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks of a joint document two a row, the lead on the right."""
    pairs = [blocks[index : index + 2] for index in range(0, len(blocks), 2)]
    return [{"phai": pair[:1], "trai": pair[1:]} for pair in pairs]


def _with_roster(block: ChuKy, issuer: DonVi, day: datetime.date | None) -> ChuKy:
    if block.ho_ten and block.chuc_vu:
        return block
    signer = issuer.signer_on(day)
    if signer is None or (block.chuc_vu and upper(block.chuc_vu) != upper(signer.chuc_vu)):
        return block
    if block.ho_ten and block.ho_ten != signer.ho_ten:
        return block
    return block.model_copy(
        update={
            "ho_ten": signer.ho_ten,
            "chuc_vu": block.chuc_vu or signer.chuc_vu,
            "quyen_han": block.quyen_han or signer.quyen_han,
        }
    )
