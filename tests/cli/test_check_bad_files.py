"""Files that are no Word file, are broken, or attack: refused in little time and memory, by name.

Corpus E7 to E13; what is only unusual is checked like any other file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from clean import clean
from office import Office
from small_docx import SECTION, relation, relations, unzipped, zipped
from zip_bombs import long_text, many_members, many_paragraphs, overlapped, zip64

BASE = clean()
PARTS = unzipped(BASE)
BODY, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
MAIN_TYPE = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
MOST_SECONDS, MOST_MEGABYTES = 2, 200


def changed(old: str, new: str, name: str = BODY) -> bytes:
    """Return the clean document with the first `old` of a part replaced."""
    text = PARTS[name].decode()
    assert old in text, old
    return zipped({**PARTS, name: text.replace(old, new, 1).encode()})


def also(name: str, content: bytes) -> bytes:
    """Return the clean document with one more part, or another content of one."""
    return zipped({**PARTS, name: content})


def linked(kind: str, target: str, mode: str = "") -> bytes:
    """Return the clean document with one more relationship of its text."""
    end = "</Relationships>"
    return changed(end, relation("z1", kind, target, mode) + end, LINKS)


def field(code: str) -> bytes:
    """Return the clean document with a Word field of this code in its first paragraph of text."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    words = f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}"
    return changed("</w:p>", f"{words}</w:p>")


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        pytest.param(b"", "cần tệp Word gốc", id="empty"),
        pytest.param(b"%PDF-1.7\n", "cần tệp Word gốc", id="pdf"),
        pytest.param(b"abc", "cần tệp Word gốc", id="text"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "bỏ mật khẩu", id="locked"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "Lưu thành (Save As)", id="doc"),
    ],
)
def test_the_next_step_suits_what_the_file_is(office: Office, data: bytes, hint: str) -> None:
    office.write("a.docx", data)
    assert hint in office.run("check", "a.docx").err.partition("Gợi ý: ")[2]


