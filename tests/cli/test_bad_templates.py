"""Templates that clerks break and attackers send, through the front door (corpus E1 to E13)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from office import HOME, UNITS, Office, plan
from small_docx import (
    cell,
    docx,
    para,
    paras,
    relation,
    relations,
    run,
    table,
    text_box,
    unzipped,
    zipped,
)
from zip_bombs import long_text, many_members, many_paragraphs, overlapped, zip64

from docgen.check.registry import CODES

MAU = "templates/ubnd-xa/chung/mau.docx"
BASE = (HOME / "templates/nha-nuoc/chung/mau.docx").read_bytes()
PARTS = unzipped(BASE)
BODY, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
HEADER = next(name for name in PARTS if name.startswith("word/header"))
FOOTER = next(name for name in PARTS if name.startswith("word/footer"))
MAIN_TYPE = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
SUBJECT = "<w:r><w:t>{{ trich_yeu }}</w:t></w:r>"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def changed(old: str, new: str, name: str = BODY) -> bytes:
    """Return the base template with the first `old` of a part replaced."""
    text = PARTS[name].decode()
    assert old in text, old
    return zipped({**PARTS, name: text.replace(old, new, 1).encode()})


def before_body(*blocks: str) -> bytes:
    """Return the base template with blocks put before its text."""
    named = PARTS[BODY].decode().replace("<w:document ", f"<w:document {VML} ", 1)
    return zipped(
        {**PARTS, BODY: named.replace("<w:body>", "<w:body>" + "".join(blocks), 1).encode()}
    )


def field(code: str) -> str:
    """Return the runs of a Word field with this code."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}"


def without(*names: str) -> bytes:
    """Return the base template without some parts, and without what points to them."""
    parts = {name: data for name, data in PARTS.items() if name not in names}
    for listing, pattern in (
        (TYPES, r'<Override PartName="/{}"[^>]*/>'),
        (LINKS, r'<Relationship [^>]*Target="{}"[^>]*/>'),
    ):
        text = parts[listing].decode()
        for name in names:
            target = name if listing == TYPES else name.removeprefix("word/")
            text = re.sub(pattern.format(re.escape(target)), "", text)
        parts[listing] = text.encode()
    return zipped(parts)


def also(name: str, content: bytes) -> bytes:
    """Return the base template with one more part, or another content of one."""
    return zipped({**PARTS, name: content})


def linked(kind: str, target: str, mode: str = "") -> bytes:
    """Return the base template with one more relationship of its text."""
    end = "</Relationships>"
    return changed(end, relation("z1", kind, target, mode) + end, LINKS)


def footnote(text: str) -> str:
    """Return a footnote."""
    return f'<w:footnote w:id="2">{para(text)}</w:footnote>'


WORKS = [
    pytest.param(BASE, id="E-base"),
    pytest.param(
        changed(
            SUBJECT,
            '<w:r><w:t>{{ tri</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1">'
            '<w:t>ch_y</w:t></w:r><w:bookmarkStart w:id="905" w:name="_GoBack"/>'
            '<w:bookmarkEnd w:id="905"/><w:r><w:t>eu }}</w:t></w:r>',
        ),
        id="E1-split-by-spell-check-and-bookmark",
    ),
    pytest.param(changed("khan == 'KHẨN'", "khan == ‘KHẨN’"), id="E4-curly-single"),
    pytest.param(changed("khan == 'KHẨN'", "khan == “KHẨN”"), id="E4-curly-double"),
    pytest.param(changed("khan == 'KHẨN'", 'khan == "KHẨN"'), id="E4-straight-double"),
    pytest.param(without("word/styles.xml"), id="E12-no-styles"),
    pytest.param(without("word/settings.xml"), id="E12-no-settings"),
    pytest.param(
        changed("<w:document ", '<w:document xmlns:la="urn:la" la:x="1" '),
        id="E12-unknown-namespace",
    ),
    pytest.param(
        before_body(para(text_box(para("Trong khung")))), id="E12-alternate-content"
    ),
]  # fmt: skip

