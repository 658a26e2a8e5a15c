"""Random overlays against a naive model: what no edit names stays letter for letter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.load.document import bind, read_document
from docgen.load.nodes import scalars
from docgen.load.overlay import apply_overlay, read_overlay
from docgen.notation import print_text
from docgen.problems import Level

ROMAN = ["I", "II", "III"]
FIXED = {"loai": "ke_hoach", "don_vi": "hoi"}
_PIECES = ["xã", "Ủy ban", "1.500", "**", "*", "“", "”", ";", ".", "  ", " ", "a)", ": #", "%"]
_WORDS = st.lists(st.sampled_from(_PIECES), max_size=6).map(lambda some: f"Xin{''.join(some)}hết")
_FEW = st.lists(_WORDS, min_size=1, max_size=2)

# A clause is [its words, its dashes], a section [its title, its clauses].
Tree = list[list[Any]]


class Case(NamedTuple):
    """A plan, the changes of an overlay, and what the naive model makes of them."""

    plan: dict[str, Any]
    thay: dict[str, Any]
    them: dict[str, Any]
    after: dict[str, Any]


def lines(tree: Tree) -> list[str]:
    """Return the naive body: sections, clauses, dashes, each as a line of its letters."""
    result = []
    for number, (title, clauses) in enumerate(tree):
        result.append(f"{ROMAN[number]}. {title}")
        for count, (clause, dashes) in enumerate(clauses, 1):
            result += [f"{count}. {clause}", *(f"- {dash}" for dash in dashes)]
    return result


def squeezed(texts: list[str]) -> list[str]:
    return [re.sub(" +", " ", text) for text in texts]


@st.composite
def _changed_list(draw: st.DrawFn, name: str, case: Case) -> list[str]:
    items = list(case.plan[name])
    for index in range(len(items)):
        if draw(st.booleans()):
            items[index] = case.thay[f"{name}/{index + 1}"] = draw(_WORDS | st.just(""))
    more = draw(st.lists(_WORDS, max_size=2))
    if more or not any(items):
        case.them[name] = more or ["Xin hết"]
    return [*filter(None, items), *case.them.get(name, ())]


@st.composite
def _changed_clause(
    draw: st.DrawFn, path: str, clause: str, dashes: list[str], case: Case
) -> list[Any] | None:
    kind = draw(st.sampled_from(["keep", "drop", "whole", "below", "add", "dash"]))
    if kind == "drop":
        case.thay[path] = ""
        return None
    few = draw(_FEW)
    typed = [f"- {one}" for one in few]
    if kind == "whole":
        words = draw(_WORDS)
        case.thay[path] = "\n".join([f"1. {words}", *typed])
        return [words, few]
    if kind == "below":
        case.thay[path] = "\n".join(typed)
        return [clause, few]
    if kind == "add":
        case.them[path] = typed
        return [clause, [*dashes, *few]]
    if kind == "dash" and dashes:
        at = draw(st.integers(0, len(dashes) - 1))
        case.thay[f"{path}/-{at + 1}"] = few[0]
        return [clause, [*dashes[:at], few[0], *dashes[at + 1 :]]]
    return [clause, dashes]


@st.composite
def _changed_tree(draw: st.DrawFn, tree: Tree, case: Case) -> Tree:
    result = []
    for number, (title, clauses) in enumerate(tree):
        path = f"noi_dung/{ROMAN[number]}"
        changed = [
            draw(_changed_clause(f"{path}/{count}", *clause, case))
            for count, clause in enumerate(clauses, 1)
        ]
        if draw(st.booleans()):
            words = draw(_WORDS)
            case.them[path] = [f"9. {words}"]
            changed.append([words, []])
        result.append([title, [clause for clause in changed if clause]])
    return result


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a plan with random changes; each path is named at most once."""
    case = Case(dict(FIXED), {}, {}, dict(FIXED))
    for name in ("trich_yeu", "luu", "mo_dau", "lien_he"):
        case.plan[name] = case.after[name] = draw(_WORDS)
        if draw(st.booleans()):
            case.after[name] = case.thay[name] = draw(_WORDS)
    for name in ("noi_nhan", "kinh_gui"):
        case.plan[name] = draw(st.lists(_WORDS, min_size=1, max_size=4))
        case.after[name] = draw(_changed_list(name, case))
    clause = st.tuples(_WORDS, st.lists(_WORDS, max_size=3)).map(list)
    section = st.tuples(_WORDS, st.lists(clause, max_size=3)).map(list)
    tree = draw(st.lists(section, min_size=1, max_size=3))
    case.plan["noi_dung"] = "\n".join(lines(tree)) + "\n"
    case.after["noi_dung"] = lines(draw(_changed_tree(tree, case)))
    return case


def check(folder: Path, case: Case) -> None:
    """Write the files, apply the overlay, and compare every text with the naive model's."""
    edits = {name: value for name, value in (("thay", case.thay), ("them", case.them)) if value}
    for name, content in (("plan", case.plan), ("rieng", {"ly_do": "Vì", **edits})):
        text = yaml.safe_dump(content, allow_unicode=True, width=9999)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    plan = read_document(folder / "plan.yaml", "plan.yaml")
    file = apply_overlay(plan, read_overlay(folder / "rieng.yaml", "rieng.yaml"))
    loaded = bind(file)
    errors = [one for one in loaded.problems if one.level is Level.ERROR]
    if not edits:
        assert [one.code for one in errors] == ["D-THIEU"]
        return
    assert loaded.van_ban is not None, errors
    body = print_text(loaded.van_ban.noi_dung).splitlines()
    assert body == squeezed(case.after.pop("noi_dung"))
    assert file.node is not None
    found: dict[str, list[str]] = {}
    for path, leaf in scalars(file.node):
        found.setdefault(str(path[0]), []).append(leaf.text)
    del found["noi_dung"]
    texts = {name: [one] if isinstance(one, str) else one for name, one in case.after.items()}
    assert found == {name: squeezed(some) for name, some in texts.items() if some}


@given(case=cases())
@settings(max_examples=100, deadline=None)
def test_what_no_edit_names_stays_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, case: Case
) -> None:
    check(tmp_path_factory.mktemp("overlay"), case)


@pytest.mark.deep
@given(case=cases())
@settings(max_examples=10_000, deadline=None)
def test_what_no_edit_names_stays_in_ten_thousand_overlays(
    tmp_path_factory: pytest.TempPathFactory, case: Case
) -> None:
    check(tmp_path_factory.mktemp("overlay"), case)
