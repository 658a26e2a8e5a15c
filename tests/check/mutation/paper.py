"""A document in the hands of a test: its parts as trees, and the paragraphs of a component."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from docgen.check.words import ROLE_WORDS
from docgen.word.template.styles import STYLES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
_ROLES = {word: role for role, word in ROLE_WORDS.items()}
# Components whose style has another name than its look, or that share one.
_OTHER = {
    "quoc_hieu": ["TieuDe1"],
    "tieu_ngu": ["TieuDe2"],
    "tieu_de": ["TieuDe1"],
    "ke_co_quan": ["KeCoQuan"],
    "ke_trich_yeu": ["KeTrichYeu"],
    "ke_phu_luc": ["KePhuLuc"],
    "muc": ["MucLon"],
    "khoan": ["Khoan1", "Khoan"],
    "diem": ["Diem"],
    "gach": ["Gach"],
    "cong": ["Cong"],
    "loi_van": ["LoiVan"],
    "phan": ["Phan"],
    "dieu": ["DieuLuat"],
    "bang_o": ["BangO", "BangGiua"],
    "bang_dau": ["BangDau"],
    "kinh_gui_nhan": ["KinhGui"],
    "kinh_gui_ten": ["KinhGuiTen"],
}


@dataclass
class Paper:
    """The members of a .docx, the trees of those that were opened."""

    members: dict[str, bytes]
    trees: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> Paper:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    def tree(self, name: str = MAIN) -> Any:
        """Return the tree of a member; a change to it is in the saved bytes."""
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.members[name])
        return self.trees[name]

    def save(self) -> bytes:
        for name, tree in self.trees.items():
            self.members[name] = etree.tostring(
                tree, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.members.items():
                archive.writestr(name, content)
        return target.getvalue()

    def paragraphs(self, word: str) -> list[Any]:
        """Return the paragraphs of a component, by what a clerk calls it."""
        role = _ROLES[word]
        styles = _OTHER.get(role) or [
            key for key, style in STYLES.items() if style.component == role
        ]
        names = [MAIN, *(name for name in self.members if name.startswith("word/header"))]
        found = [
            element
            for name in names
            for element in self.tree(name).iter(f"{W}p")
            if _style_of(element) in styles
        ]
        assert found, f"no «{word}» ({styles}) in the clean document"
        return found


def _style_of(paragraph: Any) -> str:
    element = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if element is None else str(element.get(f"{W}val"))


def properties(paragraph: Any) -> Any:
    """Return the `w:pPr` of a paragraph."""
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found


def looks(run: Any) -> Any:
    """Return the `w:rPr` of a run."""
    found = run.find(f"{W}rPr")
    if found is None:
        found = etree.Element(f"{W}rPr")
        run.insert(0, found)
    return found


def set_child(parent: Any, name: str, **attributes: str) -> None:
    """Put one `w:` child in the place of a former one of that name."""
    for old in parent.findall(f"{W}{name}"):
        parent.remove(old)
    child = etree.SubElement(parent, f"{W}{name}")
    for key, value in attributes.items():
        child.set(f"{W}{key}", value)


def text_of(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def set_text(paragraph: Any, text: str) -> None:
    """Put a text into the first run of a paragraph, and take the other runs away."""
    runs = [run for run in paragraph.findall(f"{W}r") if run.find(f"{W}t") is not None]
    assert runs, "a paragraph without text"
    for run in runs[1:]:
        paragraph.remove(run)
    first = runs[0]
    for old in first.findall(f"{W}t"):
        first.remove(old)
    element = etree.SubElement(first, f"{W}t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
