"""Puts the parts of a base template together into one small, reproducible package."""

from __future__ import annotations

from docgen.the_thuc.profile import TheThuc
from docgen.word.markup import DECLARATION, paragraph, root, w
from docgen.word.package import write_package
from docgen.word.template import body, ending, header
from docgen.word.template.sections import (
    EMPTY_FOOT,
    EMPTY_HEAD,
    FIRST_FOOT,
    FIRST_HEAD,
    NUMBERED,
    page_section,
)
from docgen.word.template.styles import styles_part
from docgen.word.template.tags import when

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    NUMBERED: ("header", "header1.xml"),
    FIRST_HEAD: ("header", "header2.xml"),
    FIRST_FOOT: ("footer", "footer1.xml"),
    EMPTY_HEAD: ("header", "header3.xml"),
    EMPTY_FOOT: ("footer", "footer2.xml"),
}


def build_template(profile: TheThuc, *, letter: bool = False) -> bytes:
    """Return the bytes of `mau.docx`: the profile's look, docxtpl tags over the closed field list.

    `letter` makes the template of a công văn (no type name; the subject stands under the number).
    The same profile gives the same bytes.
    """
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}, core=True),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(profile, letter=letter),
        "word/_rels/document.xml.rels": _relations(_PARTS),
        "word/styles.xml": styles_part(profile),
        "word/settings.xml": _settings(),
        "word/header1.xml": root("hdr", _page_number()),
        "word/header2.xml": root("hdr", header.circulation(profile), paragraph("DuongKe")),
        "word/header3.xml": root("hdr", paragraph("DuongKe")),
        "word/footer1.xml": root("ftr", _first_footer(profile), paragraph("DuongKe")),
        "word/footer2.xml": root("ftr", paragraph("DuongKe")),
    }
    return write_package({name: content.encode() for name, content in members.items()})


def _document(profile: TheThuc, *, letter: bool) -> str:
    width = profile.trang.rong
    parts = [header.head(profile, letter=letter)]
    if letter:
        parts.append(paragraph("DuongKe"))
    else:
        parts.append(header.name_block(profile))
    parts += [
        header.addressees(profile),
        body.bases(),
        body.blocks("noi_dung", portrait_mm=width, landscape_mm=width),
        ending.signatures(profile),
    ]
    if profile.lien_he.vi_tri == "trang_cuoi":
        parts.append(ending.contact(before_pt=12))
    parts += [ending.main_break(profile), ending.appendices(profile)]
    last = page_section(profile, landscape=False, main=True)
    return root("document", w("body", *parts, last))


def _first_footer(profile: TheThuc) -> str:
    parts = []
    if profile.nguoi_soan.vi_tri == "chan_trang":
        parts.append(when("nguoi_soan", header.field("NguoiSoan", "nguoi_soan")))
    if profile.lien_he.vi_tri == "trang_dau":
        parts.append(ending.contact())
    return "".join(parts)


def _page_number() -> str:
    return paragraph("SoTrang", w("fldSimple", "<w:r><w:t>2</w:t></w:r>", instr="PAGE"))


def _settings() -> str:
    setting = {
        "name": "compatibilityMode",
        "uri": "http://schemas.microsoft.com/office/word",
        "val": "15",
    }
    return root(
        "settings",
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("compatSetting", **setting)),
        w("themeFontLang", val="vi-VN"),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _core() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>vi-VN</dc:language></cp:coreProperties>'
    )


def _content_types() -> str:
    kinds = {"/word/document.xml": "document.main"} | {
        f"/word/{target}": kind for kind, target in _PARTS.values()
    }
    parts = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{parts}</Types>"
    )


def _relations(parts: dict[str, tuple[str, str]], *, core: bool = False) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in parts.items()
    )
    if core:
        kind = f"{_PACKAGE}/relationships/metadata/core-properties"
        links += f'<Relationship Id="rId9" Type="{kind}" Target="docProps/core.xml"/>'
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
