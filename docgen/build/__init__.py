"""One document through the whole flow: what the commands, and later batch and report, all call."""

from docgen.build.flow import build_documents
from docgen.build.report import Report
from docgen.build.session import Options

__all__ = ["Options", "Report", "build_documents"]
