"""The same document gives the same PDF: what LibreOffice takes from the clock is taken out."""

from __future__ import annotations

import hashlib
import re

# Both dictionaries stand in the open at the end of the file; nothing may change its length, because
# the table before the trailer counts bytes. Elsewhere the same signs would be text or a picture.
_TRAILER, _OBJECT_END = b"trailer", b"endobj"
_INFO = re.compile(rb"/Info\s{1,2}([0-9]{1,9})\s0\sR")
_DATE = re.compile(rb"/(?:CreationDate|ModDate)\s?\(D:[0-9]{8,14}[^()\r\n]{0,8}\)")
_CHECKSUM = re.compile(rb"/DocChecksum\s?/[0-9A-F]{32}")
_ID = re.compile(rb"/ID\s?\[\s?<([0-9A-F]{32})>\s{0,2}<([0-9A-F]{32})>\s?\]")


def settle(pdf: bytes) -> bytes:
    """Return a PDF without the moment of its making, its identifier drawn from its content.

    The dates in its description and the checksum in its trailer become blanks, all three are
    optional; the length stays, and so does every byte elsewhere. What a version packs in a stream
    is left as it is.
    """
    trailer = pdf.rfind(_TRAILER)
    if trailer < 0:
        return pdf
    settled = bytearray(pdf)
    dates = _DATE.finditer(pdf, *_description(pdf, trailer))
    for found in (*dates, *_CHECKSUM.finditer(pdf, trailer)):
        settled[slice(*found.span())] = b" " * len(found[0])
    identifier = _ID.search(pdf, trailer)
    if identifier is None:
        return bytes(settled)
    places = [slice(*identifier.span(number)) for number in (1, 2)]
    for place in places:
        settled[place] = b"0" * len(identifier[1])
    digest = hashlib.sha256(settled).hexdigest()[: len(identifier[1])].upper().encode()
    for place in places:
        settled[place] = digest
    return bytes(settled)


def _description(pdf: bytes, trailer: int) -> tuple[int, int]:
    """Return from where to where the object reaches that the trailer calls its description."""
    named = _INFO.search(pdf, trailer)
    begin = pdf.rfind(b"\n%s 0 obj" % named[1], 0, trailer) if named else -1
    end = pdf.find(_OBJECT_END, begin, trailer)
    return (begin, end) if 0 <= begin < end else (trailer, trailer)
