"""The package: what is not changed keeps its bytes, what is changed keeps its manner."""

from __future__ import annotations

import pytest
from by_hand import carried_out, member, seen, tree
from small_docx import docx, members, para, unzipped, zipped

from docgen.check.mending.order import child_of
from docgen.check.mending.trees import Trees
from docgen.check.remedy import SetLook, SetPageNumber
from docgen.word.guard import open_document

MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BOM = b"\xef\xbb\xbf"


def with_main(content: bytes) -> bytes:
    return zipped(members(para("a")) | {MAIN: content})


def bold(data: bytes) -> bytes:
    return carried_out(data, lambda s: [SetLook(s.lines[0], bold=True)])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(DECLARATION, DECLARATION, id="word"),
        pytest.param(BOM + DECLARATION, BOM + DECLARATION, id="byte-order-mark"),
        pytest.param(b"<?xml version='1.0'?>", b"<?xml version='1.0'?>", id="short"),
        pytest.param(b"", b"", id="none"),
    ],
)
def test_the_declaration_stays_as_it_was(before: bytes, after: bytes) -> None:
    whole = members(para("kế hoạch"))[MAIN]
    content = unzipped(bold(with_main(whole.replace(DECLARATION, before))))[MAIN]
    assert content.startswith(after + b"<w:document ")


def test_a_part_in_another_encoding_is_written_in_utf_8() -> None:
    whole = members(para("kế hoạch"))[MAIN].decode().replace("UTF-8", "UTF-16")
    after = bold(with_main(whole.encode("utf-16")))
    assert unzipped(after)[MAIN].startswith(DECLARATION)
    assert seen(after).lines[0].text == "kế hoạch"


def test_prefixes_that_word_may_ignore_stay_declared() -> None:
    whole = members(para("a"))[MAIN].decode()
    root = '<w:document mc:Ignorable="w14 wx" xmlns:wx="urn:x" '
    after = bold(with_main(whole.replace("<w:document ", root).encode()))
    assert 'mc:Ignorable="w14 wx"' in member(after)
    assert 'xmlns:wx="urn:x"' in member(after)
    assert "ns0" not in member(after)


def test_a_look_without_a_change_changes_no_byte() -> None:
    data = docx("<w:p  ><w:r><w:rPr></w:rPr><w:t>a</w:t></w:r></w:p>")
    trees = Trees(open_document(data, "a.docx"), "a.docx")
    trees.change(MAIN)
    assert trees.save() == unzipped(data)


def test_a_document_without_relationships_gets_them() -> None:
    made = members(para("a"))
    del made["word/_rels/document.xml.rels"]
    after = carried_out(
        zipped(made), lambda s: [SetPageNumber(s.sections[0], "Times New Roman", 14, 10, True)]
    )
    assert set(seen(after).sections[0].headers) == {"default", "first"}


def test_a_new_part_takes_no_name_that_is_taken() -> None:
    made = members(para("a"), header=para("b"))
    made["word/Header2.xml"] = made["word/header1.xml"]
    trees = Trees(open_document(zipped(made), "a.docx"), "a.docx")
    key = trees.add_part("header", b"<x/>")
    assert trees.relation_of("word/header3.xml") == key
    assert trees.member_of_kind("header") == "word/header1.xml"
    assert trees.member_of_kind("comments") == ""
    assert b'PartName="/word/header3.xml"' in trees.save()["[Content_Types].xml"]


def test_a_child_goes_before_what_has_to_stand_behind_it() -> None:
    later = '<w:pPr><w:pStyle w:val="x"/><w:rPr/><w:sectPr/></w:pPr>'
    properties = next(tree(docx(f"<w:p>{later}</w:p>")).iter(f"{W}pPr"))
    for name in ("jc", "keepNext", "spacing"):
        child_of(properties, name)
    names = [child.tag.removeprefix(W) for child in properties]
    assert names == ["pStyle", "keepNext", "spacing", "jc", "rPr", "sectPr"]
