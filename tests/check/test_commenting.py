"""Comments: each finding at its place in the copy, nothing else of the document changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from clean import clean
from docx import Document
from mutation.examples import Example
from small_docx import (
    cell,
    docx,
    members,
    para,
    part,
    relation,
    run,
    table,
    text_box,
    unzipped,
    zipped,
)

from docgen.check import Checked, check_bytes
from docgen.check.addresses import address_of
from docgen.check.checking import Judged
from docgen.check.commenting import MOST_COMMENTS, commented
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level, Place, Problem, ProblemError
from docgen.word.looks import Line
from docgen.word.walk import document_lines

WHEN = datetime(2026, 6, 25, 8, 30, 15, 999)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def judged(line: Line | None, code: str = "SK-05", message: str = "Sai số.", **more: Any) -> Judged:
    rule = Rule(code, ALL, Level.ERROR, "", "", lambda _: iter(()))
    place = Place("a.docx", part=line.spot.address if line else "")
    problem = Problem(code, message, place, **{"hint": "sửa lại", "clause": "Điều 8"} | more)
    return Judged(rule, Finding(message, line=line), problem)


def checked(data: bytes, *texts: str, code: str = "SK-05") -> Checked:
    """Return a check that found something in the lines that say these texts."""
    found = replace(check_bytes(data, "a.docx"), notes=())
    lines = [next(one for one in found.seen.lines if one.text == text) for text in texts]
    return replace(found, judged=tuple(judged(line, code) for line in lines))


def comments(data: bytes) -> list[tuple[str, str]]:
    """Return each comment of a document, and the text of the paragraph it hangs on."""
    document = Document(BytesIO(data))
    places = {}
    for start in document.element.body.iter(f"{W}commentRangeStart"):
        paragraph = start.getparent()
        key = start.get(f"{W}id")
        assert paragraph.tag == f"{W}p"
        assert [one.get(f"{W}id") for one in paragraph.iter(f"{W}commentReference")].count(key) == 1
        places[int(key)] = "".join(one.text or "" for one in paragraph.iterfind(f"{W}r/{W}t"))
    return [(one.text, places[one.comment_id]) for one in document.comments]


def test_a_comment_says_what_the_finding_says() -> None:
    data = docx(para("trước") + para("số 1") + para("sau"))
    copy = commented(data, checked(data, "số 1"), "Nguyễn Văn A", WHEN)
    assert comments(copy) == [
        ("SK-05 (lỗi)\nSai số.\nCăn cứ: Điều 8\nGợi ý: sửa lại", "số 1"),
    ]
    (one,) = Document(BytesIO(copy)).comments
    assert (one.author, one.initials) == ("Nguyễn Văn A", "NVA")
    assert one.timestamp is not None
    assert one.timestamp.isoformat() == "2026-06-25T08:30:15+00:00"


def test_findings_of_one_paragraph_share_a_comment_and_those_of_none_go_to_the_first() -> None:
    data = docx(para("đầu") + para("hai"))
    found = checked(data, "hai", "hai")
    found = replace(
        found,
        judged=(*found.judged, judged(None, "TR-01", level=Level.WARNING, hint="", clause="")),
        notes=(Problem("D-X", "Lời nhắc.", level=Level.NOTE),),
    )
    assert comments(commented(data, found, "docgen", WHEN)) == [
        ("D-X (ghi chú)\nLời nhắc.\nTR-01 (cảnh báo)\nSai số.", "đầu"),
        ("\n".join(["SK-05 (lỗi)\nSai số.\nCăn cứ: Điều 8\nGợi ý: sửa lại"] * 2), "hai"),
    ]


def test_what_is_said_of_the_data_is_written_where_it_is_about_the_document() -> None:
    data = docx(para("đầu") + para("hai"))
    found = checked(data)
    where = address_of(found.seen.lines[1], found.seen)
    own = Problem("D-CCCD", "Có số căn cước.", Place("a.docx", part=where))
    copy = commented(data, replace(found, data=(own, own.at(Place("a.yaml", 3)))), "docgen", WHEN)
    assert comments(copy) == [("D-CCCD (lỗi)\nCó số căn cước.", "hai")]


NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = f'<w:footnote w:id="2">{para("lời chú")}</w:footnote>'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("trong ô", "trong ô", id="cell"),
        pytest.param("trong khung", "quanh khung", id="box"),
        pytest.param("lời chú", "có chú thích", id="note"),
        pytest.param("đầu trang", "đầu tiên", id="header"),
        pytest.param("chân trang", "đầu tiên", id="footer"),
    ],
)
def test_a_comment_hangs_on_the_nearest_paragraph_of_the_main_text(text: str, place: str) -> None:
    body = para("đầu tiên") + para(run("quanh khung"), text_box(para("trong khung")))
    body += table(cell("trong ô"), columns=1) + para(run("có chú thích"), NOTE)
    data = docx(body, header=para("đầu trang"), footer=para("chân trang"), footnotes=NOTES)
    found = checked(data, text)
    copy = commented(data, found, "docgen", WHEN)
    ((said, where),) = comments(copy)
    assert where == place
    address = found.judged[0].problem.place.where
    assert (f"Chỗ: {address}" in said) == (text != place)
    assert document_lines(copy) == document_lines(data)


def test_all_else_of_the_document_stays() -> None:
    data = Example("", False, "số, ký hiệu: Số: 148 /KH-BTV", "nha-nuoc", "kế hoạch").make()
    found = check_bytes(data, "a.docx")
    assert found.problems
    copy = commented(data, found, "docgen", WHEN)
    old, new = unzipped(data), unzipped(copy)
    changed = {name for name, content in old.items() if new[name] != content}
    assert new.keys() - old.keys() == {"word/comments.xml"}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }
    assert document_lines(copy) == document_lines(data)
    assert check_bytes(copy, "a.docx").problems == found.problems
    assert commented(data, found, "docgen", WHEN) == copy


def test_comments_of_others_stay() -> None:
    made = members(para("cũ") + para("mới"), links=relation("c", "comments", "/word/Comments.xml"))
    other = f'<w:comment w:id="7" w:author="B">{para("của B")}</w:comment>'
    made["word/Comments.xml"] = part("comments", other).encode()
    marks = '<w:commentRangeStart w:id="7"/><w:r><w:t>cũ</w:t></w:r><w:commentRangeEnd w:id="7"/>'
    text = made["word/document.xml"].decode()
    old = marks + '<w:r><w:commentReference w:id="7"/></w:r>'
    made["word/document.xml"] = text.replace(run("cũ"), old).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    types = made["[Content_Types].xml"].decode()
    entry = f'<Override PartName="/word/Comments.xml" ContentType="{kind}"/></Types>'
    made["[Content_Types].xml"] = types.replace("</Types>", entry).encode()
    data = zipped(made)
    copy = commented(data, checked(data, "cũ", "mới"), "docgen", WHEN)
    assert [where for _, where in comments(copy)] == ["cũ", "cũ", "mới"]
    assert comments(copy)[0] == ("của B", "cũ")
    assert unzipped(copy).keys() == made.keys()


def test_too_many_places_are_counted_in_the_last_comment() -> None:
    texts = [f"đoạn {at}" for at in range(MOST_COMMENTS + 7)]
    data = docx("".join(para(text) for text in texts))
    found = comments(commented(data, checked(data, *texts), "docgen", WHEN))
    assert len(found) == MOST_COMMENTS
    assert "Còn 7 chỗ nữa" in found[-1][0]
    assert all("Còn" not in said for said, _ in found[:-1])


def test_letters_that_xml_cannot_hold_do_not_stop_a_comment() -> None:
    data = docx(para("đầu"))
    found = replace(checked(data), judged=(judged(None, message="Dấu \f và \x01 <&>."),))
    ((said, _),) = comments(commented(data, found, "A\x02 B", WHEN))
    assert "Dấu   và   <&>." in said


def test_nothing_to_say_leaves_the_bytes() -> None:
    assert commented(clean(), checked(clean()), "docgen", WHEN) == clean()
    bare = docx("")
    found = replace(checked(bare), judged=(judged(None),))
    assert commented(bare, found, "docgen", WHEN) == bare


def test_a_signed_file_gets_no_comments() -> None:
    data = zipped(unzipped(clean()) | {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    with pytest.raises(ProblemError, match="chữ ký số"):
        commented(data, checked(data), "docgen", WHEN)


def test_a_part_with_other_prefixes_is_understood() -> None:
    made = members(para("một") + para("hai"))
    text = made["word/document.xml"].decode()
    text = text.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:")
    made["word/document.xml"] = text.replace("xmlns:w=", "xmlns:ns0=").encode()
    data = zipped(made)
    copy = commented(data, checked(data, "hai"), "docgen", WHEN)
    assert [where for _, where in comments(copy)] == ["hai"]
    assert b"<ns0:commentRangeStart ns0:id=" in unzipped(copy)["word/document.xml"]
