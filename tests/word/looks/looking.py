"""Sees small documents with a style sheet, lists and settings written by hand."""

from __future__ import annotations

from small_docx import SECTION, members, part, relation

from docgen.word.looks import Line, Seen, see

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "theme": "theme/theme1.xml",
}
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/>'
    '<a:cs typeface=""/><a:font script="Viet" typeface="Times New Roman"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Hans" typeface="SimSun"/></a:minorFont></a:fontScheme></a:themeElements>'
    "</a:theme>"
)


def style(
    key: str,
    *inner: str,
    kind: str = "paragraph",
    based_on: str = "",
    default: bool = False,
) -> str:
    """Return a style; `inner` are its `w:pPr`, `w:rPr` … as markup."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"{mark}><w:name w:val="{key} name"/>{base}'
        f"{''.join(inner)}</w:style>"
    )


def rpr(inner: str) -> str:
    return f"<w:rPr>{inner}</w:rPr>"


def ppr(inner: str) -> str:
    return f"<w:pPr>{inner}</w:pPr>"


def defaults(run: str = "", paragraph: str = "") -> str:
    """Return the defaults of a document."""
    return (
        f"<w:docDefaults><w:rPrDefault>{rpr(run)}</w:rPrDefault>"
        f"<w:pPrDefault>{ppr(paragraph)}</w:pPrDefault></w:docDefaults>"
    )


def package(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    section: str = SECTION,
    **stories: str,
) -> dict[str, bytes]:
    """Return the members of a document with these parts."""
    links = "".join(relation(kind, kind, target) for kind, target in _PARTS.items())
    found = members(body, links=links, **stories)
    found["word/document.xml"] = found["word/document.xml"].replace(
        SECTION.encode(), section.encode()
    )
    found["word/styles.xml"] = part("styles", styles).encode()
    found["word/numbering.xml"] = part("numbering", numbering).encode()
    found["word/settings.xml"] = part("settings", settings).encode()
    found["word/theme/theme1.xml"] = THEME.encode()
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for kind in ("styles", "numbering", "settings")
    )
    listing = found["[Content_Types].xml"].decode()
    found["[Content_Types].xml"] = listing.replace("</Types>", f"{overrides}</Types>").encode()
    return found


def look_at(body: str, **parts: str) -> Seen:
    return see(package(body, **parts))


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    return look_at(body, **parts).lines
