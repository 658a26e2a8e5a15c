"""The zip of one template's documents: what is the same in all of them is written out once."""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping

from docgen.word.package import (
    Packed,
    central_record,
    end_record,
    local_record,
    member_order,
    read_local,
)

_OFFSET = struct.Struct("<L")
_NO_OFFSET = b"\0" * _OFFSET.size


class Frame:
    """All of a zip but the members that change from document to document."""

    __slots__ = ("_changing", "_directory", "_names", "_runs")

    def __init__(self, fixed: Mapping[str, Packed], changing: Collection[str]) -> None:
        """Lay out the `fixed` members around those named in `changing`."""
        self._names = tuple(sorted({*fixed, *changing}, key=member_order))
        self._changing = tuple(name for name in self._names if name in changing)
        # Stretches of fixed local records: one before each changing member, one after the last.
        self._runs: list[bytes] = []
        # Central records of fixed members in two halves, with how far they stand into their run.
        self._directory: dict[str, tuple[bytes, bytes, int]] = {}
        run = b""
        for name in self._names:
            if name in changing:
                self._runs.append(run)
                run = b""
            else:
                central = central_record(name, fixed[name], 0)
                written = name.encode()
                head = central[: len(central) - len(written) - _OFFSET.size]
                self._directory[name] = (head, written, len(run))
                run += local_record(name, fixed[name]) + fixed[name].data
        self._runs.append(run)

    def write(self, members: Mapping[str, Packed]) -> bytes:
        """Return the zip with the changing members, as `write_package` would write it."""
        pieces: list[bytes] = []
        listing: list[bytes] = []
        runs = iter(self._runs)
        run = next(runs)
        pieces.append(run)
        start, at = 0, len(run)  # where the run begins, where the next member does
        pack, directory = _OFFSET.pack, self._directory
        for name in self._names:
            if name in directory:
                head, written, into = directory[name]
                listing += (head, pack(start + into), written)
                continue
            packed = members[name]
            local = local_record(name, packed)
            run = next(runs)
            pieces += (local, packed.data, run)
            listing.append(central_record(name, packed, at))
            start = at + len(local) + len(packed.data)
            at = start + len(run)
        tail = b"".join(listing)
        return b"".join((*pieces, tail, end_record(len(self._names), len(tail), at)))

    def read(self, data: bytes) -> dict[str, Packed] | None:
        """Return the changing members of a zip of this frame, or None if it is not one.

        Every byte that is not of a changing member is what `write` puts there; the members are
        as they stand and not yet inflated.
        """
        members: dict[str, Packed] = {}
        at = 0
        for name, run in zip(self._changing, self._runs, strict=False):
            found = read_local(data, at + len(run))
            if found is None:
                return None
            members[name], at = found
        return members if self.write(members) == data else None
