"""The component finder: forms of real files, and what one change may not shift."""
