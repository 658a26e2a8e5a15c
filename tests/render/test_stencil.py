"""A stencil gives byte for byte what its template gives, whatever is shared."""

from __future__ import annotations

import copy
import marshal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from small_docx import SECTION, cell, docx, drawn_line, para, paras, run, table

from docgen.build.samples import sample_context
from docgen.problems import ProblemError
from docgen.render import Template, compile_template
from docgen.render.stamp import Rendered
from docgen.the_thuc.loading import load_profile
from docgen.word.frame import Frame
from docgen.word.package import pack, write_package
from docgen.word.repair import Core

ROOT = Path(__file__).parents[2] / "templates"
TEMPLATES = sorted(ROOT.glob("*/*/mau.docx"))
COMPILED: dict[Path, Template] = {}
Block = dict[str, Any]


def compiled(path: Path) -> Template:
    if path not in COMPILED:
        COMPILED[path] = compile_template(path.read_bytes(), "mau.docx")
    return COMPILED[path]


def shipped(path: Path) -> dict[str, Any]:
    letter = path.parent.name == "cong_van"
    context = sample_context(load_profile(path.parts[-3]), letter=letter)
    bare = {**context["noi_dung"][-1], "dau": [], "hang": []}
    rows = {**bare, "hang": [[{"kieu": "trai", "rong": 60, "doan": []}], []]}
    strange = {"kieu": "không có kiểu này", "chu": []}
    blocks = [*context["noi_dung"], bare, strange, rows, bare]
    appendix = context["phu_luc"][0]
    more = [appendix, {**appendix, "noi_dung": blocks, "ngang": True}, {**appendix, "noi_dung": []}]
    return {**context, "noi_dung": blocks, "phu_luc": more}


def blocks_of(context: dict[str, Any]) -> list[Block]:
    lists = [context["noi_dung"], *(one["noi_dung"] for one in context.get("phu_luc", []))]
    return [block for blocks in lists for block in blocks]


def among(blocks: list[Block]) -> Callable[[Block], bool]:
    keys = {id(block) for block in blocks}
    return lambda block: id(block) in keys


def unit(context: dict[str, Any], name: str, shared: Callable[[Block], bool]) -> dict[str, Any]:
    """Return the context of another unit: its name in the header and in its own blocks."""

    def own(blocks: list[Block]) -> list[Block]:
        return [
            block
            if shared(block)
            else {**block, "chu": [{"chu": name, "dam": True, "nghieng": False}]}
            for block in blocks
        ]

    appendices = [{**one, "noi_dung": own(one["noi_dung"])} for one in context.get("phu_luc", [])]
    return {
        **context,
        "co_quan_ban_hanh": [name],
        "noi_dung": own(context["noi_dung"]),
        "phu_luc": appendices,
    }


def same(one: Rendered, other: Rendered) -> None:
    assert (one.data, one.printed) == (other.data, other.printed)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "-".join(path.parts[-3:-1]))
@settings(max_examples=6, deadline=None)
@given(st.data())
def test_every_shipped_template_is_stamped_the_same(path: Path, data: st.DataObject) -> None:
    template, context = compiled(path), shipped(path)
    blocks = blocks_of(context)
    chosen = among(data.draw(st.lists(st.sampled_from(blocks), max_size=len(blocks))))
    stencil = template.stencil(chosen)
    ends = data.draw(st.integers(0, len(context["noi_dung"])))
    bodies = [context["noi_dung"], context["noi_dung"][:ends], []]
    for number, body in enumerate(bodies):
        for appendices in (context["phu_luc"], context["phu_luc"][:1], []):
            one = unit({**context, "noi_dung": body, "phu_luc": appendices}, f"XÃ {number}", chosen)
            core = Core(f"Kế hoạch {number}", "Hội & …")
            made = stencil.render(one, core)
            same(made, template.render(one, core))
            assert made.layout is not None
            shown = [spot.fragment.block for spot in made.layout.spots]
            wanted = [b for b in blocks_of(one) if chosen(b) and b["kieu"] != "không có kiểu này"]
            assert list(map(id, shown)) == list(map(id, wanted))


