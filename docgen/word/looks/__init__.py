"""What a document really looks like: effective format of runs and paragraphs, sections, lines."""

from docgen.word.looks.model import Line, ParagraphLook, Run, RunLook, Section, Seen, Stroke
from docgen.word.looks.seeing import see

__all__ = ["Line", "ParagraphLook", "Run", "RunLook", "Section", "Seen", "Stroke", "see"]
