"""The engine alone, warm: beside its own limit and beside docxtpl, in one run: `-m bench -s`.

The limit is a hand-made zip of the same bytes: what changes per document deflated by the same zlib
at the same level, all else copied as it is. No text is filled in, nothing is checked.

Each way is measured twice: alone in a loop, and the stencil and its limit also in turns, document
by document. Alone, over documents that are nearly the same, the processor foresees the branches of
zlib, and the limit is a third faster than it can be in a program that does anything else.
"""

from __future__ import annotations

import importlib
import io
import random
import re
import statistics
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from small_docx import cell, docx, para, run, table, unzipped

from docgen.build.prepare import prepare
from docgen.build.session import Options, Session
from docgen.load.workspace import find_workspace
from docgen.render import Template, compile_template
from docgen.render.stamp import CORE
from docgen.verify import verify_text
from docgen.verify.stamped import StampCheck
from docgen.word.package import Packed, pack
from docgen.word.repair import Core

ROOT = Path(__file__).parents[2]
UNITS, ROUNDS, SLOW = 200, 3, 12
LIMIT = "hand-made zip (the limit)"
TURNS = (LIMIT, "stencil", "stencil + verify")
LOOK = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="28"/><w:szCs w:val="28"/>'
)
FORM = (
    '<w:spacing w:before="60" w:after="60" w:line="288" w:lineRule="auto"/>'
    '<w:ind w:firstLine="567"/><w:jc w:val="both"/>'
)
Context = dict[str, Any]
Way = Callable[[int], object]

pytestmark = pytest.mark.bench


def line(*texts: str) -> str:
    return para(*(run(text, LOOK) for text in texts), properties=FORM)


def loop(name: str, source: str, *inner: str) -> str:
    return line(f"{{%p for {name} in {source} %}}") + "".join(inner) + line("{%p endfor %}")


def light_template() -> bytes:
    """Return the plan of the comparison with other tools: loops, bullets, one table, signature."""
    spans = line("{%r for c in b.chu %}", "{{ c.chu }}", "{%r endfor %}")
    text = (
        "{% colspan o.rong %}{% for d in o.doan %}{% for c in d %}{{ c.chu }}"
        "{% endfor %}{% endfor %}"
    )
    looped = cell("{%tc for o in h %}") + cell(line(text))
    rows = table(
        cell(line("{%tr for h in b.hang %}")),
        looped + cell("{%tc endfor %}"),
        cell(line("{%tr endfor %}")),
        columns=6,
    )
    with_rows = line("{%p if b.kieu == 'bang' %}") + rows + line("{%p endif %}")
    return docx(
        loop("d", "co_quan_ban_hanh", line("{{ d }}"))
        + line("{{ so_ky_hieu }}")
        + line("{{ dia_danh_ngay }}")
        + line("{{ ten_loai }}")
        + line("{{ trich_yeu }}")
        + loop("d", "can_cu", line("{{ d }}"))
        + loop("b", "noi_dung", spans, with_rows)
        + loop("d", "noi_nhan", line("{{ d }}"))
        + loop("k", "ky", line("{{ k.ho_ten }}"))
    )


def light_context() -> Context:
    words = re.findall(
        r"\S+",
        "tuyên truyền vận động hội viên phụ nữ phòng, chống ma túy & tệ nạn xã hội tại địa bàn",
    )
    chance = random.Random(7)

    def spans(count: int) -> list[dict[str, Any]]:
        text = " ".join(chance.choices(words, k=count))
        return [{"chu": text, "dam": False, "nghieng": False}]

    blocks = [{"kieu": "gach", "chu": spans(36), "dau": [], "hang": []} for _ in range(31)]
    grid = [[{"kieu": "trai", "rong": 1, "doan": [spans(5)]} for _ in range(6)] for _ in range(12)]
    blocks.append({"kieu": "bang", "chu": spans(4), "dau": [], "hang": grid})
    return {
        "co_quan_ban_hanh": ["HỘI LHPN"],
        "so_ky_hieu": "Số: 1/KH",
        "dia_danh_ngay": "Hóc Môn, ngày 25 tháng 5 năm 2023",
        "ten_loai": "KẾ HOẠCH",
        "trich_yeu": "Phòng, chống ma túy năm 2023",
        "can_cu": ["Căn cứ Luật A;", "Căn cứ Kế hoạch B;"],
        "noi_dung": blocks,
        "noi_nhan": ["- Như trên;", "- Lưu: VT."],
        "ky": [{"dong": [], "ho_ten": "Nguyễn Thị A"}],
    }


def sample(plan: str) -> Context:
    path = ROOT / plan
    ready, problems = prepare(Session(ROOT, Options()), find_workspace(path, ROOT), path)
    assert ready is not None, list(problems)
    return ready.composed.context


HOUSE = (ROOT / "templates/hoi-lhpn/chung/mau.docx").read_bytes()
CASES = {
    "plan of a commune, shipped template": lambda: (
        HOUSE,
        sample("data/ke_hoach/2023/mau-cap-xa.yaml"),
    ),
    "plan of a district, shipped template": lambda: (
        HOUSE,
        sample("data/ke_hoach/2023/148-hoi-lhpn-hoc-mon.yaml"),
    ),
    "4 pages, 31 bullets, light template": lambda: (light_template(), light_context()),
}


