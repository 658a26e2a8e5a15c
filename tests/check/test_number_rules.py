"""Page numbers where a manual page's example is too small to show the case."""

from __future__ import annotations

import pytest
from clean import clean
from lxml import etree
from mutation import letters, numbers, pages  # noqa: F401 (they register their changes)
from mutation.changes import apply_change
from mutation.paper import Paper, W

from docgen.check import check_bytes
from docgen.problems import Level


def paper() -> Paper:
    return Paper.of(clean())


def broken(document: Paper, group: str) -> list[tuple[str, Level]]:
    """Return the findings of some rules and how much each weighs."""
    problems = check_bytes(document.save(), "van-ban.docx").problems
    return [(one.code, one.level) for one in problems if one.code.startswith(group)]


@pytest.mark.parametrize("change", ["số trang ở chân trang", "số trang kiểu La Mã"])
def test_a_number_that_nobody_sees_is_not_judged(change: str) -> None:
    document = paper()
    apply_change(document, [], "chỉ một trang")
    apply_change(document, [], change)
    assert broken(document, "SO") == []


def test_a_number_below_is_told_once_whatever_it_looks_like() -> None:
    document = paper()
    for change in ("cỡ 10", "nghiêng", "căn phải"):
        apply_change(document, document.paragraphs("số trang"), change)
    apply_change(document, [], "số trang ở chân trang")
    assert broken(document, "SO") == [("SO-01", Level.ERROR)]


@pytest.mark.parametrize(("cells", "at", "found"), [(3, 1, []), (2, 1, [("SO-02", Level.ERROR)])])
def test_a_number_may_stand_in_the_middle_cell_of_a_table(
    cells: int, at: int, found: list[tuple[str, Level]]
) -> None:
    document = paper()
    number = document.paragraphs("số trang")[0]
    table = etree.Element(f"{W}tbl")
    number.addprevious(table)
    row = etree.SubElement(table, f"{W}tr")
    for place in range(cells):
        cell = etree.SubElement(row, f"{W}tc")
        cell.append(number if place == at else etree.Element(f"{W}p"))
    assert broken(document, "SO-02") == found


def test_a_number_under_a_condition_hides_itself_on_the_first_page() -> None:
    document = paper()
    apply_change(document, [], "hiện số trang thứ nhất")
    field = document.paragraphs("số trang")[0].find(f"{W}fldSimple")
    assert broken(document, "SO-05") == [("SO-05", Level.ERROR)]
    field.set(f"{W}instr", "IF PAGE > 1 PAGE")
    assert broken(document, "SO-05") == []


def test_a_bold_number_is_a_warning_and_a_slanted_one_an_error() -> None:
    for change, level in (("đậm", Level.WARNING), ("nghiêng", Level.ERROR)):
        document = paper()
        apply_change(document, document.paragraphs("số trang"), change)
        assert broken(document, "SO-03") == [("SO-03", level)]


def test_a_list_of_contents_is_no_numbered_page() -> None:
    document = paper()
    apply_change(document, [], "bỏ số trang")
    entry = etree.fromstring(etree.tostring(document.paragraphs("lời văn")[0]))
    entry.find(f"{W}r").addprevious(
        etree.Element(f"{W}fldSimple", {f"{W}instr": "PAGEREF _Toc1 \\h"})
    )
    document.paragraphs("lời văn")[0].addnext(entry)
    assert broken(document, "SO-01") == [("SO-01", Level.ERROR)]