WRONG = [
    pytest.param(
        changed(
            SUBJECT,
            "<w:r><w:t>{{ tri</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ch_yeu }}</w:t></w:r>",
        ),
        "D-THE", "đoạn", "nằm trên hai kiểu chữ", "chọn lại một kiểu chữ", id="E1-half-bold",
    ),
    pytest.param(
        changed(
            SUBJECT,
            '<w:r><w:t>{{ tri</w:t></w:r><w:ins w:id="1" w:author="a">'
            "<w:r><w:t>ch_yeu }}</w:t></w:r></w:ins>",
        ),
        "D-SUADOI", "đoạn", "Track Changes", "Accept All Changes", id="E1-half-tracked",
    ),
    pytest.param(
        before_body(para("{%p if khan %}")),
        "D-THE", "đoạn 1", "không có thẻ đóng", "{%p endif %}", id="E2-unclosed-if",
    ),
    pytest.param(
        before_body(para("{%p endfor %}")),
        "D-THE", "đoạn 1", "không khớp thẻ mở nào", "{%p for", id="E2-unopened-for",
    ),
    pytest.param(
        before_body(para("{{ khan")), "D-THE", "đoạn 1", "chưa đóng", "«}}»", id="E2-open-print"
    ),
    pytest.param(
        before_body(table(cell("{% if khan %}") + cell("{% endif %}"))),
        "D-THE", "bảng 1 dòng 1 ô 2", "không khớp thẻ mở nào", "trong cùng một đoạn",
        id="E2-across-cells",
    ),
    pytest.param(
        changed("</w:hdr>", para("{%p if khan %}") + "</w:hdr>", HEADER),
        "D-THE", "đầu trang", "không có thẻ đóng", "{%p endif %}", id="E2-header",
    ),
    pytest.param(
        changed("</w:ftr>", para("{%p if khan %}") + "</w:ftr>", FOOTER),
        "D-THE", "chân trang", "không có thẻ đóng", "{%p endif %}", id="E2-footer",
    ),
    pytest.param(
        before_body(para(text_box(para("{%p if khan %}")))),
        "D-THE", "khung chữ", "không có thẻ đóng", "{%p endif %}", id="E2-text-box",
    ),
    pytest.param(
        docx(para("{{ trich_yeu }}"), footnotes=footnote("{{ khan")),
        "D-THE", "chú thích 1 đoạn 1", "chưa đóng", "«}}»", id="E2-footnote",
    ),
    pytest.param(
        changed("{{ trich_yeu }}", "{{ trich_yue }}"),
        "D-TRUONG", "đoạn", "«trich_yue»", "có phải ý bạn là «trich_yeu»?", id="E3-near-miss",
    ),
    pytest.param(
        changed("{{ trich_yeu }}", "{{ ten_donvi }}"),
        "D-TRUONG", "đoạn", "«ten_donvi»", "", id="E3-unknown",
    ),
    pytest.param(
        changed("{{ trich_yeu }}", "{{ trich_yeu|upper }}"),
        "D-THE", "đoạn", "«|»", "tên trường", id="E3-filter",
    ),
    pytest.param(
        changed("{{ trich_yeu }}", "{{ trich_yeu.__class__ }}"),
        "D-TRUONG", "đoạn", "__class__", "", id="E3-attribute",
    ),
    pytest.param(
        before_body(para(field("IF {{ khan }}"))),
        "D-THE", "đoạn 1", "mã trường của Word", "đoạn văn thường", id="E5-field-code",
    ),
    pytest.param(
        before_body(f"<w:sdt><w:sdtContent>{para('{{ khan }}')}</w:sdtContent></w:sdt>"),
        "D-THE", "đoạn 1", "content control", "đoạn văn thường", id="E5-content-control",
    ),
    pytest.param(
        before_body(para(run("{{ khan }}", "<w:vanish/>"))),
        "D-THE", "đoạn 1", "chữ ẩn", "Hidden", id="E5-hidden",
    ),
    pytest.param(
        before_body(para('<w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>')),
        "D-SUADOI", "đoạn 1", "Track Changes", "Accept All Changes", id="E6-tracked",
    ),
    pytest.param(
        before_body(para('<w:commentRangeStart w:id="1"/>')),
        "D-SUADOI", "đoạn 1", "nhận xét", "xóa nhận xét", id="E6-comment",
    ),
    pytest.param(
        changed(
            "</w:settings>",
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>',
            "word/settings.xml",
        ),
        "D-SUADOI", "", "khóa sửa", "Stop Protection", id="E6-protection",
    ),
    pytest.param(
        changed(MAIN_TYPE, MAIN_TYPE.replace("document.main", "template.main"), TYPES),
        "D-MAULOAI", "", "(.dotx)", "Lưu thành", id="E7-dotx",
    ),
    pytest.param(
        changed(MAIN_TYPE, "vnd.ms-word.document.macroEnabled.main", TYPES),
        "D-MAULOAI", "", "(.docm)", "Lưu thành", id="E7-docm",
    ),
    pytest.param(
        OLE + "WordDocument".encode("utf-16-le"),
        "D-MAULOAI", "", "(.doc)", "Lưu thành", id="E7-doc",
    ),
    pytest.param(
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "D-MAULOAI", "", "mật khẩu", "Lưu thành", id="E7-encrypted",
    ),
    pytest.param(
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "D-MAULOAI", "", "(.odt)", "Lưu thành", id="E7-odt",
    ),
    pytest.param(b"", "D-MAULOAI", "", "rỗng", "tệp Word gốc", id="E7-empty"),
    pytest.param(BASE[:-300], "D-MAUHONG", "", "cắt ngang", "Lưu thành", id="E7-truncated"),
    pytest.param(b"%PDF-1.7\n", "D-MAULOAI", "", "PDF", "tệp Word gốc", id="E7-pdf"),
    pytest.param(
        also("word/_rels/x.xml.rels", relations(relation("a", "vbaProject", "v.bin")).encode()),
        "D-MAUNGUY", "", "macro", "xóa phần này", id="E8-macro",
    ),
    pytest.param(
        linked("oleObject", "embeddings/o.bin"),
        "D-MAUNGUY", "", "OLE", "xóa phần này", id="E8-ole",
    ),
    pytest.param(
        linked("image", "http://x/a.png", "External"),
        "D-MAUNGUY", "", "http://x/a.png", "xóa phần này", id="E8-external-image",
    ),
    pytest.param(
        linked("attachedTemplate", "file:///a.dotm", "External"),
        "D-MAUNGUY", "", "file:///a.dotm", "xóa phần này", id="E8-external-template",
    ),
    pytest.param(
        linked("aFChunk", "a.html"),
        "D-MAUNGUY", "", "altChunk", "xóa phần này", id="E8-alt-chunk",
    ),
    pytest.param(
        before_body(para(field("DDEAUTO c:\\cmd.exe"))),
        "D-MAUNGUY", "", "DDEAUTO", "xóa phần này", id="E8-dde",
    ),
    pytest.param(
        before_body(para(field("INCLUDEPICTURE file:///etc/passwd"))),
        "D-MAUNGUY", "", "INCLUDEPICTURE", "xóa phần này", id="E8-include-picture",
    ),
    pytest.param(
        also("../evil", b"x"),
        "D-MAUHONG", "", "không an toàn: «../evil»", "Lưu thành", id="E10-upwards",
    ),
    pytest.param(
        also("word\\evil.xml", b"<a/>"),
        "D-MAUHONG", "", "không an toàn", "Lưu thành", id="E10-backslash",
    ),
    pytest.param(
        also("WORD/Document.xml", PARTS[BODY]),
        "D-MAUHONG", "", "hai phần cùng tên", "Lưu thành", id="E10-twice",
    ),
    pytest.param(
        changed("<w:document", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><w:document'),
        "D-MAUHONG", "", "DTD", "Lưu thành", id="E11-external-entity",
    ),
    pytest.param(
        also("word/styles.xml", b'<!DOCTYPE a [<!ENTITY a "h"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
        "D-MAUHONG", "", "DTD", "Lưu thành", id="E11-billion-laughs-in-styles",
    ),
    pytest.param(
        changed("{{ trich_yeu }}", ""),
        "D-MATCHU", "trich_yeu", "không in trường «trich_yeu»", "thêm thẻ", id="E-field-missing",
    ),
]  # fmt: skip


def many_rows(folder: Path) -> bytes:
    """Tags by the hundred thousand, each of them right."""
    return before_body(para("{{ khan }}") * 40_000)


def deep_tables(folder: Path) -> bytes:
    inner = "x"
    for _ in range(300):
        inner = table(cell(inner if inner.startswith("<") else para(inner), para("")), columns=1)
    return before_body(inner)


def nested_loops(folder: Path) -> bytes:
    return before_body(paras(*["{%p for d in can_cu %}"] * 60, *["{%p endfor %}"] * 60))


@pytest.mark.parametrize("template", WORKS)
def test_what_is_only_unusual_works(office: Office, template: bytes) -> None:
    office.write(MAU, template)
    office.write("data/a.yaml", plan())
    checked = office.run("template", "check", MAU)
    assert (checked.code, checked.err) == (0, "Không có lỗi.\n")
    built = office.run("build", "data/a.yaml", "--format", "json")
    assert (built.code, built.problems("error")) == (0, [])
    assert {one["code"] for one in built.json["problems"]} <= set(CODES)
    assert "Chuyển đổi số năm 2026" in office.text("a/a.docx").splitlines()


@pytest.mark.parametrize(("template", "code", "part", "words", "hint"), WRONG)
def test_a_bad_template_is_refused_with_its_place(
    office: Office, template: bytes, code: str, part: str, words: str, hint: str
) -> None:
    office.write(MAU, template)
    office.write("data/a.yaml", plan())
    for words_of_command in (["build", "data/a.yaml"], ["template", "check", MAU]):
        done = office.run(*words_of_command, "--format", "json")
        assert (done.code, done.err) == (1, "")
        assert {one["file"] for one in done.problems()} == {MAU}
        assert all(one["hint"] for one in done.problems())
        assert [
            one
            for one in done.problems()
            if one["code"] == code
            and part in one["where"]
            and words in one["message"]
            and hint in one["hint"]
        ], done.problems()
    assert office.documents() == []
    assert office.left_overs() == []


def test_eight_wrong_kinds_have_eight_messages(office: Office) -> None:
    kinds = [row.values[0] for row in WRONG if str(row.id).startswith("E7")]
    messages = set()
    for kind in kinds:
        assert isinstance(kind, bytes)
        office.write(MAU, kind)
        messages.add(
            office.run("template", "check", MAU, "--format", "json").problems()[0]["message"]
        )
    assert len(messages) == len(kinds) == 8


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(partial(many_paragraphs, BASE), "D-MAUQUACO", id="E9-8-million-paragraphs"),
        pytest.param(partial(long_text, BASE), "D-MAUQUACO", id="E9-400-MB-of-text"),
        pytest.param(partial(overlapped, BASE), "D-MAUHONG", id="E9-overlapped"),
        pytest.param(partial(zip64, BASE), "D-MAUHONG", id="E9-zip64"),
        pytest.param(partial(many_members, BASE), "D-MAUQUACO", id="E9-members"),
        pytest.param(many_rows, "D-MAUQUACO", id="E9-tags"),
        pytest.param(deep_tables, "D-MAUHONG", id="E9-300-tables-deep"),
        pytest.param(nested_loops, "D-THE", id="E9-60-loops-deep"),
    ],
)
def test_a_bomb_is_refused_in_little_time_and_memory(
    office: Office, make: Callable[[Path], bytes], code: str
) -> None:
    office.write(MAU, make(office.root))
    office.write("data/a.yaml", plan())
    run = office.guarded("build", "data/a.yaml", "--format", "json")
    assert (run.code, run.err) == (1, "")
    assert code in run.codes(), run.problems()
    assert office.documents() == []


