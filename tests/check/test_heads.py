"""Heads as people type them: one row or many, tabs, breaks, lines of every make, drafts."""

from __future__ import annotations

from typing import Any

import pytest
from clean import clean
from lxml import etree
from mutation.paper import Paper, W

from docgen.check import check_bytes

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_GROUPS = ("QH", "CQ", "SK", "DD", "TL")
_TWIPS = (3900, 5400)
LEFT, RIGHT = "ỦY BAN NHÂN DÂN", "XÃ TÂN BIÊN"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
NUMBER, DATE = "Số: 15/KH-UBND", "Tân Biên, ngày 25 tháng 6 năm 2026"


def run(text: str, size: int = 13, marks: str = "") -> str:
    """Return a run; `marks` are of b (bold), i (italic), u (underlined), c (capitals)."""
    named = {"b": "b", "i": "i", "c": "caps"}
    looks = "".join(f"<w:{named[mark]}/>" for mark in marks if mark in named)
    looks += '<w:u w:val="single"/>' if "u" in marks else ""
    body = text.replace("\t", "<w:tab/>").replace("\n", "<w:br/>")
    for gap in ("<w:tab/>", "<w:br/>"):
        body = body.replace(gap, f'</w:t>{gap}<w:t xml:space="preserve">')
    return (
        f'<w:r><w:rPr><w:sz w:val="{size * 2}"/>{looks}</w:rPr>'
        f'<w:t xml:space="preserve">{body}</w:t></w:r>'
    )


def drawn(length: float) -> str:
    """Return a line of this many mm, drawn as Word 2003 did."""
    return f'<w:r><w:pict><v:line from="0,2pt" to="{length}mm,2pt"/></w:pict></w:r>'


def line(*runs: str, align: str = "center") -> str:
    look = f'<w:spacing w:before="0" w:after="0"/><w:jc w:val="{align}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{look}</w:pPr>{"".join(runs)}</w:p>'


