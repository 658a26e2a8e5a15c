"""Paragraphs, table rows and old codes: what is set wins, what is not named stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from by_hand import carried_out, line_of, member, seen, tags, tree
from small_docx import BOLD, cell, docx, members, para, part, relation, run, table, zipped

from docgen.check.remedy import Recode, SetLook, SetParagraph, SetTable, SetText
from docgen.word.walk import document_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRONG = (
    '<w:spacing w:beforeLines="100" w:beforeAutospacing="1" w:after="0" w:afterAutospacing="1"/>'
    '<w:ind w:start="900" w:firstLineChars="300" w:hanging="500"/><w:contextualSpacing/>'
    '<w:jc w:val="center"/><w:outlineLvl w:val="2"/>'
)


def look_of(data: bytes, text: str = "đoạn") -> tuple[object, ...]:
    look = line_of(seen(data), text).look
    lengths = (look.left, look.right, look.first, look.before, look.after, look.line)
    return (look.align, *(round(one, 1) for one in lengths), look.rule, look.contextual)


def test_everything_of_a_paragraph_can_be_set() -> None:
    before = docx(para("đoạn", properties=STRONG) + para("khác", properties=STRONG))
    after = carried_out(
        before,
        lambda s: [
            SetParagraph(
                line_of(s, "đoạn"),
                align="both",
                left=0,
                right=5,
                first=12.7,
                before=6,
                after=0,
                spacing=18,
                rule="exact",
                page_break=True,
                keep_next=True,
            )
        ],
    )
    assert look_of(after) == ("both", 0, 5, 12.7, 6, 0, 18, "exact", False)
    properties = next(tree(after).iter(f"{W}pPr"))
    assert tags(properties) == (
        ["keepNext", "pageBreakBefore", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"]
    )
    spacing, indents = properties[2], properties[3]
    assert spacing.get(f"{W}beforeLines") == spacing.get(f"{W}beforeAutospacing") == "0"
    assert indents.get(f"{W}firstLineChars") == "0"
    assert not {f"{W}start", f"{W}hanging"} & set(indents.keys())
    assert look_of(after, "khác") == look_of(before, "khác")


@pytest.mark.parametrize(
    ("wanted", "name", "value"),
    [
        pytest.param({"first": -7.5}, "first", -7.5, id="hanging"),
        pytest.param({"first": 0}, "first", 0, id="none"),
        pytest.param({"spacing": 1.5, "rule": "auto"}, "line", 1.5, id="lines"),
        pytest.param({"spacing": 2}, "line", 2, id="same-rule"),
        pytest.param({"contextual": True}, "contextual", True, id="contextual"),
        pytest.param({"page_break": False}, "page_break", False, id="no-page-break"),
    ],
)
def test_one_setting_leaves_the_others(
    wanted: dict[str, object], name: str, value: float | bool
) -> None:
    start = '<w:pageBreakBefore/><w:spacing w:after="120"/><w:ind w:left="567" w:hanging="567"/>'
    before = docx(para("đoạn", properties=start))
    after = carried_out(before, lambda s: [SetParagraph(s.lines[0], **wanted)])
    old, new = line_of(seen(before), "đoạn").look, line_of(seen(after), "đoạn").look
    seen_value = getattr(new, name)
    assert seen_value == value if isinstance(value, bool) else abs(seen_value - value) < 0.05
    assert replace(new, **{name: getattr(old, name)}) == old


def test_what_a_style_counts_in_letters_does_not_win() -> None:
    style = '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:pPr>'
    style += '<w:spacing w:beforeLines="50"/><w:ind w:firstLineChars="200"/></w:pPr></w:style>'
    parts = members(
        para("đoạn", properties='<w:pStyle w:val="S"/>'),
        links=relation("rId9", "styles", "styles.xml"),
    )
    parts["word/styles.xml"] = part("styles", style).encode()
    after = carried_out(zipped(parts), lambda s: [SetParagraph(s.lines[0], first=10, before=6)])
    assert 'w:firstLineChars="0"' in member(after)
    assert 'w:beforeLines="0"' in member(after)


def test_the_first_of_two_settings_goes() -> None:
    after = carried_out(
        docx(para("đoạn")),
        lambda s: [
            SetParagraph(s.lines[0], align="both"),
            SetParagraph(s.lines[0], align="center", after=6),
        ],
    )
    look = seen(after).lines[0].look
    assert (look.align, look.after) == ("both", 6)


def test_a_heading_row_repeats_and_a_row_stays_whole() -> None:
    inner = table(cell("trong"), columns=1)
    body = table(cell("a") + cell("b"), cell("c") + cell(inner, "d")) + para("cuối")
    after = carried_out(
        docx(body),
        lambda s: [
            SetTable(line_of(s, "a"), "header"),
            SetTable(line_of(s, "a"), "whole_rows"),
            SetTable(line_of(s, "cuối"), "header"),
        ],
    )
    rows = {row.find(f".//{W}t").text: row for row in tree(after).iter(f"{W}tr")}
    assert tags(rows["a"]) == ["trPr", "tc", "tc"]
    assert tags(rows["a"].find(f"{W}trPr")) == ["cantSplit", "tblHeader"]
    assert rows["c"].find(f"{W}trPr") is None
    assert rows["trong"].find(f"{W}trPr") is None
    assert document_lines(after) == document_lines(docx(body))


OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'


def test_runs_in_an_old_code_are_written_anew() -> None:
    soft = f"<w:r><w:rPr>{OLD}</w:rPr><w:t> ng</w:t><w:softHyphen/><w:t>êi</w:t><w:tab/>"
    soft += '<w:sym w:font=".VnTime" w:char="F0D5"/></w:r>'
    before = docx(para(run("Céng hoµ", OLD + BOLD), soft, run(" dân")))
    assert [bool(one.code) for one in seen(before).lines[0].runs] == [True, True, False]
    after = carried_out(before, lambda s: [Recode(s.lines[0], "Times New Roman")])
    (line,) = seen(after).lines
    assert line.raw == seen(before).lines[0].raw == "Cộng hoà người\tế dân"
    assert {one.look.ascii for one in line.runs} == {"Times New Roman"}
    assert [one.look.bold for one in line.runs] == [True, False, False]
    assert "softHyphen" not in member(after)
    assert "w:sym" not in member(after)


def test_letters_of_an_old_code_are_only_taken_whole() -> None:
    before = docx(para(run("Céng hoµ", OLD), run(" dân")))
    after = carried_out(
        before,
        lambda s: [SetText(s.lines[0], 0, 2, "X"), SetText(s.lines[0], 9, 10, "D")],
    )
    assert "Céng hoµ" in member(after)
    assert seen(after).lines[0].raw == "Cộng hoà Dân"
    looked = carried_out(before, lambda s: [SetLook(s.lines[0], 0, 2, bold=True)])
    assert [(one.text, one.look.bold) for one in seen(looked).lines[0].runs] == [
        ("Cộng hoà", True),
        (" dân", False),
    ]
