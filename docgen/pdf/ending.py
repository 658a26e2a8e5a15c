"""What must come to its end however often Ctrl-C is pressed: processes killed, folders removed."""

from __future__ import annotations

from collections.abc import Callable


def to_the_end(act: Callable[[], object]) -> None:
    """Do `act`, again from its beginning whenever Ctrl-C breaks into it, and pass Ctrl-C on after.

    `act` must be short, and must bear to be done twice.
    """
    stopped: KeyboardInterrupt | None = None
    while True:
        try:
            act()
            break
        except KeyboardInterrupt as error:
            stopped = error
    if stopped is not None:
        raise stopped