def loop(name: str, source: str, *inner: str) -> str:
    return para(f"{{%p for {name} in {source} %}}") + "".join(inner) + para("{%p endfor %}")


def text_block(text: str) -> Block:
    return {"kieu": "doan", "chu": [{"chu": text, "dam": False, "nghieng": False}], "hang": []}


SPANS = "{% for c in b.chu %}{{ c.chu }}{% endfor %}"
ROWS = cell("{%tr for b in noi_dung %}") + "</w:tr><w:tr>" + cell(SPANS) + cell("x")
BLOCKS = [text_block(text) for text in ("một", "hai & ba", "bốn")]
CONTEXT = {"noi_dung": BLOCKS, "ten_loai": "KẾ HOẠCH", "dai_gach_co_quan": 9, "khan": ""}


@pytest.mark.parametrize(
    ("body", "taken"),
    [
        pytest.param(loop("b", "noi_dung", paras(SPANS)), True, id="plain"),
        pytest.param(
            "{}".format(para("{%p if ten_loai %}") + loop("b", "noi_dung", paras(SPANS)))
            + para("{%p endif %}"),
            True,
            id="in-a-branch",
        ),
        pytest.param(
            loop("b", "noi_dung", paras("{{ loop.index }}. " + SPANS)), False, id="numbered"
        ),
        pytest.param(
            loop("b", "noi_dung", paras("{% if loop.last %}hết{% endif %}" + SPANS)),
            False,
            id="the-last-one-is-special",
        ),
        pytest.param(
            loop("b", "noi_dung", paras("{{ ten_loai }}" + SPANS)), False, id="another-field"
        ),
        pytest.param(
            loop("b", "noi_dung", paras("{% if khan %}x{% endif %}" + SPANS)),
            False,
            id="another-field-steers",
        ),
        pytest.param(
            table(ROWS, cell("{%tr endfor %}")) + paras("hết"), False, id="rows-of-a-table"
        ),
        pytest.param(
            table(cell(loop("b", "noi_dung", paras(SPANS)))), False, id="paragraphs-of-a-cell"
        ),
        pytest.param(
            loop("b", "noi_dung", para(drawn_line("nét")), paras(SPANS)), False, id="drawing"
        ),
        pytest.param(
            loop("b", "noi_dung", para(properties=SECTION), paras(SPANS)), False, id="section"
        ),
        pytest.param(
            loop("b", "noi_dung", para('<w:bookmarkStart w:id="1" w:name="a"/>', run(SPANS))),
            False,
            id="bookmark",
        ),
        pytest.param(
            loop("b", "noi_dung", paras(SPANS)) + table("<w:trPr><w:cantSplit/></w:trPr>"),
            False,
            id="a-row-that-is-always-empty",
        ),
    ],
)
def test_a_loop_that_cannot_stand_alone_stays_in_its_template(body: str, taken: bool) -> None:
    template = compile_template(docx(body), "mau.docx")
    stencil = template.stencil(among(BLOCKS[:2]))
    for blocks in (BLOCKS, BLOCKS[1:], []):
        context = {**CONTEXT, "noi_dung": blocks}
        made = stencil.render(context)
        same(made, template.render(context))
        assert made.layout is not None
        assert bool(made.layout.spots) == (taken and bool(blocks))


@pytest.mark.parametrize("last", ["paragraph", "table", "nothing"])
def test_a_section_at_the_end_looks_at_what_really_stands_before_it(last: str) -> None:
    inner = {
        "paragraph": paras(SPANS),
        "table": paras(SPANS) + table(cell("a") + cell("b")),
        "nothing": "",
    }[last]
    body = paras("thân") + loop("b", "noi_dung", inner) + para(properties=SECTION)
    template = compile_template(docx(body), "mau.docx")
    for shared in (BLOCKS, BLOCKS[:1], []):
        stencil = template.stencil(among(shared))
        for blocks in (BLOCKS, []):
            same(
                stencil.render({"noi_dung": blocks}),
                template.render({"noi_dung": blocks}),
            )


