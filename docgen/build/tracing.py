"""Where one value of a document comes from: a place in a file, the registry, the profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from docgen.compose import Composed, Sources, day_of
from docgen.compose.scope import Scope, open_scope, with_places_filled
from docgen.compose.symbol import symbol
from docgen.load.document import Loaded
from docgen.load.nodes import Node, Path, Scalar, Sequence, child_of, place_of, scalars
from docgen.load.overlay.paths import shown
from docgen.model import VanBan
from docgen.notation import Cho, split_places
from docgen.problems import Place

OUTSIDE = "giá trị cho từ ngoài văn bản"
MISSING = "chưa có"


@dataclass(frozen=True, slots=True)
class Origin:
    """One value of a document and where it comes from.

    `field` is its path as an overlay writes it, `value` the text on the page, `source` a place in a
    file, an entry of the registry, of the profile, or how it was derived; `note` says what else
    had a part in it. `place` is `source` where that is a place of a file, for programs.
    """

    field: str
    value: str
    source: str
    note: str = ""
    place: Place = Place()

    def as_json(self) -> dict[str, str]:
        """Return the origin as the flat object that `--format json` prints."""
        return {
            "field": self.field,
            "value": self.value,
            "source": self.source,
            "note": self.note,
        }


@dataclass(frozen=True)
class Tracer:
    """Finds the sources of one document's values; `given` are the places of a row's values."""

    sources: Sources
    composed: Composed
    loaded: Loaded
    given: Mapping[str, Place]

    @cached_property
    def file(self) -> str:
        """The document's own file, as findings call it."""
        return self.sources.locate("", "").file

    @cached_property
    def _work(self) -> tuple[Scope, VanBan, str]:
        """Open the document as composing did: its names, its head filled in, its symbol."""
        sources, head = self.sources, self.composed.context
        van_ban, issuers, profile = sources.van_ban, sources.issuers, sources.profile
        kind = profile.loai[van_ban.loai]
        scope = open_scope(van_ban, issuers[0], kind.ten, sources.locate, sources.values)
        filled = with_places_filled(van_ban, scope)
        mark = symbol(filled, issuers, profile, kind)
        scope.values.setdefault("ky_hieu", mark)
        number = head["so_ky_hieu"].removeprefix(profile.so.nhan)
        known = {"so_ky_hieu": number, "trich_yeu": head["trich_yeu"]}
        scope.values |= {**known, **sources.values}
        return scope, filled, mark

    @property
    def scope(self) -> Scope:
        """The names that the texts of the document were filled in from."""
        return self._work[0]

    @property
    def van_ban(self) -> VanBan:
        """The document with the places in the short fields of its head filled in."""
        return self._work[1]

    @property
    def mark(self) -> str:
        """The symbol without the number."""
        return self._work[2]

    def node(self, path: Path) -> Node | None:
        """Return the value at a path; the index 0 of a single value is that value."""
        node: Node | None = self.loaded.node
        for part in path:
            if part == 0 and node is not None and not isinstance(node, Sequence):
                continue
            node = child_of(node, part) if node is not None else None
        return node

    def place(self, path: Path) -> Place:
        """Return where the value at a path stands; an empty place when there is none."""
        node = self.node(path)
        return place_of(node, self.file) if node is not None else Place()

    def typed(
        self,
        field: str,
        value: str,
        path: Path,
        note: str = "",
        extra: Mapping[str, str] | None = None,
    ) -> Origin:
        """Return the origin of a value that was typed, or given through the place it is.

        `extra` are the sources of names that only this field knows.
        """
        node = self.node(path)
        if not isinstance(node, Scalar):
            return Origin(field, value, MISSING, "bản nháp in chỗ còn thiếu")
        return self.at(field, value, place_of(node, self.file), node.text, note, extra)

    def at(
        self,
        field: str,
        value: str,
        place: Place,
        text: str,
        note: str = "",
        extra: Mapping[str, str] | None = None,
    ) -> Origin:
        """Return the origin of a value typed at `place` as `text`, with the places in it."""
        pieces = split_places(text)
        names = [piece for piece in pieces if isinstance(piece, Cho)]
        return self.with_names(field, value, place, names, note, extra, whole=len(pieces) == 1)

    def with_names(
        self,
        field: str,
        value: str,
        place: Place,
        names: Iterable[Cho],
        note: str = "",
        extra: Mapping[str, str] | None = None,
        *,
        whole: bool = False,
    ) -> Origin:
        """Return the origin of a value typed at `place` with these places in it.

        `whole`: the text is nothing but the one place, so its value is the source.
        """
        notes = [note, self._reason(place)]
        known = {
            name.chu: (extra[name.ten], Place())
            if extra and name.ten in extra
            else self.named(name.ten)
            for name in names
        }
        if whole and known:
            (chu, (source, from_place)) = next(iter(known.items()))
            notes.append(f"qua chỗ điền {chu} ở {place}")
            return Origin(field, value, source, _joined(notes), from_place)
        notes += [f"{chu} ← {source}" for chu, (source, _) in known.items()]
        return Origin(field, value, str(place), _joined(notes), place)

    def named(self, name: str) -> tuple[str, Place]:
        """Return the source of what a place was filled in with: the row wins, as in composing."""
        if name in self.given:
            return str(self.given[name]), self.given[name]
        if name in self.sources.values:
            return OUTSIDE, Place()
        first, _, rest = name.partition(".")
        if first == "don_vi" and rest:
            return self.unit_of_name(rest), Place()
        if name == "loai":  # the data holds its code, the profile the words that are printed
            return self.profile(f"loai.{self.sources.van_ban.loai}.ten"), Place()
        node = self.node(self._path_of(name))
        return self._behind(node) if node is not None else (self._derived(name), Place())

    def _behind(self, node: Node) -> tuple[str, Place]:
        """Return the source of another field of the document, with what fills that in."""
        place = place_of(node, self.file)
        texts = [split_places(value.text) for _, value in scalars(node)]
        names = [piece for pieces in texts for piece in pieces if isinstance(piece, Cho)]
        if isinstance(node, Scalar) and names and len(texts[0]) == 1:
            return self.named(names[0].ten)
        inner = ", ".join(f"{name.chu} ← {self.named(name.ten)[0]}" for name in names)
        return f"{place} ({inner})" if inner else str(place), place

    def unit_of_name(self, field: str) -> str:
        """Return the entry behind `{{ don_vi.… }}`; a unit without a short name gives its name."""
        lead = self.sources.issuers[0]
        found = "ten" if field == "ten_tat" and not lead.ten_tat else field
        return self.unit(self.sources.van_ban.don_vi[0], found)

    def unit(self, key: str, field: str) -> str:
        """Return the entry of the registry that gave a field of a unit on the document's day."""
        registry = self.sources.registry
        unit = registry.get(key)
        day = day_of(self.sources.van_ban)
        entry = f"{key}.{field}"
        for number, period in enumerate(unit.lich_su if unit else (), 1):
            if period.holds(day) and field in period.model_fields_set:
                entry = f"{key}.lich_su/{number}.{field}"
        return f"{registry.file}, {entry}"

    def profile(self, name: str) -> str:
        """Return how an entry of the profile is called."""
        return f"thể thức {self.sources.profile.ma}: {name}"

    def _reason(self, place: Place) -> str:
        reason = self.loaded.reasons.get(place.file)
        return f"tệp riêng: {reason}" if reason else ""

    def _path_of(self, name: str) -> Path:
        """Return the path behind a name such as `bao_cao.1.ten` or `chi_tieu.<ma>.muc_tieu`."""
        parts = name.split(".")
        if parts[0] == "chi_tieu" and len(parts) == 3:
            codes = [target.ma for target in self.sources.van_ban.chi_tieu]
            return ("chi_tieu", codes.index(parts[1]), parts[2]) if parts[1] in codes else (name,)
        return tuple(int(part) - 1 if part.isdecimal() else part for part in parts)

    def _derived(self, name: str) -> str:
        if name == "dia_danh":
            return self.unit(self.sources.van_ban.don_vi[0], "dia_danh")
        if name in ("ky_hieu", "so_ky_hieu"):
            return "ghép từ số, loại và đơn vị"
        return MISSING


def field_of(path: Path) -> str:
    """Return a path of the tree as people write it."""
    return shown(path)


def _joined(notes: Iterable[str]) -> str:
    return "; ".join(note for note in notes if note)
