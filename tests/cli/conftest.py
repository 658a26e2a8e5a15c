"""Workspaces for the tests of the front door; compiled templates are kept for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import Office


@pytest.fixture(scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own cache out of the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(_cache))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A workspace with one unit, `ubnd-xa`."""
    return Office(tmp_path)
