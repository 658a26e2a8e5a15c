"""The two proofs that nothing was lost: data → context, and context → finished document."""

from docgen.verify.data import verify_data
from docgen.verify.texts import verify_text

__all__ = ["verify_data", "verify_text"]
