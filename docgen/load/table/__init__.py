"""Tables of units from Excel and CSV files: every cell with its place, every fault named."""

from docgen.load.table.nouns import Cell, Column, Row, Table
from docgen.load.table.opening import TABLE_SUFFIXES
from docgen.load.table.reading import read_table

__all__ = ["TABLE_SUFFIXES", "Cell", "Column", "Row", "Table", "read_table"]
