"""The docxtpl tags that the builder writes, each in a paragraph, row, cell or run of its own."""

from __future__ import annotations

from docgen.word.markup import paragraph, run, w

TAG_STYLE = "The"
_LOOKS = (
    ("c.dam and c.nghieng", ("<w:b/>", "<w:i/>")),
    ("c.dam", ("<w:b/>",)),
    ("c.nghieng", ("<w:i/>",)),
)


def block(tag: str) -> str:
    """Return a paragraph that holds nothing but a block tag and vanishes with it."""
    return paragraph(TAG_STYLE, run(f"{{%p {tag} %}}"))


def when(condition: str, *content: str) -> str:
    """Return content that is there only if the condition holds."""
    return block(f"if {condition}") + "".join(content) + block("endif")


def each(name: str, source: str, *content: str, beside: str = "") -> str:
    """Return content once for each item of a list; `beside` is a run before the opening tag."""
    opening = paragraph(TAG_STYLE, beside, run(f"{{%p for {name} in {source} %}}"))
    return opening + "".join(content) + block("endfor")


def choose(cases: list[tuple[str, str]]) -> str:
    """Return the content of the first case whose condition holds."""
    parts = []
    for index, (condition, content) in enumerate(cases):
        parts += [block(f"{'if' if index == 0 else 'elif'} {condition}"), content]
    return "".join(parts) + block("endif")


def row_loop(name: str, source: str, row: str) -> str:
    """Return a table row once for each item of a list."""
    return _row_tag(f"for {name} in {source}") + row + _row_tag("endfor")


def cell_loop(name: str, source: str, cell: str) -> str:
    """Return a table cell once for each item of a list."""
    return _cell_tag(f"for {name} in {source}") + cell + _cell_tag("endfor")


def spans(source: str) -> str:
    """Return runs that print a list of spans, each in its own look."""
    parts = [run(f"{{%r for c in {source} %}}")]
    for index, (condition, looks) in enumerate(_LOOKS):
        parts += [
            run(f"{{%r {'if' if index == 0 else 'elif'} {condition} %}}"),
            run("{{ c.chu }}", *looks),
        ]
    parts += [run("{%r else %}"), run("{{ c.chu }}"), run("{%r endif %}"), run("{%r endfor %}")]
    return "".join(parts)


def _row_tag(tag: str) -> str:
    return w(
        "tr",
        w("tc", w("tcPr", w("vAlign", val="top")), paragraph(TAG_STYLE, run(f"{{%tr {tag} %}}"))),
    )


def _cell_tag(tag: str) -> str:
    return w("tc", w("tcPr", w("vAlign", val="top")), paragraph(TAG_STYLE, run(f"{{%tc {tag} %}}")))
