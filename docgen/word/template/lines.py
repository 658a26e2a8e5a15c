"""Separators: a drawn line whose length is a field, or literal characters."""

from __future__ import annotations

from docgen.the_thuc.profile import Ke
from docgen.word.markup import NAMESPACES, emu, paragraph, run

_WIDTH_PT = 0.75
_DROP_MM = 0.8  # the line stands a little below the text it belongs to


def drawn(number: int, length_mm: float, field: str = "") -> str:
    """Return a thin paragraph that holds a horizontal line, centred in its column.

    `field` names the template field that gives the length in whole mm; without it the line
    keeps `length_mm`. `number` is the drawing's id, unique in the template.
    """
    described = f"{{{{ {field} }}}}" if field else "Đường kẻ"
    return paragraph("DuongKe", f"<w:r>{_shape(number, emu(length_mm), described)}</w:r>")


def separator(ke: Ke, number: int, field: str, style: str) -> str:
    """Return the separator of the profile: a line with a computed length, or its characters."""
    if ke.kieu == "duong_ke":
        return drawn(number, 25, field)
    return paragraph(style, run(ke.chu))


def _shape(number: int, length: int, described: str) -> str:
    stroke = round(_WIDTH_PT * 12_700)
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{emu(_DROP_MM)}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Đường kẻ {number}" descr="{described}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{NAMESPACES["wps"]}">'
        "<wps:wsp><wps:cNvCnPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{stroke}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice></mc:AlternateContent>"
    )
