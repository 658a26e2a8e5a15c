"""The unit registry: who exists on a day, under whom, with which name and signers."""

from docgen.load.registry.index import Day
from docgen.load.registry.units import BELOW, SIBLINGS, Registry, thawed

__all__ = ["BELOW", "SIBLINGS", "Day", "Registry", "thawed"]
