"""The workbook of an .xlsx file, through openpyxl: its sheets, number formats, shared texts.

The steps of `openpyxl.load_workbook` are taken here one by one: the whole would also read charts,
themes and properties, any of which may be odd in a file whose table is sound.
"""

from __future__ import annotations

import io
import warnings
from typing import Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import Stylesheet
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.escape import unescape
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS, SHEET_MAIN_NS, STYLES_TYPE
from openpyxl.xml.functions import fromstring, iterparse, localname

from docgen.load.table.archive import Archive, refusing_damage
from docgen.load.table.number_formats import NumberFormat, number_format
from docgen.load.table.refusals import broken, too_big
from docgen.load.table.xlsx_sheet import Workbook, XlsxSheet

_MOST_TEXTS = 2_000_000
_TEXT_TAG = f"{{{SHEET_MAIN_NS}}}si"
# Formats that Excel shows as the country of the computer has them, openpyxl as in America.
_LOCAL = {
    **dict.fromkeys((5, 6, 7, 8, 42, 44), "General"),  # the sign of the currency is not known
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "dd/mm/yyyy"),
}


def xlsx_sheets(archive: Archive, data: bytes) -> list[XlsxSheet]:
    """Return the worksheets of a checked zip of these bytes; a damaged one is a `ProblemError`."""
    with refusing_damage(archive.file), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        reader.archive = archive
        reader.read_manifest()
        _read_workbook(reader, archive.file)
        epoch_1904 = reader.wb.epoch == MAC_EPOCH
        book = Workbook(archive, epoch_1904, _formats(reader, archive), _texts(reader, archive))
        sheets = [
            XlsxSheet(unescape(sheet.name), sheet.state != "visible", related.target, book)
            for sheet, related in reader.parser.find_sheets()
            # Sheets of charts and macros hold no cells.
            if related.Type.endswith("/worksheet") and related.target in archive
        ]
    if not sheets:
        raise broken(archive.file, "Tệp Excel không có trang tính nào.")
    return sheets


def _read_workbook(reader: ExcelReader, file: str) -> None:
    try:
        reader.read_workbook()
    except OSError:
        raise broken(file, "Tệp này không phải là bảng tính Excel.") from None


def _part(reader: ExcelReader, kind: str) -> str:
    """Return the name of the part of a content type, or an empty string."""
    package: Any = reader.package
    found = package.find(kind)
    return found.PartName.removeprefix("/") if found else ""


def _formats(reader: ExcelReader, archive: Archive) -> tuple[NumberFormat, ...]:
    part = _part(reader, STYLES_TYPE) or ARC_STYLE
    if part not in archive:
        return ()
    tree: Any = fromstring(archive.read(part))
    for element in list(tree):
        if localname(element) not in {"numFmts", "cellXfs"}:
            tree.remove(element)  # fonts, colours: not needed, and a fault there is no matter
    styles = Stylesheet.from_tree(tree)
    known: dict[int, NumberFormat] = {}
    for style in styles.cell_styles:
        if style.numFmtId not in known:
            known[style.numFmtId] = number_format(_code(style.numFmtId, styles))
    return tuple(known[style.numFmtId] for style in styles.cell_styles)


def _code(number: int, styles: Stylesheet) -> str:
    if number >= BUILTIN_FORMATS_MAX_SIZE:
        return unescape(styles.number_formats[number - BUILTIN_FORMATS_MAX_SIZE])[:255]
    code = BUILTIN_FORMATS.get(number, "General")
    return code if code in styles.custom_formats.values() else _LOCAL.get(number, code)


def _texts(reader: ExcelReader, archive: Archive) -> dict[int, str]:
    """Return the shared texts by number; openpyxl's own list has lost each «x005F_» in them.

    In a list the number -1 of a damaged cell would be the last text.
    """
    texts: dict[int, str] = {}
    part = _part(reader, SHARED_STRINGS)
    if not part:
        return texts
    with archive.open(part) as source:
        for _, element in iterparse(source):
            if element.tag == _TEXT_TAG:
                text: Any = Text.from_tree(element)
                texts[len(texts)] = text.content
                element.clear()
                if len(texts) > _MOST_TEXTS:
                    raise too_big(archive.file, f"Tệp có quá {_MOST_TEXTS} chuỗi chữ.")
    return texts
