"""What may be opened as a Word document: the right kind of file, bounded XML, nothing active."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from docgen.problems import Place, Problem, ProblemError
from docgen.word.package import Archive, open_archive
from docgen.word.parts import CONTENT_TYPES, MAIN, Element, content_types, parse_part, stories, w
from docgen.word.text import field_codes

MAX_ELEMENTS = 2_000_000
MAX_PARAGRAPHS = 60_000  # of one part, about 3,000 pages; each takes kilobytes once it is parsed
_OLE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "mở tệp bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi dùng tệp mới"
_ANOTHER = "xem lại có chọn đúng tệp không; cần tệp Word gốc (.docx)"
_UNLOCK = "mở tệp bằng Word, bỏ mật khẩu (File, Info), Lưu thành (Save As) kiểu .docx"
_HYPERLINK = "/hyperlink"
_TEMPLATE = "attachedTemplate"
# A server: `http://…`, `\\server\…`, `file://server/…`; `file:///C:/…` is the machine itself.
_ELSEWHERE = re.compile(r"(?!file:)[a-z]{2,}:|(?:file:)?[\\/]{2}[^\\/]", re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCODING = re.compile(rb"""^<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_KNOWN_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii"}
_PARAGRAPH = re.compile(rb"<(?:[\w.-]+:)?p[\s/>]")
_BEFORE_MARKUP = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
# Fields that fetch or run something when the document is opened; QUOTE can spell out any of them.
_ACTIVE_FIELD = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|EMBED|MACROBUTTON|DATABASE|RD|QUOTE)\b",
    re.IGNORECASE,
)
_ACTIVE_TYPES = {
    "vbaProject": "macro",
    "oleObject": "đối tượng nhúng (OLE)",
    "activeX": "điều khiển ActiveX",
    "attachedToolbars": "thanh công cụ kèm macro",
    "aFChunk": "văn bản nhúng (altChunk)",
    "package": "tệp nhúng",
    "control": "điều khiển ActiveX",
}


def open_document(data: bytes, file: str) -> dict[str, bytes]:
    """Return the members of a .docx after every bound has been checked.

    `file` is the name that findings give. A file of another kind is a `ProblemError` of code
    `D-MAULOAI`, a damaged one `D-MAUHONG`, one beyond the bounds `D-MAUQUACO`.
    """
    _check_start(data, file)
    archive = open_archive(data, file)
    _check_kind(archive, file)
    members = {name: archive.read(name) for name in archive.entries}
    problems = [
        problem for name, content in members.items() for problem in _markup(name, content, file)
    ]
    if not problems:
        problems = list(_main_part(members, file))
    if problems:
        raise ProblemError(*problems)
    return members


def active_content(
    members: Mapping[str, bytes], file: str, *, own_template: bool = False
) -> list[Problem]:
    """List everything in a document that runs or fetches something: macros, objects, links.

    Each is a finding of code `D-MAUNGUY`; hyperlinks a reader clicks are not among them. With
    `own_template` neither is a template of the writer's own machine, which Word names by itself.
    """
    problems: list[Problem] = []
    for name, content in members.items():
        if name.endswith(".rels"):
            root = parse_part(content, name, file)
            problems += _relations(root, file, own_template=own_template)
    for story in stories(content_types(members[CONTENT_TYPES], file)):
        if story.name in members:
            problems += _fields(
                parse_part(members[story.name], story.name, file), story.label, file
            )
    return problems


def _check_start(data: bytes, file: str) -> None:
    message, hint = "", _SAVE_AS
    if not data:
        message, hint = "Tệp rỗng, không có nội dung.", _ANOTHER
    elif data.startswith(_OLE_FILE):
        message, hint = _ole_kind(data)
    elif data.startswith(b"%PDF"):
        message, hint = "Đây là tệp PDF, không phải văn bản Word.", _ANOTHER
    elif data.startswith(b"{\\rtf"):
        message = "Đây là tệp RTF, không phải .docx."
    elif not data.startswith(b"PK"):
        message, hint = "Tệp không phải là văn bản Word (.docx).", _ANOTHER
    if message:
        raise ProblemError(_wrong_kind(file, message, hint))


