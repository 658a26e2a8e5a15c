"""What is seen is what LibreOffice prints: sizes, weight, slant, first lines, labels, headers."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from looking import defaults, package, ppr, rpr, style
from small_docx import BOLD, cell, para, run, table, zipped

from docgen.word.looks import see

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here"),
]
POINT = 25.4 / 72
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851" w:header="567"/></w:sectPr>'
)
LEFT = 1701 * 25.4 / 1440
STYLES = (
    defaults('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>')
    + style(
        "N", rpr('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'), default=True
    )
    + style("A", rpr('<w:b/><w:sz w:val="28"/>'), ppr('<w:ind w:firstLine="567"/>'), based_on="N")
    + style(
        "B", rpr('<w:b w:val="0"/>'), ppr('<w:ind w:left="720" w:hanging="360"/>'), based_on="A"
    )
    + style("C", rpr("<w:b/><w:i/>"), kind="character")
    + style("D", rpr("<w:i/>"), kind="character")
    + style("L", ppr('<w:numPr><w:numId w:val="1"/></w:numPr>'), based_on="N")
    + style(
        "T",
        rpr('<w:sz w:val="24"/>'),
        f'<w:tblStylePr w:type="firstRow">{rpr("<w:b/>")}</w:tblStylePr>',
        kind="table",
    )
)


def indented(left: int) -> str:
    return ppr(f'<w:ind w:left="{left}" w:hanging="720"/>')


FORMS = ((0, "upperRoman", "%1."), (1, "decimal", "%1.%2."), (2, "lowerLetter", "%3)"))
LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    f"{indented(720 * (at + 1))}</w:lvl>"
    for at, form, text in FORMS
)
LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def printed(members: Mapping[str, bytes], folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a document."""
    source = folder / "xem.docx"
    source.write_bytes(zipped(members))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        + ["pdf", "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return source.with_suffix(".pdf")


def letters(path: Path) -> list[tuple[str, float, str, float]]:
    """Return each letter on page 1: itself, its size in points, its font, its left edge in mm."""
    page = pypdfium2.PdfDocument(path)[0]
    text = page.get_textpage()
    found = []
    name = ctypes.create_string_buffer(200)
    for at in range(text.count_chars()):
        pdfium.FPDFText_GetFontInfo(text, at, name, 200, ctypes.byref(ctypes.c_int()))
        left = text.get_charbox(at, loose=True)[0] * POINT
        size = pdfium.FPDFText_GetFontSize(text, at)
        char = chr(pdfium.FPDFText_GetUnicode(text, at))
        found.append((char, size, name.value.decode(), left))
    return found


def styled(key: str, *runs: str, more: str = "") -> str:
    return para(*runs, properties=f'<w:pStyle w:val="{key}"/>{more}')


def numbered(at: int, text: str) -> str:
    place = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>'
    return para(run(text), properties=place)


BODY = "".join(
    [
        styled("A", "Alpha"),
        styled("A", run("Bravo", '<w:b w:val="0"/>'), run(" Bravissimo")),
        # LibreOffice knows no toggles that cancel out: the two styles differ here.
        styled("A", run("Charlie", '<w:rStyle w:val="D"/>')),
        styled("B", "Delta"),
        styled("B", "Echo", more='<w:ind w:left="0" w:firstLine="720"/>'),
        styled("N", run("Foxtrot", '<w:rStyle w:val="C"/><w:i w:val="0"/>')),
        para(run("Golf", BOLD + '<w:sz w:val="40"/>')),
        table(cell("Hotel") + cell("India"), cell("Juliett") + cell("Kilo")).replace(
            "<w:tblPr>", '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="0020" w:firstRow="1"/>'
        ),
        numbered(0, "Lima"),
        numbered(1, "Mike"),
        numbered(1, "November"),
        numbered(2, "Oscar"),
        numbered(0, "Papa"),
        numbered(1, "Quebec"),
        styled("L", "Romeo"),
    ]
)


def test_a_page_as_it_is_printed(tmp_path: Path) -> None:
    members = package(BODY, styles=STYLES, numbering=LISTS, section=PAGE)
    shown = letters(printed(members, tmp_path))
    text = "".join(char for char, *_ in shown)
    seen = see(members)
    for line in seen.lines:
        for one in line.runs:
            at = text.index(one.text.strip())
            _, size, font, _ = shown[at]
            assert size == pytest.approx(one.look.size, abs=0.2), one.text
            assert ("Bold" in font) is one.look.bold, one.text
            assert ("Italic" in font) is one.look.italic, one.text
        first = shown[text.index(line.text)]
        if not line.in_table and not line.look.label:
            edge = LEFT + line.look.left + line.look.first
            assert first[3] == pytest.approx(edge, abs=0.6), line.text
        elif line.look.label:
            begun = text.index(line.text)
            head = text[text.rfind("\n", 0, begun) + 1 : begun].split()
            assert head == [line.look.label], line.text
            assert first[3] == pytest.approx(LEFT + line.look.left, abs=0.6), line.text
