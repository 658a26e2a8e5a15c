"""The first half of the flow: load, look up, compose; nothing is rendered or written yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build.inputs import inputs_of
from docgen.build.lookup import Finder
from docgen.build.session import Session
from docgen.build.sources import find_sources
from docgen.compose import Composed, Sources, compose, day_of
from docgen.load.document import DocumentFile, Loaded, bind, read_document
from docgen.load.fingerprint import fingerprint
from docgen.load.locating import locate
from docgen.load.overlay import overlay_folder
from docgen.load.workspace import Workspace
from docgen.problems import Level, Place, Problem, ProblemError, Problems
from docgen.verify import verify_data

if TYPE_CHECKING:
    from docgen.build.tracing import Origin


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that is composed and whose template is found; `inputs` are its fingerprints.

    `the_thuc` is the name of its profile. `origins` tell where its values come from, if that was
    asked for.
    """

    composed: Composed
    template: Path
    inputs: dict[str, str]
    the_thuc: str
    origins: tuple[Origin, ...] = ()


def prepare(session: Session, workspace: Workspace, path: Path) -> tuple[Ready | None, Problems]:
    """Return a data file ready to render, or None, and every finding on the way."""
    if path.resolve() == workspace.registry_path.resolve():
        return None, Problems([_registry_itself(session.shown(path))])
    file = read_document(path, session.shown(path))
    loaded = bind(file, draft=session.options.draft)
    problems = Problems(list(loaded.problems))
    registry, found = session.registry(workspace)
    problems.extend(found)
    if loaded.van_ban is None or problems.has_errors:
        return None, problems
    try:
        where = partial(locate, loaded.node, loaded.text, session.shown(path))
        sources, notes = find_sources(
            loaded.van_ban, registry, where, {}, draft=session.options.draft
        )
        composed = compose(sources)
        problems.extend([*notes, *composed.problems, *_not_applied(session, path, sources)])
        if problems.has_errors:
            return None, problems
        problems.extend(
            verify_data(
                sources.van_ban,
                sources.issuers,
                composed.context,
                Place(session.shown(path)),
                values=sources.values,
                registry=registry,
            )
        )
        ready = _ready(session, workspace, sources, composed, file)
        if session.options.explain:
            ready = replace(ready, origins=_origins(sources, composed, loaded))
    except ProblemError as error:
        problems.extend(error.problems)
        return None, problems
    return (None if problems.has_errors else ready), problems


def _origins(sources: Sources, composed: Composed, loaded: Loaded) -> tuple[Origin, ...]:
    # Read only by those who ask: a build that explains nothing does without it.
    from docgen.build.explain import explain

    return tuple(explain(sources, composed, loaded))


def _not_applied(session: Session, path: Path, sources: Sources) -> Iterator[Problem]:
    """Yield a note for each overlay of an issuer: overlays belong to batches."""
    for key in sources.van_ban.don_vi:
        overlay = overlay_folder(path) / f"{key}.yaml"
        if overlay.is_file():
            message = f"Tệp riêng «{key}.yaml» không dùng ở đây: build lập đúng tệp kế hoạch."
            hint = "tệp riêng chỉ dùng khi lập hàng loạt bằng docgen batch"
            place = Place(session.shown(overlay))
            yield Problem("D-TEPRIENG", message, place, hint, Level.NOTE)


def _ready(
    session: Session, workspace: Workspace, sources: Sources, composed: Composed, file: DocumentFile
) -> Ready:
    """Return the composed document with its template and its fingerprints."""
    van_ban, profile, registry = sources.van_ban, sources.profile, sources.registry
    lead, letter = van_ban.don_vi[0], composed.letter
    template = Finder(workspace).find(
        registry, lead, van_ban.loai, profile, day_of(van_ban), letter=letter
    )
    _, template_hash = session.template(template)
    inputs = inputs_of(sources, fingerprint(file), template_hash)
    return Ready(composed, template, inputs, profile.ma)


def _registry_itself(shown: str) -> Problem:
    """Return the refusal of the registry where a document is wanted: no key of it would fit."""
    message = "Đây là danh sách đơn vị, không phải dữ liệu của một văn bản."
    return Problem("D-TEP", message, Place(shown), "ghi tên tệp kế hoạch, báo cáo cần lập")
