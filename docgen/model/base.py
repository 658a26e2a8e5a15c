"""What all nouns share: frozen, strict, and field types that read their own text."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

_HIGHEST_NUMBER = 999_999


class Noun(BaseModel):
    """The base of every noun: immutable, no unknown keys, no coercion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def fault(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the validation error that the loader turns into a `Problem` of this code.

    Braces in the sentences are doubled, since pydantic fills them in.
    """
    context = {"hint": hint}
    return PydanticCustomError(code, message.replace("{", "{{").replace("}", "}}"), context)


def read_number(value: Any) -> Any:
    """Read a whole number ≥ 1 from its text; anything else is a fault of code `D-SO`."""
    if isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
    elif isinstance(value, str):
        text = value
    else:
        return value
    if not re.fullmatch(r"[0-9]+", text):
        raise fault("D-SO", f"«{text[:60]}» không phải là số nguyên.", "chỉ ghi chữ số, ví dụ: 148")
    if not text.strip("0"):
        raise fault("D-SO", "Số phải từ 1 trở lên.", "để trống nếu chưa có số")
    if text.startswith("0"):
        raise fault(
            "D-SO",
            f"«{text[:60]}» là số có chữ số 0 đứng đầu.",
            "ghi số thường, ví dụ 5; số 0 đứng trước do docgen tự thêm khi in",
        )
    if len(text) > len(str(_HIGHEST_NUMBER)):
        raise fault("D-SO", f"Số «{text[:12]}…» quá lớn.", f"số lớn nhất là {_HIGHEST_NUMBER}")
    return int(text)


def read_flag(value: Any) -> Any:
    """Read `true` or `false` from its text; anything else is a fault of code `D-DUNGSAI`."""
    if isinstance(value, str):
        if value in ("true", "false"):
            return value == "true"
        raise fault(
            "D-DUNGSAI", f"«{value[:60]}» không phải là true hoặc false.", "ghi true hoặc false"
        )
    return value


def as_list(value: Any) -> Any:
    """Return a single value as a list of one, so that a list may be typed without dashes."""
    return value if isinstance(value, list | tuple) or value is None else [value]


def to_tuple(value: Any) -> Any:
    """Return a list as a tuple, the frozen form."""
    return tuple(value) if isinstance(value, list) else value


SoNguyen = Annotated[int, BeforeValidator(read_number)]
DungSai = Annotated[bool, BeforeValidator(read_flag)]
Dong = Annotated[tuple[str, ...], BeforeValidator(to_tuple), BeforeValidator(as_list)]
