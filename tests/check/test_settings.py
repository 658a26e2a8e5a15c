"""`.docgen.yaml`: what an office may lower or switch off, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from clean import clean
from mutation.paper import Paper, set_text

from docgen.check import CheckOptions, check_bytes
from docgen.check.settings import Settings, read_settings, settings_file
from docgen.problems import Level


def settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / ".docgen.yaml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path, ".docgen.yaml")


def spaced() -> bytes:
    """Return a document whose number has a blank before its stroke: SK-05, an error."""
    paper = Paper.of(clean())
    set_text(paper.paragraphs("số, ký hiệu")[0], "Số: 15 /KH-UBND")
    return paper.save()


@pytest.mark.parametrize(
    ("word", "level"),
    [("canh_bao", Level.WARNING), ("ghi_chu", Level.NOTE), ("tat", None)],
)
def test_a_rule_is_lowered_or_switched_off(tmp_path: Path, word: str, level: Level | None) -> None:
    found = settings(tmp_path, f"kiem_tra:\n  SK-05:\n    muc: {word}\n    ly_do: Đang chuyển\n")
    assert found.problems == ()
    assert [(one.code, one.level, one.reason) for one in found.rules] == [
        ("SK-05", level, "Đang chuyển")
    ]
    problems = check_bytes(spaced(), "a.docx", CheckOptions(levels=found.levels)).problems
    assert [(one.code, one.level) for one in problems] == ([("SK-05", level)] if level else [])


def test_without_settings_the_rule_is_an_error() -> None:
    problems = check_bytes(spaced(), "a.docx").problems
    assert [(one.code, one.level) for one in problems] == [("SK-05", Level.ERROR)]


def test_braces_and_small_letters_are_fine(tmp_path: Path) -> None:
    found = settings(tmp_path, "kiem_tra: {sk-05: {muc: tat, ly_do: Theo văn bản 12}}\n")
    assert (found.problems, found.levels) == ((), {"SK-05": None})


@pytest.mark.parametrize(
    ("text", "code", "words", "hint"),
    [
        pytest.param("kiem_tra:\n  SK-05A: {muc: tat, ly_do: a}\n", "D-QUYTAC", "«SK-05A»",
                     "có phải ý bạn là «SK-05»?", id="unknown-code"),
        pytest.param("kiem_tra:\n  SK-05: {muc: canhbao, ly_do: a}\n", "D-GIATRI", "«canhbao»",
                     "có phải ý bạn là «canh_bao»?", id="unknown-level"),
        pytest.param("kiem_tra:\n  SK-05: {muc: loi, ly_do: a}\n", "D-GIATRI", "«loi»",
                     "không nâng mức", id="error-level"),
        pytest.param("kiem_tra:\n  SK-05: {muc: tat}\n", "D-THIEU", "thiếu «ly_do»",
                     "vì sao", id="no-reason"),
        pytest.param("kiem_tra:\n  SK-05: {muc: tat, ly_do: }\n", "D-THIEU", "thiếu «ly_do»",
                     "vì sao", id="empty-reason"),
        pytest.param("kiem_tra:\n  SK-05: {ly_do: a}\n", "D-THIEU", "thiếu «muc»",
                     "canh_bao", id="no-level"),
        pytest.param("kiem_tra:\n  SK-05: tat\n", "D-KIEU", "«SK-05»", "ví dụ", id="bare-word"),
        pytest.param("kiem_tra:\n  SK-05: {muc: [tat], ly_do: a}\n", "D-KIEU", "«muc»", "ví dụ",
                     id="list-for-a-word"),
        pytest.param("kiem_tra: tat\n", "D-KIEU", "«kiem_tra»", "ví dụ", id="no-mapping"),
        pytest.param("kiemtra:\n  SK-05: {muc: tat, ly_do: a}\n", "D-KHOA", "«kiemtra»",
                     "«kiem_tra»", id="unknown-key"),
        pytest.param("kiem_tra:\n  SK-05: {muc: tat, lydo: a}\n", "D-KHOA", "«lydo»", "«ly_do»",
                     id="unknown-key-below"),
        pytest.param("kiem_tra: {\n", "D-YAML", "", "", id="yaml"),
        pytest.param(
            "kiem_tra:\n  SK-05: {muc: tat, ly_do: a}\n  SK-05: {muc: tat, ly_do: b}\n",
            "D-TRUNG", "SK-05", "", id="twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, code: str, words: str, hint: str
) -> None:
    found = settings(tmp_path, text)
    (problem,) = found.problems
    assert (problem.code, problem.level) == (code, Level.ERROR)
    assert problem.place.file == ".docgen.yaml"
    assert problem.place.line
    assert words in problem.message
    assert hint in problem.hint
    assert found.levels in ({}, {"SK-05": None})


def test_what_is_right_beside_a_fault_holds(tmp_path: Path) -> None:
    found = settings(
        tmp_path, "kiem_tra:\n  XX-01: {muc: tat, ly_do: a}\n  SK-05: {muc: tat, ly_do: b}\n"
    )
    assert [one.code for one in found.problems] == ["D-QUYTAC"]
    assert found.levels == {"SK-05": None}


def test_a_rule_is_never_raised(tmp_path: Path) -> None:
    # NR-10 is a warning of its own: a setting that says the same changes nothing.
    same = settings(tmp_path, "kiem_tra:\n  NR-10: {muc: canh_bao, ly_do: a}\n")
    assert (same.problems, same.levels) == ((), {"NR-10": Level.WARNING})


def test_the_nearest_file_counts_and_none_from_outside_the_workspace(tmp_path: Path) -> None:
    office = tmp_path / "van-phong"
    below = office / "di" / "2026"
    below.mkdir(parents=True)
    (tmp_path / ".docgen.yaml").touch()
    file = below / "a.docx"

    def is_workspace(folder: Path) -> bool:
        return folder == office

    assert settings_file(file, is_workspace) is None
    assert settings_file(file, lambda _: False) == tmp_path / ".docgen.yaml"
    (office / ".docgen.yaml").touch()
    assert settings_file(file, is_workspace) == office / ".docgen.yaml"
    (below / ".docgen.yaml").touch()
    assert settings_file(file, is_workspace) == below / ".docgen.yaml"
