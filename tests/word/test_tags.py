"""The lint of a template: every mistake at once, with its place (corpus E1 to E6, peers §7)."""

from __future__ import annotations

import pytest
from small_docx import BOLD, cell, drawn_line, members, para, paras, run, table, text_box

from docgen.the_thuc.fields import FIELDS
from docgen.word.tags import lint


def found(*args: str, **stories: str) -> list[tuple[str, str]]:
    """Return code and place of each problem; each must have words and a next step."""
    problems = lint(members(*args, **stories), "mau.docx")
    assert all(problem.message and problem.hint for problem in problems)
    assert all(problem.place.file == "mau.docx" for problem in problems)
    return [(problem.code, problem.place.part) for problem in problems]


def hints(body: str) -> list[str]:
    return [problem.hint for problem in lint(members(body), "mau.docx")]


def loop(name: str, source: str, *inner: str) -> str:
    return para(f"{{%p for {name} in {source} %}}") + "".join(inner) + para("{%p endfor %}")


def when(condition: str, *inner: str) -> str:
    return para(f"{{%p if {condition} %}}") + "".join(inner) + para("{%p endif %}")


RIGHT = {
    "no-tags": paras("Độc lập - Tự do - Hạnh phúc", "50% {một} 5 > 3 }"),
    "fields": paras("Số: {{ so_ky_hieu }}", "{{ten_loai}}", "{{ dia_danh_ngay }}, ngày"),
    "loop": loop("d", "can_cu", paras("{{ d }}")),
    "names-of-names": loop(
        "k", "ky", loop("d", "k.dong", paras("{{ d.chu }}")), paras("{{ k.ho_ten }}")
    ),
    "rows": table(
        cell("{%tr for h in ky_hang %}"),
        cell(loop("k", "h.phai", paras("{{ k.ho_ten }}"))) + cell("a"),
        cell("{%tr endfor %}"),
    ),
    "branches": when(
        "lien_tich and not khan",
        paras("a"),
        para("{%p elif ten_loai == 'KE HOACH' or (lien_tich) %}"),
        para("{%p else %}"),
        paras("b"),
    ),
    "in-a-line": loop("d", "noi_nhan", para("- {{ d }}{% if loop.last %}.{% else %};{% endif %}")),
    "loop-index": loop(
        "d", "noi_nhan", para("{{ loop.index }}. {{ d }}{% if loop.first %}!{% endif %}")
    ),
    "runs": loop(
        "b",
        "noi_dung",
        para(
            run("{%r for c in b.chu %}"),
            run("{%r if c.dam %}"),
            run("{{ c.chu }}", BOLD),
            run("{%r else %}{{ c.chu }}{%r endif %}{%r endfor %}"),
        ),
    ),
    "cells": loop(
        "b",
        "noi_dung",
        table(
            cell("{%tc for o in b.dau %}") + cell("{% colspan o.rong %}x") + cell("{%tc endfor %}"),
            columns=3,
        ),
    ),
    "colspan-beside-a-block-tag": loop(
        "b",
        "noi_dung",
        table(
            cell("{%tc for o in b.dau %}")
            + cell(para("{% colspan o.rong %}{%p for d in o.doan %}"), "x", "{%p endfor %}")
            + cell("{%tc endfor %}"),
            columns=3,
        ),
    ),
    "curly-quotes": when("ten_loai == “KE HOACH”", paras("a")) + when("khan == ‘x’", paras("b")),
    "no-break-spaces": para("{{\u00a0khan\u00a0}}"),
    "split-by-word": para(
        run("{"), run("{ ten"), "<w:proofErr/>", run("_loai "), run("}"), run("}")
    ),
    "two-languages-in-one-look": para(run("{{ ten_"), run("loai }}", '<w:lang w:val="en-US"/>')),
    "bold-as-a-whole": para(run("{{ ten_loai }}", BOLD), run(" và {{ khan }}")),
    "drawn-line": para(drawn_line("{{ dai_gach_co_quan }}")),
    "drawn-line-in-a-loop": loop("p", "phu_luc", para(drawn_line("{{ p.dai_gach }}"))),
    "in-a-text-box": para(text_box(paras("{{ khan }}"))),
    "cursor-left-by-word": para(
        '<w:bookmarkStart w:id="1" w:name="_GoBack"/>',
        run("{%p if khan %}"),
        '<w:bookmarkEnd w:id="1"/>',
    )
    + para("{%p endif %}"),
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in RIGHT.items()])
def test_a_right_template_has_no_problem(body: str) -> None:
    assert found(body) == []