WRONG = [
    pytest.param(b"", "D-MAULOAI", "rỗng", id="E7-empty"),
    pytest.param(
        changed(MAIN_TYPE, MAIN_TYPE.replace("document.main", "template.main"), TYPES),
        "D-MAULOAI", "(.dotx)", id="E7-dotx",
    ),
    pytest.param(
        changed(MAIN_TYPE, "vnd.ms-word.document.macroEnabled.main", TYPES),
        "D-MAULOAI", "(.docm)", id="E7-docm",
    ),
    pytest.param(
        OLE + "WordDocument".encode("utf-16-le"), "D-MAULOAI", "(.doc)", id="E7-doc"
    ),
    pytest.param(
        OLE + "EncryptedPackage".encode("utf-16-le"), "D-MAULOAI", "mật khẩu", id="E7-encrypted"
    ),
    pytest.param(
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "D-MAULOAI", "(.odt)", id="E7-odt",
    ),
    pytest.param(b"%PDF-1.7\n", "D-MAULOAI", "PDF", id="E7-pdf"),
    pytest.param(b"{\\rtf1 a}", "D-MAULOAI", "RTF", id="E7-rtf"),
    pytest.param(b"\x89PNG\r\n\x1a\n", "D-MAULOAI", "không phải là văn bản Word", id="E7-picture"),
    pytest.param(zipped({"a.txt": b"x"}), "D-MAULOAI", "không phải", id="E7-zip"),
    pytest.param(BASE[:-300], "D-MAUHONG", "cắt ngang", id="E7-truncated"),
    pytest.param(also("../evil", b"x"), "D-MAUHONG", "không an toàn", id="E10-upwards"),
    pytest.param(also("word\\e.xml", b"<a/>"), "D-MAUHONG", "không an toàn", id="E10-backslash"),
    pytest.param(
        also("WORD/Document.xml", PARTS[BODY]), "D-MAUHONG", "hai phần cùng tên", id="E10-twice"
    ),
    pytest.param(
        changed("<w:document", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><w:document'),
        "D-MAUHONG", "DTD", id="E11-external-entity",
    ),
    pytest.param(
        also("word/styles.xml", b'<!DOCTYPE a [<!ENTITY a "h"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
        "D-MAUHONG", "DTD", id="E11-billion-laughs",
    ),
    pytest.param(
        also(BODY, PARTS[BODY][:-40]), "D-MAUHONG", "word/document.xml", id="E11-half-a-part"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code", "words"), WRONG)
def test_what_is_no_word_file_is_refused(
    office: Office, data: bytes, code: str, words: str
) -> None:
    office.write("a.docx", data)
    run = office.run("check", "a.docx", "--format", "json")
    assert (run.code, run.err) == (1, "")
    ((problem,),) = [one["findings"] for one in run.json["files"]]
    assert (problem["code"], problem["level"], problem["file"]) == (code, "error", "a.docx")
    assert words in problem["message"]
    assert ".docx" in problem["hint"]


def test_every_wrong_kind_has_a_message_of_its_own(office: Office) -> None:
    kinds = [row.values[0] for row in WRONG if str(row.id).startswith("E7")]
    for number, kind in enumerate(kinds):
        assert isinstance(kind, bytes)
        office.write(f"di/{number:02}.docx", kind)
    files = office.run("check", "di", "--format", "json").json["files"]
    messages = {one["findings"][0]["message"] for one in files}
    assert len(files) == len(kinds)
    assert len(messages) >= len(kinds) - 1  # a picture and a zip are both "no Word file"


def test_a_bad_file_costs_only_itself(office: Office) -> None:
    office.write("di/a.docx", b"%PDF-1.7\n")
    office.write("di/b.docx", BASE)
    run = office.run("check", "di")
    assert run.code == 1
    assert "  không kiểm tra được; 1 lỗi." in run.err.splitlines()
    assert "di/b.docx: theo thể thức nha-nuoc; không có lỗi." in run.err.splitlines()


ACTIVE = [
    pytest.param(
        also("word/_rels/x.xml.rels", relations(relation("a", "vbaProject", "v.bin")).encode()),
        "macro", id="E8-macro",
    ),
    pytest.param(linked("oleObject", "embeddings/o.bin"), "OLE", id="E8-ole"),
    pytest.param(linked("image", "http://x/a.png", "External"), "http://x/a.png", id="E8-image"),
    pytest.param(
        linked("attachedTemplate", "https://x/a.dotm", "External"), "a.dotm", id="E8-template"
    ),
    pytest.param(
        linked("attachedTemplate", "\\\\x\\a.dotm", "External"), "a.dotm", id="E8-share"
    ),
    pytest.param(linked("aFChunk", "a.html"), "altChunk", id="E8-alt-chunk"),
    pytest.param(field("DDEAUTO c:\\cmd.exe"), "DDEAUTO", id="E8-dde"),
    pytest.param(field("INCLUDEPICTURE file:///etc/passwd"), "INCLUDEPICTURE", id="E8-include"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "words"), ACTIVE)
def test_what_runs_or_fetches_is_a_warning(office: Office, data: bytes, words: str) -> None:
    office.write("a.docx", data)
    run = office.run("check", "a.docx", "--format", "json")
    found = [one for one in run.json["files"][0]["findings"] if one["code"] == "D-MAUNGUY"]
    assert [one["level"] for one in found] == ["warning"]
    assert words in found[0]["message"]
    assert run.json["files"][0]["the_thuc"] == "nha-nuoc"


@pytest.mark.parametrize(
    "target", ["file:///C:/Users/A/Templates/Normal.dotm", "Normal.dotm", "C:\\Mau\\a.dotx"]
)
def test_the_writer_s_own_template_is_nothing_to_tell(office: Office, target: str) -> None:
    office.write("a.docx", linked("attachedTemplate", target, "External"))
    assert office.run("check", "a.docx").code == 0
    assert "D-MAUNGUY" not in office.run("check", "a.docx").err


def paragraphs_that_hardly_press(folder: Path) -> bytes:
    """Paragraphs by the hundred thousand, below the bound of the ratio: each has its own number."""
    many = "".join(
        f'<w:p w:rsidR="{number * 2654435761 % 2**32:08X}"/>' for number in range(400_000)
    )
    return changed("<w:body>", f"<w:body>{many}")


def deep_tables(folder: Path) -> bytes:
    opened = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" * 300
    closed = "<w:p/></w:tc></w:tr></w:tbl>" * 300
    return changed("<w:body>", f"<w:body>{opened}<w:p/>{closed}")


def _used() -> float:
    """Return the seconds of work that processes of this one have done: others do not count."""
    used = os.times()  # unlike `resource`, on every system
    return used.children_user + used.children_system


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(partial(many_paragraphs, BASE), "D-MAUQUACO", id="E9-8-million-paragraphs"),
        pytest.param(partial(long_text, BASE), "D-MAUQUACO", id="E9-400-MB-of-text"),
        pytest.param(partial(overlapped, BASE), "D-MAUHONG", id="E9-overlapped"),
        pytest.param(partial(zip64, BASE), "D-MAUHONG", id="E9-zip64"),
        pytest.param(partial(many_members, BASE), "D-MAUQUACO", id="E9-members"),
        pytest.param(paragraphs_that_hardly_press, "D-MAUQUACO", id="E9-400,000-paragraphs"),
        pytest.param(deep_tables, "D-MAUHONG", id="E9-300-tables-deep"),
    ],
)
def test_a_bomb_is_refused_in_little_time_and_memory(
    office: Office, make: Callable[[Path], bytes], code: str
) -> None:
    office.write("a.docx", make(office.root))
    before = _used()
    run = office.guarded("check", "a.docx", "--format", "json")
    assert _used() - before < MOST_SECONDS
    assert int((office.root / "peak").read_text()) / 1024 < MOST_MEGABYTES
    assert (run.code, run.err) == (1, "")
    assert {one["code"] for one in run.json["files"][0]["findings"]} == {code}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            changed("<w:document ", '<w:document xmlns:la="urn:la" la:x="1" '),
            id="E12-unknown-namespace",
        ),
        pytest.param(
            zipped({**PARTS, "docProps/thumbnail.jpeg": b"\xff\xd8"}), id="E12-more-parts"
        ),
    ],
)
def test_what_is_only_unusual_is_checked(office: Office, data: bytes) -> None:
    office.write("a.docx", data)
    run = office.run("check", "a.docx")
    assert (run.code, run.err) == (0, "a.docx: theo thể thức nha-nuoc; không có lỗi.\n")


def test_an_empty_document_is_not_recognised(office: Office) -> None:
    body = PARTS[BODY].decode()
    head = body.partition("<w:body>")[0]
    office.write(
        "a.docx", zipped({**PARTS, BODY: f"{head}<w:body>{SECTION}</w:body></w:document>".encode()})
    )
    run = office.run("check", "a.docx", "--format", "json")
    assert "D-LACMAU" in [one["code"] for one in run.json["files"][0]["findings"]]
