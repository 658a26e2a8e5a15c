"""The first half of the flow: load, look up, compose; nothing is rendered or written yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from docgen import __version__
from docgen.build.lookup import Finder
from docgen.build.session import Session
from docgen.build.sources import find_sources
from docgen.compose import Composed, Sources, compose, day_of
from docgen.load.document import load_document
from docgen.load.locating import locate
from docgen.load.registry import Registry
from docgen.load.workspace import Workspace
from docgen.problems import Place, ProblemError, Problems
from docgen.the_thuc.loading import profile_text
from docgen.verify import verify_data
from docgen.write import sha256_of


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that is composed and whose template is found; `inputs` are its fingerprints."""

    composed: Composed
    template: Path
    inputs: dict[str, str]


def prepare(session: Session, workspace: Workspace, path: Path) -> tuple[Ready | None, Problems]:
    """Return a data file ready to render, or None, and every finding on the way."""
    loaded = load_document(path, session.shown(path), draft=session.options.draft)
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
        problems.extend([*notes, *composed.problems])
        if problems.has_errors:
            return None, problems
        problems.extend(
            verify_data(
                sources.van_ban, sources.issuers, composed.context, Place(session.shown(path))
            )
        )
        ready = _ready(session, workspace, sources, composed, loaded.text)
    except ProblemError as error:
        problems.extend(error.problems)
        return None, problems
    return (None if problems.has_errors else ready), problems


def _ready(
    session: Session, workspace: Workspace, sources: Sources, composed: Composed, text: str
) -> Ready:
    """Return the composed document with its template and its fingerprints."""
    van_ban, profile, registry = sources.van_ban, sources.profile, sources.registry
    lead, letter = van_ban.don_vi[0], composed.letter
    template = Finder(workspace).find(
        registry, lead, van_ban.loai, profile, day_of(van_ban), letter=letter
    )
    _, template_hash = session.template(template)
    inputs = {
        "du_lieu": sha256_of(text.encode()),
        "don_vi": sha256_of(_registry_bytes(registry)),
        "mau": template_hash,
        "the_thuc": sha256_of(profile_text(profile.ma)),
        "docgen": sha256_of(__version__.encode()),
    }
    return Ready(composed, template, inputs)


def _registry_bytes(registry: Registry) -> bytes:
    """Return the registry as bytes: a document may take names, signers and groups from it."""
    lines = (f"{key} {unit.model_dump_json()}" for key, unit in registry.units.items())
    return "\n".join(lines).encode()
