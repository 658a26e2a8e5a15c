"""Tests of citations: whole at first and short later; a law is cited without its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.bases import bases
from docgen.check.engines.prose import UPPER, main_end, prose
from docgen.check.parts import Part
from docgen.check.rule import Finding
from docgen.tieng_viet.text import collapse, nfc

_TYPES = (
    "Nghị quyết liên tịch|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị"
    "|Kết luận|Quy định|Hướng dẫn|Kế hoạch|Chương trình|Công văn|Thông báo|Báo cáo|Tờ trình"
    "|Công điện|Đề án|Thông tri"
)
# A number with its symbol: `30/2020/NĐ-CP`, `57-NQ/TW`; the blanks of a draft are no number.
_SIGN = r"[^\s,;:()“”\"]*"
_CITED = re.compile(
    rf"\b({_TYPES})\s+(?:liên tịch\s+)?số:?\s+(\d[\w.]*\s?[/-]{_SIGN}[^\W\d_]{_SIGN})"
)
_AFTER = 90  # letters; a date stands right behind the number, or behind a second one
_DATED = re.compile(r"\bngày\b|\bcùng ngày\b", re.IGNORECASE)
_SENTENCE = re.compile(rf"[;:]|\.(?=\s+[{UPPER}])|\.$")
_WHOLE = re.compile(
    r"[,\s]*ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+|/\d{1,2}/)\d{4},?\s+của\b",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"\bcủa\b", re.IGNORECASE)
_LAW = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh)(?=\s)[^.;:]{0,160}?\bsố:?\s+(\d+/\d{4}/[\w-]+)")
_BASIS = re.compile(r"^[-–•]?\s*căn cứ\b", re.IGNORECASE)


def wrong_citations(case: Case) -> Iterator[Finding]:
    """Yield each document first cited without date or issuer, or later cited in full once more."""
    own = _own_number(case)
    lines = {id(part.line) for part in bases(case)}
    end = main_end(case)  # an appendix is read by itself
    known: dict[str, bool] = {}
    for part in prose(case):
        basis = id(part.line) in lines
        later = not basis and part.line.index < end
        for cited in _CITED.finditer(part.raw):
            name = f"{cited[1]} số {_bare(cited[2])}"
            if _bare(cited[2]) == own:
                continue
            if name not in known:
                lacking = _lacking(part, cited, basis=basis)
                known[name] = not lacking
                if lacking:
                    yield _incomplete(part, cited, name, lacking)
            elif known[name] and later and _WHOLE.match(part.raw, cited.end()):
                known[name] = False  # told once
                yield _repeated(part, cited, name)


def _incomplete(part: Part, cited: re.Match[str], name: str, lacking: str) -> Finding:
    return Finding(
        f"Lần viện dẫn đầu tiên «{name}» thiếu {lacking}.",
        "lần đầu ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu;"
        " các lần sau chỉ ghi tên loại và số, ký hiệu",
        part.line,
        part.start + cited.start(),
        part.start + cited.end(),
    )


def _repeated(part: Part, cited: re.Match[str], name: str) -> Finding:
    return Finding(
        f"«{name}» đã được viện dẫn đủ ở trên mà lần này lại ghi cả ngày tháng, cơ quan ban hành.",
        f"từ lần thứ hai chỉ ghi «{name}»",
        part.line,
        part.start + cited.start(),
        part.start + cited.end(),
    )


def _lacking(part: Part, cited: re.Match[str], *, basis: bool) -> str:
    rest = part.raw[cited.end() : cited.end() + _AFTER]
    stop = _SENTENCE.search(rest)
    clause = rest[: stop.start()] if stop else rest
    before = _SENTENCE.split(part.raw[max(0, cited.start() - _AFTER) : cited.start()])[-1]
    if not (_DATED.search(clause) or _DATED.search(before)):
        return "ngày tháng năm"
    opening = _BASIS.match(part.text) and cited.start() <= _first_citation(part)
    if basis and opening and not _ISSUER.search(part.raw[cited.end() :]):
        return "tên cơ quan ban hành"
    return ""


def _first_citation(part: Part) -> int:
    found = _CITED.search(part.raw)
    return found.start() if found else 0


def _own_number(case: Case) -> str:
    part = case.parts.one("so_ky_hieu")
    return _bare(part.text.partition(":")[2] or part.text[2:]) if part else ""


def _bare(number: str) -> str:
    return collapse(nfc(number)).replace(" ", "").strip(".,)")


def law_with_number(case: Case) -> Iterator[Finding]:
    """Yield each basis that cites a law or an ordinance with its number."""
    opening = [part for part in prose(case) if _BASIS.match(part.text)]
    for part in opening:
        for law in _LAW.finditer(part.raw):
            yield Finding(
                f"Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu «{law[1]}».",
                "chỉ ghi tên loại và tên của luật, pháp lệnh",
                part.line,
                part.start + law.start(1),
                part.start + law.end(1),
            )