def test_every_mistake_of_a_template_is_found_in_one_run(office: Office) -> None:
    office.write(
        MAU,
        docx(
            paras("{{ trich_yue }}", "{%p if khan %}", "{{ dia_danh_ngay")
            + table(cell("{% for d in can_cu %}") + cell("{% endfor %}")),
            header=para("{{ khn }}"),
            footer=para("{%p endif %}"),
            footnotes=footnote("{{ 7*7 }}"),
        ),
    )
    run = office.run("template", "check", MAU)
    assert run.code == 1
    for place in (
        "đoạn 1  ", "đoạn 2  ", "đoạn 3  ", "bảng 1 dòng 1 ô 2  ",
        "đầu trang đoạn 1  ", "chân trang đoạn 1  ", "chú thích 1 đoạn 1  ",
    ):  # fmt: skip
        assert f"{MAU}, {place}lỗi D-" in run.err, place


def test_a_bad_template_stops_only_its_own_documents(office: Office) -> None:
    office.write("data/don_vi.yaml", UNITS + UNITS.replace("ubnd-xa:", "ubnd-khac:"))
    office.write(MAU, b"%PDF-1.7\n")
    office.write("data/xau.yaml", plan())
    office.write("data/tot.yaml", plan(("ubnd-xa", "ubnd-khac")))
    run = office.run("build", "data/xau.yaml", "data/tot.yaml", "--format", "json")
    assert run.statuses() == {"xau": "failed", "tot": "written"}
    assert office.documents() == ["tot/tot.docx"]


