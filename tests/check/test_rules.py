"""Every rule, by its own manual page: the wrong breaks it and nothing else, the right breaks none.

`--rules PH,TR` looks at the rules of some groups only.
"""

from __future__ import annotations

import pytest
from clean import FAMILIES, TYPES, clean
from mutation.examples import Example, examples_of

from docgen.check import CheckOptions, check_bytes
from docgen.check.registry import CODES, find_rule

RULES = [rule for code in CODES if not (rule := find_rule(code)).needs_data]
EXAMPLES = [example for rule in RULES for example in examples_of(rule)]


def codes_of(data: bytes, family: str, asked: str = "") -> set[str]:
    checked = check_bytes(data, "van-ban.docx", CheckOptions(the_thuc=asked))
    assert checked.profile.ma == family
    return {problem.code for problem in checked.problems}


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_breaks_its_rule_or_none(example: Example) -> None:
    expected = set() if example.right else {example.code}
    assert codes_of(example.make(), example.family, example.asked) == expected


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("family", FAMILIES)
def test_a_clean_document_breaks_no_rule(family: str, kind: str) -> None:
    problems = check_bytes(clean(family, kind), "van-ban.docx").problems
    assert [f"{one.code} {one.place.where}: {one.message}" for one in problems] == []


@pytest.mark.parametrize("code", CODES)
def test_every_rule_shows_what_is_wrong_and_what_is_right(code: str) -> None:
    rule = find_rule(code)
    examples = examples_of(rule)
    assert rule.code == code
    assert rule.title.endswith(".")
    assert {example.right for example in examples} == {True, False}
