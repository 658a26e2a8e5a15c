"""Documents stamped from a template: letter for letter, the same bytes, nothing from elsewhere."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import docxtpl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import etree
from small_docx import (
    BOLD,
    ITALIC,
    cell,
    docx,
    drawn_line,
    members,
    para,
    paras,
    relation,
    run,
    table,
    text_box,
    unzipped,
    zipped,
)

from docgen.problems import ProblemError
from docgen.render import Patched, Template, compile_template, patch_template
from docgen.word.repair import Core
from docgen.word.walk import document_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def loop(name: str, source: str, *inner: str) -> str:
    return para(f"{{%p for {name} in {source} %}}") + "".join(inner) + para("{%p endfor %}")


def rows(name: str, source: str, row: str) -> tuple[str, str, str]:
    return cell(f"{{%tr for {name} in {source} %}}"), row, cell("{%tr endfor %}")


def stamp(data: bytes, **context: Any) -> bytes:
    return compile_template(data, "mau.docx").render(context).data


def lines(body: str, **context: Any) -> list[str]:
    return document_lines(stamp(docx(body), **context))


def span(text: str, *, bold: bool = False) -> dict[str, Any]:
    return {"chu": text, "dam": bold, "nghieng": False}


def block(*spans: dict[str, Any], rows: list[Any] | None = None) -> dict[str, Any]:
    return {"kieu": "doan", "chu": list(spans), "dau": [], "hang": rows or []}


def column(width: int, text: str) -> dict[str, Any]:
    return {"kieu": "trai", "rong": width, "doan": [[span(text)]]}


HARD = [
    "TNCN&ĐT TW Đoàn",
    "tỷ lệ <5%",
    ">",
    "\"'“”‘’",
    "A <select> B",
    "]]>",
    "</w:t></w:r><w:r><w:t>INJECTED",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{# x #}",
    "{_{x}_} {_%x%_}",
    "{{{",
    "}} %} #}",
    "&amp; &lt;",
    "  hai  dấu cách  ",
    "\u00a0không ngắt\u00a0",
    "𠀀 😀 Ŏ Č ខ្មែរ",
    "é decomposed: e\u0301",
    "\\n \\t {\\} \\1 \\g<0>",
    "%s %(x)s $x ${x}",
]
EVERYWHERE = docx(
    paras("Số: {{ so_ky_hieu }}.")
    + loop("d", "can_cu", paras("- {{ d }};"))
    + table(*rows("d", "noi_nhan", cell("{{ d }}") + cell("sau")))
    + para(text_box(paras("{{ khan }}")))
    + paras("hết"),
    header=paras("đầu {{ luu_hanh }}"),
    footer=paras("{{ lien_he }}"),
    footnotes=f'<w:footnote w:id="1">{paras("{{ nguoi_soan }}")}</w:footnote>',
)


@pytest.mark.parametrize("value", HARD)
def test_a_value_comes_out_letter_for_letter_everywhere(value: str) -> None:
    names = ("so_ky_hieu", "khan", "luu_hanh", "lien_he", "nguoi_soan")
    data = stamp(EVERYWHERE, can_cu=[value, "x"], noi_nhan=[value], **dict.fromkeys(names, value))
    assert document_lines(data) == [
        f"Số: {value}.",
        f"- {value};",
        "- x;",
        value,
        "sau",
        "",
        value,
        "hết",
        f"đầu {value}",
        value,
        value,
    ]
    assert {name for name in unzipped(data) if name.startswith("word/")} == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/header1.xml",
        "word/footer1.xml",
        "word/footnotes.xml",
    }


ANY_TEXT = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=30,
)
TWO_FIELDS = compile_template(docx(paras("{{ khan }}|{{ ten_loai }}")), "mau.docx")


def check_any_text(first: str, second: str) -> None:
    data = TWO_FIELDS.render({"khan": first, "ten_loai": second}).data
    assert document_lines(data) == [f"{first}|{second}"]


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_comes_out_letter_for_letter(first: str, second: str) -> None:
    check_any_text(first, second)


@pytest.mark.deep
@settings(max_examples=10_000, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_comes_out_letter_for_letter_deep(first: str, second: str) -> None:
    check_any_text(first, second)


@pytest.mark.parametrize(
    "char", ["\x00", "\x0b", "\t", "\n", "\a", "\f", "\x85", "\ud800", "\ufffe"]
)
def test_a_control_character_is_refused_with_its_field(char: str) -> None:
    with pytest.raises(ProblemError) as caught:
        lines(loop("d", "can_cu", paras("{{ d }}")), can_cu=["đúng", f"a{char}b"])
    (problem,) = caught.value.problems
    assert problem.code == "D-KYTU"
    assert "can_cu[1]" in problem.message
    assert f"U+{ord(char):04X}" in problem.message


class Sneaky(str):
    """A string with a will of its own."""

    def __html__(self) -> str:
        return "</w:t>"


@pytest.mark.parametrize(
    ("value", "path"),
    [
        pytest.param(None, "khan", id="none"),
        pytest.param(1.5, "khan", id="float"),
        pytest.param(("a",), "khan", id="tuple"),
        pytest.param(Sneaky("a"), "khan", id="subclass-of-str"),
        pytest.param(object(), "khan", id="object"),
        pytest.param([{"a": [print]}], r"khan\[0\].a\[0\]", id="deep"),
        pytest.param({1: "a"}, "khan", id="number-as-a-key"),
    ],
)
def test_only_plain_values_reach_a_template(value: Any, path: str) -> None:
    with pytest.raises(TypeError, match=path):
        TWO_FIELDS.render({"khan": value, "ten_loai": "a"})


def nested(depth: int) -> list[Any]:
    return [nested(depth - 1)] if depth else []


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(nested(50), id="depth"),
        pytest.param(["a"] * 300_000, id="number"),
        pytest.param("a" * 21_000_000, id="length"),
    ],
)
def test_a_context_is_bounded(value: Any) -> None:
    with pytest.raises(ProblemError) as caught:
        TWO_FIELDS.render({"khan": "a", "ten_loai": "b", "can_cu": value})
    assert [problem.code for problem in caught.value.problems] == ["D-QUACO"]


def test_what_a_small_context_can_make_of_a_large_template_is_bounded() -> None:
    template = compile_template(
        docx(loop("d", "can_cu", paras("".join(map(str, range(170_000)))))), "mau.docx"
    )
    with pytest.raises(ProblemError) as caught:
        template.render({"can_cu": ["a"] * 100})
    assert [problem.code for problem in caught.value.problems] == ["D-QUACO"]


def test_a_field_that_the_data_lacks_is_a_problem_not_a_blank() -> None:
    with pytest.raises(ProblemError) as caught:
        TWO_FIELDS.render({"khan": "a"})
    (problem,) = caught.value.problems
    assert problem.code == "D-TRUONG"
    assert "ten_loai" in problem.message


def test_a_template_longer_than_its_bound_is_refused_before_it_is_searched() -> None:
    data = docx(paras("".join(map(str, range(400_000)))) + "<w:p/>" * 100_000)
    with pytest.raises(ProblemError) as caught:
        compile_template(data, "mau.docx")
    assert [problem.code for problem in caught.value.problems] == ["D-MAUQUACO"]


def test_all_mistakes_of_a_template_come_at_once() -> None:
    broken = zipped(
        members(
            paras("{{ sai }}", "{%p if khan %}"),
            links=relation("a", "image", "http://x", "External"),
        )
    )
    with pytest.raises(ProblemError) as caught:
        compile_template(broken, "mau.docx")
    assert [problem.code for problem in caught.value.problems] == ["D-MAUNGUY", "D-TRUONG", "D-THE"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(
            "<mc:AlternateContent><mc:Choice Requires='wps'/>"
            f"<mc:Fallback>{paras('{{ khan.upper() }}')}</mc:Fallback></mc:AlternateContent>",
            "D-THE",
            id="expression-in-an-old-copy",
        ),
        pytest.param(
            para(f"<w:hyperlink>{run('{% if khan %}a')}</w:hyperlink>", run("b{% endif %}")),
            "D-THE",
            id="branch-across-a-link",
        ),
        pytest.param(para("<w:r><w:tab/></w:r>", run("a{% if khan")), "D-THE", id="not-closed"),
    ],
)
def test_what_the_lint_cannot_see_the_last_guard_does(body: str, code: str) -> None:
    with pytest.raises(ProblemError) as caught:
        compile_template(docx(body), "mau.docx")
    assert {problem.code for problem in caught.value.problems} == {code}


SPLIT = para(
    run("{"),
    run("{ ten"),
    "<w:proofErr/>",
    '<w:bookmarkStart w:id="1" w:name="_GoBack"/>',
    run("_loai }"),
    run("}"),
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(SPLIT, ["KẾ"], id="split-by-word-docxtpl-10"),
        pytest.param(
            para(run("a {{ "), run("ten_loai"), run(" }} b")), ["a KẾ b"], id="split-in-one-look"
        ),
        pytest.param(
            paras("  {{ ten_loai }}  {{ khan }} "), ["  KẾ  HỎA "], id="spaces-docxtpl-227"
        ),
        pytest.param(paras("{{ten_loai}}{{khan}}"), ["KẾHỎA"], id="without-spaces"),
        pytest.param(
            paras("{%p if ten_loai == “x” %}", "a", "{%p else %}", "b", "{%p endif %}"),
            ["b"],
            id="curly",
        ),
        pytest.param(paras("“{{ ten_loai }}”"), ["“KẾ”"], id="curly-outside-stays"),
        pytest.param(
            paras("{% if khan %}có{% else %}không{% endif %}"), ["có"], id="branch-in-a-line"
        ),
        pytest.param(
            paras("{%p if du_thao %}", "a", "{%p endif %}", "b"), ["b"], id="no-blank-line-left"
        ),
        pytest.param(
            paras(
                "{%p for d in can_cu %}",
                "{{ loop.index }}/{{ d }}{% if loop.last %}.{% endif %}",
                "{%p endfor %}",
            ),
            ["1/a", "2/b."],
            id="loop",
        ),
        pytest.param(
            loop("k", "ky", loop("d", "k.dong", paras("{{ d.chu }}")), paras("{{ k.ho_ten }}")),
            ["TM. UBND", "CHỦ TỊCH", "Nguyễn Thị A"],
            id="loop-in-a-loop",
        ),
        pytest.param(
            paras("{_{ x }_} \\ {x} 100%"), ["{_{ x }_} \\ {x} 100%"], id="own-words-stay"
        ),
    ],
)
def test_tags_do_what_they_say(body: str, expected: list[str]) -> None:
    signer = {
        "dong": [{"kieu": "a", "chu": "TM. UBND"}, {"kieu": "b", "chu": "CHỦ TỊCH"}],
        "ho_ten": "Nguyễn Thị A",
    }
    context = {"ten_loai": "KẾ", "khan": "HỎA", "du_thao": [], "can_cu": ["a", "b"], "ky": [signer]}
    assert lines(body, **context) == expected


RUNS_APART = para(
    run("Mở "),
    *(run(tag) for tag in ("{%r for c in b.chu %}", "{%r if c.dam %}")),
    run("{{ c.chu }}", BOLD),
    run("{%r else %}"),
    run("{{ c.chu }}", ITALIC),
    *(run(tag) for tag in ("{%r endif %}", "{%r endfor %}")),
    run(" kết", ITALIC),
)
RUNS_MERGED = para(
    run("Mở {%r for c in b.chu %}{%r if c.dam %}"),
    run("{{ c.chu }}", BOLD),
    run("{%r else %}{{ c.chu }}{%r endif %}{%r endfor %} kết", ITALIC),
)


@pytest.mark.parametrize(
    "body",
    [pytest.param(RUNS_APART, id="as-built"), pytest.param(RUNS_MERGED, id="as-merged-by-word")],
)
def test_every_piece_keeps_the_look_it_has_in_the_template(body: str) -> None:
    data = stamp(
        docx(loop("b", "noi_dung", body)),
        noi_dung=[block(span("x"), span("y", bold=True), span("z"))],
    )
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    found = [
        (run_.findtext(f"{W}t"), [look.tag.removeprefix(W) for look in run_.iterfind(f"{W}rPr/*")])
        for run_ in root.iter(f"{W}r")
    ]
    assert found == [("Mở ", []), ("x", ["i"]), ("y", ["b"]), ("z", ["i"]), (" kết", ["i"])]


def test_a_drawn_line_has_the_length_of_its_field() -> None:
    body = para(drawn_line("{{ dai_gach_co_quan }}")) + loop(
        "p", "phu_luc", para(drawn_line("{{ p.dai_gach }}"))
    )
    data = stamp(docx(body), dai_gach_co_quan=32, phu_luc=[{"dai_gach": 20}, {"dai_gach": 7}])
    xml = unzipped(data)["word/document.xml"].decode()
    assert re.findall(r'<(wp:extent|a:ext) cx="(\d+)"', xml) == [
        (name, str(mm * 36_000)) for mm in (32, 20, 7) for name in ("wp:extent", "a:ext")
    ]
    assert re.findall(r'docPr id="(\d+)"[^>]*descr="([^"]*)"', xml) == [
        (number, "Đường kẻ") for number in ("1001", "1002", "1003")
    ]
    assert "{{" not in xml
    assert "v:line" not in xml


def test_a_line_without_a_field_keeps_its_length_and_its_copy() -> None:
    xml = unzipped(stamp(docx(para(drawn_line("nét")) + paras("{{ khan }}")), khan="a"))[
        "word/document.xml"
    ]
    assert xml.count(b'cx="900000"') == 2
    assert b"v:line" in xml


def span_table(colspan: str) -> str:
    cells = (
        cell("{%tc for o in h %}")
        + cell(
            para(colspan + "{%p for d in o.doan %}"),
            "{% for c in d %}{{ c.chu }}{% endfor %}",
            "{%p endfor %}",
        )
        + cell("{%tc endfor %}")
    )
    return loop("b", "noi_dung", table(*rows("h", "b.hang", cells), columns=4))


def spans_of(data: bytes) -> list[list[str]]:
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    return [
        [
            properties.tag.removeprefix(W) + ":" + (properties.get(f"{W}val") or "")
            for properties in cell_
        ]
        for cell_ in root.iter(f"{W}tcPr")
    ]


def test_cells_span_the_columns_that_their_field_says() -> None:
    row = [column(3, "a"), column(1, "b")]
    data = stamp(docx(span_table("{% colspan o.rong %}")), noi_dung=[block(rows=[row])])
    # The schema wants the width before the span; docxtpl writes it the other way round.
    assert spans_of(data) == [["tcW:", "gridSpan:3"], ["tcW:", "gridSpan:1"]]
    assert document_lines(data) == ["a", "b"]
    assert unzipped(data)["word/document.xml"].count(b"<w:gridCol") == 4


@pytest.mark.parametrize(("cells", "columns"), [(2, 2), (4, 4), (6, 6)])
def test_a_table_of_looped_cells_has_a_column_for_each(cells: int, columns: int) -> None:
    row = [column(1, str(number)) for number in range(cells)]
    data = stamp(docx(span_table("")), noi_dung=[block(rows=[row, row[:1]])])
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    widths = [int(item.get(f"{W}w", "0")) for item in root.iter(f"{W}gridCol")]
    assert len(widths) == columns
    assert abs(sum(widths) - 8000) <= columns


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            table(cell(*paras("{%p if khan %}").split("@"), "a", "{%p endif %}") + cell("b")),
            ["", "b"],
            id="cell",
        ),
        pytest.param(
            table(*rows("d", "can_cu", cell("{{ d }}"))) + paras("x"),
            ["x"],
            id="all-rows-of-a-table",
        ),
    ],
)
def test_what_is_emptied_stays_valid(body: str, expected: list[str]) -> None:
    assert lines(body, khan="", can_cu=[]) == expected


def test_an_appendix_at_the_end_leaves_no_blank_page() -> None:
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    body = (
        paras("thân")
        + para(properties=section.replace("16838", "1"))
        + loop("p", "phu_luc", paras("{{ p.ten }}"), para(properties=section))
    )
    sizes = {count: stamp(docx(body), phu_luc=[{"ten": "PL"}] * count) for count in (0, 1, 2)}
    found = {
        count: re.findall(rb'<w:pgSz w:w="(\d+)"', unzipped(data)["word/document.xml"])
        for count, data in sizes.items()
    }
    assert found == {0: [b"1"], 1: [b"1", b"16838"], 2: [b"1", b"16838", b"16838"]}


def by_docxtpl(data: bytes, context: dict[str, Any]) -> bytes:
    template = docxtpl.DocxTemplate(io.BytesIO(data))
    template.render(context, Environment(), autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def canonical(data: bytes, name: str) -> bytes:
    root = etree.fromstring(unzipped(data)[name])
    for item in list(root.iter(f"{W}r")):
        # docxtpl leaves two empty runs for each {%r %} tag; ours leaves none.
        if not "".join(item.itertext()) and all(
            child.tag in (f"{W}rPr", f"{W}t") for child in item
        ):
            item.getparent().remove(item)
    return etree.tostring(root, method="c14n")


def by_python_docx() -> bytes:
    document = Document()
    document.add_heading("{{ ten_loai }}", 1)
    document.add_paragraph("Số: {{ so_ky_hieu }} ").add_run("đậm {{ khan }}").bold = True
    for text in (
        "{%p for d in can_cu %}",
        "Căn cứ {{ d }};",
        "{%p endfor %}",
        "{%p if du_thao %}",
        "x",
        "{%p endif %}",
    ):
        document.add_paragraph(text, style="List Bullet")
    grid = document.add_table(3, 2)
    for row, text in enumerate(("{%tr for d in noi_nhan %}", "- {{ d }}", "{%tr endfor %}")):
        grid.cell(row, 0).text = text
    document.add_paragraph("hết")
    document.sections[0].header.paragraphs[0].text = "Đầu {{ luu_hanh }}"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("template", "names"),
    [
        pytest.param(by_python_docx(), ["word/document.xml", "word/header1.xml"], id="python-docx"),
        pytest.param(
            EVERYWHERE,
            ["word/document.xml", "word/header1.xml", "word/footer1.xml"],
            id="by-hand",
        ),
        pytest.param(docx(loop("b", "noi_dung", RUNS_APART)), ["word/document.xml"], id="runs"),
        pytest.param(docx(SPLIT + span_table("")), ["word/document.xml"], id="cells"),
    ],
)
def test_the_result_is_docxtpl_s_own_on_plain_values(template: bytes, names: list[str]) -> None:
    context: dict[str, Any] = {
        "ten_loai": "KẾ HOẠCH",
        "so_ky_hieu": "148/KH-BTV",
        "khan": "KHẨN",
        "can_cu": ["Luật A", "Nghị định B & C"],
        "du_thao": [],
        "noi_nhan": ["Như trên", "Lưu: VT"],
        "luu_hanh": "LƯU HÀNH",
        "lien_he": "ĐT 028",
        "nguoi_soan": "Nh",
        "noi_dung": [block(span("x"), span("y", bold=True), rows=[[column(1, "a")] * 5])],
    }
    ours, theirs = stamp(template, **context), by_docxtpl(template, context)
    for name in names:
        assert canonical(ours, name) == canonical(theirs, name)


CONTEXT = {"khan": "KH&ĐT", "ten_loai": "KẾ HOẠCH"}


def test_the_same_input_gives_the_same_bytes_in_another_process_too() -> None:
    code = (
        "import sys; from docgen.render import compile_template;"
        "data = sys.stdin.buffer.read();"
        f"sys.stdout.buffer.write(compile_template(data, 'm').render({CONTEXT!r}).data)"
    )
    template = docx(paras("{{ khan }}|{{ ten_loai }}"))
    made = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        input=template,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert made.stdout == TWO_FIELDS.render(CONTEXT).data == TWO_FIELDS.render(CONTEXT).data


def test_members_without_tags_are_the_template_s_own() -> None:
    before = members(paras("{{ khan }}"), header=paras("đầu trang không có thẻ"))
    after = unzipped(stamp(zipped(before), khan="a"))
    for name in ("word/header1.xml", "word/_rels/document.xml.rels"):
        assert after[name] == before[name]


def test_many_empty_values_end_nothing() -> None:
    body = paras("{% for d in can_cu %}{{ d }}{% endfor %}", "hết")
    assert lines(body, can_cu=[""] * 200) == ["", "hết"]


def test_a_second_document_holds_nothing_of_the_first_docxtpl_540() -> None:
    template = compile_template(docx(loop("d", "can_cu", paras("{{ d }}"))), "mau.docx")
    first = template.render({"can_cu": ["một", "hai"]})
    second = template.render({"can_cu": ["ba"]})
    assert document_lines(first.data) == ["một", "hai"]
    assert document_lines(second.data) == ["ba"]
    assert [item.value for item in second.printed] == ["ba"]


def test_one_template_serves_many_threads() -> None:
    def made(number: int) -> tuple[list[str], list[str]]:
        result = TWO_FIELDS.render({"khan": f"a{number}", "ten_loai": f"b{number}"})
        return document_lines(result.data), [item.value for item in result.printed]

    with ThreadPoolExecutor(4) as pool:
        for number, found in enumerate(pool.map(made, range(60))):
            assert found == ([f"a{number}|b{number}"], [f"a{number}", f"b{number}"])


def test_a_patched_template_needs_neither_docxtpl_nor_lxml_of_the_original() -> None:
    patched = patch_template(docx(paras("{{ khan }}")), "mau.docx")
    copy = Patched(patched.name, dict(patched.sources), dict(patched.members), patched.ragged)
    assert Template.from_patched(copy).render({"khan": "a"}) == Template.from_patched(
        patched
    ).render({"khan": "a"})


def test_docxtpl_is_imported_only_to_compile() -> None:
    code = "import sys, docgen.render, docgen.verify; print('docxtpl' in sys.modules)"
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60, text=True
    )
    assert made.stdout.strip() == "False"


def test_properties_are_those_of_the_document_not_of_the_template() -> None:
    data = compile_template(by_python_docx(), "mau.docx")
    context = {
        "ten_loai": "a",
        "so_ky_hieu": "b",
        "khan": "c",
        "can_cu": [],
        "du_thao": [],
        "noi_nhan": [],
    }
    made = data.render(
        {**context, "luu_hanh": ""}, Core("KẾ HOẠCH 148", "Hội LHPN & …", date(2023, 5, 25))
    )
    properties = Document(io.BytesIO(made.data)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "KẾ HOẠCH 148",
        "Hội LHPN & …",
        "vi-VN",
    )
    assert properties.created is not None
    assert properties.created.date() == date(2023, 5, 25)
    assert "docProps/core.xml" in unzipped(stamp(docx(paras("{{ khan }}")), khan="a"))
