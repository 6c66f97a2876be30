"""What a column can fill, what was understood of a file: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.importing.plan import TABLES
from mercato.exchange.importing.targets import SCHEMES, targets
from mercato.workspace import words
from mercato.workspace.words.import_page import GROUPS, SETTINGS, SUFFIXES, TARGETS
from mercato.workspace.words.language import translated

if TYPE_CHECKING:
    from mercato.exchange.questions import Note

_LISTED = 20
"""Things that a remark names one by one."""


def target(table: str, name: str) -> str:
    """What a column can fill."""
    if name in TARGETS:
        return translated(TARGETS[name])
    if name in SCHEMES:
        return _begun(words.choice("identifier_scheme", name))
    if table not in TABLES:
        return words.field_alone("", name)
    found = next((one for one in targets(table) if one.name == name), None)
    group, kind = (found.group, found.kind) if found is not None else ("", "")
    for suffix, text in SUFFIXES.items():
        if name.endswith(suffix) and kind in ("uid", "uids", "number", "date_text"):
            return translated(text).format(field=target(table, name.removesuffix(suffix)))
    owner = {"position": "position", "evidence": "reference"}.get(group, TABLES[table])
    return words.field_alone(owner, name)


def target_group(table: str, group: str) -> str:
    """The group that something to fill belongs to; the record itself and its links are one."""
    if group in GROUPS:
        return translated(GROUPS[group])
    return _begun(words.record_type(TABLES[table]))


def note(told: Note) -> str:
    """A remark; of a long list in it only the beginning."""
    values = {
        name: [*value[:_LISTED], "…"] if isinstance(value, list) and len(value) > _LISTED else value
        for name, value in told.values.items()
    }
    return words.sentence(told.code, values)


def setting(key: str) -> str:
    """What was understood of a file: "Encoding"."""
    found = SETTINGS.get(key)
    return key if found is None else translated(found)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
