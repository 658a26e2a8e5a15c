"""Tests of the signature block: authority, post, name, the room for the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.parts import Part, Signature
from docgen.check.remedy import SetLook, SetText
from docgen.check.rule import Finding
from docgen.check.words import figure, span, upper_word
from docgen.problems import Level
from docgen.tieng_viet.text import fold, upper

_FAMILIES = frozenset(
    re.findall(
        r"\w+",
        """
        nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly truong dinh
        luong lam to trinh doan dao ha ta kim thach quach ton luu luc vuong chu cao mai thai
        dam la bach an
        """,
    )
)
_POST = re.compile(
    r"(?:^|_)(?:chu_tich|giam_doc|bi_thu|truong|pho|chanh|thu_ky|chu_toa|chu_nhiem|vien|cuc|vu|bo"
    r"|tong|doi|thu_truong|hieu|kiem|thuong_truc|ban|uy_ban|hoi|dai_dien|nguoi|chi_huy|chinh_uy)(?:_|$)"
)
_NAME_WORDS = range(2, 7)
_HEAD_POST = re.compile(
    r"^(?:pho_)?(?:chu_tich|giam_doc|bi_thu|truong_|chanh_|chu_nhiem|hieu_truong)"
)
# The letters of an authority abbreviation, however the signs between them were typed.
_AUTHORITY = re.compile(
    r"^\s*(T\s*[./]?\s*U\s*[./]?\s*Q|T\s*[./-]?\s*M|K\s*[./-]?\s*T|T\s*[./-]?\s*L|Q)(\s*[./]\s*|\s+)(?=[^\W\d_]{2})"
)
_TITLE = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|Th\.\s?S|BSCKI{0,2}|BS|DS|KS|CN|LS|ĐD|NGƯT|NGND|NSND|NSƯT)\s?[.,]+\s*"
    r"|(?:TSKH|TS|ThS|BS|BSCKI{1,2}|PGS|GS)\s+"
    r"|(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Dược sĩ|Kỹ sư|Cử nhân|Luật sư|Đại tướng"
    r"|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy"
    r"|Trung úy|Thiếu úy|Đại uý|Thượng uý|Trung uý|Thiếu uý)[.,]?\s+)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:Đ/c|Đồng chí|Ông|Bà)\b[.:]?\s+", re.IGNORECASE)
_SECTOR = re.compile(
    r"truong_|hoc_vien|dai_hoc|cao_dang|benh_vien|y_te|cong_an|quan_su|quan_doi|bien_phong|giao_duc"
    r"|khoa_hoc|vien_|quan_khu|su_doan|bo_tu_lenh"
)


def posts_of(block: Signature) -> tuple[Part, ...]:
    """Return the posts of a block, without a name that was typed in capitals."""
    return tuple(part for part in block.posts if not is_name(part.text))


def name_of(block: Signature) -> Part | None:
    """Return the name of a block, in capitals too."""
    if block.name is not None:
        return block.name
    return next((part for part in block.posts if is_name(part.text)), None)


def is_name(text: str) -> bool:
    """Whether a line in capitals is a person's name: a family name first, no word of a post."""
    words = fold(_TITLE.sub("", text)).split("_")
    return len(words) in _NAME_WORDS and words[0] in _FAMILIES and not _POST.search("_".join(words))


def blocks(case: Case) -> tuple[Signature, ...]:
    """Return the signature blocks, none where the finder is lost."""
    if case.parts.is_lost:
        return ()
    return tuple(one for one in case.parts.signatures if one.authority or one.posts)


def incomplete(case: Case) -> Iterator[Finding]:
    """Yield a document without a signature block, and a block without a post or a name."""
    if case.parts.is_lost:
        return
    found = blocks(case)
    # A slip or a form of no known type, without recipients, need not be signed in this way.
    known = case.parts.loai in case.profile.loai
    if not found and (known or case.parts.one("noi_nhan_nhan")):
        message = "Không thấy phần ký: quyền hạn, chức vụ và họ tên người ký."
        yield Finding(message, "thêm chức vụ, họ tên người ký ở bên phải, cuối văn bản")
    for block in found:
        first = (*block.authority, *block.posts)[0].line
        broken = any("\n" in line.raw for line in block.lines)
        if name_of(block) is None and not broken:
            yield Finding(
                "Phần ký thiếu họ tên người ký.",
                "ghi họ tên người ký, in đậm, dưới chức vụ",
                first,
                level=Level.WARNING,
            )


