"""The pages of a PDF as pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator

_POINTS = 72  # to the inch


def page_pictures(pdf: bytes, dpi: int) -> Iterator[bytes]:
    """Yield each page of a PDF as the bytes of a PNG, `dpi` dots to the inch, one at a time."""
    # Only a preview draws.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=dpi / _POINTS)
            stream = io.BytesIO()
            bitmap.to_pil().save(stream, "PNG", dpi=(dpi, dpi))
            bitmap.close()
            page.close()
            yield stream.getvalue()
    finally:
        document.close()
