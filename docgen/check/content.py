"""The data behind a document, where it is given: the plan itself, the registry, what is known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.load.registry import Registry
from docgen.model import VanBan


@dataclass(frozen=True)
class Content:
    """The data of a document: its model, the registry, the raw values, its parent plans.

    `issued` are documents of the workspace by their number and symbol, `today` the day of the
    check where the caller knows one (the core has no clock).
    """

    van_ban: VanBan | None = None
    registry: Registry | None = None
    parents: tuple[VanBan, ...] = ()
    issued: Mapping[str, VanBan] = field(default_factory=dict)
    today: datetime.date | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)
