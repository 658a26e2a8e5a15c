"""The fonts that a theme names for headings and text."""

from __future__ import annotations

from docgen.word.markup import NAMESPACES
from docgen.word.parts import Element, w

_A = NAMESPACES["a"]
# The script that a theme lists fonts by, for the languages a file may name.
_SCRIPTS = {
    "vi": "Viet",
    "ja": "Jpan",
    "ko": "Hang",
    "zh-tw": "Hant",
    "zh-hk": "Hant",
    "zh": "Hans",
}


def theme_fonts(root: Element | None, settings: Element | None = None) -> dict[str, str]:
    """Return the font behind each theme name (`minorHAnsi`, `majorAscii` …) of a theme part.

    `settings` tells the languages (`w:themeFontLang`). In a Vietnamese file a Latin name stands for
    the font that the theme lists for Vietnamese, Word's `Times New Roman (Headings)`. An East-Asian
    or bidi name without a font of its own stands for the Latin font, which Word shows Vietnamese
    letters in.
    """
    found: dict[str, str] = {}
    own, script = _script(settings, "val"), _script(settings, "eastAsia")
    for group in ("major", "minor"):
        fonts = None if root is None else root.find(f".//{{{_A}}}{group}Font")
        if fonts is None:
            continue
        latin = _listed(fonts, own) or _face(fonts, "latin")
        eastern = _face(fonts, "ea") or _listed(fonts, script) or latin
        names = {"Ascii": latin, "HAnsi": latin, "EastAsia": eastern}
        names["Bidi"] = _face(fonts, "cs") or latin
        found |= {f"{group}{slot}": name for slot, name in names.items() if name}
    return found


def _face(fonts: Element, name: str) -> str:
    element = fonts.find(f"{{{_A}}}{name}")
    face: str = "" if element is None else element.get("typeface", "")
    return face


def _listed(fonts: Element, script: str) -> str:
    for one in fonts.iterfind(f"{{{_A}}}font"):
        if script and one.get("script") == script:
            face: str = one.get("typeface", "")
            return face
    return ""


def _script(settings: Element | None, slot: str) -> str:
    element = None if settings is None else settings.find(w("themeFontLang"))
    language = "" if element is None else element.get(w(slot), "").lower()
    return _SCRIPTS.get(language) or _SCRIPTS.get(language.partition("-")[0], "")
