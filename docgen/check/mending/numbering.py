"""Numbers the pages anew: in the middle of the header, none on the first page, none below."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.check.mending.old_numbers import shows_something, take_numbers_out
from docgen.check.mending.order import insert_ordered, set_flag
from docgen.check.mending.paper import set_margins
from docgen.check.mending.trees import Trees
from docgen.check.remedy import SetPageNumber
from docgen.word import markup
from docgen.word.parts import Element, w
from docgen.word.text import PARAGRAPH, paragraph_text

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROOTS = {"header": "hdr", "footer": "ftr"}


class PageNumbers:
    """Carries out one remedy on the section that it names."""

    def __init__(self, trees: Trees, element: Element, wanted: SetPageNumber) -> None:
        self._trees = trees
        self._element = element
        self._wanted = wanted
        self._members = {
            "header": self._present(wanted.section.headers),
            "footer": self._present(wanted.section.footers),
        }

    def write(self, *, even: bool) -> None:
        """Write the numbers; `even` where even pages have a header of their own."""
        self._trees.change(self._trees.main)
        for member in set(self._members["footer"].values()):
            self._clear(member)
        first = self._members["header"].get("first")
        if self._wanted.hide_first:
            self._hide_first(first)
        elif self._wanted.section.title_page:
            self._number("first")
        self._number("default")
        if even:
            self._number("even")
        set_margins(self._element, self._wanted.section, {"header": self._wanted.edge})

    def _present(self, members: Mapping[str, str]) -> dict[str, str]:
        """Return the parts that are there: a file may point at one that it has lost."""
        return {page: name for page, name in members.items() if name in self._trees.members}

    def _clear(self, member: str) -> None:
        # Only a part that held a number is written anew.
        if take_numbers_out(self._trees.root(member)):
            self._trees.change(member)

    def _hide_first(self, first: str | None) -> None:
        """Leave the first page as it is, only without a number."""
        if self._wanted.section.title_page:
            if first is not None:
                self._clear(first)
            return
        for kind in ("header", "footer"):
            self._copy_for_first(kind)
        set_flag(self._element, "titlePg", on=True)

    def _copy_for_first(self, kind: str) -> None:
        """Let the first page keep what stands above and below it: until now, as on all pages."""
        member = self._members[kind].get("default")
        if member is None:
            # A part that was forgotten there would come back with the first page's own.
            if kind == "header" or "first" in self._members[kind]:
                self._refer(kind, "first", self._trees.add_part(kind, _empty(kind)))
            return
        if kind == "footer":  # the number is already out of it
            self._refer(kind, "first", self._trees.relation_of(member))
            return
        root = etree.fromstring(etree.tostring(self._trees.root(member)))
        take_numbers_out(root)
        shown = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
        content = markup.DECLARATION.encode() + shown if shows_something(root) else _empty(kind)
        like = member if shows_something(root) else ""
        self._refer(kind, "first", self._trees.add_part(kind, content, like))

    def _number(self, page: str) -> None:
        """Put the number into a header, above what else stands in it."""
        member = self._members["header"].get(page)
        if member is None:
            self._refer("header", page, self._trees.add_part("header", self._new_header()))
            return
        root = self._trees.change(member)
        take_numbers_out(root)
        if len(root) and root[0].tag == PARAGRAPH and _is_bare(root[0]):
            root.remove(root[0])
        root.insert(0, self._paragraph())

    def _new_header(self) -> bytes:
        return markup.root("hdr", self._markup()).encode()

    def _paragraph(self) -> Element:
        found: Element = etree.fromstring(self._new_header())[0]
        return found

    def _markup(self) -> str:
        w, font = markup.w, self._wanted.font
        size = markup.half_points(self._wanted.size)
        look = w(
            "rPr",
            w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
            *(w(name, val=0) for name in ("b", "bCs", "i", "iCs")),
            w("sz", val=size),
            w("szCs", val=size),
        )
        set_so = w(
            "pPr",
            w("spacing", before=0, after=0, line=240, lineRule="auto"),
            w("ind", left=0, right=0, firstLine=0),
            w("jc", val="center"),
        )
        marks = [w("r", look, w("fldChar", fldCharType=kind)) for kind in _MARKS]
        code = f'<w:r>{look}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        result = f"<w:r>{look}<w:t>2</w:t></w:r>"
        return w("p", set_so, marks[0], code, marks[1], result, marks[2])

    def _refer(self, kind: str, page: str, key: str) -> None:
        """Let the section use a part on the pages of a kind (`default`, `first`, `even`)."""
        tag = w(f"{kind}Reference")
        own = [one for one in self._element.iterfind(tag) if one.get(w("type"), "default") == page]
        reference = own[0] if own else self._element.makeelement(tag)
        reference.set(w("type"), page)
        reference.set(_R_ID, key)
        if not own:
            insert_ordered(self._element, reference)


_MARKS = ("begin", "separate", "end")


def section_element(trees: Trees, found: Element | None) -> Element:
    """Return the `w:sectPr` of a section; one is made where the file has none."""
    if found is not None:
        return found
    root = trees.change(trees.main)
    body = root.find(w("body"))
    parent = root if body is None else body  # as lines are read where a damaged file has no body
    element = parent.makeelement(w("sectPr"))
    parent.append(element)
    return element


def _empty(kind: str) -> bytes:
    return markup.root(_ROOTS[kind], markup.w("p")).encode()


def _is_bare(paragraph: Element) -> bool:
    """Whether a paragraph holds nothing at all but settings."""
    runs = [one for one in paragraph if one.tag != w("pPr")]
    return not runs and not paragraph_text(paragraph)
