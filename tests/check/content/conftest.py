"""The office that the tests of the data write their files into."""

from pathlib import Path

import pytest
from content_office import REGISTRY, Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    (tmp_path / "data").mkdir()
    found = Office(tmp_path)
    found.write("don_vi.yaml", REGISTRY)
    return found
