"""Tests of the bases: which lines are bases, how they look, how they begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.prose import stripped_end
from docgen.check.parts import Part
from docgen.check.remedy import SetLook, SetText
from docgen.check.rule import Finding
from docgen.check.words import figure, span

_OPENING = re.compile(
    r"^[-–•]?\s*(?:căn cứ|theo đề nghị|xét đề nghị|xét tờ trình)\b", re.IGNORECASE
)
_SIGNS = ";,.:"
# A line in which somebody does something is the opening of the text, not a basis.
_ACTS = re.compile(
    r"[,;]\s+(?:[^\W\d_]+\s+){1,14}?(?:xây dựng|ban hành|báo cáo|triển khai|đề nghị|kính|trình"
    r"|thông báo|yêu cầu|hướng dẫn|tổ chức|có ý kiến|thống nhất|quyết định|lập|phối hợp|trân trọng)"
)


def bases(case: Case) -> list[Part]:
    """Return the bases of the main text, each on its own line.

    The opening of a plan (`Căn cứ …, Ủy ban nhân dân xã xây dựng kế hoạch như sau:`) is none, and
    so is a paragraph of the text that happens to begin with the same words. A letter has none: its
    opening is text, and the rulebooks put bases below the type's name and its subject.
    """
    if case.parts.is_lost or case.parts.is_letter:
        return []
    found: list[Part] = []
    for part in case.parts.all("can_cu", "gach", "loi_van", "muc", "khoan", "dieu", "phan"):
        opens = _OPENING.match(part.text) and part.role != "khoan"
        if opens and not part.text.endswith(":"):
            found.append(part)
        elif opens:
            return []  # `Căn cứ …;` and then `Xét đề nghị …, … như sau:`: one opening in two lines
        elif part.role not in ("can_cu", "loi_van") or found:
            break
    if found and _ACTS.search(found[-1].text) and not found[-1].text.endswith(";"):
        found.pop()
    return found


def wrong_look(case: Case) -> Iterator[Finding]:
    """Yield each basis that is not italic, or beyond the sizes of the profile."""
    look = case.look("can_cu")
    if look is None:
        return
    low, high = look.co
    for part in bases(case):
        upright = any(run.look.italic != look.nghieng for run in part.lettered)
        sizes = {run.look.size for run in part.lettered if not low <= run.look.size <= high}
        if upright:
            yield Finding(
                "Căn cứ phải in nghiêng.",
                "in nghiêng",
                part.line,
                remedies=(SetLook(part.line, italic=look.nghieng),),
            )
        if sizes:
            shown = ", ".join(figure(size) for size in sorted(sizes))
            yield Finding(
                f"Căn cứ cỡ chữ {shown}, phải là {span(low, high, 'pt')}.",
                f"đặt cỡ chữ {figure(look.dung)}",
                part.line,
                remedies=(SetLook(part.line, size=look.dung),),
            )


def wrong_ends(case: Case) -> Iterator[Finding]:
    """Yield each basis that does not end as the profile wants."""
    form = case.profile.can_cu
    found = bases(case)
    for part in found:
        last = part is found[-1]
        wanted = form.het if last else form.het_dong
        if part.text.endswith(wanted):
            continue
        end = stripped_end(part.raw)
        sign = part.raw[end - 1] if part.raw[end - 1] in _SIGNS else ""
        which = "Căn cứ cuối cùng" if last else "Căn cứ"
        seen = f"kết thúc bằng dấu «{sign}»" if sign else "không có dấu ở cuối"
        yield Finding(
            f"{which} {seen}, phải kết thúc bằng dấu «{wanted}».",
            f"đặt dấu «{wanted}» ở cuối dòng",
            part.line,
            max(end - 1, 0),
            end,
            remedies=(SetText(part.line, end - len(sign), end, wanted),),
        )


def wrong_beginnings(case: Case) -> Iterator[Finding]:
    """Yield each basis without the dash that the profile wants before it."""
    mark = case.profile.can_cu.truoc
    for part in bases(case):
        if part.text.startswith(mark) or part.line.look.label:
            continue
        start = len(part.raw) - len(part.raw.lstrip(" \t\u00a0-–•"))
        yield Finding(
            f"Căn cứ phải bắt đầu bằng «{mark}», mỗi căn cứ một dòng.",
            f"thêm «{mark}» ở đầu dòng",
            part.line,
            remedies=(SetText(part.line, 0, start, mark),),
        )
