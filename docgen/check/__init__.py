"""The checker: any Word file against the rulebook, with the clause in every finding.

It never asks how a file was made: it judges what an office typed by hand just as well.
"""

from docgen.check.checking import Checked, CheckOptions, check_bytes

__all__ = ["CheckOptions", "Checked", "check_bytes"]
