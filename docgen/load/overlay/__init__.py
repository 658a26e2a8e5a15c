"""Overlays: small files beside a plan that change it for one unit, each saying why.

`<plan stem>.d/<unit key>.yaml` holds `ly_do` (the reason), `thay: {path: value}` and
`them: {path: [ … ]}`. A path names keys, items of lists (from 1) and, below a text in notation,
sections by their marks as printed: `ky/ho_ten`, `noi_nhan/2`, `noi_dung/II/1/a`, `noi_dung/I/-2`.
All paths are those of the plan before any change.

`thay` puts a value in the place of another or gives one that is missing; an empty value removes it.
Of a section: a text that begins with a mark of its rank takes the place of heading and content (it
may be several sections); any other text keeps the heading and takes the place of what stands below
it, or, where nothing does, of the words behind the mark. `them` adds items to the end of a list, or
text to the end of a section or of the whole body (before `Trên đây là …`); a list that is missing
is made. The issuer and the type of a document belong to its plan: no overlay changes them.
"""

from docgen.load.overlay.reading import (
    Overlay,
    apply_overlay,
    overlay_folder,
    overlays_of,
    read_overlay,
)

__all__ = ["Overlay", "apply_overlay", "overlay_folder", "overlays_of", "read_overlay"]
