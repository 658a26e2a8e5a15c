"""Names of places in the date line: which ones carry their level, which levels are gone."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import yaml

from docgen.the_thuc.loading import FOLDER
from docgen.the_thuc.parts import Part

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DiaDanh(Part):
    """What is known of names of places.

    `ten_nguoi` and `su_kien` are names of persons and events that carry the level of their place;
    `mot_am_tiet` the profiles in which a name of one syllable does too. `cap` are the levels,
    `cap_da_bo` those that ended on the day `bo_tu`, `giu_ten` bodies that keep an old name.
    """

    ten_nguoi: tuple[str, ...]
    su_kien: tuple[str, ...]
    mot_am_tiet: tuple[str, ...]
    cap: tuple[str, ...]
    cap_da_bo: tuple[str, ...]
    bo_tu: datetime.date
    giu_ten: tuple[str, ...]
    dieu: str


@cache
def load_places() -> DiaDanh:
    """Return what is known of names of places."""
    content = (FOLDER / "dia_danh.yaml").read_bytes()
    return DiaDanh.model_validate(yaml.load(content, Loader=_Loader))  # noqa: S506 (a safe loader)
