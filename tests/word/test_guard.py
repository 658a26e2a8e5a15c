"""What may be opened as a Word document (bad-input corpus E7 to E12)."""

from __future__ import annotations

import pytest
from small_docx import docx, members, para, paras, relation, relations, run, text_box, zipped

from docgen.problems import ProblemError
from docgen.word.guard import active_content, open_document

GOOD = members(paras("Kế hoạch"))
TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def changed(name: str, old: bytes, new: bytes) -> bytes:
    assert old in GOOD[name]
    return zipped({**GOOD, name: GOOD[name].replace(old, new)})


def as_kind(kind: bytes) -> bytes:
    old = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    return changed(TYPES, old, kind)


def document(xml: bytes) -> bytes:
    return zipped({**GOOD, "word/document.xml": xml})


def refusals(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(ProblemError) as caught:
        open_document(data, "mau.docx")
    assert all(
        problem.place.file == "mau.docx" and problem.hint for problem in caught.value.problems
    )
    return [(problem.code, problem.message) for problem in caught.value.problems]


def test_an_ordinary_document_is_opened_whole() -> None:
    assert open_document(zipped(GOOD), "mau.docx") == GOOD


WRONG_KINDS = {
    "empty": (b"", "rỗng"),
    "old-word": (OLE + "WordDocument".encode("utf-16-le"), "(.doc)"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "old-office": (OLE, "đời cũ"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "rtf": (b"{\\rtf1 ...}", "RTF"),
    "text": ("Kế hoạch".encode(), "không phải là văn bản Word"),
    "odt": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "plain-zip": (zipped({"a.txt": b"a"}), "Tệp nén"),
    "dotx": (
        as_kind(b"vnd.openxmlformats-officedocument.wordprocessingml.template.main"),
        "(.dotx)",
    ),
    "docm": (as_kind(b"vnd.ms-word.document.macroEnabled.main"), "(.docm)"),
    "dotm": (as_kind(b"vnd.ms-word.template.macroEnabledTemplate.main"), "(.dotm)"),
    "xlsx": (as_kind(b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"), "Excel"),
}


@pytest.mark.parametrize(
    ("data", "words"), [pytest.param(*row, id=name) for name, row in WRONG_KINDS.items()]
)
def test_a_file_of_another_kind_is_named(data: bytes, words: str) -> None:
    ((code, message),) = refusals(data)
    assert code == "D-MAULOAI"
    assert words in message


def test_every_wrong_kind_has_words_of_its_own() -> None:
    assert len({refusals(data)[0][1] for data, _ in WRONG_KINDS.values()}) == len(WRONG_KINDS)


XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        pytest.param(document(XXE), "D-MAUHONG", "DTD", id="external-entity"),
        pytest.param(document(LAUGHS), "D-MAUHONG", "DTD", id="billion-laughs"),
        pytest.param(document(XXE.decode().encode("utf-16")), "D-MAUHONG", "DTD", id="utf-16"),
        pytest.param(
            document(XXE.decode().encode("utf-16-be")), "D-MAUHONG", "DTD", id="utf-16-be"
        ),
        pytest.param(document(XXE.decode().encode("utf-32")), "D-MAUHONG", "DTD", id="utf-32"),
        pytest.param(
            document(b'<?xml version="1.0" encoding="utf-7"?><a/>'),
            "D-MAUHONG",
            "bảng mã",
            id="utf-7",
        ),
        pytest.param(document(XXE.decode().encode("cp037")), "D-MAUHONG", "XML", id="ebcdic"),
        pytest.param(
            zipped({**GOOD, "word/media/x.svg": b"<!DOCTYPE svg><svg/>"}),
            "D-MAUHONG",
            "DTD",
            id="picture",
        ),
        pytest.param(
            document(b"<a>" + b"<b/>" * 2_000_000 + b"</a>"), "D-MAUQUACO", "", id="elements"
        ),
        pytest.param(document(b"<w:document>"), "D-MAUHONG", "XML đúng", id="not-well-formed"),
        pytest.param(document(b"<a/>"), "D-MAUHONG", "thông thường", id="not-a-document"),
        pytest.param(document(b""), "D-MAUHONG", "không phải là XML", id="empty-part"),
        pytest.param(
            changed(TYPES, b"/word/document.xml", b"/word/x.xml"),
            "D-MAUHONG",
            "thiếu phần",
            id="no-main-part",
        ),
    ],
)
def test_xml_that_is_not_bounded_or_not_whole_is_refused(
    data: bytes, code: str, words: str
) -> None:
    found = refusals(data)
    assert code in {found_code for found_code, _ in found}
    assert any(words in message for _, message in found)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "<unknown:x xmlns:unknown='urn:x'><unknown:y/></unknown:x>", id="unknown-namespace"
        ),
        pytest.param(para(text_box(para("trong khung"))), id="alternate-content"),
        pytest.param("", id="no-styles-no-numbering-no-paragraph"),
    ],
)
def test_what_is_only_unusual_is_opened(body: str) -> None:
    assert "word/document.xml" in open_document(docx(body), "mau.docx")


def field(code: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    halves = (code[: len(code) // 2], code[len(code) // 2 :])
    return begin + "".join(f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in halves) + end


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(
            members("", links=relation("a", "hyperlink", "https://x.vn", "External")), "", id="link"
        ),
        pytest.param(members(para(field("PAGE"))), "", id="page-number"),
        pytest.param(members(para(run("DDE là một từ thường"))), "", id="word-in-the-text"),
        pytest.param(
            members("", links=relation("a", "image", "http://x/a.png", "External")),
            "image",
            id="image",
        ),
        pytest.param(
            members("", links=relation("a", "image", "file:///a", "external")),
            "image",
            id="capitals",
        ),
        pytest.param(
            members("", links=relation("a", "attachedTemplate", "file:///a.dotm", "External")),
            "attachedTemplate",
            id="template",
        ),
        pytest.param(
            members("", links=relation("a", "oleObject", "embeddings/o.bin")), "OLE", id="ole"
        ),
        pytest.param(
            members("", links=relation("a", "aFChunk", "a.html")), "altChunk", id="alt-chunk"
        ),
        pytest.param(
            members("", links=relation("a", "control", "a.xml")), "ActiveX", id="active-x"
        ),
        pytest.param(
            {
                **GOOD,
                "word/_rels/x.xml.rels": relations(relation("a", "vbaProject", "v.bin")).encode(),
            },
            "macro",
            id="macro",
        ),
        pytest.param(
            members(para(field(" DDEAUTO c:\\cmd.exe"))), "DDEAUTO", id="dde-split-over-runs"
        ),
        pytest.param(
            members(para('<w:fldSimple w:instr="includepicture x"/>')),
            "INCLUDEPICTURE",
            id="simple",
        ),
        pytest.param(members("", header=para(field('LINK Excel "x"'))), "LINK", id="in-a-header"),
    ],
)
def test_what_runs_or_fetches_is_listed(content: dict[str, bytes], words: str) -> None:
    problems = active_content(open_document(zipped(content), "mau.docx"), "mau.docx")
    assert [problem.code for problem in problems] == (["D-MAUNGUY"] if words else [])
    assert all(words in problem.message for problem in problems)


def test_everything_active_is_listed_at_once() -> None:
    links = relation("a", "image", "http://x", "External") + relation("b", "oleObject", "o.bin")
    data = zipped(members(para(field("DDE x")), links=links))
    assert len(active_content(open_document(data, "mau.docx"), "mau.docx")) == 3
