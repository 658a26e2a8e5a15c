"""A registry that was read before is not read again, unless something about it changed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from docgen.build.registry_cache import cached_registry
from docgen.load.registry.file import load_registry

DAY = datetime.date(2025, 8, 1)


def units(count: int, ten: str = "Xã", extra: str = "") -> str:
    return "".join(
        f"xa-{number}:\n  ten: {ten} {number}\n  co_quan_ban_hanh: X\n  the_thuc: hoi-lhpn\n"
        f"  ky_hieu_don_vi: BTV\n  dia_danh: Y\n  cap_tren: xa-{number // 10}\n{extra}"
        for number in range(1, count + 1)
    ).replace("  cap_tren: xa-0\n", "")


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "don_vi.yaml", tmp_path / "kho"


def kept_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*")) if folder.is_dir() else []


def test_the_second_reading_says_the_same(places: tuple[Path, Path]) -> None:
    file, cache = places
    file.write_text(units(150), encoding="utf-8")
    plain, _ = load_registry(file, "x")
    first, second = (cached_registry(file, "data/x.yaml", cache)[0] for _ in range(2))
    (kept,) = kept_files(cache)
    assert kept.suffix == ".danhba"
    assert type(second.units) is type(first.units) is not type(plain.units)
    assert dict(second.units) == dict(first.units) == dict(plain.units)
    assert second.file == "data/x.yaml"
    for key in ("xa-1", "xa-9", "không"):
        assert second.below(key, DAY) == plain.below(key, DAY)
        assert second.below(key, DAY) == first.below(key, DAY)
    assert second.lookup("xa-7", DAY) == plain.lookup("xa-7", DAY)
    assert second.fingerprint(second.units, DAY) == plain.fingerprint(plain.units, DAY)
    assert "không" not in second.units


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(units(150) + "xa-200:\n  ten: X\n", id="an-error"),
        pytest.param(units(150, extra="  thay_boi: [xa-2]\n"), id="warnings"),
        pytest.param(units(20), id="too-few-to-matter"),
    ],
)
def test_what_has_problems_or_is_small_is_read_each_time(
    places: tuple[Path, Path], text: str
) -> None:
    file, cache = places
    file.write_text(text, encoding="utf-8")
    assert cached_registry(file, "x", cache) == load_registry(file, "x")
    assert kept_files(cache) == []


def test_a_changed_file_is_read_anew(places: tuple[Path, Path]) -> None:
    file, cache = places
    file.write_text(units(150), encoding="utf-8")
    cached_registry(file, "x", cache)
    file.write_text(units(150, "Phường"), encoding="utf-8")
    assert cached_registry(file, "x", cache)[0].units["xa-3"].ten == "Phường 3"
    assert len(kept_files(cache)) == 2


def test_signers_in_a_file_beside_count_too(tmp_path: Path) -> None:
    file, cache, signers = tmp_path / "don_vi.csv", tmp_path / "kho", tmp_path / "nguoi_ky.csv"
    rows = [f"xa-{number},Xã {number},X,hoi-lhpn,BTV,Y" for number in range(120)]
    head = "don_vi,ten,co_quan_ban_hanh,the_thuc,ky_hieu_don_vi,dia_danh"
    file.write_text("\n".join([head, *rows]), encoding="utf-8")
    for name in ("Bà A", "Bà B"):
        signers.write_text(f"don_vi,ho_ten,chuc_vu\nxa-1,{name},Chủ tịch\n", encoding="utf-8")
        for _ in range(2):
            registry, problems = cached_registry(file, "x", cache)
            assert problems == []
            assert registry.units["xa-1"].nguoi_ky[0].ho_ten == name
    assert len(kept_files(cache)) == 2


def test_a_damaged_copy_is_passed_over(places: tuple[Path, Path]) -> None:
    file, cache = places
    file.write_text(units(150), encoding="utf-8")
    cached_registry(file, "x", cache)
    (kept,) = kept_files(cache)
    kept.write_bytes(kept.read_bytes()[:-9] + b"something")
    assert cached_registry(file, "x", cache)[0].units["xa-3"].ten == "Xã 3"


def test_no_folder_keeps_nothing(places: tuple[Path, Path]) -> None:
    file, cache = places
    file.write_text(units(150), encoding="utf-8")
    assert len(cached_registry(file, "x", None)[0].units) == 150
    assert kept_files(cache) == []


def test_a_file_that_is_not_there_is_a_problem(places: tuple[Path, Path]) -> None:
    _, problems = cached_registry(places[0], "x", places[1])
    assert [one.code for one in problems] == ["D-TEP"]
