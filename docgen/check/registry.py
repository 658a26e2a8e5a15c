"""The list of rules, in the order of the rulebook; a rule's module is imported when it is used."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from docgen.check.rule import Rule

_GROUPS: Final = {
    "TR": 8, "PH": 18, "SO": 8, "QH": 10, "CQ": 8, "SK": 11, "DD": 6, "TL": 12, "ND": 21,
    "KY": 11, "NR": 11, "KG": 4, "PL": 6, "BN": 2, "MK": 2, "PV": 1, "DC": 1, "SAO": 1,
    "KH": 3, "BC": 2, "MH": 2,
}  # fmt: skip
CODES = tuple(
    f"{group}-{number:02}" for group, count in _GROUPS.items() for number in range(1, count + 1)
)
"""Every code of the rulebook (`the-thuc.md` §14)."""


@cache
def find_rule(code: str) -> Rule:
    """Return the rule of a code; `KeyError` for one that is not in the list."""
    if code not in CODES:
        raise KeyError(code)
    module = import_module(f"docgen.check.rules.{code.lower().replace('-', '_')}")
    rule: Rule = module.RULE
    return rule


def rules_for(profile: str) -> tuple[Rule, ...]:
    """Return the rules that belong to a profile, in the order of the list."""
    return tuple(rule for rule in map(find_rule, CODES) if profile in rule.profiles)
