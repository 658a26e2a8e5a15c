"""What the checker finds in a document of our own: told, and never a reason not to write it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from pathlib import Path

from docgen.load.workspace import is_workspace
from docgen.problems import Level, Problem


def remarks_on(
    data: bytes, file: str, the_thuc: str, source: Path, told: Set[str]
) -> list[Problem]:
    """Return what the rulebook says of a document that was made from the data file `source`.

    `file` is the name that findings give. Rules whose codes were `told` by the data are left out;
    what is an error in a document to be sent is a warning about one that is only made.
    """
    # Read only by those who write: a build with nothing to do does without the rules.
    from docgen.check import CheckOptions, check_bytes
    from docgen.check.faults import checker_fault
    from docgen.check.settings import Settings, read_settings, settings_file

    path = settings_file(source, is_workspace)
    settings = read_settings(path, path.name) if path else Settings()
    try:
        found = check_bytes(data, file, CheckOptions(the_thuc, settings.levels)).problems
    except Exception as error:  # the document itself is verified; only the remarks are missing
        return [checker_fault(file, error, Level.NOTE)]
    return [
        replace(one, level=min(one.level, Level.WARNING, key=lambda level: level.weight))
        for one in found
        if one.code not in told
    ]