def _ole_kind(data: bytes) -> tuple[str, str]:
    """Return what an old file is, and the next step."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "Tệp Word bị khóa bằng mật khẩu.", _UNLOCK
    if "WordDocument".encode("utf-16-le") in data:
        return "Đây là tệp Word đời cũ (.doc).", _SAVE_AS
    return "Đây là tệp Office đời cũ, không phải .docx.", _ANOTHER


def _check_kind(archive: Archive, file: str) -> None:
    names = archive.entries.keys()
    message, hint = "", _SAVE_AS
    if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        message = "Đây là tệp OpenDocument (.odt)."
    elif CONTENT_TYPES not in names:
        message, hint = "Tệp nén này không phải là văn bản Word.", _ANOTHER
    else:
        message, hint = _main_kind(archive.read(CONTENT_TYPES))
    if message:
        raise ProblemError(_wrong_kind(file, message, hint))


def _main_kind(listing: bytes) -> tuple[str, str]:
    """Return what a package is that is no .docx, and the next step; no words for a .docx."""
    kinds = {
        b"ms-word.document.macroEnabled": ("Đây là văn bản Word có macro (.docm).", _SAVE_AS),
        b"ms-word.template.macroEnabledTemplate": ("Đây là mẫu Word có macro (.dotm).", _SAVE_AS),
        b"wordprocessingml.template.main": ("Đây là tệp mẫu của Word (.dotx).", _SAVE_AS),
        b"spreadsheetml.": ("Đây là bảng tính Excel, không phải văn bản Word.", _ANOTHER),
        b"presentationml.": ("Đây là bản trình chiếu, không phải văn bản Word.", _ANOTHER),
    }
    if b"wordprocessingml.document.main" in listing:
        return "", ""
    return next(
        (told for mark, told in kinds.items() if mark in listing),
        ("Tệp không có phần văn bản chính.", _SAVE_AS),
    )


def _markup(name: str, content: bytes, file: str) -> Iterator[Problem]:
    """Bound a member before any parser sees it; what is not markup passes."""
    named = name.lower().endswith((".xml", ".rels"))
    plain = content.replace(b"\0", b"") if b"\0" in content[:1_000] else content
    plain = plain.lstrip(_BEFORE_MARKUP)
    if not plain.startswith(b"<"):
        if named:
            yield _broken(file, f"Phần «{name}» không phải là XML.")
        return
    encoding = _ENCODING.match(plain)
    if encoding and encoding[1].lower() not in _KNOWN_ENCODINGS:
        yield _broken(file, f"Phần «{name}» dùng bảng mã lạ, Word chỉ dùng UTF-8.")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        yield _broken(file, f"Phần «{name}» có khai báo DTD, thường là tệp phá hoại.")
    if plain.count(b"<") > MAX_ELEMENTS:
        message = f"Phần «{name}» có hơn {MAX_ELEMENTS} thẻ XML."
        yield Problem("D-MAUQUACO", message, Place(file), "dùng tệp Word nhỏ hơn")
    elif any(True for _ in islice(_PARAGRAPH.finditer(plain), MAX_PARAGRAPHS, None)):
        message = f"Phần «{name}» có hơn {MAX_PARAGRAPHS} đoạn văn."
        hint = "chia văn bản ra nhiều tệp, hoặc xóa các đoạn trống"
        yield Problem("D-MAUQUACO", message, Place(file), hint)


def _main_part(members: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    found = stories(content_types(members[CONTENT_TYPES], file))
    mains = [story.name for story in found if story.kind == MAIN]
    missing = [story.name for story in found if story.name not in members]
    if len(mains) != 1:
        yield _broken(file, "Tệp phải có đúng một phần văn bản chính.")
    for name in missing:
        yield _broken(file, f"Tệp thiếu phần «{name}» có ghi trong mục lục.")
    for name in mains:
        if name in members and parse_part(members[name], name, file).tag != w("document"):
            yield _broken(file, "Phần văn bản chính không phải là văn bản Word thông thường.")


def _relations(root: Element, file: str, *, own_template: bool) -> Iterator[Problem]:
    for relation in root.iter(_RELATION):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        last = kind.rsplit("/", 1)[-1]
        if own_template and last == _TEMPLATE and not _ELSEWHERE.match(target):
            continue
        if last in _ACTIVE_TYPES:
            yield _active(file, f"Tệp có {_ACTIVE_TYPES[last]}: «{target[:60]}».")
        elif relation.get("TargetMode", "").lower() == "external" and not kind.endswith(_HYPERLINK):
            yield _active(file, f"Tệp gọi ra ngoài ({last}): «{target[:60]}».")


def _fields(root: Element, label: str, file: str) -> Iterator[Problem]:
    for code in field_codes(root):
        found = _ACTIVE_FIELD.search(code)
        if found:
            yield _active(
                file,
                f"Tệp có trường {found[1].upper()} tự lấy dữ liệu từ ngoài: «{code[:60]}».",
                label,
            )


def _active(file: str, message: str, part: str = "") -> Problem:
    hint = "xóa phần này trong Word rồi lưu lại; văn bản cần tự đứng một mình"
    return Problem("D-MAUNGUY", message, Place(file, part=part), hint)


def _wrong_kind(file: str, message: str, hint: str) -> Problem:
    return Problem("D-MAULOAI", message, Place(file), hint)


def _broken(file: str, message: str) -> Problem:
    return Problem("D-MAUHONG", message, Place(file), _SAVE_AS)
