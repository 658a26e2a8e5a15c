"""What is mended of old codes, loose marks and hidden characters reads as it did before."""

from __future__ import annotations

import pytest
from clean import clean
from mutation import examples  # noqa: F401 (it brings all changes)
from mutation.changes import apply_change
from mutation.paper import Paper

from docgen.check import check_bytes
from docgen.check.mending import mend
from docgen.word.guard import open_document
from docgen.word.looks import see

CASES = [
    ("lời văn", "mã TCVN3", "PH-02"),
    ("lời văn", "mã VNI", "PH-02"),
    ("gạch đầu dòng", "mã TCVN3", "PH-02"),
    ("căn cứ", "mã VNI", "PH-02"),
    ("lời văn", "phông .VnTime", "PH-02"),
    ("nơi nhận", "mã tổ hợp", "PH-04"),
    ("trích yếu", "mã tổ hợp một nửa", "PH-04"),
    ("lời văn", "mã dấu sai thứ tự", "PH-04"),
    ("căn cứ", "chèn U+200B", "PH-05"),
    ("lời văn", "chèn U+202A", "PH-05"),
    ("lời văn", "đổi chữ đ thành U+00F0", "PH-05"),
]


def lines_of(data: bytes) -> list[str]:
    return [line.raw for line in see(open_document(data, "x.docx"), "x.docx").lines]


def fonts_of(data: bytes) -> set[str]:
    lines = see(open_document(data, "x.docx"), "x.docx").lines
    return {run.look.hansi for line in lines for run in line.runs}


@pytest.mark.parametrize(("role", "change", "code"), CASES)
def test_mending_gives_the_text_back(role: str, change: str, code: str) -> None:
    before = clean("nha-nuoc", "kế hoạch")
    paper = Paper.of(before)
    apply_change(paper, paper.paragraphs(role), change)
    broken = paper.save()
    found = {one.code for one in check_bytes(broken, "x.docx").problems}
    mended = mend(broken, "x.docx").data
    assert found == {code}
    assert lines_of(mended) == lines_of(before)
    assert fonts_of(mended) == {"Times New Roman"}
    assert check_bytes(mended, "x.docx").problems == ()
    assert mend(mended, "x.docx").data == mended