def test_every_field_of_the_closed_list_is_known() -> None:
    leaves = [name for name, shape in FIELDS.items() if not isinstance(shape, list | dict)]
    body = "".join(when(name, paras("x")) for name in leaves)
    assert len(leaves) > 5
    assert found(body) == []


SHAPE = {
    "not-closed": (paras("a {{ ten_loai"), ["đoạn 1"]),
    "closed-in-the-next-paragraph": (paras("{{ ten_loai", "}}"), ["đoạn 1", "đoạn 2"]),
    "not-opened": (paras("a ten_loai }}"), ["đoạn 1"]),
    "spaced-braces": (paras("A { { khan } } B"), ["đoạn 1", "đoạn 1"]),
    "wrong-closing": (paras("{{ ten_loai %}"), ["đoạn 1"]),
    "in-each-other": (paras("{{ {{ khan }} }}"), ["đoạn 1", "đoạn 1"]),
    "three-braces": (paras("{{{ khan }}}"), ["đoạn 1"]),
    "remark": (paras("{# nhớ sửa #}"), ["đoạn 1"]),
    "trimmed": (paras("{%- if khan -%}a{% endif %}"), ["đoạn 1", "đoạn 1"]),
    "unknown-word": (paras("{% include 'x' %}"), ["đoạn 1"]),
    "set": (paras("{% set x = 1 %}"), ["đoạn 1"]),
    "cellbg": (table(cell("{% cellbg 'red' %}"), columns=1), ["bảng 1 dòng 1 ô 1"]),
    "space-before-p": (paras("{% p if khan %}", "{%p endif %}"), ["đoạn 1", "đoạn 2"]),
    "raw-paragraph": (paras("{{p khan }}"), ["đoạn 1"]),
    "raw-run": (paras("{{r khan }}"), ["đoạn 1"]),
    "never-closed": (paras("{%p if khan %}", "a"), ["đoạn 1"]),
    "never-opened": (paras("a", "{%p endif %}"), ["đoạn 2"]),
    "crossed": (
        paras("{%p if khan %}", "{%p for d in can_cu %}", "{%p endif %}", "{%p endfor %}"),
        ["đoạn 2", "đoạn 4"],
    ),
    "other-level": (paras("{%p if khan %}") + paras("{% endif %}"), ["đoạn 2"]),
    "without-p": (paras("{% if khan %}", "a", "{% endif %}"), ["đoạn 3"]),
    "across-cells": (
        table(cell("{%p if khan %}", "a") + cell("b", "{%p endif %}")),
        ["bảng 1 dòng 1 ô 2 đoạn 2"],
    ),
    "across-rows": (
        table(cell("{%tc if khan %}"), cell("{%tc endif %}"), columns=1),
        ["bảng 1 dòng 2 ô 1"],
    ),
    "row-tag-outside": (paras("{%tr for d in can_cu %}", "{%tr endfor %}"), ["đoạn 1", "đoạn 2"]),
    "colspan-outside": (paras("{% colspan dai_gach_co_quan %}"), ["đoạn 1"]),
    "text-beside": (paras("GIỮ LẠI {%p if khan %}", "{%p endif %}"), ["đoạn 1"]),
    "text-in-the-row": (
        table(cell("{%tr for d in can_cu %}") + cell("x"), cell("{{ d }}"), cell("{%tr endfor %}")),
        ["bảng 1 dòng 1 ô 1"],
    ),
    "two-block-tags": (paras("{%p if khan %}{%p endif %}"), ["đoạn 1", "đoạn 1"]),
    "picture-beside": (para(drawn_line("x"), "{%p if khan %}") + paras("{%p endif %}"), ["đoạn 1"]),
    "section-beside": (
        para("{%p if khan %}", properties="<w:sectPr/>") + paras("{%p endif %}"),
        ["đoạn 1"],
    ),
    "bookmark-beside": (
        para('<w:bookmarkStart w:id="1" w:name="a"/>', "{%p if khan %}") + paras("{%p endif %}"),
        ["đoạn 1"],
    ),
    "two-looks": (para(run("{{ ten_"), run("loai", BOLD), run(" }}")), ["đoạn 1"]),
    "else-twice": (
        paras("{%p if khan %}", "{%p else %}", "{%p else %}", "{%p endif %}"),
        ["đoạn 3"],
    ),
    "elif-after-else": (
        paras("{%p if khan %}", "{%p else %}", "{%p elif du_thao %}", "{%p endif %}"),
        ["đoạn 3"],
    ),
    "hidden": (para(run("{{ khan }}", "<w:vanish/>")), ["đoạn 1"]),
    "control": (
        f"<w:sdt><w:sdtContent>{paras('{{ khan }}')}</w:sdtContent></w:sdt>",
        ["đoạn 1"],
    ),
    "field-code": (para("<w:r><w:instrText>IF {{ khan }}</w:instrText></w:r>"), ["đoạn 1"]),
    "attribute": (para('<w:bookmarkStart w:id="1" w:name="{{ khan }}"/>'), [""]),
    "description-with-words": (para(drawn_line("dài {{ dai_gach_co_quan }}")), ["đoạn 1"]),
    "accents": (paras("{{ tên_loại }}"), ["đoạn 1"]),
    "accents-decomposed": (paras("{{ te\u0302n }}"), ["đoạn 1"]),
    "no-break-space-after-p": (paras("{%p\u00a0if khan %}", "{%p endif %}"), ["đoạn 1", "đoạn 2"]),
    "name-taken": (loop("khan", "can_cu"), ["đoạn 1"]),
    "loop-with-condition": (paras("{%p for d in can_cu if d %}", "{%p endfor %}"), ["đoạn 1"]),
    "too-deep": (
        "".join(paras("{%p if khan %}") for _ in range(17)) + paras("{%p endif %}") * 17,
        ["đoạn 17"],
    ),
}