def wrong_letters(case: Case, *, post_bold: bool, alone_bold: bool | None) -> Iterator[Finding]:
    """Yield authority and post lines in another size or weight, or not in capitals.

    `post_bold` is what a post below an authority line must be, `alone_bold` that of a head who
    signs without one: either where it is None.
    """
    for block in blocks(case):
        for part in block.authority:
            yield from _looks(case, part, bold=True)
        bold = post_bold if block.authority else alone_bold
        for part in posts_of(block):
            yield from _looks(case, part, bold=bold)
        yield from _small_posts(block)


def _looks(case: Case, part: Part, *, bold: bool | None) -> Iterator[Finding]:
    look = case.look(part.role)
    if look is None:
        return
    low, high = look.co
    name, place = upper_word(part.role), (part.line, part.start, part.stop)
    sizes = {run.look.size for run in part.lettered if not low <= run.look.size <= high}
    if sizes:
        shown = ", ".join(figure(size) for size in sorted(sizes))
        yield Finding(
            f"{name} cỡ chữ {shown}, phải là {span(low, high, 'pt')}.",
            f"đặt cỡ chữ {figure(look.dung)}",
            *place,
            remedies=(SetLook(*place, size=look.dung),),
        )
    if bold is not None and any(run.look.bold != bold for run in part.lettered):
        word = "phải in đậm" if bold else "không được in đậm"
        hint = "in đậm" if bold else "bỏ in đậm"
        yield Finding(f"{name} {word}.", hint, *place, remedies=(SetLook(*place, bold=bold),))
    if part.shown != upper(part.shown):
        yield Finding(f"{name} phải viết bằng chữ in hoa.", f"viết «{upper(part.text)}»", *place)


def _small_posts(block: Signature) -> Iterator[Finding]:
    """Yield a post that was typed in small letters: the finder takes it for neither."""
    named = {id(part.line) for part in (*block.authority, *block.posts)}
    for line in block.lines:
        small = id(line) not in named and _HEAD_POST.match(fold(line.text))
        if small and len(line.text.split()) < max(_NAME_WORDS):
            message = "Chức vụ phải viết bằng chữ in hoa."
            yield Finding(message, f"viết «{upper(line.text)}»", line)


def wrong_name(case: Case) -> Iterator[Finding]:
    """Yield each signer's name that is not bold, of another size, or in capitals."""
    look = case.look("ho_ten")
    if look is None:
        return
    low, high = look.co
    for part in _names(case):
        place = (part.line, part.start, part.stop)
        if part.text.isupper():
            hint = "chỉ viết hoa chữ cái đầu của mỗi tiếng"
            yield Finding("Họ tên người ký viết bằng chữ in hoa.", hint, *place)
        if any(not run.look.bold for run in part.lettered):
            remedy = SetLook(*place, bold=True)
            yield Finding("Họ tên người ký phải in đậm.", "in đậm", *place, remedies=(remedy,))
        sizes = {run.look.size for run in part.lettered if not low <= run.look.size <= high}
        if sizes:
            shown = ", ".join(figure(size) for size in sorted(sizes))
            yield Finding(
                f"Họ tên người ký cỡ chữ {shown}, phải là {span(low, high, 'pt')}.",
                f"đặt cỡ chữ {figure(look.dung)}",
                *place,
                remedies=(SetLook(*place, size=look.dung),),
            )


def _names(case: Case) -> list[Part]:
    found = [name_of(block) for block in blocks(case)]
    return [part for part in found if part is not None and not part.text.startswith("[")]


