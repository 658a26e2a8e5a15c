"""What is known of a document beside its text: its data, the registry, its parents."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.check.content.bodies import Directory
from docgen.problems import Place

if TYPE_CHECKING:
    from docgen.load.nodes import Mapping as Node
    from docgen.load.registry import Registry
    from docgen.model import VanBan


@dataclass(frozen=True)
class DataFile:
    """The file that the data stand in: its name in findings, its tree and its text."""

    name: str = ""
    node: Node | None = None
    text: str = ""

    def place(self, path: str, needle: str = "") -> Place:
        """Return where a field stands; `path` is dotted: `bao_cao.0.han`."""
        # Reads data files: most documents come without.
        from docgen.load.locating import locate

        return locate(self.node, self.text, self.name, path, needle)


@dataclass(frozen=True)
class Content:
    """The data of a document: its model, the registry, the raw values, its parent plans.

    `issued` are the other documents of the workspace by their number and symbol, `series` all of
    them, `today` the day of the check where the caller knows one (the core has no clock).
    `directory` is that of the registry, where it was made once for many documents.
    """

    van_ban: VanBan | None = None
    registry: Registry | None = None
    parents: tuple[VanBan, ...] = ()
    issued: Mapping[str, VanBan] = field(default_factory=dict)
    today: datetime.date | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)
    series: tuple[VanBan, ...] = ()
    file: DataFile = field(default_factory=DataFile)
    directory: Directory | None = None

    @property
    def day(self) -> datetime.date | None:
        """The day that decides which units exist; None where the document has no date."""
        return self.van_ban.ngay.last_day if self.van_ban and self.van_ban.ngay else None