@pytest.mark.parametrize(
    ("body", "places"), [pytest.param(*row, id=name) for name, row in SHAPE.items()]
)
def test_a_tag_of_the_wrong_shape_or_place_is_found(body: str, places: list[str]) -> None:
    assert found(body) == [("D-THE", place) for place in places]


UNKNOWN = {
    "misspelt": ("{{ ten_loia }}", "«ten_loai»"),
    "another-word": ("{{ ten_donvi }}", ""),
    "part-of-text": ("{{ ten_loai.dai }}", "viết ten_loai"),
    "list-printed": ("{{ can_cu }}", "{%p for d in can_cu %}"),
    "code-printed": (
        "{% for k in ky %}{% for d in k.dong %}{{ d.kieu }}{% endfor %}{% endfor %}",
        "",
    ),
    "flag-printed": ("{{ lien_tich }}", ""),
    "part-misspelt": ("{% for k in ky %}{{ k.hoten }}{% endfor %}", "«ho_ten»"),
    "record-printed": ("{% for k in ky %}{{ k }}{% endfor %}", "k.ho_ten"),
    "loop-over-text": ("{% for d in ten_loai %}{{ d }}{% endfor %}", ""),
    "loop-name-outside": ("{% for d in can_cu %}{% endfor %}{{ d }}", ""),
    "loop-outside": ("{% if loop.first %}{% endif %}", ""),
    "unknown-part-of-loop": ("{% for d in can_cu %}{{ loop.length }}{% endfor %}", ""),
    "list-compared": ("{% if can_cu == 'a' %}{% endif %}", ""),
}


@pytest.mark.parametrize(
    ("text", "hint"), [pytest.param(*row, id=name) for name, row in UNKNOWN.items()]
)
def test_an_unknown_field_is_found_with_the_nearest_name(text: str, hint: str) -> None:
    assert found(paras("a") + para(text)) == [("D-TRUONG", "đoạn 2")]
    assert hint in hints(para(text))[0]


def test_an_unknown_list_does_not_blame_what_is_inside_the_loop() -> None:
    assert found(loop("d", "cancu", paras("{{ d.chu }}"))) == [("D-TRUONG", "đoạn 1")]


SANDBOX = {
    "class": "''.__class__.__mro__",
    "globals": "cycler.__init__.__globals__",
    "format": "'{0.__class__}'.format(khan)",
    "percent-format": "'%s' % khan",
    "attr-filter": "khan|attr('format')",
    "map-filter": "can_cu|map('format')|list",
    "format-map": "khan.format_map(ky)",
    "namespace": "namespace(a=1)",
    "append": "can_cu.append(1)",
    "method": "khan.upper()",
    "call": "range(99999)",
    "power": "9**9**9",
    "repeated": "'a'*1000000000",
    "added": "khan + khan",
    "joined": "khan ~ khan",
    "minus": "-loop.index",
    "list": "[khan, khan]",
    "dict": "{'a': khan}",
    "tuple": "khan, khan",
    "slice": "khan[0:9]",
    "by-key": "ky['dong']",
    "by-number": "ky[0]",
    "by-number-and-dot": "ky.0",
    "conditional": "khan if khan else so_ky_hieu",
    "test": "khan is defined",
    "contained": "khan in can_cu",
    "none": "none",
    "number": "1.5",
    "many-nodes": "khan" + " and khan" * 100_000,
    "many-brackets": "(" * 500 + "khan" + ")" * 500,
    "self": "self.__init__",
    "private": "khan.__class__",
    "template-name": "{}.__class__",
}


