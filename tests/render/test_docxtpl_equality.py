"""Every shipped template renders to what docxtpl itself makes of it, but for our known repairs.

What may differ, and why:

- empty runs: docxtpl leaves two for each `{%r %}` tag, ours leaves none;
- drawn lines: the field in a line's description sets its length, docxtpl prints it as words;
- `w:gridSpan`: docxtpl writes it before `w:tcW`, the schema wants it behind;
- rows and tables that were emptied, cells without a paragraph, a last section in a paragraph of
  its own: docxtpl leaves them, Word then refuses the file or adds a blank page;
- core properties: docxtpl keeps the template author's, ours are the document's.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docxtpl
import pytest
from jinja2 import Environment
from lxml import etree
from small_docx import docx, members, para, paras, relation, run, unzipped, zipped

from docgen.build.samples import sample_context
from docgen.problems import ProblemError
from docgen.render import compile_template
from docgen.the_thuc.loading import load_profile
from docgen.word.repair import drop_empty_rows, end_with_paragraph, hoist_last_section

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ROOT = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(ROOT.glob("*/*/mau.docx"))


def by_docxtpl(data: bytes, context: dict[str, Any]) -> bytes:
    template = docxtpl.DocxTemplate(io.BytesIO(data))
    template.render(context, Environment(), autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def canonical(content: bytes) -> bytes:
    """Return a part in canonical XML, without what may differ."""
    root = etree.fromstring(content)
    for item in list(root.iter(f"{W}r")):
        if not "".join(item.itertext()) and all(kid.tag in (f"{W}rPr", f"{W}t") for kid in item):
            item.getparent().remove(item)
    for drawing in root.iter(f"{WP}anchor", f"{WP}inline"):
        for item in drawing.iter(f"{WP}docPr"):
            item.attrib.pop("descr", None)
        for item in drawing.iter(f"{WP}extent", f"{A}ext"):
            item.attrib.pop("cx", None)
    for item in root.iter(f"{W}gridSpan"):
        item.getparent().append(item)
    for item in root.iter(f"{W}vAlign"):
        item.getparent().append(item)
    text = etree.tostring(root, encoding="unicode")
    text = hoist_last_section(end_with_paragraph(drop_empty_rows(text)))
    return etree.tostring(etree.fromstring(text), method="c14n")


def unordered(content: bytes) -> list[bytes]:
    """Return the entries of a list of types or relations, which have no order."""
    return sorted(etree.tostring(item, method="c14n") for item in etree.fromstring(content))


def span(text: str, look: int = 0) -> dict[str, Any]:
    return {"chu": text, "dam": bool(look & 1), "nghieng": bool(look & 2)}


def cell(kind: str, width: int, *texts: str) -> dict[str, Any]:
    return {"kieu": kind, "rong": width, "doan": [[span(text)] for text in texts]}


def rich(template: Path) -> dict[str, Any]:
    """Return a context that takes every branch of a template: each kind of block and cell."""
    xml = unzipped(template.read_bytes())["word/document.xml"].decode()
    text = "".join(etree.fromstring(xml.encode()).itertext())
    kinds = re.findall(r"\bd\.kieu == '(\w+)'", text)
    cells = re.findall(r"\bo\.kieu == '(\w+)'", text)
    assert kinds
    assert cells
    looks = [span(f"chữ <{look}> & “{look}” ", look) for look in range(4)]
    grid = [[cell(kind, 20, "a & b", "c"), cell("trai", 40, kind)] for kind in cells]
    blocks = [
        {"kieu": kind, "chu": [span(f"{kind}: "), *looks], "dau": grid[0], "hang": grid}
        for kind in dict.fromkeys(kinds)
    ]
    signers = [
        {"dong": [{"kieu": kind, "chu": f"{kind} {n}"} for kind in ("quyen_han", "chuc_vu")]}
        | {"ho_ten": f"Nguyễn Thị {n}"}
        for n in range(3)
    ]
    letter = template.parent.name == "cong_van"
    context = sample_context(load_profile(template.parts[-3]), letter=letter)
    appendix = {**context["phu_luc"][0], "noi_dung": blocks}
    return context | {
        "noi_dung": blocks * 2,
        "phu_luc": [appendix, {**appendix, "ngang": True}, {**appendix, "noi_dung": []}],
        "kinh_gui": [
            {"nhan": "Kính gửi:", "mot": "", "danh_sach": ["Sở A & B", "Sở <C>"]},
            {"nhan": "Kính gửi:", "mot": "Ủy ban", "danh_sach": []},
        ],
        "can_cu": ["Luật <1> & 2", "Luật 3"],
        "ky": signers,
        "ky_hang": [{"phai": signers[:1], "trai": signers[1:2]}, {"phai": [], "trai": signers[2:]}],
    }


def without_lists(context: dict[str, Any]) -> dict[str, Any]:
    return {key: [] if isinstance(value, list) else value for key, value in context.items()}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: "-".join(path.parts[-3:-1]))
@pytest.mark.parametrize("bare", [False, True], ids=["rich", "empty-lists"])
@pytest.mark.parametrize("joint", [False, True], ids=["one-signer", "joint"])
def test_every_part_is_docxtpl_s_own(template: Path, bare: bool, joint: bool) -> None:
    data = template.read_bytes()
    context = {**rich(template), "lien_tich": joint}
    if bare:
        context = without_lists(context)
    ours = unzipped(compile_template(data, "mau.docx").render(context).data)
    theirs = unzipped(by_docxtpl(data, context))
    for parts in (ours, theirs):
        parts.pop("docProps/core.xml", None)
    assert ours.keys() == theirs.keys()
    for name, content in ours.items():
        if name.endswith(".rels") or name == "[Content_Types].xml":
            assert unordered(content) == unordered(theirs[name]), name
        else:
            assert canonical(content) == canonical(theirs[name]), name


LOGO = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
    '<wp:docPr id="7" name="Logo" descr="Huy hiệu"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="rIdLogo"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


def test_a_picture_of_the_template_stands_in_every_document() -> None:
    parts = members(
        para(PICTURE) + paras("{{ ten_loai }}"),
        links=relation("rIdLogo", "image", "media/logo.png"),
    )
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    parts["word/media/logo.png"] = LOGO
    template = compile_template(zipped(parts), "mau.docx")
    for name in ("KẾ HOẠCH", "BÁO CÁO"):
        made = unzipped(template.render({"ten_loai": name}).data)
        assert made["word/media/logo.png"] == LOGO
        for kept in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
            assert b"logo.png" in made[kept] or b'Extension="png"' in made[kept]
        drawing = etree.fromstring(made["word/document.xml"]).find(f".//{A}blip")
        assert drawing is not None
        assert set(drawing.attrib.values()) == {"rIdLogo"}


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param("{{p noi_dung }}", id="subdocument"),
        pytest.param("{{r ten_loai }}", id="rich-text"),
        pytest.param("{{ noi_dung }}", id="list"),
        pytest.param("{{ logo }}", id="picture"),
    ],
)
def test_a_tag_that_only_docxtpl_s_own_objects_could_fill_is_refused(tag: str) -> None:
    """The closed list of fields holds text, codes, lengths and flags: no picture, no document."""
    with pytest.raises(ProblemError):
        compile_template(docx(para(run(tag))), "mau.docx")
