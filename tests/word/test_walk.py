"""Every paragraph of a document is found, in order, with an address a person can follow."""

from __future__ import annotations

import io

import pytest
from docx import Document
from small_docx import cell, docx, members, para, paras, run, table, text_box

from docgen.word.walk import document_lines, walk


def addresses(*args: str, **stories: str) -> list[tuple[str, str]]:
    return [(found.address, found.text) for found in walk(members(*args, **stories))]


def test_body_tables_and_nested_tables_have_addresses() -> None:
    inner = table(cell("trong"), columns=1)
    body = (
        paras("một", "hai")
        + table(cell("a") + cell("b", "c"), cell("d") + cell(inner, "e"))
        + paras("ba")
    )
    assert addresses(body) == [
        ("đoạn 1", "một"),
        ("đoạn 2", "hai"),
        ("bảng 1 dòng 1 ô 1", "a"),
        ("bảng 1 dòng 1 ô 2", "b"),
        ("bảng 1 dòng 1 ô 2 đoạn 2", "c"),
        ("bảng 1 dòng 2 ô 1", "d"),
        ("bảng 1 dòng 2 ô 2 bảng 1 dòng 1 ô 1", "trong"),
        ("bảng 1 dòng 2 ô 2", "e"),
        ("đoạn 3", "ba"),
    ]


def test_a_text_box_is_read_once_where_it_is_anchored() -> None:
    body = paras("một") + para("hai", text_box(paras("khung", "nữa"))) + paras("ba")
    assert addresses(body) == [
        ("đoạn 1", "một"),
        ("đoạn 2", "hai"),
        ("đoạn 2, khung chữ đoạn 1", "khung"),
        ("đoạn 2, khung chữ đoạn 2", "nữa"),
        ("đoạn 3", "ba"),
    ]


def test_headers_footers_and_notes_follow_the_text() -> None:
    notes = f'<w:footnote w:type="separator" w:id="0">{para("---")}</w:footnote>' + "".join(
        f'<w:footnote w:id="{n}">{para(f"chú {n}")}</w:footnote>' for n in (1, 2)
    )
    found = addresses(paras("thân"), header=paras("đầu"), footer=paras("chân"), footnotes=notes)
    assert found == [
        ("đoạn 1", "thân"),
        ("đầu trang đoạn 1", "đầu"),
        ("chân trang đoạn 1", "chân"),
        ("chú thích 1 đoạn 1", "chú 1"),
        ("chú thích 2 đoạn 1", "chú 2"),
    ]


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(control(paras("a", "b")) + paras("c"), ["a", "b", "c"], id="block-control"),
        pytest.param(para("a", control(run("b")), "c"), ["abc"], id="control-in-a-line"),
        pytest.param(para("a", f"<w:ins>{run('b')}</w:ins>"), ["ab"], id="tracked-insertion"),
        pytest.param(
            para("a", "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"),
            ["a"],
            id="tracked-deletion",
        ),
        pytest.param(para("a", f"<w:hyperlink>{run('b')}</w:hyperlink>"), ["ab"], id="link"),
        pytest.param(para("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"), ["a\tb"], id="tab"),
        pytest.param(
            para("a", properties="<w:tabs><w:tab/></w:tabs>"), ["a"], id="tab-stop-is-no-tab"
        ),
        pytest.param(para("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), ["a\nb"], id="line-break"),
        pytest.param(
            para('<w:r><w:br w:type="page"/><w:t>b</w:t></w:r>'), ["\fb"], id="page-break"
        ),
        pytest.param(
            para("<w:r><w:t>a</w:t><w:noBreakHyphen/></w:r>"), ["a-"], id="no-break-hyphen"
        ),
        pytest.param(
            para('<w:r><w:sym w:char="00B7"/><w:sym w:char="zz"/></w:r>'), ["·"], id="symbol"
        ),
        pytest.param(para("<w:r><w:instrText>PAGE</w:instrText></w:r>", "2"), ["2"], id="field"),
        pytest.param("<w:p/>" + para(), ["", ""], id="empty-paragraphs-count"),
    ],
)
def test_text_is_what_a_person_reads(body: str, texts: list[str]) -> None:
    assert [text for _, text in addresses(body)] == texts


def test_lines_of_a_document_begin_anew_at_breaks() -> None:
    broken = para("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>")
    page = para('<w:r><w:br w:type="page"/><w:t>c</w:t></w:r>')
    assert document_lines(docx(broken + page + table(cell("d"), columns=1))) == ["a", "b", "c", "d"]


def test_lines_agree_with_python_docx_on_a_file_of_its_own() -> None:
    document = Document()
    for text in ("KẾ HOẠCH", "Thực hiện\tĐề án", "dòng\nnữa", "KH&ĐT <5%"):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    expected = "\n".join(paragraph.text for paragraph in document.paragraphs).split("\n")
    assert document_lines(stream.getvalue())[: len(expected)] == expected
