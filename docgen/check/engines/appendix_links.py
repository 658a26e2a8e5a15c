"""Tests of what ties the text to its appendices, and of how the text closes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.prose import CELLS, main_end, prose, stripped_end
from docgen.check.parts import BODY, Part
from docgen.check.remedy import SetText
from docgen.check.rule import Finding
from docgen.problems import Level

_NAMED = re.compile(
    r"phụ\s+lục(?!\s+hợp\s+đồng)(?:\s+(?:số\s+)?((?:[IVXLC]+|\d{1,2})(?!\w|[./-]\w)"
    r"(?:\s*(?:,|và|đến|-|–)\s*(?:[IVXLC]+|\d{1,2})(?!\w|[./-]\w))*))?",
    re.IGNORECASE,
)
_ONE = re.compile(r"[IVXLC]+|\d{1,2}")
_ATTACHED = re.compile(
    r"(?:đính|gửi|kèm)\s*kèm|kèm\s+theo|(?:biểu|mẫu|danh mục|danh sách|bảng)[^.;]{0,60}\bkèm",
    re.IGNORECASE,
)
# `Phụ lục I ban hành kèm theo Nghị định số 30` is an appendix of another document.
_FOREIGN = re.compile(
    r"^[^.;]{0,60}?(?:của|tại|thuộc|theo|,|\s)\s*(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị định"
    r"|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Quy định|Quy chế|Hướng dẫn|Điều lệ|Kế hoạch|Đề án"
    r"|Chương trình|Kết luận|Công văn|Báo cáo|Văn bản|Tờ trình|Hợp đồng)\b(?!\s+này)"
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def links(case: Case) -> Iterator[Finding]:
    """Yield appendices that the text does not name, and named ones that are not there."""
    if case.parts.is_lost:
        return
    end = main_end(case)
    main = [part for part in case.parts.all(*BODY, *CELLS) if part.line.index < end]
    named, plain, first = _named(main)
    appendices = case.parts.appendices
    if appendices:
        yield from _unnamed(case, main, named, plain=plain)
        known = {one.ordinal.upper() for one in appendices if one.ordinal}
        for ordinal in named if known else {}:
            if ordinal not in known:
                message = f"Văn bản dẫn Phụ lục {ordinal} nhưng không có Phụ lục {ordinal}."
                yield Finding(message, "thêm phụ lục, hoặc sửa số phụ lục", named[ordinal].line)
    elif first is not None and not _begins_somewhere(case, end):
        yield Finding(
            "Văn bản dẫn đến phụ lục nhưng trong tệp không có phụ lục nào.",
            "thêm phụ lục vào tệp; phụ lục gửi thành tệp riêng thì không phải sửa",
            first.line,
            level=Level.WARNING,
        )


def _named(main: list[Part]) -> tuple[dict[str, Part], bool, Part | None]:
    """Return the appendices that a text names by number, whether it names any, and where first."""
    named: dict[str, Part] = {}
    plain = False
    first: Part | None = None
    for part in main:
        text = _QUOTED.sub("", part.text)
        for found in _NAMED.finditer(text):
            if _FOREIGN.match(text[found.end() :]):
                continue
            first = first or part
            if not found[1] or re.search(r"đến|-|–", found[1]):
                plain = True
                continue
            for ordinal in _ONE.findall(found[1].upper()):
                named.setdefault(ordinal, part)
    return named, plain, first


def _unnamed(
    case: Case, main: list[Part], named: dict[str, Part], *, plain: bool
) -> Iterator[Finding]:
    if plain or any(_ATTACHED.search(part.text) for part in main):
        return
    for appendix in case.parts.appendices:
        if appendix.ordinal.upper() not in named and not (named and not appendix.ordinal):
            name = appendix.label.text
            message = f"«{name}» không được nhắc đến trong văn bản."
            hint = f"thêm chỉ dẫn, ví dụ: (chi tiết tại {name} kèm theo)"
            yield Finding(message, hint, appendix.label.line)


def _begins_somewhere(case: Case, end: int) -> bool:
    return any(
        line.index >= end and line.text.lower().startswith("phụ lục") for line in case.seen.main
    )


def wrong_close(case: Case) -> Iterator[Finding]:
    """Yield a main text that does not end with the closing mark of the profile."""
    wanted = case.profile.ket.dau
    part = _last_paragraph(case)
    if part is None or not wanted or part.text.endswith((":", "…")):
        return
    if _ends(case, part.text):
        return
    start = end = stripped_end(part.raw)
    while start and (part.raw[start - 1].isspace() or part.raw[start - 1] in "./"):
        start -= 1
    sign = part.raw[start:end]
    seen = f"bằng «{sign.strip()}»" if sign.strip() else "mà không có dấu kết thúc"
    if sign != sign.lstrip() and sign.strip() == wanted:
        seen = f"bằng «{wanted}» có dấu cách ở trước"
    remedies = (SetText(part.line, start, end, wanted),) if sign.strip() else ()
    yield Finding(
        f"Văn bản kết thúc {seen}, phải kết thúc bằng «{wanted}».",
        f"viết «{wanted}» liền sau chữ cuối cùng",
        part.line,
        start,
        end,
        remedies=remedies,
    )


def _closed(text: str, wanted: str) -> bool:
    """Whether a text ends with the mark, right behind a word."""
    before = text[: -len(wanted)]
    return text.endswith(wanted) and not before.endswith((" ", ".", "./"))


def _last_paragraph(case: Case) -> Part | None:
    """Return the last paragraph of the main text, None where a table or nothing ends it."""
    end = main_end(case)
    if not case.parts.all("noi_nhan_nhan", "quyen_han", "chuc_vu"):
        return None
    lines = [part for part in prose(case, *CELLS) if part.line.index < end]
    while len(lines) > 1 and _is_note(lines[-1].text) and _ends(case, lines[-2].text):
        lines.pop()
    return lines[-1] if lines and lines[-1].role not in CELLS else None


def _is_note(text: str) -> bool:
    """Whether a line is a note in brackets: `(Gửi kèm dự thảo Quyết định)`."""
    return text.startswith("(") and text.rstrip(".;/").endswith(")")


def _ends(case: Case, text: str) -> bool:
    form = case.profile.ket
    return bool(form.dau) and any(_closed(text, mark) for mark in (form.dau, *form.cung_duoc))
