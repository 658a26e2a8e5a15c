"""Ten broken files: what can be mended is, the rest is told, and no other letter changes."""

from __future__ import annotations

from functools import cache

import pytest
from broken_files import TEN, Broken
from small_docx import unzipped

from docgen.check.mending import Mended, mend
from docgen.check.remedy import SetText
from docgen.tieng_viet.text import nfc
from docgen.word.looks import Line

NAMES = [one.name for one in TEN]


@cache
def mended(one: Broken) -> Mended:
    return mend(one.make(), "a.docx")


def rows() -> list[tuple[str, int, int, str]]:
    """Return a table: each file, its findings before and after, and the codes that are left."""
    return [
        (
            one.name,
            len(mended(one).before.judged),
            len(mended(one).after.judged),
            ", ".join(
                f"{count.code} x{count.after}" for count in mended(one).counts if count.after
            ),
        )
        for one in TEN
    ]


def test_there_are_ten_and_each_has_several_faults() -> None:
    assert len(TEN) == 10
    assert all(len(mended(one).before.judged) >= 4 for one in TEN), rows()


@pytest.mark.parametrize("one", TEN, ids=NAMES)
def test_only_what_needs_a_person_is_left(one: Broken) -> None:
    result = mended(one)
    assert all(not judged.finding.remedies for judged in result.after.judged)
    assert result.mended >= 3
    assert result.mended == len(result.before.judged) - len(result.after.judged)
    assert result.told == ()


@pytest.mark.parametrize("one", TEN, ids=NAMES)
def test_the_second_time_changes_nothing(one: Broken) -> None:
    again = mend(mended(one).data, "a.docx")
    assert again.data == mended(one).data
    assert again.after.problems == mended(one).after.problems


def rewritten(result: Mended) -> set[int]:
    """Return the lines whose letters some remedy replaces."""
    remedies = [remedy for judged in result.before.judged for remedy in judged.finding.remedies]
    return {remedy.line.index for remedy in remedies if isinstance(remedy, SetText)}


def same_letters(before: Line, after: Line) -> bool:
    return nfc(before.raw) == nfc(after.raw)


@pytest.mark.parametrize("one", TEN, ids=NAMES)
def test_text_that_was_not_mended_is_letter_for_letter_the_same(one: Broken) -> None:
    result = mended(one)
    pairs = list(zip(result.before.seen.main, result.after.seen.main, strict=True))
    changed = {old.index for old, new in pairs if not same_letters(old, new)}
    assert changed <= rewritten(result)
    assert bool(changed) == one.words


@pytest.mark.parametrize("one", TEN, ids=NAMES)
def test_the_mended_file_says_what_the_clean_one_says(one: Broken) -> None:
    if one.words:
        pytest.skip("its wording was changed on purpose")
    clean_lines = mend(one.source(), "a.docx").after.seen.main
    for old, new in zip(clean_lines, mended(one).after.seen.main, strict=True):
        # TCVN3 was typed in small letters where it has no capitals.
        assert new.text.casefold() == old.text.casefold()


@pytest.mark.parametrize("one", TEN, ids=NAMES)
def test_parts_without_a_fault_keep_their_bytes(one: Broken) -> None:
    before, after = unzipped(one.make()), unzipped(mended(one).data)
    kept = {name for name in before if after.get(name) == before[name]}
    assert {"_rels/.rels", "word/styles.xml", "word/settings.xml"} <= kept
    if "số trang" not in one.name:
        assert set(before) - kept == {"word/document.xml"}
        assert after.keys() == before.keys()
