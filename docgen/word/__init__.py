"""The only rooms that know OOXML: package, text, lint, repair, base templates."""
