"""The rounds: counts before and after, codes first, twice is once, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from by_hand import member, seen
from clean import clean
from mutation.examples import Example
from small_docx import docx, para, unzipped, zipped

from docgen.check import checking
from docgen.check.case import Case
from docgen.check.checking import CheckOptions
from docgen.check.mending import mend
from docgen.check.remedy import SetLook, SetPage, SetParagraph, SetText
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level, ProblemError


def broken(line: str, family: str = "nha-nuoc", kind: str = "kế hoạch") -> bytes:
    return Example("", False, line, family, kind).make()


SEVERAL = "Tiêu ngữ: Độc lập – Tự do – Hạnh phúc ++ số, ký hiệu: Số: 148 /KH - BTV"


def test_findings_are_mended_and_counted() -> None:
    mended = mend(broken(SEVERAL), "a.docx")
    counts = {one.code: (one.before, one.after) for one in mended.counts}
    assert counts["QH-03"] == (1, 0)
    assert counts["SK-05"] == (1, 0)
    assert mended.mended == sum(before - after for before, after in counts.values())
    assert "148/KH-BTV" in member(mended.data)


def test_mending_twice_changes_nothing_the_second_time() -> None:
    once = mend(broken(SEVERAL), "a.docx")
    twice = mend(once.data, "a.docx")
    assert twice.data == once.data
    assert twice.mended == 0


def test_what_needs_no_mending_keeps_its_bytes() -> None:
    assert mend(clean(), "a.docx").data == clean()


def test_only_the_part_that_was_mended_is_written_anew() -> None:
    before = broken(SEVERAL)
    after = unzipped(mend(before, "a.docx").data)
    changed = {name for name, content in unzipped(before).items() if after[name] != content}
    assert changed == {"word/document.xml"}
    assert after.keys() == unzipped(before).keys()


def test_a_signed_file_is_refused() -> None:
    signed = zipped(unzipped(clean()) | {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    with pytest.raises(ProblemError) as caught:
        mend(signed, "a.docx")
    assert [(one.code, one.place.file) for one in caught.value.problems] == [
        ("D-CHUKYSO", "a.docx")
    ]


def with_rules(monkeypatch: pytest.MonkeyPatch, *tests: Any) -> None:
    """Let the checker know these rules only."""
    rules = [
        Rule(f"XX-{at:02}", ALL, Level.ERROR, "trang", "", test) for at, test in enumerate(tests)
    ]
    monkeypatch.setattr(checking, "rules_for", lambda _: tuple(rules))


def test_rules_that_want_opposite_things_end_and_end_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    def wants(old: str, new: str) -> Any:
        def test(case: Case) -> Iterator[Finding]:
            for line in case.seen.lines:
                if line.raw == old:
                    yield Finding("Sai.", line=line, remedies=(SetText(line, 0, 1, new),))

        return test

    with_rules(monkeypatch, wants("a", "b"), wants("b", "a"))
    once = mend(docx(para("b")), "a.docx")
    assert mend(once.data, "a.docx").data == once.data
    assert unzipped(mend(docx(para("a")), "a.docx").data) == unzipped(once.data)


def test_codes_go_before_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[str] = []

    def composed(case: Case) -> Iterator[Finding]:
        (line,) = case.seen.lines
        if line.raw != "kế":
            yield Finding("Dựng sẵn.", line=line, remedies=(SetText(line, 0, 4, "kế"),))

    def marked(case: Case) -> Iterator[Finding]:
        (line,) = case.seen.lines
        rounds.append(line.raw)
        if not line.runs[0].look.bold:
            yield Finding("Đậm.", line=line, remedies=(SetLook(line, 0, 2, bold=True),))

    with_rules(monkeypatch, composed, marked)
    mended = mend(docx(para("ke\u0302\u0301")), "a.docx")
    assert rounds == ["ke\u0302\u0301", "kế", "kế"]
    assert [(one.text, one.look.bold) for one in seen(mended.data).lines[0].runs] == [("kế", True)]
    assert mended.after.problems[-1].code.startswith("D-")


def test_a_code_that_cannot_be_mended_does_not_hold_up_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tracked = '<w:ins w:id="1" w:author="A"><w:r><w:t>ke\u0302</w:t></w:r></w:ins>'

    def rule(case: Case) -> Iterator[Finding]:
        (line,) = case.seen.lines
        yield Finding("Mã.", line=line, remedies=(SetText(line, 0, 3, "kê"),))
        if case.seen.sections[0].top < 20:
            yield Finding("Lề.", remedies=(SetPage(case.seen.sections[0], top=25),))
        if line.look.align != "both":
            yield Finding("Căn.", line=line, remedies=(SetParagraph(line, align="both"),))

    with_rules(monkeypatch, rule)
    before = docx(para(tracked))
    mended = mend(before, "a.docx", CheckOptions(the_thuc="nha-nuoc"))
    assert [one.code for one in mended.told] == ["D-THEODOI"]
    assert [(one.before, one.after) for one in mended.counts] == [(2, 1)]
    assert seen(mended.data).lines[0].look.align == "both"


def test_a_rule_that_is_switched_off_mends_nothing() -> None:
    before = broken(SEVERAL)
    mended = mend(before, "a.docx", CheckOptions(levels={"QH-03": None, "SK-05": None}))
    assert "Độc lập – Tự do" in member(mended.data)
