"""What a YAML parser stumbles over, as Vietnamese sentences with a place and a next step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docgen.load.reading import Source
from docgen.problems import Place, Problem
from docgen.tieng_viet.text import code_of

QUOTE = "nếu đó là chữ của văn bản thì đặt trong dấu ngoặc kép"
RETYPE = "xóa khoảng trắng đầu dòng rồi gõ lại bằng phím cách"
_PLACE_HINT = 'đặt trong dấu ngoặc kép, ví dụ so: "{{ so }}"'
_ODD_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LEADING = re.compile(r"[ \-]*")
_BARE_PLACE = re.compile(r"(?:^|[:\-])\s+\{\{")
_GROUP = r"""("[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\})"""
_AFTER_GROUP = re.compile(rf"(?:^|[:\-]\s)\s*{_GROUP}\s*[^\s#,:}}\]]")
_NAMES = {"\t": "phím Tab", "\u00a0": "ký tự cách không ngắt NBSP (U+00A0)"}


@dataclass(frozen=True, slots=True)
class _Explanation:
    """Pieces of the parser's own words, and what a clerk reads instead."""

    signs: tuple[str, ...]
    message: str
    hint: str
    at_start: bool = False  # show where the broken piece began, not where the parser gave up


_EXPLANATIONS = (
    _Explanation(
        ("mapping values are not allowed",),
        "Dấu hai chấm đứng trong giá trị.",
        'đặt trong dấu ngoặc kép, ví dụ ten: "Kế hoạch: năm 2026"; '
        "nếu là khóa mới thì xem lại thụt đầu dòng",
    ),
    _Explanation(
        ("scanning an alias", "scanning an anchor"),
        "Giá trị không được bắt đầu bằng «{char}».",
        "đặt trong dấu ngoặc kép",
        at_start=True,
    ),
    _Explanation(
        ("found character that cannot start", "found character '"),
        "Giá trị không được bắt đầu bằng «{char}».",
        "đặt trong dấu ngoặc kép",
    ),
    _Explanation(
        ("scanning a tag", "parsing a tag", "undefined tag handle"),
        "Giá trị không được bắt đầu bằng «!».",
        QUOTE,
        at_start=True,
    ),
    _Explanation(
        ("could not find expected ':'",),
        "Dòng này không có dạng «khóa: giá trị».",
        "thêm dấu hai chấm và một dấu cách sau khóa, hoặc thụt vào nếu là phần tiếp của dòng trên",
        at_start=True,
    ),
    _Explanation(
        ("unknown escape character", "escape sequence", "hexdecimal", "hexadecimal"),
        "Dấu «\\» trong ngoặc kép không đi với chữ sau nó.",
        "ghi hai dấu «\\\\», hoặc dùng dấu nháy đơn thay cho ngoặc kép",
    ),
    _Explanation(
        (
            "scanning a quoted scalar",
            "parsing a quoted scalar",
            "a double-quoted",
            "a single-quoted",
        ),
        "Dấu ngoặc mở ở đây không có dấu đóng.",
        "thêm dấu ngoặc kép hoặc nháy đơn ở cuối giá trị",
        at_start=True,
    ),
    _Explanation(
        ("parsing a flow sequence", "parsing a flow mapping", "scanning a plain scalar"),
        "Nhóm trong ngoặc [ ] hoặc { } bắt đầu ở đây không đúng.",
        "đóng ngoặc cho đủ; giá trị có dấu phẩy, ngoặc, hai chấm thì đặt trong dấu ngoặc kép",
        at_start=True,
    ),
    _Explanation(
        ("comment or line break", "comment or a line break", "indentation indicator", "chomping"),
        "Sau dấu | hoặc > phải xuống dòng.",
        "viết chữ từ dòng dưới, thụt vào; nếu | hoặc > là chữ thì đặt trong dấu ngoặc kép",
    ),
    _Explanation(
        ("sequence entries are not allowed",),
        "Dấu «-» của danh sách phải ở dòng riêng.",
        "xuống dòng trước dấu «-»; nếu đó là chữ thì đặt trong dấu ngoặc kép",
    ),
    _Explanation(
        ("mapping keys are not allowed",),
        "Giá trị không được bắt đầu bằng «?».",
        "đặt trong dấu ngoặc kép",
    ),
    _Explanation(
        ("scanning a directive", "directive"),
        "Dòng không được bắt đầu bằng «%».",
        "xóa dòng này, hoặc đặt giá trị trong dấu ngoặc kép",
    ),
    _Explanation(
        ("<document start>", "document indicator"),
        "Sau phần cuối của văn bản còn chữ thừa.",
        "xem lại các dấu đóng ngoặc, «---» và «...» ở đầu dòng",
    ),
    _Explanation(
        ("node content",),
        "Giá trị không được bắt đầu bằng «{char}».",
        "đặt trong dấu ngoặc kép",
    ),
    _Explanation(
        ("parsing a block mapping", "parsing a block collection", "parsing a block sequence"),
        "Dòng này không thẳng hàng với các dòng cùng nhóm.",
        "các khóa (hoặc các dấu «-») cùng nhóm phải thụt đầu dòng bằng nhau",
    ),
)
_OTHERWISE = _Explanation(
    (), "Không đọc được chỗ này.", "xem lại dấu hai chấm, dấu ngoặc và thụt đầu dòng"
)


def fault(
    source: Source, line: int, column: int, message: str, hint: str, code: str = "D-YAML"
) -> Problem:
    """Return an error at a line and column (from 1; 0 means the whole file)."""
    return Problem(code, message, Place(source.file, line, column), hint)


def odd_blank(char: str) -> str:
    """Return the name of a blank that YAML does not take as indentation, else an empty string."""
    if not char or not _ODD_BLANK.match(char):
        return ""
    return _NAMES.get(char, f"ký tự khoảng trắng lạ {code_of(char)}")


def explain(error: Exception, source: Source) -> Problem:
    """Return what a syntax error of the YAML parser means to a clerk."""
    mark, start = _mark_of(error, "problem_mark"), _mark_of(error, "context_mark")
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if "escape code" in words:
        message = "Mã sau dấu «\\» không phải là chữ."
        hint = "xóa mã này rồi gõ lại chữ ở chỗ đó"
        return fault(source, *mark, message, hint, code="D-KYTU")
    suspects = {mark[0]: None, start[0]: None} if "simple key" in words else {mark[0]: None}
    for line in sorted(suspects):
        found = _bad_indent(source, line) or _bare_place(source, line)
        if found:
            return found
    if source.line(mark[0])[mark[1] - 1 : mark[1]] == "\t":
        return _tab(source, *mark)
    return _by_words(words, mark, start, source)


def _by_words(words: str, mark: tuple[int, int], start: tuple[int, int], source: Source) -> Problem:
    quoted = _AFTER_GROUP.search(source.line(mark[0])[:2000])
    if quoted and "parsing a block" in words:
        message = "Sau dấu ngoặc đóng còn chữ."
        hint = "đặt cả giá trị trong dấu nháy đơn, ví dụ ten: '\"Sáng\" và chiều'"
        return fault(source, mark[0], quoted.end(1) + 1, message, hint)
    fitting = (one for one in _EXPLANATIONS if any(sign in words for sign in one.signs))
    found = next(fitting, _OTHERWISE)
    line, column = start if found.at_start and start[0] else mark
    char = source.line(line)[column - 1 : column]
    message = found.message.replace("{char}", char)
    return fault(source, line, column, message, found.hint)


def _mark_of(error: Exception, name: str) -> tuple[int, int]:
    mark: Any = getattr(error, name, None)
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _bad_indent(source: Source, number: int) -> Problem | None:
    line = source.line(number)
    match = _LEADING.match(line)
    column = match.end() if match else 0
    name = odd_blank(line[column : column + 1])
    if not name:
        return None
    message = f"Đầu dòng thụt bằng {name}, không phải dấu cách thường."
    return fault(source, number, column + 1, message, RETYPE)


def _tab(source: Source, line: int, column: int) -> Problem:
    message = "Có phím Tab ở chỗ phải là dấu cách."
    return fault(source, line, column, message, "xóa phím Tab rồi gõ lại bằng phím cách")


def _bare_place(source: Source, number: int) -> Problem | None:
    match = _BARE_PLACE.search(source.line(number)[:2000])
    if not match:
        return None
    message = "Chỗ điền «{{ … }}» chưa đặt trong dấu ngoặc kép."
    return fault(source, number, match.end() - 1, message, _PLACE_HINT)
