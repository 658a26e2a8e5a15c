"""What docgen makes, the checker finds nothing to say about: samples, profiles, types."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from clean import document, workspace
from fake_office import SOFFICE, needs_soffice

from docgen import Options, build_documents
from docgen.check import check_bytes
from docgen.problems import Level
from docgen.the_thuc.loading import NAMES, load_profile

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "data").glob("*/*/*.yaml"))
EVERY_TYPE = [(name, loai) for name in NAMES for loai in load_profile(name).loai]


def told(document: Path, level: Level | None = None) -> list[str]:
    """Return the findings about a document, of one level if given."""
    problems = check_bytes(document.read_bytes(), document.name).problems
    return [
        f"{one.code} {one.place.where}: {one.message}"
        for one in problems
        if level is None or one.level is level
    ]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    assert build_documents(SAMPLES, ROOT, Options(out=folder)).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def of_every_type(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("loai")
    workspace(root)
    paths = []
    for family, loai in EVERY_TYPE:
        path = root / "data" / f"{family}-{loai}.yaml"
        path.write_text(document(family, loai), encoding="utf-8")
        paths.append(path)
    report = build_documents(paths, root, Options(out=root / "out"))
    assert [problem for problem in report.problems if problem.level is not Level.NOTE] == []
    return root / "out"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_breaks_no_rule(samples: Path, sample: Path) -> None:
    assert told(samples / f"{sample.stem}.docx") == []


@pytest.mark.parametrize(("family", "loai"), EVERY_TYPE)
def test_a_document_of_each_type_breaks_no_rule(
    of_every_type: Path, family: str, loai: str
) -> None:
    path = of_every_type / f"{family}-{loai}.docx"
    checked = check_bytes(path.read_bytes(), path.name)
    assert checked.profile.ma == family
    assert told(path) == []


@needs_soffice
def test_a_sample_that_libreoffice_saved_breaks_no_rule_at_error_level(
    samples: Path, tmp_path: Path
) -> None:
    documents = sorted(samples.glob("*.docx"))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    arguments = [str(SOFFICE), home, "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run(
        [*arguments, str(tmp_path), *map(str, documents)], check=True, capture_output=True
    )
    shutil.rmtree(tmp_path / "home")
    found = {path.name: told(tmp_path / path.name, Level.ERROR) for path in documents}
    assert found == {path.name: [] for path in documents}
