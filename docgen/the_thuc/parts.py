"""What every piece of a profile is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """The base of every part of a profile: frozen, closed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