PLAIN = compile_template(docx(loop("b", "noi_dung", paras(SPANS))), "mau.docx")


def test_a_shared_block_is_rendered_once() -> None:
    asked: list[int] = []

    def is_shared(block: Block) -> bool:
        asked.append(id(block))
        return True

    stencil = PLAIN.stencil(is_shared)
    first, second = (stencil.render({"noi_dung": BLOCKS}) for _ in range(2))
    assert first.layout is not None
    assert second.layout is not None
    assert asked == list(map(id, BLOCKS))
    assert [spot.fragment for spot in first.layout.spots] == [
        spot.fragment for spot in second.layout.spots
    ]


def test_a_shared_block_that_was_changed_is_rendered_anew() -> None:
    block = text_block("trước")
    stencil = PLAIN.stencil(lambda _: True)
    stencil.render({"noi_dung": [block]})
    block["chu"][0]["chu"] = "sau"
    same(stencil.render({"noi_dung": [block]}), PLAIN.render({"noi_dung": [block]}))
    block["chu"][0]["chu"] = "sau\x0b"
    with pytest.raises(ProblemError):
        stencil.render({"noi_dung": [block]})


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        pytest.param(lambda block: block["chu"][0].pop("chu"), ProblemError, id="missing"),
        pytest.param(
            lambda block: block["chu"][0].update(chu="a\x00b"), ProblemError, id="control"
        ),
        pytest.param(lambda block: block["chu"][0].update(chu=1.5), TypeError, id="type"),
    ],
)
@pytest.mark.parametrize("shared", [True, False])
def test_what_a_template_refuses_its_stencil_refuses(
    spoil: Callable[[Block], object], error: type[Exception], shared: bool
) -> None:
    bad = text_block("a")
    spoil(bad)
    context = {"noi_dung": [*BLOCKS, bad]}
    stencil = PLAIN.stencil(lambda _: shared)
    with pytest.raises(error) as plain:
        PLAIN.render(context)
    for _ in range(2):
        with pytest.raises(error) as stamped:
            stencil.render(context)
        assert str(stamped.value) == str(plain.value)
    same(stencil.render({"noi_dung": BLOCKS}), PLAIN.render({"noi_dung": BLOCKS}))
    with pytest.raises(ProblemError):
        stencil.render({})


HEADED = compile_template(
    docx(loop("b", "noi_dung", paras(SPANS)), header=paras("{{ luu_hanh }}", "{{ khan }}")),
    "mau.docx",
)


def test_a_part_without_loops_follows_its_own_fields() -> None:
    stencil = HEADED.stencil(among(BLOCKS))
    for marks in ("ab", "ab", "ac", "bc", ("a", "\u00a0"), ("", ""), (True, 1), (1, True)):
        context = {"noi_dung": BLOCKS, "luu_hanh": marks[0], "khan": marks[1]}
        same(stencil.render(context), HEADED.render(context))


