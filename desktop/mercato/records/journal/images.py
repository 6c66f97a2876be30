"""The journal's JSON: images of rows, and the values of an edit's label."""

from __future__ import annotations

import json
import re
from typing import Any

from mercato.records.errors import FileTrouble

_HALF = "[\ud800-\udfff]"
_NUMBERS = range(-(2**63), 2**63)


def read(text: str | None) -> dict[str, Any]:
    """What a JSON object in the file says; nothing for null. Raises `FileTrouble` for others."""
    found = {} if text is None else _parsed(text)
    _require(isinstance(found, dict))
    return dict(found)


def read_row(text: str | None) -> dict[str, Any]:
    """The same of an image of a row, which holds nothing that no column can hold."""
    found = read(text)
    _require(all(map(_is_storable, found.values())))
    return found


def read_rows(text: str | None) -> list[dict[str, Any]]:
    """What a JSON list of images of rows with their ids says; raises `FileTrouble` for others."""
    found = _parsed(text or "")
    _require(isinstance(found, list) and all(map(_is_row, found)))
    return list(found)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise FileTrouble("file.damaged") from error


def _is_row(image: Any) -> bool:
    return (
        isinstance(image, dict)
        and isinstance(image.get("id"), int)
        and all(map(_is_storable, image.values()))
    )


def _is_storable(value: Any) -> bool:
    """Whether the engine takes a value: a stranger's JSON may hold lists and half characters."""
    if isinstance(value, str):
        return value.isascii() or not re.search(_HALF, value)
    if isinstance(value, int):
        return value in _NUMBERS
    return value is None or isinstance(value, float)


def _require(sound: bool) -> None:
    if not sound:
        raise FileTrouble("file.damaged")


def write(values: dict[str, Any]) -> str:
    """A JSON object as text that the file can hold, whatever characters were in it."""
    return json.dumps(values, ensure_ascii=False).encode(errors="replace").decode()
