"""Every sample that ships: builds clean, reads as it did, prints on as many pages as expected."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docgen import Options, build_documents
from docgen.word.walk import document_lines

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = sorted((ROOT / "data").glob("*/*/*.yaml"))
EACH = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
PROGRAMS = ("soffice", "pdfinfo", "pdftotext")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    build_documents(SAMPLES, ROOT, Options(out=folder))
    return folder


def built(folder: Path, sample: Path) -> Path:
    return folder / f"{sample.stem}.docx"


def lines_of(document: Path) -> list[str]:
    return [line for line in document_lines(document.read_bytes()) if line.strip()]


def test_there_are_samples_of_each_kind() -> None:
    assert {path.parents[1].name for path in SAMPLES} >= {"ke_hoach", "bao_cao", "cong_van"}
    assert len({path.stem for path in SAMPLES}) == len(SAMPLES)


@EACH
def test_a_sample_builds_without_an_error_or_a_warning(tmp_path: Path, sample: Path) -> None:
    report = build_documents([sample], ROOT, Options(out=tmp_path))
    assert report.exit_code == 0
    # A blank that is left for the pen is worth a note.
    assert {problem.code for problem in report.problems if problem.level != "note"} == set()
    assert built(tmp_path, sample).is_file()


@EACH
def test_a_sample_reads_as_its_golden_text(
    out: Path, sample: Path, request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / f"{sample.stem}.txt"
    text = "\n".join(lines_of(built(out, sample))) + "\n"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_every_golden_text_has_its_sample() -> None:
    assert {path.stem for path in GOLDEN.glob("*")} == {path.stem for path in SAMPLES}


@EACH
def test_a_sample_gives_the_same_bytes_twice(out: Path, tmp_path: Path, sample: Path) -> None:
    build_documents([sample], ROOT, Options(out=tmp_path))
    assert built(tmp_path, sample).read_bytes() == built(out, sample).read_bytes()


@pytest.fixture(scope="module")
def printed(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("pdf")
    command = ["soffice", f"-env:UserInstallation=file://{folder / 'lo'}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    documents = [str(built(out, sample)) for sample in SAMPLES]
    subprocess.run([*command, *documents], check=True, capture_output=True, timeout=300)
    return folder


def pages_of(pdf: Path) -> int:
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", info, re.MULTILINE)[1])  # type: ignore[index]


def text_of(pdf: Path, *options: str) -> str:
    command = ["pdftotext", "-layout", *options, str(pdf), "-"]
    raw = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return " ".join(raw.split())


@EACH
def test_a_sample_prints_on_the_pages_that_its_kind_wants(printed: Path, sample: Path) -> None:
    pages = pages_of(printed / f"{sample.stem}.pdf")
    if sample.parents[1].name == "cong_van":
        assert pages == 1
    else:
        assert 2 <= pages <= 10


@EACH
def test_no_page_of_a_sample_is_empty(printed: Path, sample: Path) -> None:
    pdf = printed / f"{sample.stem}.pdf"
    for page in range(1, pages_of(pdf) + 1):
        text = text_of(pdf, "-f", str(page), "-l", str(page))
        assert len(text) > 100, f"page {page}: {text!r}"


@EACH
def test_title_number_and_signer_can_be_read_on_paper(
    out: Path, printed: Path, sample: Path
) -> None:
    pdf = printed / f"{sample.stem}.pdf"
    lines = lines_of(built(out, sample))
    number = next(line for line in lines if line.startswith("Số"))
    first = text_of(pdf, "-f", "1", "-l", "1")
    assert " ".join(number.split()) in first
    title = "Kính gửi:" if sample.parents[1].name == "cong_van" else lines[lines.index(number) + 2]
    assert title in first
    last = lines[lines.index("Nơi nhận:") - 1]
    assert last.split()[-1] in text_of(pdf)