def test_a_list_in_a_header_may_change_in_place() -> None:
    header = paras("{% for d in can_cu %}{{ d }}{% endfor %}")
    template = compile_template(
        docx(loop("b", "noi_dung", paras(SPANS)), header=header), "mau.docx"
    )
    stencil = template.stencil(among(BLOCKS))
    context: dict[str, Any] = {"noi_dung": BLOCKS, "can_cu": ["a"]}
    for text in ("b", "c"):
        same(stencil.render(context), template.render(context))
        context["can_cu"].append(text)
    context["can_cu"].append("\x00")
    with pytest.raises(ProblemError):
        stencil.render(context)


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        pytest.param("a\x00b", ProblemError, id="control"),
        pytest.param("a\uffff", ProblemError, id="not-xml"),
        pytest.param(1.0, TypeError, id="type"),
        pytest.param(Markup("<w:p/>"), TypeError, id="markup"),
        pytest.param(None, TypeError, id="nothing"),
    ],
)
@pytest.mark.parametrize("field", ["luu_hanh", "ten_loai", "dai_gach_co_quan"])
def test_a_bad_field_is_refused_after_a_good_one(
    field: str, bad: object, error: type[Exception]
) -> None:
    drawn = para(drawn_line("{{ dai_gach_co_quan }}"))
    body = paras("{{ ten_loai }}") + drawn + loop("b", "noi_dung", paras(SPANS))
    template = compile_template(docx(body, header=paras("{{ luu_hanh }}")), "mau.docx")
    good = {**CONTEXT, "luu_hanh": "x", "dai_gach_co_quan": 1}
    stencil = template.stencil(among(BLOCKS))
    for _ in range(2):
        same(stencil.render(good), template.render(good))
        with pytest.raises(error):
            stencil.render({**good, field: bad})


@pytest.mark.parametrize("value", ["", "x", "a & <b>", "'\""])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(table(cell(para(run("a")) + "{{ ten_loai }}")), id="loose-in-a-cell"),
        pytest.param(paras("{{ ten_loai }}", "x{{ ten_loai }}{{ khan }}"), id="in-texts"),
        pytest.param(para(drawn_line("{{ dai_gach_co_quan }}")), id="length"),
        pytest.param(paras("{% for d in ky %}{{ d.ho_ten }}{% endfor %}"), id="loop"),
        pytest.param(para(properties=SECTION), id="section"),
    ],
)
def test_values_do_not_change_what_is_repaired(body: str, value: str) -> None:
    template = compile_template(docx(body + loop("b", "noi_dung", paras(SPANS))), "mau.docx")
    stencil = template.stencil(among(BLOCKS[:2]))
    for one in ("trước", value, "sau"):
        people = [{"ho_ten": one}] * len(one)
        context = {**CONTEXT, "ten_loai": one, "dai_gach_co_quan": len(one), "ky": people}
        same(stencil.render(context), template.render(context))


def test_a_template_from_kept_code_is_the_same_stencil() -> None:
    path = TEMPLATES[0]
    template, context = compiled(path), shipped(path)
    codes = marshal.loads(marshal.dumps(dict(template.codes)))
    thawed = Template.from_codes(copy.copy(template.patched), codes)
    shared = among(blocks_of(context)[::2])
    made = thawed.stencil(shared).render(context)
    same(made, template.render(context))
    assert made.layout is not None
    assert made.layout.spots


NAMES = st.sampled_from(
    ["[Content_Types].xml", "_rels/.rels", "a", "word/b.xml", "c.png", "ấ.xml", "word/a.xml"]
)


@given(st.dictionaries(NAMES, st.binary(max_size=200), min_size=1), st.sets(NAMES))
def test_a_frame_writes_what_the_plain_writer_writes(
    contents: dict[str, bytes], names: set[str]
) -> None:
    members = {name: pack(content) for name, content in contents.items()}
    changing = {name: packed for name, packed in members.items() if name in names}
    fixed = {name: packed for name, packed in members.items() if name not in names}
    frame = Frame(fixed, changing)
    data = write_package(contents)
    assert frame.write(changing) == data
    assert frame.read(data) == changing


@given(st.data())
def test_a_frame_reads_nothing_but_its_own(data: st.DataObject) -> None:
    fixed = {"[Content_Types].xml": pack(b"types"), "word/styles.xml": pack(b"styles" * 20)}
    changing = {"word/document.xml": pack(b"text " * 30), "docProps/core.xml": pack(b"")}
    frame = Frame(fixed, changing)
    whole = bytearray(frame.write(changing))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    read = frame.read(bytes(whole))
    assert read is None or (read != changing and frame.write(read) == whole)
    assert frame.read(bytes(whole[:at])) is None
