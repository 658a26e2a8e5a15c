"""`data/don_vi.yaml`, .xlsx or .csv into a registry, with all that is wrong in it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from types import MappingProxyType

from docgen.load.reading import read_source
from docgen.load.registry import Registry
from docgen.load.registry.checks import between_units
from docgen.load.registry.entry import TABLES, Entries
from docgen.load.registry.yaml_units import read_units
from docgen.problems import Problem, ProblemError


def load_registry(
    path: Path, display_name: str, profiles: Collection[str] = ()
) -> tuple[Registry, list[Problem]]:
    """Return the registry of a file and all its problems; never raises for a bad file.

    A file that ends in .xlsx or .csv is read as a table, any other as YAML. Units that are wrong
    are left out of the registry and named in the problems. `profiles` are the names that
    `the_thuc` may have; none are looked at when there are none.
    """
    try:
        read = _read(path, display_name)
    except ProblemError as error:
        return Registry(file=display_name), list(error.problems)
    problems = [*read.problems, *between_units(read, profiles)]
    units = {entry.key: entry.unit for entry in read.right}
    # The units come before what else a table says of them, and faulty codes before rows that name
    # them: the first finding is the one to mend.
    found = sorted(
        dict.fromkeys(problems),
        key=lambda one: (one.place.file != display_name, one.place.line, one.place.column),
    )
    return Registry(MappingProxyType(units), display_name), found


def _read(path: Path, display_name: str) -> Entries:
    if path.suffix.lower() in TABLES:
        # Most registries are YAML and need none of what reads a workbook.
        from docgen.load.registry.table import read_table_units

        return read_table_units(path, display_name)
    return read_units(read_source(path, display_name))
