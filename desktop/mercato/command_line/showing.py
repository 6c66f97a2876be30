"""`mercato show`: everything known of one record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mercato.command_line import console
from mercato.command_line.files import opened
from mercato.records import showing
from mercato.records.errors import Refused
from mercato.records.schema import Reference
from mercato.records.verbs import linking

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_NAMED = ("person", "organization", "source", "claim")


def show(asked: argparse.Namespace) -> bool:
    """Print a record as JSON, or as indented lines."""
    with opened(asked.FILE):
        shown = _shown(asked.UID)
    if asked.json:
        console.say(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for line in _lines(shown, depth=0):
            console.say(line)
    return True


def _shown(wanted: str) -> dict[str, Any]:
    """A record by uid or name, or a reference by its uid."""
    record = linking.by_uid(wanted)
    if record is not None:
        return showing.show(record)
    reference = Reference.get_or_none(Reference.uid == wanted.strip().lower())
    if reference is not None:
        return {"type": "reference", **showing.reference(reference.id)}
    found = [record for name in _NAMED for record in linking.find(name, wanted)]
    if len(found) > 1:
        raise linking.ambiguous(wanted, found)
    if not found:
        raise Refused("record.not_found", text=wanted)
    return showing.show(found[0])


def _lines(value: dict[str, Any], *, depth: int) -> Iterator[str]:
    """A record's data for reading: empty fields left out, lists indented."""
    indent = "  " * depth
    for key, inner in value.items():
        if inner in (None, "", [], {}, False):
            continue
        plain = _plain(inner)
        if plain is not None:
            yield f"{indent}{key}: {plain}"
        elif isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from _lines(inner, depth=depth + 1)
        else:
            yield f"{indent}{key}:"
            for one in inner:
                yield from _item(one, depth=depth + 1)


def _item(value: Any, *, depth: int) -> Iterator[str]:
    """One line for what is plain; else its first line with a dash, the others below it."""
    indent = "  " * depth
    plain = _plain(value)
    if plain is not None:
        yield f"{indent}- {plain}"
        return
    lines = list(_lines(value, depth=0))
    for place, line in enumerate(lines):
        yield f"{indent}{'  ' if place else '- '}{line}"


def _plain(value: Any) -> str | None:
    """A value that fits on a line: text, a number, a date, a link; None for anything longer."""
    if isinstance(value, dict):
        if "edtf" in value:
            return str(value["edtf"] or value.get("text") or "?")
        if set(value) <= {"uid", "type", "name", "path"}:
            return f"{value.get('path') or value['name']} ({value['uid']})"
        return None
    if isinstance(value, list):
        return None if any(isinstance(one, dict) for one in value) else ", ".join(map(str, value))
    return " ".join(str(value).split())
