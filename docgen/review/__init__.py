"""Many files through the checker: found, spread over processes, mended copies written, summed up.

`check` judges one document; this room does what a person asks of it, for files and for folders.
"""

from docgen.review.copies import Copies
from docgen.review.options import Pen, ReviewOptions
from docgen.review.report import Reviewed, ReviewReport
from docgen.review.run import check_files

__all__ = ["Copies", "Pen", "ReviewOptions", "ReviewReport", "Reviewed", "check_files"]
