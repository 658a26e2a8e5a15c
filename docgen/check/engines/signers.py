"""Whether the one who signs is the one who may, by the data and the registry."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.content import Content
from docgen.check.engines.signing import blocks, name_of
from docgen.check.rule import Finding
from docgen.model import NguoiKy
from docgen.tieng_viet.dates import short
from docgen.tieng_viet.text import fold


def unauthorised(case: Case) -> Iterator[Finding]:
    """Yield each signer whom neither the data nor the registry of the day names."""
    content = case.content
    if content is None or content.van_ban is None:
        return
    typed = {block.ho_ten for block in content.van_ban.ky if block.ho_ten}
    roster = _roster(content)
    day = case.parts.date
    allowed = typed or {one.ho_ten for one in roster if one.holds(day)}
    if not allowed:
        return
    known = {fold(name) for name in allowed}
    for block in blocks(case):
        name = name_of(block)
        if name is None or name.text.startswith("[") or fold(name.text) in known:
            continue
        former = any(fold(one.ho_ten) == fold(name.text) for one in roster)
        listed = ", ".join(sorted(allowed))
        when = f" vào ngày {short(day.day, day.month, day.year)}" if day and former else ""
        yield Finding(
            f"«{name.text}» không phải người được ký{when}, theo dữ liệu là {listed}.",
            "xem lại họ tên người ký, hoặc cập nhật «ky» trong dữ liệu và «nguoi_ky» trong danh bạ",
            name.line,
            name.start,
            name.stop,
        )


def _roster(content: Content) -> list[NguoiKy]:
    """Return everyone of the issuers who signs at some time."""
    registry, van_ban = content.registry, content.van_ban
    if registry is None or van_ban is None:
        return []
    units = [registry.units[key] for key in van_ban.don_vi if key in registry.units]
    return [signer for unit in units for signer in unit.nguoi_ky]
