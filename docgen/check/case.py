"""What a rule looks at: the document as seen, its components, the profile, and data if given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.check.parts import Parts
from docgen.the_thuc.profile import ThanhPhan, TheThuc
from docgen.word.looks import Seen

if TYPE_CHECKING:
    from docgen.check.content import Content


@dataclass(frozen=True)
class Case:
    """One document under one profile.

    `content` is the data that the document was made from, and the registry, where they are given.
    """

    seen: Seen
    parts: Parts
    profile: TheThuc
    content: Content | None = None

    def look(self, role: str) -> ThanhPhan | None:
        """Return how the profile wants a component to look, None where it says nothing."""
        return self.profile.thanh_phan.get(role)
