"""What the commands tell about this machine to those that print with LibreOffice."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.pdf import Printing

# The user's own fonts are found by these; nothing else of the environment is handed on.
_HANDED_ON = (
    *("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("PROGRAMDATA", "COMSPEC", "PATHEXT"),
)
_MOST_WORKERS = 4  # each takes 210 MB


def this_machine() -> Printing:
    """Return how to print on this machine: the folders of PATH, its cores, the user's fonts."""
    # Importing what starts processes is not needed by a run without PDF.
    from docgen.pdf import Printing

    environment = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    return Printing(None, os.environ.get("PATH", ""), environment, workers)
