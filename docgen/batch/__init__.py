"""One plan for every unit: a table or a tree of units in, one document each out."""

from docgen.batch.explaining import Explained, explain_unit
from docgen.batch.options import BatchOptions
from docgen.batch.report import BatchReport
from docgen.batch.run import run_batch

__all__ = ["BatchOptions", "BatchReport", "Explained", "explain_unit", "run_batch"]
