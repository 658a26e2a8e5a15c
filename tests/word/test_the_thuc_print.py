"""Where pages break, seen in print: no signature without text, no page without words."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from profile_offices import plan, run_build

PROGRAMS = ("soffice", "pdftotext")
LENGTHS = range(5, 19)
POINT = "- Các đơn vị trực thuộc rà soát, lập danh mục hồ sơ của năm theo đúng quy định số {}."
LAST = (
    "Các đơn vị nghiêm túc triển khai thực hiện kế hoạch này; nếu có khó khăn, vướng mắc thì báo "
    "cáo về cơ quan để được hướng dẫn trong thời gian sớm nhất theo quy định ở đoạn cuối cùng."
)
JOINT = {
    "don_vi": ["nha-nuoc", "hoi-lhpn"],
    "ky": [
        {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"},
        {"chuc_vu": "Chủ tịch", "ho_ten": "Lê Thị C"},
    ],
}
VARIANTS: dict[str, tuple[str, dict[str, Any]]] = {
    "nha-nuoc": ("nha-nuoc", {}),
    "dang": ("dang", {"lien_he": "Điện thoại: 0276.3000000"}),
    "doan": ("doan", {}),
    "joint": ("nha-nuoc", JOINT),
    "appendix": ("nha-nuoc", {"phu_luc": [{"ten": "Danh mục", "noi_dung": "Nội dung."}]}),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("trang")
    documents = []
    for name, (profile, changes) in VARIANTS.items():
        plans = [
            plan(profile, noi_dung="\n".join([*map(POINT.format, range(count)), LAST]), **changes)
            for count in LENGTHS
        ]
        first, problems = run_build(folder / name, *plans)
        assert problems == []
        documents += _named(first.parent, folder, name)
    command = ["soffice", f"-env:UserInstallation=file://{folder / 'lo'}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def _named(out: Path, folder: Path, name: str) -> list[Path]:
    """Copy the documents of a variant to names that tell them apart."""
    copies = [folder / f"{name}-{number}.docx" for number, _ in enumerate(LENGTHS)]
    for number, copy in enumerate(copies):
        shutil.copy(out / f"v{number}.docx", copy)
    return copies


def pages(pdf: Path) -> list[str]:
    raw = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    )
    return raw.stdout.split("\f")[:-1]


@pytest.mark.parametrize("name", VARIANTS)
def test_a_signature_takes_two_lines_of_text_along_wherever_the_page_ends(
    printed: Path, name: str
) -> None:
    signed_on = set()
    for number, _ in enumerate(LENGTHS):
        every = pages(printed / f"{name}-{number}.pdf")
        (signed,) = (page for page in every if "Nguyễn Văn A" in page)
        signed_on.add(every.index(signed))
        assert "đoạn cuối cùng" in signed
        above = signed[: signed.index("đoạn cuối cùng")].splitlines()
        assert len([line for line in above if line.strip() and not line.strip().isdecimal()]) >= 2
        post = "GIÁM ĐỐC" if name in ("nha-nuoc", "joint", "appendix") else "BÍ THƯ"
        assert post in signed
    assert len(signed_on) > 1, "the lengths do not straddle a page end"


@pytest.mark.parametrize("name", VARIANTS)
def test_no_page_is_without_words(printed: Path, name: str) -> None:
    for number, _ in enumerate(LENGTHS):
        for page in pages(printed / f"{name}-{number}.pdf"):
            assert any(character.isalpha() for character in page), f"{name}-{number}"
