"""The journal's JSON: images of rows, and the values of an edit's label."""

from __future__ import annotations

import json
from typing import Any

from mercato.records.errors import FileTrouble


def read(text: str | None) -> dict[str, Any]:
    """What a JSON object in the file says; nothing for null. Raises `FileTrouble` for others."""
    if text is None:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise FileTrouble("file.damaged") from error
    if not isinstance(found, dict):
        raise FileTrouble("file.damaged")
    return found


def read_rows(text: str | None) -> list[dict[str, Any]]:
    """What a JSON list of rows with their ids says; raises `FileTrouble` for others."""
    try:
        found = json.loads(text or "")
    except (ValueError, TypeError, RecursionError) as error:
        raise FileTrouble("file.damaged") from error
    if not isinstance(found, list) or not all(map(_is_row, found)):
        raise FileTrouble("file.damaged")
    return found


def _is_row(image: Any) -> bool:
    return isinstance(image, dict) and isinstance(image.get("id"), int)


def write(values: dict[str, Any]) -> str:
    """A JSON object as text that the file can hold, whatever characters were in it."""
    return json.dumps(values, ensure_ascii=False).encode(errors="replace").decode()