@pytest.mark.parametrize(
    ("font", "code", "words"),
    [
        pytest.param(".VnTime", "PH-02", "phông mã cũ «.VnTime»", id="E13-tcvn3"),
        pytest.param("VNI-Times", "PH-02", "phông mã cũ «VNI-Times»", id="E13-vni"),
        pytest.param("Arial", "PH-01", "«Arial»", id="E13-other"),
    ],
)
def test_a_font_that_is_not_the_profile_s_is_told(
    office: Office, font: str, code: str, words: str
) -> None:
    office.write(MAU, changed("Times New Roman", font, "word/styles.xml"))
    run = office.run("template", "check", MAU, "--format", "json")
    assert (run.code, run.codes("warning")) == (0, [code])
    (problem,) = run.problems("warning")
    assert words in problem["message"]
    assert "Times New Roman" in problem["hint"]
    assert problem["clause"]


def test_a_font_of_signs_is_free(office: Office) -> None:
    office.write(MAU, before_body(para(run("x", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'))))
    run_ = office.run("template", "check", MAU)
    assert (run_.code, run_.err) == (0, "Không có lỗi.\n")


@pytest.mark.parametrize(
    ("sheet", "code", "where"),
    [
        pytest.param("the_thuc: nha-nuc\n", "D-THETHUC", "", id="profile"),
        pytest.param("vi_du: [\n", "D-YAML", "2:1", id="yaml"),
        pytest.param("- a\n", "D-YAML", "1:1", id="list"),
        pytest.param(b"\xff\xfe\x00", "D-MAHOA", "1:1", id="encoding"),
        pytest.param("vi_du:\n  dai_gach_co_quan: dài\n", "D-VIDU", "vi_du", id="length"),
        pytest.param("vi_du:\n  dai_gach_co_quan: " + "9" * 5000, "D-VIDU", "vi_du", id="digits"),
        pytest.param("vi_du:\n  kinh_gui: x\n", "D-VIDU", "vi_du", id="text-for-a-list"),
        pytest.param("vi_du:\n  kinh_gui:\n    a: b\n", "D-VIDU", "vi_du", id="group-for-a-list"),
        pytest.param("vi_du:\n  trich_yeu: [a]\n", "D-VIDU", "vi_du", id="list-for-a-text"),
        pytest.param('vi_du:\n  trich_yeu: "\\e"\n', "D-KYTU", "", id="control-character"),
    ],
)
def test_a_bad_sheet_beside_a_template_is_told(
    office: Office, sheet: str | bytes, code: str, where: str
) -> None:
    office.write(MAU, BASE)
    office.write(MAU.replace(".docx", ".yaml"), sheet)
    run = office.run("template", "check", MAU, "--format", "json")
    assert run.code == 1
    assert (code, where) in [(one["code"], one["where"]) for one in run.problems()], run.out


def test_a_sheet_with_half_a_sample_is_enough(office: Office) -> None:
    office.write(MAU, BASE)
    office.write(
        MAU.replace(".docx", ".yaml"),
        "the_thuc: nha-nuoc\nvi_du:\n  trich_yeu:\n  ky:\n    - ho_ten: A\n  khac: x\n",
    )
    run = office.run("template", "check", MAU)
    assert (run.code, run.err) == (0, "Không có lỗi.\n")


def test_the_base_templates_have_no_mistake(office: Office) -> None:
    shipped = sorted(str(path) for path in (HOME / "templates").rglob("mau.docx"))
    assert len(shipped) == 12
    run = office.run("template", "check", *shipped)
    assert (run.code, run.err) == (0, "Không có lỗi.\n")
