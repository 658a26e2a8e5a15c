"""The same document gives the same PDF: what LibreOffice takes from the clock is taken out."""

from __future__ import annotations

import hashlib
import re

# All three stand in the open, outside of any stream; nothing may change its length, because the
# table at the end of a PDF counts bytes.
_DATE = re.compile(rb"/(?:CreationDate|ModDate)\s?\(D:[0-9]{8,14}[^()\r\n]{0,8}\)")
_CHECKSUM = re.compile(rb"/DocChecksum\s?/[0-9A-F]{32}")
_ID = re.compile(rb"/ID\s?\[\s?<([0-9A-F]{32})>\s{0,2}<([0-9A-F]{32})>\s?\]")


def settle(pdf: bytes) -> bytes:
    """Return a PDF without the moment of its making, its identifier drawn from its content.

    The dates and the checksum of LibreOffice become blanks, all three are optional; the length
    stays. What a version packs in a stream is left as it is.
    """
    blank = _CHECKSUM.sub(_blanks, _DATE.sub(_blanks, pdf))
    found = _ID.search(blank)
    if found is None:
        return blank
    former = found[1]
    without = blank.replace(former, b"0" * len(former))
    digest = hashlib.sha256(without).hexdigest()[: len(former)].upper().encode()
    return without.replace(b"0" * len(former), digest)


def _blanks(found: re.Match[bytes]) -> bytes:
    return b" " * len(found[0])
