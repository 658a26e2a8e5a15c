"""Numbers as files write them: with or without a unit, never trusted."""

from __future__ import annotations

import re
from typing import Final

MM_PER_TWIP: Final = 25.4 / 1440
MM_PER_POINT: Final = 25.4 / 72
POINTS_PER_TWIP: Final = 1 / 20
# Nine digits hold every honest length; what is longer would only make huge numbers.
_TWIPS = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{0,9})?)(pt|mm|cm|in|pc|pi|)")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_UNITS = {"": 1.0, "pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0}
_UNITS |= {"pc": 240.0, "pi": 240.0}
_OFF = frozenset({"0", "false", "off", "none"})


def twips(written: str | None, otherwise: float = 0) -> float:
    """Return a length in twips: a bare number is one, `12pt` and `1.27cm` are turned to twips."""
    found = _TWIPS.fullmatch(written or "")
    return float(found[1]) * _UNITS[found[2]] if found else otherwise


def whole(written: str | None, otherwise: int = 0) -> int:
    """Return a whole number; `otherwise` where there is none, or one beyond nine digits."""
    return int(written) if written and _WHOLE.fullmatch(written) else otherwise


def is_on(written: str) -> bool:
    """Whether the value of a flag means yes."""
    return written not in _OFF