def wrong_authority(case: Case) -> Iterator[Finding]:
    """Yield each authority abbreviation that is not written as the profile's guide writes it."""
    forms = {re.sub(r"\W", "", one): one for one in case.profile.quyen_han.viet_tat}
    for block in blocks(case):
        for line in block.lines:
            found = _AUTHORITY.match(line.raw)
            if not found:
                continue
            wanted = forms.get(re.sub(r"\W", "", found[1]))
            start = len(line.raw) - len(line.raw.lstrip())
            typed = line.raw[start : found.end()]
            if wanted is not None and typed.replace("\u00a0", " ") != f"{wanted} ":
                yield Finding(
                    f"Quyền hạn viết «{line.text[:40]}», phải viết «{wanted}» rồi một dấu cách.",
                    f"viết «{wanted} {line.raw[found.end() :].strip()[:40]}»",
                    line,
                    start,
                    found.end(),
                    remedies=(SetText(line, start, found.end(), f"{wanted} "),),
                )


def titled_name(case: Case) -> Iterator[Finding]:
    """Yield each name with a degree, a rank or a form of address before it.

    Bodies of education, health, science and the armed forces follow their own sector's rules.
    """
    issuer = "_".join(
        fold(part.text) for part in case.parts.all("co_quan_chu_quan", "co_quan_ban_hanh")
    )
    sector = case.profile.ho != "dang" and bool(_SECTOR.search(issuer + "_"))
    for part in _names(case):
        found = _ADDRESS.match(part.text) or (None if sector else _TITLE.match(part.text))
        if found:
            yield Finding(
                f"Trước họ tên người ký có «{found.group().strip()}».",
                f"chỉ ghi họ tên: {part.text[found.end() :].strip()}",
                part.line,
                part.start,
                part.stop,
            )


_PARTY_POST = re.compile(
    r"^(?:(?:PHÓ )?(?:BÍ THƯ|CHỦ NHIỆM|TRƯỞNG BAN|CHÁNH VĂN PHÒNG))"
    r"(?: THƯỜNG TRỰC| PHỤ TRÁCH)?[\s,-]+"
    r"(?=(?:TỈNH|THÀNH|ĐẢNG|HUYỆN|QUẬN|CHI BỘ|CHI UỶ|CHI ỦY|UỶ BAN|ỦY BAN|BAN|TỔ CHỨC"
    r"|TUYÊN GIÁO|NỘI CHÍNH|DÂN VẬN|VĂN PHÒNG|XÃ|PHƯỜNG|ĐẶC KHU)\b)"
)
_STEERING = re.compile(r"ban_chi_dao|tieu_ban|hoi_dong|to_cong_tac|doan_kiem_tra")


def post_with_body(case: Case) -> Iterator[Finding]:
    """Yield each Party post that the name of the body follows; joint papers and boards may."""
    found = blocks(case)
    issuer = " ".join(fold(part.text) for part in case.parts.all("co_quan_ban_hanh"))
    if len(found) > 1 or _STEERING.search(issuer):
        return
    for block in found:
        kiem = any(fold(line.text) == "kiem" for line in block.lines)
        for part in posts_of(block):
            post = _PARTY_POST.match(part.text)
            if post and not kiem:
                yield Finding(
                    f"Chức vụ «{part.text}» kèm tên cơ quan.",
                    f"chỉ ghi «{post.group().strip(' ,-')}»",
                    part.line,
                    part.start,
                    part.stop,
                )


def deputy_alone(case: Case) -> Iterator[Finding]:
    """Yield each deputy who signs without a line that says for whom."""
    if not case.profile.quyen_han.cap_pho_can:
        return
    for block in blocks(case):
        posts = posts_of(block)
        spoken = block.authority or any(_AUTHORITY.match(line.raw) for line in block.lines)
        if posts and not spoken and fold(posts[0].text).startswith("pho_"):
            yield Finding(
                f"«{posts[0].text}» ký mà không có dòng quyền hạn (TM. hoặc KT.).",
                "thêm dòng quyền hạn ở trên, ví dụ: KT. CHỦ TỊCH",
                posts[0].line,
            )
