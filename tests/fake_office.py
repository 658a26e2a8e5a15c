"""Programs that stand in for LibreOffice, each with one fault; and small documents to print."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest

SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

# A PDF by hand: one page with the words of `text`, or none.
_HEAD = r"""#!/bin/sh
case "$*" in *--version*) echo "LibreOffice 7.4.7.2 fake"; exit 0;; esac
IFS="
"
while [ $# -gt 0 ]; do
  case "$1" in --outdir) out="$2"; shift;; *.docx) files="$files$IFS$1";; esac
  shift
done
"""


def fake(folder: Path, body: str) -> Path:
    """Return a program that answers for its version and else does `body`, with $out and $files."""
    path = folder / "soffice-gia"
    path.write_text(_HEAD + body)
    path.chmod(0o755)
    return path


def letter(*lines: str, title: str = "", hidden: str = "") -> bytes:
    """Return a .docx of a few paragraphs, with its title told; `hidden` is not printed."""
    document = docx.Document()
    document.core_properties.title = title
    document.styles["Normal"].font.name = "Times New Roman"
    for line in lines:
        document.add_paragraph(line)
    if hidden:
        document.add_paragraph().add_run(hidden).font.hidden = True
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_of(text: str) -> bytes:
    """Return a PDF of one page that prints ASCII words."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    )
