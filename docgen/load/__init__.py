"""Data files into nouns: every problem found, each with its file, line and column."""
