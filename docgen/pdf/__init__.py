"""Prints documents to PDF with LibreOffice, believes only what it reads again, and draws pages."""

from docgen.pdf.checking import Checked, check_pdf
from docgen.pdf.office import Office, Printing, find_office
from docgen.pdf.pictures import page_pictures
from docgen.pdf.pool import Printed, convert
from docgen.pdf.worker import Source

__all__ = [
    "Checked",
    "Office",
    "Printed",
    "Printing",
    "Source",
    "check_pdf",
    "convert",
    "find_office",
    "page_pictures",
]
