"""The recipients: their label, the list, the filing line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from docgen.check.case import Case
from docgen.check.engines.entries import Entry, entries_of, wrong_dashes, wrong_ends
from docgen.check.engines.looks import wrong_size, wrong_slant, wrong_weight
from docgen.check.parts import Part
from docgen.check.remedy import SetLook
from docgen.check.rule import Finding
from docgen.check.words import figure, span
from docgen.problems import Level
from docgen.tieng_viet.text import fold
from docgen.word.looks import Run

NOUN = "nơi nhận"
_LABEL, _NAMES = "noi_nhan_nhan", "noi_nhan_ten"
# `Lưu: VT`, `Lưu VP`, `Lưu Văn phòng`; not a person whose name begins with Lưu.
_KEPT = re.compile(r"lưu\s*(?::|\.|(?:vt|vp|văn|hồ sơ)\b)", re.IGNORECASE)
_BEGINNING = 40  # letters of a line by which it is known
_OPENING = re.compile(r"lưu\b", re.IGNORECASE)


def recipients(case: Case) -> tuple[Entry, ...]:
    """Return the recipients of the document, the filing line among them."""
    parts = list(case.parts.all(_NAMES, "nguoi_soan"))
    while parts and parts[-1].role == "nguoi_soan":
        parts.pop()
    return entries_of(parts)


def filing(entries: tuple[Entry, ...]) -> Entry | None:
    """Return the line that says where the document is kept."""
    kept = [one for one in entries if _KEPT.match(one.name)]
    if kept:
        return kept[-1]
    last = entries[-1] if entries else None
    return last if last and _OPENING.match(last.name) else None


def has_line(case: Case, *beginnings: str) -> bool:
    """Whether a line of the text begins so (folded): typed where the finder did not look."""
    return any(fold(line.text[:_BEGINNING]).startswith(beginnings) for line in case.seen.main)


def label_looks(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the look of the word itself: size, bold, italic, underline."""
    yield from wrong_size(case, _LABEL)
    yield from wrong_slant(case, _LABEL)
    look = case.look(_LABEL)
    for one in wrong_weight(case, _LABEL):
        # The Party's guide says upright, and nothing of bold: only a convention.
        yield one if look and look.dam else replace(one, level=Level.WARNING)
    if look and look.gach_chan:
        yield from _not_underlined(case)


def _not_underlined(case: Case) -> Iterator[Finding]:
    for part in case.parts.all(_LABEL):
        below = case.seen.lines[part.line.index + 1 : part.line.index + 2]
        drawn = part.line.strokes or any(one.strokes and not one.text for one in below)
        if drawn or all(run.look.underline for run in part.lettered):
            continue
        yield Finding(
            f"Dưới chữ «{part.text}» thiếu đường kẻ ngang, nét liền, dài bằng dòng chữ.",
            "gạch chân chữ này bằng nét đơn",
            part.line,
            part.start,
            part.stop,
            remedies=(SetLook(part.line, part.start, part.stop, underline=True),),
        )


def name_looks(case: Case) -> Iterator[Finding]:
    """Yield one finding about sizes, one about bold, one about italic letters of the list."""
    look = case.look(_NAMES)
    parts = case.parts.all(_NAMES)
    if look is None:
        return
    low, high = look.co
    sized = [part for part in parts if any(not low <= run.look.size <= high for run in _own(part))]
    if sized:
        sizes = Counter(run.look.size for part in sized for run in _own(part))
        shown = ", ".join(figure(size) for size in sorted(sizes) if not low <= size <= high)
        yield _grouped(
            sized,
            f"cỡ chữ {shown}, phải là {span(low, high, 'pt')}",
            f"đặt cỡ chữ {figure(look.dung)}",
            size=look.dung,
        )
    bold = [part for part in parts if any(run.look.bold != look.dam for run in _own(part))]
    if bold:
        yield _grouped(bold, "in đậm, phải là chữ thường", "bỏ in đậm", bold=look.dam)
    slanted = [part for part in parts if any(run.look.italic != look.nghieng for run in _own(part))]
    if slanted:
        yield _grouped(
            slanted, "in nghiêng, phải là chữ đứng", "bỏ in nghiêng", italic=look.nghieng
        )


def _own(part: Part) -> list[Run]:
    """Return the runs with letters, not the raised number of copies."""
    return [run for run in part.lettered if not run.look.raised]


def _grouped(
    parts: list[Part],
    must: str,
    hint: str,
    *,
    size: float | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
) -> Finding:
    first = parts[0]
    many = f" (và {len(parts) - 1} dòng nữa)" if len(parts) > 1 else ""
    return Finding(
        f"Dòng nơi nhận «{first.text}»{many} {must}.",
        hint,
        first.line,
        first.start,
        first.stop,
        remedies=tuple(
            SetLook(one.line, one.start, one.stop, size=size, bold=bold, italic=italic)
            for one in parts
        ),
    )


def list_form(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with dashes, ends of lines and the place of the filing line."""
    form = case.profile.noi_nhan
    entries = recipients(case)
    if not entries:
        return
    yield from wrong_dashes(entries, NOUN, form.truoc)
    kept = filing(entries)
    if kept is None:
        yield Finding(
            "Nơi nhận thiếu dòng Lưu ở cuối.",
            f"thêm dòng «{form.truoc}{form.luu.format(luu=form.luu_mac_dinh)}{form.het}»",
            entries[-1].last,
        )
        yield from wrong_ends(entries[:-1], NOUN, form.het_dong)
    elif kept is not entries[-1]:
        yield Finding(
            f"Dòng «{kept.text}» phải đứng cuối nơi nhận.",
            "chuyển dòng này xuống cuối, kết thúc bằng dấu chấm",
            kept.line,
            kept.start,
            kept.end,
        )
    else:
        yield from wrong_ends(entries, NOUN, form.het_dong, form.het)


def repeated(case: Case) -> Iterator[Finding]:
    """Yield each recipient that stands in the list twice."""
    seen: dict[str, Entry] = {}
    for one in recipients(case):
        key = _key(one)
        if not key:
            continue
        if key in seen:
            yield Finding(
                f"Nơi nhận «{one.bare}» ghi hai lần.",
                "giữ một dòng",
                one.line,
                one.start,
                one.end,
            )
        seen.setdefault(key, one)


def _key(entry: Entry) -> str:
    """Return a name for comparison: without its purpose in brackets, UBND written out."""
    name = re.sub(r"\([^()]*\)", " ", entry.bare)
    return fold(re.sub(r"\bUBND\b", "Ủy ban nhân dân", name))
