"""From the bytes of a `mau.docx` to what can be stamped: checked, patched by docxtpl, packed."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from lxml import etree

from docgen.problems import Place, Problem, ProblemError
from docgen.render.guard import tree_faults
from docgen.render.stamp import CORE, Patched
from docgen.word.guard import active_content, open_document
from docgen.word.normal import normalise, ragged
from docgen.word.package import Packed, pack
from docgen.word.parts import CONTENT_TYPES, Element, content_types, read_stories, stories
from docgen.word.tags import lint

# Bytes of a part: docxtpl's patterns take longer than the part is long.
MAX_SOURCE = 2_000_000
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TAG = re.compile(r"\{\{|\{%")
# docxtpl puts the span first; the schema wants it after w:cnfStyle and w:tcW.
_SPAN_FIRST = re.compile(
    r'(<w:tcPr(?: [^>]*)?>)(<w:gridSpan w:val="\{\{[^}]*\}\}"/>)'
    r"((?:<w:cnfStyle[^>]*/>)?(?:<w:tcW[^>]*/>)?)"
)
_EMPTY_RUN = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
    r"(?:<w:t(?: [^>]*)?/>|<w:t(?: [^>]*)?></w:t>)</w:r>"
)
_DRAWING = re.compile(r"<wp:(anchor|inline)[ >](?:(?!</wp:\1>).)*</wp:\1>", re.DOTALL)
_LENGTH = re.compile(r'(<wp:docPr [^>]*\bdescr=")\s*\{\{([^{}]*)\}\}\s*"')
_EXTENT = re.compile(r'(<(?:wp:extent|a:ext) cx=")[^"]*')
_PRINT = re.compile(r"(<w:t(?: [^>]*)?>)([^<{}]*)\{\{([^{}]*)\}\}([^<{}]*)(?=</w:t>)")
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)


def patch_template(data: bytes, name: str) -> Patched:
    """Return a checked template as plain data, which a cache may keep and `from_patched` takes."""
    members = open_document(data, name)
    problems = list(_too_long(members, name)) or [
        *active_content(members, name),
        *lint(members, name),
    ]
    if problems:
        raise ProblemError(*problems)
    sources: dict[str, str] = {}
    loose: set[str] = set()
    for story, root in read_stories(members, name):
        normalise(root)
        source = _serialised(root)
        if _TAG.search(source):
            sources[story.name] = _patched(source, name, story.name)
            loose |= {story.name} if ragged(root) else set()
    kept = _with_core(members)
    packed: dict[str, Packed] = {
        key: pack(value) for key, value in kept.items() if key not in sources
    }
    return Patched(name, sources, packed, frozenset(loose))


def _too_long(members: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    for story in stories(content_types(members[CONTENT_TYPES], file)):
        if len(members[story.name]) > MAX_SOURCE:
            message = f"Phần «{story.name}» của mẫu dài quá {MAX_SOURCE // 1_000_000} MB."
            yield Problem("D-MAUQUACO", message, Place(file), "dùng mẫu nhỏ hơn")


def _serialised(root: Element) -> str:
    return str(etree.tostring(root, encoding="unicode", pretty_print=False))


def _patched(source: str, file: str, member: str) -> str:
    """Return docxtpl's patched XML of one part, checked and with our own additions."""
    # Importing docxtpl costs more than stamping a hundred documents.
    from docxtpl import DocxTemplate

    patched: str = DocxTemplate(io.BytesIO()).patch_xml(source)
    faults = tree_faults(patched, source)
    if faults:
        raise ProblemError(
            *(
                Problem(fault.code, fault.message, Place(file, part=member), fault.hint)
                for fault in faults
            )
        )
    patched = _SPAN_FIRST.sub(r"\1\3\2", patched)
    patched = _EMPTY_RUN.sub("", patched)
    patched = _DRAWING.sub(lambda drawing: _with_length(drawing[0]), patched)
    return _DECLARATION + _PRINT.sub(_framed, patched)


def _with_length(drawing: str) -> str:
    """Let the field in a drawing's description set its length; whole mm become EMU when stamped."""
    found = _LENGTH.search(drawing)
    if not found:
        return drawing
    drawing = _LENGTH.sub(r'\1Đường kẻ"', drawing)
    return _EXTENT.sub(lambda extent: f"{extent[1]}{{{{ ({found[2].strip()}, 36000) }}}}", drawing)


def _framed(found: re.Match[str]) -> str:
    """Hand the text around a tag to the printer, so that the whole text element can be verified."""
    before, after = (
        json.dumps(unescape(text), ensure_ascii=False) for text in (found[2], found[4])
    )
    return f"{found[1]}{found[2]}{{{{ ({before}, {found[3].strip()}, {after}) }}}}{found[4]}"


def _with_core(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the members with a place for the core properties, which every document gets anew."""
    kept = {name: content for name, content in members.items() if name != CORE}
    if CORE not in members:
        override = f'<Override PartName="/{CORE}" ContentType="{_CORE_TYPE}"/></Types>'
        relation = (
            f'<Relationship Id="rIdCore" Type="{_CORE_RELATION}" Target="{CORE}"/></Relationships>'
        )
        kept[CONTENT_TYPES] = kept[CONTENT_TYPES].replace(b"</Types>", override.encode())
        kept["_rels/.rels"] = kept["_rels/.rels"].replace(b"</Relationships>", relation.encode())
    return kept
