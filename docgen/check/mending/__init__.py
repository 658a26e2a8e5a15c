"""Carries out remedies on a copy of a document."""
