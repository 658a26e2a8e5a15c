"""A document read anew in a few fields is the one that a whole reading gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_text import plan

from docgen.load.document import bind, read_document
from docgen.load.rebinding import rebound

FIELDS = ("so", "ngay", "hinh_thuc", "so_ban", "the_thuc")
VALUES = st.one_of(
    st.integers(-3, 4000).map(str),
    st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year}"),
    st.sampled_from(
        ["2026-02-05", "2026-02", "31/4/2026", "25.5.2023", " 7 ", "05", "1.5", "giay"]
    ),
    st.sampled_from(["dien_tu", "nha-nuoc", "x", "5/25/2026", "2026-13-01", "\u200b8"]),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.yaml"
    lines = "".join(f'{name}: "{{{{ {name}_cot }}}}"\n' for name in FIELDS)
    path.write_text(plan() + lines, encoding="utf-8")
    return path


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_rebound_is_what_bind_gives(template: Path, values: dict[str, str]) -> None:
    file = read_document(template, "plan.yaml")
    good = {"so": "1", "ngay": "2026-01-01", "hinh_thuc": "giay", "so_ban": "2", "the_thuc": "doan"}
    base = bind(file, scope={f"{name}_cot": text for name, text in good.items()}).van_ban
    assert base is not None
    asked = {**good, **values}
    whole = bind(file, scope={f"{name}_cot": text for name, text in asked.items()}).van_ban
    assert rebound(base, asked) == whole
