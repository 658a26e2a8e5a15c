"""Which folder a data file belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.load.workspace import find_workspace
from docgen.problems import ProblemError


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Two workspaces, one inside the other, and a folder that is none."""
    for path in (
        "w/data/don_vi.yaml",
        "w/in/data/don_vi.yaml",
        "w/in/data/2023/a.yaml",
        "bare/a.yaml",
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "current", "named", "root"),
    [
        pytest.param("w/in/data/2023/a.yaml", "bare", None, "w/in", id="nearest-above-the-file"),
        pytest.param("w/data/x.yaml", "bare", None, "w", id="a-file-not-yet-there"),
        pytest.param("bare/a.yaml", "w/in/data", None, "w/in", id="above-the-current-folder"),
        pytest.param("bare/a.yaml", "w", None, "w", id="the-current-folder"),
        pytest.param("w/in/data/2023/a.yaml", "bare", "../w", "w", id="named-from-here"),
    ],
)
def test_the_workspace_of_a_file(
    house: Path, file: str, current: str, named: str | None, root: str
) -> None:
    found = find_workspace(house / file, house / current, Path(named) if named else None)
    assert found.root.resolve() == (house / root).resolve()


def test_a_relative_file_is_read_from_the_current_folder(house: Path) -> None:
    assert find_workspace(Path("2023/a.yaml"), house / "w/in/data").root == house / "w/in"


@pytest.mark.parametrize("named", [None, Path("nowhere")])
def test_no_workspace_says_how_to_make_one(house: Path, named: Path | None) -> None:
    with pytest.raises(ProblemError) as caught:
        find_workspace(house / "bare/a.yaml", house / "bare", named)
    (problem,) = caught.value.problems
    assert problem.code == "D-NOILAMVIEC"
    assert "docgen init" in problem.hint


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_is_a_registry_too(house: Path, kind: str) -> None:
    registry = house / f"w/bang/data/don_vi.{kind}"
    registry.parent.mkdir(parents=True)
    registry.write_text("", encoding="utf-8")
    found = find_workspace(house / "w/bang/data/a.yaml", house)
    assert found.registry_path == registry


@pytest.mark.parametrize("named", [None, Path("w/in")])
@pytest.mark.parametrize(
    ("others", "piece"),
    [
        pytest.param(("xlsx",), "giữ don_vi.yaml nếu đó là bản đang dùng; đưa don_vi.xlsx ra",
                     id="one-more"),
        pytest.param(("xlsx", "csv"), "don_vi.xlsx, don_vi.csv", id="two-more"),
    ],
)  # fmt: skip
def test_two_registries_at_once_are_refused(
    house: Path, named: Path | None, others: tuple[str, ...], piece: str
) -> None:
    for kind in others:
        (house / f"w/in/data/don_vi.{kind}").write_text("", encoding="utf-8")
    with pytest.raises(ProblemError) as caught:
        find_workspace(house / "w/in/data/2023/a.yaml", house, named)
    (problem,) = caught.value.problems
    assert problem.code == "D-HAIDANHBA"
    assert piece in problem.hint
    assert find_workspace(house / "w/data/a.yaml", house).root == house / "w"


def test_the_places_inside(house: Path) -> None:
    inner = find_workspace(house / "w/in/data/2023/a.yaml", house)
    assert inner.registry_path == house / "w/in/data/don_vi.yaml"
    assert inner.default_out(Path("data/2023/148-hoi.yaml")) == house / "w/in/out/148-hoi"
    assert inner.template_folder("hoi-lhpn", "chung") == house / "w/in/templates/hoi-lhpn/chung"
