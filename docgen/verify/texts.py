"""The proof that a document holds what the data said: every text, letter for letter, in order."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.problems import Place, Problem, ProblemError
from docgen.the_thuc.fields import FIELDS, Leaf, Shape
from docgen.word.package import DEFLATE_RATIO, open_archive
from docgen.word.parts import CONTENT_TYPES, content_types, parse_part, stories
from docgen.word.text import TEXT, Printed

_SHOWN = 20
CUT = "\0"  # stands between text elements; no text can hold it
# The same blocks of signatures, once in a list and once in rows: a template prints one of them.
_SAME = ("ky", "ky_hang")


def verify_text(
    document: bytes, printed: Sequence[Printed], context: Mapping[str, Any], name: str
) -> list[Problem]:
    """Return what of the data is not in a document; an empty list is the proof that all is.

    `document` are the bytes of a .docx, `printed` what its template printed in order, `context`
    what the template was given, `name` what findings call the document. Two things are proved:

    - Everything printed is found in the text of the re-read file, in order. One pass moves
      forward only, each find begins where the last ended, and a string that stands alone in its
      text element (nearly all) must be that whole element with the template's words around it: so
      a lost letter, a swap, a lost paragraph or a cut run breaks the chain.
    - Every text of the context was printed at least as often as it stands there: so a template
      that lost a field is found out, though its document is whole.

    Compared after NFC only. Code `D-MATCHU`; a file that does not open is what `open_archive` and
    `parse_part` say of it.
    """
    try:
        elements = _text_elements(document, name)
    except ProblemError as error:
        return list(error.problems)
    return [*not_found(elements, printed, context, name), *_not_printed(printed, context, name)]


def _text_elements(document: bytes, name: str) -> list[str]:
    """Return the text of every `w:t` of every part, in the order in which parts are rendered."""
    archive = open_archive(document, name, most=DEFLATE_RATIO)
    if CONTENT_TYPES not in archive.entries:
        raise ProblemError(
            Problem("D-MAUHONG", "Tệp thiếu mục lục các phần.", Place(name), "chạy lại")
        )
    found = stories(content_types(archive.read(CONTENT_TYPES), name))
    texts: list[str] = []
    for story in found:
        if story.name in archive.entries:
            root = parse_part(archive.read(story.name), story.name, name, lean=False)
            texts += [element.text or "" for element in root.iter(TEXT)]
    return texts


def not_found(
    elements: list[str], printed: Sequence[Printed], context: Mapping[str, Any], name: str
) -> list[Problem]:
    """Return what of `printed` is not in the text elements of a document, in order."""
    text = _composed(CUT + CUT.join(elements) + CUT)
    values = _composed(CUT.join(item.value for item in printed)).split(CUT)
    frames = _composed(CUT.join(item.around for item in printed)).split(CUT)
    missing: list[str] = []
    at = 0
    for value, frame in zip(values, frames, strict=False):
        if not value:
            continue
        wanted = CUT + frame + CUT if frame else value
        found = text.find(wanted, at)
        if found < 0:
            missing.append(value)
        else:
            # The cut after a whole element is also the one before the next.
            at = found + len(wanted) - (1 if frame else 0)
    if not missing:
        return []
    paths = _paths(context)
    return [_lost(value, paths.get(value, ""), name) for value in dict.fromkeys(missing)][:_SHOWN]


def _not_printed(
    printed: Sequence[Printed], context: Mapping[str, Any], name: str
) -> list[Problem]:
    wanted = text_counts(context)
    wanted.subtract(Counter(item.value for item in printed))
    short = [value for value, lacking in wanted.items() if lacking > 0]
    if not short:
        return []
    paths = _paths(context)
    return [_unprinted(value, paths.get(value, ""), name) for value in short][:_SHOWN]


def text_counts(context: Mapping[str, Any]) -> Counter[str]:
    """Return how often each text stands in a context."""
    total: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for field, way in _WAYS:
        if field not in context:
            continue
        texts: list[str] = []
        _collect(way, context[field], texts)
        if field in _SAME:
            same |= Counter(texts)
        else:
            total.update(texts)
    total.update(same)
    return total


def _way(shape: Shape) -> Any:
    """Return the part of a shape that leads to text: `CHU`, a list or pairs of key and way."""
    if isinstance(shape, list):
        inner = _way(shape[0])
        return inner and [inner]
    if isinstance(shape, dict):
        return tuple((key, way) for key, inner in shape.items() if (way := _way(inner)))
    return shape if shape is Leaf.CHU else None


_WAYS = _way(FIELDS)


def _collect(way: Any, value: Any, texts: list[str]) -> None:
    if way is Leaf.CHU:
        texts += (value,) if value else ()
    elif type(way) is list:
        inner = way[0]
        if inner is Leaf.CHU:
            texts += filter(None, value)
            return
        if type(inner) is tuple and len(inner) == 1 and inner[0][1] is Leaf.CHU:
            # Pieces of a paragraph, which are most of all there is.
            texts += filter(None, [item.get(inner[0][0]) for item in value])
            return
        for item in value:
            _collect(inner, item, texts)
    else:
        for key, inner in way:
            item = value.get(key)
            if not item:
                continue
            if inner is Leaf.CHU:
                texts.append(item)
            else:
                _collect(inner, item, texts)


def _paths(context: Mapping[str, Any]) -> dict[str, str]:
    """Return where each text of a context stands first: `noi_dung[3].chu[0].chu`."""
    paths: dict[str, str] = {}
    for field, shape in FIELDS.items():
        if field in context:
            for path, text in _located(shape, context[field], field):
                paths.setdefault(_composed(text), path)
                paths.setdefault(text, path)
    return paths


def _located(shape: Shape, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if shape is Leaf.CHU:
        yield path, value
    elif type(shape) is list:
        for number, item in enumerate(value):
            yield from _located(shape[0], item, f"{path}[{number}]")
    elif type(shape) is dict:
        for key, inner in shape.items():
            if key in value:
                yield from _located(inner, value[key], f"{path}.{key}")


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _lost(value: str, path: str, name: str) -> Problem:
    message = f"Chữ «{value[:60]}» của trường «{path}» không có trong văn bản hoặc không đúng chỗ."
    hint = "đây là lỗi của mẫu hoặc của docgen: chạy docgen template check rồi báo lại kèm tệp mẫu"
    return Problem("D-MATCHU", message, Place(name, part=path), hint)


def _unprinted(value: str, path: str, name: str) -> Problem:
    message = f"Mẫu không in trường «{path}»: «{value[:60]}»."
    hint = "thêm thẻ của trường này vào mẫu, hoặc dùng lại mẫu gốc"
    return Problem("D-MATCHU", message, Place(name, part=path), hint)