class Batch:
    """The contexts of many units of one plan, in which every fourth block is the unit's own."""

    def __init__(self, context: Context) -> None:
        self.shared = {
            id(block)
            for at, block in enumerate(context["noi_dung"])
            if at % 4 or block["kieu"].startswith("bang")
        }
        self.contexts = [self._unit(context, number) for number in range(UNITS)]
        self.cores = [Core("Kế hoạch", f"Hội LHPN xã số {number}") for number in range(UNITS)]

    def _unit(self, context: Context, number: int) -> Context:
        blocks = [
            block if id(block) in self.shared else {**block, "chu": own(block["chu"], number)}
            for block in context["noi_dung"]
        ]
        return {
            **context,
            "noi_dung": blocks,
            "co_quan_ban_hanh": [f"HỘI LHPN XÃ SỐ {number}"],
            "so_ky_hieu": f"Số: {number}/KH-BTV",
        }

    def is_shared(self, block: dict[str, Any]) -> bool:
        return id(block) in self.shared


def own(spans: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    return [{**span, "chu": f"{span['chu']} xã số {number}"} for span in spans]


def ways_of(data: bytes, template: Template, batch: Batch) -> dict[str, Way]:
    stencil, check = template.stencil(batch.is_shared), StampCheck(template.frame)
    plain = [template.render(*pair) for pair in zip(batch.contexts, batch.cores, strict=True)]
    changing = [changing_members(one.data, template) for one in plain]
    assert all(len(one) >= 2 for one in changing)

    def by_hand(number: int, squeeze: Callable[[bytes], Packed] = pack) -> bytes:
        members = {name: squeeze(content) for name, content in changing[number].items()}
        return template.frame.write(still | members)

    def stamped(number: int) -> None:
        context = batch.contexts[number]
        made = stencil.render(context, batch.cores[number])
        assert not check.verify(made.data, made.printed, context, "kh.docx", made.layout)

    def rendered(number: int) -> None:
        made = template.render(batch.contexts[number], batch.cores[number])
        assert not verify_text(made.data, made.printed, batch.contexts[number], "kh.docx")

    still = {
        name: pack(content)
        for name, content in unzipped(plain[0].data).items()
        if name in template.patched.sources and name not in changing[0]
    }
    assert [by_hand(number) for number in range(UNITS)] == [one.data for one in plain]
    ways: dict[str, Way] = {
        LIMIT: by_hand,
        "stencil": lambda number: stencil.render(batch.contexts[number], batch.cores[number]),
        "stencil + verify": stamped,
        "template": lambda number: template.render(batch.contexts[number], batch.cores[number]),
        "template + verify": rendered,
        "docxtpl": lambda number: by_docxtpl(data, batch.contexts[number]),
    }
    if fast := fast_pack():
        ways["hand-made zip, isal level 1"] = lambda number: by_hand(number, fast)
    return ways


def changing_members(data: bytes, template: Template) -> dict[str, bytes]:
    """Return what differs from unit to unit: the main text and the properties."""
    return {
        name: content
        for name, content in unzipped(data).items()
        if name in (next(iter(template.patched.sources)), CORE)
    }


def fast_pack() -> Callable[[bytes], Packed] | None:
    """Return deflating by isal at its level 1, when that is installed; it is for information."""
    try:
        isal = importlib.import_module("isal.isal_zlib")
    except ImportError:
        return None
    return lambda content: Packed(
        zlib.crc32(content), len(content), 8, isal.compress(content, 1, -15)
    )


def by_docxtpl(data: bytes, values: Context) -> bytes:
    document = DocxTemplate(io.BytesIO(data))
    document.render(values, autoescape=True)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_one_document_engine_only(case: str) -> None:
    data, context = CASES[case]()
    template, batch = compile_template(data, "mau.docx"), Batch(context)
    ways = ways_of(data, template, batch)
    lonely, mixed = alone(ways), in_turns({name: ways[name] for name in TURNS})
    made = template.render(batch.contexts[0], batch.cores[0])
    main = unzipped(made.data)[next(iter(template.patched.sources))]
    title = f"{case}: {len(main) / 1000:.0f} KB of text part, {len(made.data) / 1000:.0f} KB file"
    print(f"\n{title} (medians of {min(map(len, lonely.values()))} or more)")
    slowest = statistics.median(lonely["docxtpl"])
    print_table("alone", lonely, slowest)
    print_table("in turns", mixed, slowest)
    assert statistics.median(lonely["stencil"]) * 20 < slowest


def alone(ways: dict[str, Way]) -> dict[str, list[float]]:
    """Return the times of all ways, each in a loop of its own."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, way in ways.items():
            numbers = range(UNITS) if name != "docxtpl" else range(turn, UNITS, UNITS // SLOW)
            times[name] += [timed(way, number) for number in numbers]
    return times


def in_turns(ways: dict[str, Way]) -> dict[str, list[float]]:
    """Return the times of some ways in turns, each at another unit than the one before it."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(UNITS * ROUNDS):
        for step, (name, way) in enumerate(ways.items()):
            times[name].append(timed(way, (turn + step * UNITS // len(ways)) % UNITS))
    return times


def timed(way: Way, number: int) -> float:
    start = time.perf_counter()
    way(number)
    return time.perf_counter() - start


def print_table(how: str, times: dict[str, list[float]], yardstick: float) -> None:
    limit = statistics.median(times[LIMIT])
    for name, values in times.items():
        value = statistics.median(values)
        print(
            f"  {how:<8} {name:<28} {value * 1000:8.3f} ms  {value / limit:7.2f} x the limit"
            f"  {yardstick / value:7.1f} x as fast as docxtpl"
        )