def table(*rows: tuple[str, str]) -> str:
    cells = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
            for width, content in zip(_TWIPS, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{cells}</w:tbl>"


def codes(head: str) -> list[str]:
    """Return what the rules of the head say when it stands in a clean document."""
    paper = Paper.of(clean())
    old: Any = paper.tree().find(f"{W}body/{W}tbl")
    for element in etree.fromstring(f"<x {_SPACES}>{head}</x>"):
        old.addprevious(element)
    old.getparent().remove(old)
    checked = check_bytes(paper.save(), "van-ban.docx")
    assert checked.profile.ma == "nha-nuoc"
    found = [f"{one.problem.code} {one.problem.level}" for one in checked.judged]
    return [code for code in found if code.startswith(_GROUPS)]


NAMES = line(run(LEFT, 12, "b")) + line(run(RIGHT, 12, "b"), drawn(15))
TITLES = line(run(STATE, 12, "b")) + line(run(MOTTO, 13, "b"), drawn(53))
PLAIN = line(run(LEFT, 12, "b")) + line(run(RIGHT, 12, "b"))
PLAIN_TITLES = line(run(STATE, 12, "b")) + line(run(MOTTO, 13, "b"))
SERIAL, DAY = line(run(NUMBER)), line(run(DATE, 13, "i"))
RIGHT_ONES = {
    "one-row": table((NAMES + line() + SERIAL, TITLES + line() + DAY)),
    "two-rows": table((NAMES, TITLES), (SERIAL, DAY)),
    "two-tables": table((NAMES, TITLES)) + line() + table((SERIAL, DAY)),
    "lines-in-paragraphs-of-their-own": table(
        (PLAIN + line(drawn(15)) + SERIAL, PLAIN_TITLES + line(drawn(53)) + DAY)
    ),
    "lines-anchored-in-number-and-date": table(
        (
            PLAIN + line(drawn(15), run(NUMBER)),
            PLAIN_TITLES + line(drawn(53), run(DATE, 13, "i")),
        )
    ),
    "lines-anchored-before-the-table": line(drawn(53), drawn(15))
    + table((PLAIN + SERIAL, PLAIN_TITLES + DAY)),
    "underscores": table(
        (PLAIN + line(run("______", 12)) + SERIAL, PLAIN_TITLES + line(run("_" * 23)) + DAY)
    ),
    "breaks-in-one-paragraph": table(
        (
            line(run(f"{LEFT}\n{RIGHT}", 12, "b"), drawn(15)) + SERIAL,
            line(run(f"{STATE}\n", 12, "b"), run(MOTTO, 13, "b"), drawn(53)) + DAY,
        )
    ),
    "tabs": line(run(f"{LEFT}\t", 12, "b"), run(STATE, 12, "b"), align="left")
    + line(run(f"{RIGHT}\t", 12, "b"), run(MOTTO, 13, "b"), drawn(15), drawn(53), align="left")
    + line(run(f"{NUMBER}\t"), run(DATE, 13, "i"), align="left"),
    "capitals-by-format": table(
        (
            line(run("Ủy ban nhân dân", 12, "bc"))
            + line(run("xã Tân Biên", 12, "bc"), drawn(15))
            + SERIAL,
            line(run("Cộng hoà xã hội chủ nghĩa Việt Nam", 12, "bc"))
            + line(run(MOTTO, 13, "b"), drawn(53))
            + DAY,
        )
    ),
    "a-draft-with-blanks": table(
        (
            NAMES + line(run("Số:        /KH-UBND")),
            TITLES + line(run("Tân Biên, ngày      tháng      năm 2026", 13, "i")),
        )
    ),
    "a-draft-with-dots": table(
        (
            NAMES + line(run("Số: ……/KH-UBND")),
            TITLES + line(run("Tân Biên, ngày … tháng … năm 2026", 13, "i")),
        )
    ),
    "many-runs": table(
        (
            NAMES + line(run("Số: "), run("15"), run("/KH"), run("-UBND")),
            TITLES
            + line(
                run("Tân Biên", 13, "i"),
                run(", ngày ", 13, "i"),
                run("25 tháng 6 năm 2026", 13, "i"),
            ),
        )
    ),
}


@pytest.mark.parametrize("name", RIGHT_ONES)
def test_a_right_head_is_right_however_it_is_typed(name: str) -> None:
    assert codes(RIGHT_ONES[name]) == []


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        pytest.param(
            table((PLAIN + SERIAL, PLAIN_TITLES + DAY)),
            ["QH-05 error", "CQ-05 error"],
            id="no-lines",
        ),
        pytest.param(
            table((PLAIN + SERIAL, TITLES + DAY)), ["CQ-05 error"], id="the-line-of-the-title-only"
        ),
        pytest.param(
            line(drawn(53)) + table((PLAIN + SERIAL, PLAIN_TITLES + DAY)),
            ["CQ-05 error"],
            id="one-line-before-the-table",
        ),
        pytest.param(
            table(
                (
                    line(run(LEFT, 12, "b")) + line(run(RIGHT, 12, "bu")) + SERIAL,
                    line(run(STATE, 12, "b")) + line(run(MOTTO, 13, "bu")) + DAY,
                )
            ),
            ["QH-05 warning", "CQ-05 warning"],
            id="underlined-letters",
        ),
        pytest.param(
            table((NAMES + SERIAL, TITLES), (line(), DAY)), ["DD-05 warning"], id="date-below"
        ),
        pytest.param(
            table((line(run("SỞ NỘI VỤ", 12, "b")) + NAMES + SERIAL, TITLES + DAY)),
            ["CQ-02 error"],
            id="two-bold-offices",
        ),
    ],
)
def test_a_wrong_head_is_told_once(head: str, wanted: list[str]) -> None:
    assert codes(head) == wanted
