"""Units that do not exist on the day of the document: issuer, recipients, bodies with a task."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.content.bodies import Directory
from docgen.check.content.model import Content
from docgen.load.registry import Registry
from docgen.problems import Level, Problem, ProblemError


def unit_findings(content: Content) -> Iterator[Problem]:
    """Yield issuers out of their time (`D-HETHAN`), and names of units gone (`D-DONVICU`)."""
    van_ban, registry = content.van_ban, content.registry
    if van_ban is None or registry is None or not registry.units:
        return
    for at, key in enumerate(van_ban.don_vi):
        try:
            registry.lookup(key, content.day, content.file.place(f"don_vi.{at}", key))
        except ProblemError as error:
            yield from error.problems
    if content.day is None:
        return
    directory = content.directory or Directory.of(registry)
    told: set[str] = set()
    for path, text in named_bodies(content):
        for key in directory.gone_in(text, content.day):
            if key not in told:
                told.add(key)
                yield _gone(content, registry, path, key)


def named_bodies(content: Content) -> Iterator[tuple[str, str]]:
    """Yield every text of the data that names bodies, with the path of its field."""
    van_ban = content.van_ban
    if van_ban is None:
        return
    for at, task in enumerate(van_ban.nhiem_vu):
        for field, names in (("chu_tri", task.chu_tri), ("phoi_hop", task.phoi_hop)):
            for number, name in enumerate(names):
                yield f"nhiem_vu.{at}.{field}.{number}", name
    for at, name in enumerate(van_ban.kinh_gui):
        yield f"kinh_gui.{at}", name
    for at, name in enumerate(van_ban.dong_kinh_gui):
        yield f"dong_kinh_gui.{at}", name
    for at, item in enumerate(van_ban.noi_nhan):
        if item.ten:
            yield f"noi_nhan.{at}.ten", item.ten


def _gone(content: Content, registry: Registry, path: str, key: str) -> Problem:
    unit = registry.units[key]
    after = [one.ten for one in registry.successors(key, content.day).values()]
    hint = "ghi đơn vị thay thế: " + ", ".join(after) if after else "xem lại tên đơn vị"
    message = f"Đơn vị «{unit.ten}» không có vào ngày của văn bản."
    return Problem("D-DONVICU", message, content.file.place(path), hint, Level.WARNING)
