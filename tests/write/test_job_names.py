"""The file names of a job: safe, one for each document, not too long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.problems import Level
from docgen.write import Status, check_names, open_job
from docgen.write.naming import bad_name

OUT = Path("/out")


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        pytest.param("hoi-lhpn-hoc-mon", None, id="plain"),
        pytest.param("Xã Đông Thạnh", None, id="vietnamese"),
        pytest.param("v1.2", None, id="a-dot-inside"),
        pytest.param("148/KH-BTV", "148_KH-BTV.docx", id="d9-number"),
        pytest.param("../../x", "_.._x.docx", id="d1-parent"),
        pytest.param("..\\..\\x", "_.._x.docx", id="d1-parent-windows"),
        pytest.param("/etc/x", "_etc_x.docx", id="d1-absolute"),
        pytest.param("C:\\x", "C__x.docx", id="d1-drive"),
        pytest.param("\\\\srv\\x", "__srv_x.docx", id="d1-share"),
        pytest.param("a:b", "a_b.docx", id="d1-stream"),
        pytest.param("CON", "_CON.docx", id="d2-device"),
        pytest.param("LPT¹", "_LPT¹.docx", id="d2-device-superscript"),
        pytest.param("x. ", "x.docx", id="d3-trailing"),
        pytest.param("~$x", "x.docx", id="d3-owner-file"),
        pytest.param(".x", "x.docx", id="d3-leading-dot"),
    ],
)
def test_d1_d2_d3_d9_a_name_is_made_safe_and_reported(wanted: str, name: str | None) -> None:
    names = check_names(OUT, {"k": wanted})
    assert names.files == {"k": name or f"{wanted}.docx"}
    assert [(found.code, found.level) for found in names.problems] == (
        [("D-TENTEP", Level.WARNING)] if name else []
    )
    for found in names.problems:
        assert found.message == f"Tên tệp «{wanted}» được đổi thành «{name}»."
        assert found.hint


@pytest.mark.parametrize(
    ("stems", "message"),
    [
        pytest.param({"a": "Xã Tân An", "b": "Xã Tân Ân"}, None, id="marks-differ"),
        pytest.param({"a": "tan-an", "b": "tan-an-2"}, None, id="differ"),
        pytest.param(
            {"a": "tan-an", "b": "tan-an"}, "«a» và «b» cùng ghi vào tệp «tan-an.docx».", id="same"
        ),
        pytest.param(
            {"a": "Tân An", "b": "TÂN AN"}, "«a» và «b» cùng ghi vào tệp «Tân An.docx».", id="case"
        ),
        pytest.param(
            {"a": "T\u00e2n", "b": "Ta\u0302n"},
            "«a» và «b» cùng ghi vào tệp «T\u00e2n.docx».",
            id="nfd",
        ),
        pytest.param(
            {"a": "x/y", "b": "x:y", "c": "x_y"},
            "«a», «b» và «c» cùng ghi vào tệp «x_y.docx».",
            id="made-safe-alike",
        ),
    ],
)
def test_d4_twins_are_found_before_anything_is_written(
    stems: dict[str, str], message: str | None
) -> None:
    names = check_names(OUT, stems)
    twins = [found for found in names.problems if found.code == "D-TRUNGTEN"]
    assert [found.message for found in twins] == ([message] if message else [])
    assert {found.level for found in twins} <= {Level.ERROR}
    assert list(names.files) == list(stems)


def test_d5_a_very_long_name_is_shortened_and_reported(tmp_path: Path) -> None:
    wanted = {"a": "ễ" * 120, "b": "ễ" * 119 + "e"}
    names = check_names(tmp_path, wanted)
    assert [found.code for found in names.problems] == ["D-TENTEP", "D-TENTEP"]
    assert len(set(names.files.values())) == 2
    with open_job(tmp_path) as job:
        for key, name in names.files.items():
            assert job.put(key, name, key.encode(), {}).status is Status.WRITTEN


# The place of a document is as long as the folder, a separator and the name; the temporary file
# stands beside it under a name of 20 characters.
@pytest.mark.parametrize(
    ("folder", "stem", "length"),
    [
        pytest.param(228, "x" * 25, None, id="259"),
        pytest.param(228, "x" * 26, 260, id="260"),
        pytest.param(238, "x", None, id="temporary-259"),
        pytest.param(239, "x", 260, id="temporary-260"),
        pytest.param(228, "𠀋" * 12 + "x", None, id="two-units-259"),
        pytest.param(228, "𠀋" * 13, 260, id="two-units-260"),
    ],
)
def test_d5_a_path_that_windows_would_not_open(folder: int, stem: str, length: int | None) -> None:
    root = Path("/").absolute()
    parts = "n" * (folder - len(str(root)))
    out = root / "/".join(parts[i : i + 99] + "m" for i in range(0, len(parts), 100))
    out = Path(str(out)[:folder])
    assert len(str(out)) == folder
    found = check_names(out, {"k": stem}).problems
    assert [problem.code for problem in found] == (["D-DUONGDAN"] if length else [])
    for problem in found:
        assert f"dài {length} ký tự" in problem.message


def test_d5_a_job_in_too_deep_a_folder_writes_nothing(tmp_path: Path) -> None:
    deep = tmp_path / ("n" * 120) / ("m" * 120)
    with open_job(deep) as job:
        outcome = job.put("hm", "hm.docx", b"x", {}, force=True)
    assert (outcome.status, [found.code for found in outcome.problems]) == (
        Status.FAILED,
        ["D-DUONGDAN"],
    )
    assert list(deep.iterdir()) == []


wishes = st.text(max_size=40) | st.text("x.0 ễ", max_size=140)


@given(wishes, st.sampled_from([".docx", ".pdf", ".nhap.docx"]))
def test_whatever_is_typed_becomes_a_name_that_the_job_takes(wanted: str, suffix: str) -> None:
    (name,) = check_names(OUT, {"k": wanted}, suffix).files.values()
    assert bad_name(OUT / name, name) == ()
    assert (OUT / name).parent == OUT