@pytest.mark.parametrize(
    "shape", ["{{{{ {} }}}}", "{{% if {} %}}{{% endif %}}", "{{% for x in {} %}}{{% endfor %}}"]
)
@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in SANDBOX.items()])
def test_nothing_but_the_closed_grammar_gets_through(shape: str, body: str) -> None:
    problems = lint(
        members(para(shape.replace("{}", body).replace("{{", "{").replace("}}", "}"))), "mau.docx"
    )
    assert {problem.code for problem in problems} <= {"D-THE", "D-TRUONG"}
    assert problems


def test_a_loop_in_a_loop_runs_over_what_the_inner_one_holds() -> None:
    right = loop(
        "b",
        "noi_dung",
        table(cell("{%tr for h in b.hang %}"), cell("x"), cell("{%tr endfor %}"), columns=1),
    )
    assert found(right) == []
    assert found(loop("d", "can_cu", loop("n", "noi_nhan"))) == [("D-THE", "đoạn 2")]
    crossed = loop("b", "noi_dung", loop("c", "b.chu", loop("e", "b.chu")))
    assert found(crossed) == [("D-THE", "đoạn 3")]


TRACKED = {
    "inserted": (para("a", f"<w:ins>{run('b')}</w:ins>"), ["đoạn 1"]),
    "deleted": (
        paras("x") + para("<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"),
        ["đoạn 2"],
    ),
    "moved": (f"<w:moveTo>{paras('a')}</w:moveTo>", ["đoạn 1"]),
    "look-changed": (para(run("a", "<w:rPrChange/>")), ["đoạn 1"]),
    "row-inserted": (
        paras("x") + f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr>{cell('a')}</w:tr></w:tbl>",
        ["bảng 1 dòng 1 ô 1"],
    ),
    "paragraph-mark": (para("a", properties="<w:rPr><w:ins/></w:rPr>"), ["đoạn 1"]),
    "comment": (para("a", '<w:r><w:commentReference w:id="1"/></w:r>'), ["đoạn 1"]),
}


@pytest.mark.parametrize(
    ("body", "places"), [pytest.param(*row, id=name) for name, row in TRACKED.items()]
)
def test_tracked_changes_and_comments_are_refused(body: str, places: list[str]) -> None:
    assert found(body) == [("D-SUADOI", place) for place in places]


@pytest.mark.parametrize(("enforced", "problems"), [("1", 1), ("0", 0)])
def test_a_protected_template_is_refused(enforced: str, problems: int) -> None:
    content = members(paras("a"))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
    override = f'<Override PartName="/word/settings.xml" ContentType="{kind}"/></Types>'.encode()
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", override)
    lock = f'<w:documentProtection w:edit="readOnly" w:enforcement="{enforced}"/>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    content["word/settings.xml"] = f"<w:settings {space}>{lock}</w:settings>".encode()
    assert [problem.code for problem in lint(content, "mau.docx")] == ["D-SUADOI"] * problems


def test_every_mistake_of_every_part_comes_at_once() -> None:
    notes = f'<w:footnote w:id="1">{paras("{{ sai }}")}</w:footnote>'
    body = (
        paras("{{ sai_mot }}")
        + table(cell("{{ ten_loai"), columns=1)
        + para(text_box(paras("{%p if %}")))
    )
    assert found(body, header=paras("a", "{{ sai_hai }}"), footer=paras("}}"), footnotes=notes) == [
        ("D-TRUONG", "đoạn 1"),
        ("D-THE", "bảng 1 dòng 1 ô 1"),
        ("D-THE", "đoạn 2, khung chữ đoạn 1"),
        ("D-TRUONG", "đầu trang đoạn 2"),
        ("D-THE", "chân trang đoạn 1"),
        ("D-TRUONG", "chú thích 1 đoạn 1"),
    ]
