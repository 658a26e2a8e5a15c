"""Small Word files written by hand: what a test says is exactly what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = {
    "w": _W,
    "r": _OFFICE,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
BOLD, ITALIC = "<w:b/>", "<w:i/>"


def run(text: str, look: str = "") -> str:
    """Return a run of text in a look such as `BOLD`."""
    looks = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*parts: str, properties: str = "") -> str:
    """Return a paragraph; a part that is no markup becomes a run."""
    inner = "".join(part if part.startswith("<") else run(part) for part in parts)
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{inner}</w:p>"


def paras(*texts: str) -> str:
    """Return a paragraph for each text."""
    return "".join(para(text) for text in texts)


def cell(*blocks: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """Return a table cell; a block that is no markup becomes a paragraph."""
    inner = "".join(block if block.startswith("<") else para(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str, columns: int = 2) -> str:
    """Return a table whose rows are joined cells."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def text_box(*blocks: str) -> str:
    """Return a run that holds a text box, the way Word writes one: with a copy for old programs."""
    inner = "".join(blocks)
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="100" cy="100"/><wp:docPr id="1" name="Khung"/>'
        f'<a:graphic><a:graphicData uri="{_SPACES["wps"]}"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    box = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    copy = f"<w:pict><v:shape>{box}</v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{copy}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def drawn_line(description: str, number: int = 1) -> str:
    """Return a run that holds a drawn line with a description."""
    words = escape(description)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f'<wp:extent cx="900000" cy="0"/><wp:docPr id="{number}" name="Line" descr="{words}"/>'
        f'<a:graphic><a:graphicData uri="{_SPACES["wps"]}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line alt="{words}" to="70pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def part(name: str, inner: str) -> str:
    """Return a whole XML part with the root element `w:name`."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:{name}{spaces}>{inner}</w:{name}>"


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'


def relation(key: str, kind: str, target: str, mode: str = "") -> str:
    """Return a relationship of an office kind such as `header`."""
    where = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{where}/>'


def relations(*links: str) -> str:
    """Return a whole `.rels` part."""
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'


def members(
    body: str, *, header: str = "", footer: str = "", footnotes: str = "", links: str = ""
) -> dict[str, bytes]:
    """Return the members of a .docx with this body, and with a header, footer or notes if given.

    `links` are further relationships of the main text.
    """
    given = {
        kind: (name, root, inner)
        for kind, name, root, inner in (
            ("header", "header1", "hdr", header),
            ("footer", "footer1", "ftr", footer),
            ("footnotes", "footnotes", "footnotes", footnotes),
        )
        if inner
    }
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{given[kind][0]}"/>'
        for kind in ("header", "footer")
        if kind in given
    )
    section = SECTION.replace("<w:sectPr>", f"<w:sectPr>{references}")
    overrides = "".join(_override(name, kind) for kind, (name, _, _) in given.items())
    own = "".join(relation(name, kind, f"{name}.xml") for kind, (name, _, _) in given.items())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    texts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{rels}"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f"{_override('document', 'document.main')}{overrides}</Types>"
        ),
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}{section}</w:body>"),
        "word/_rels/document.xml.rels": relations(own, links),
    }
    texts |= {f"word/{name}.xml": part(root, inner) for name, root, inner in given.values()}
    return {name: text.encode() for name, text in texts.items()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the zip of the members, by Python's own writer."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, *, header: str = "", footer: str = "", footnotes: str = "") -> bytes:
    """Return the bytes of a .docx with this body, and with a header, footer or notes if given."""
    return zipped(members(body, header=header, footer=footer, footnotes=footnotes))


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip, by Python's own reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
