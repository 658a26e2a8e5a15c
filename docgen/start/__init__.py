"""Beginnings: a new workspace, a new data file."""

from docgen.start.skeleton import skeleton
from docgen.start.workspace import create_workspace

__all__ = ["create_workspace", "skeleton"]
