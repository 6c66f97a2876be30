"""New records that are called nearly like recorded ones, or like each other: told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.importing.batch import NEW
from mercato.exchange.importing.link_keys import canonical
from mercato.exchange.questions import Note
from mercato.records.derived import name_forms
from mercato.records.finding import matching
from mercato.records.language import naming
from mercato.records.schema import ENTITIES
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged

MOST = 1_000
"""New names that are looked at: each takes its time, and of more nobody reads."""
_TYPES = ("person", "organization")


def look(staged: Staged, batch: Batch, tick: Callable[[], object]) -> list[Note]:
    """What is to be said of the rows of people or organizations that would be new."""
    if batch.record_type not in _TYPES or "name" not in batch.columns:
        return []
    model = ENTITIES[batch.record_type]
    if staged.plan.match == "none" or not model.select(model.id).exists():
        return []
    new = (
        name
        for name, row, match in zip(batch.columns["name"], batch.rows, batch.match, strict=True)
        if match == NEW and name and row not in staged.refused
    )
    names = list(dict.fromkeys(new))
    alike: list[tuple[str, int]] = []
    for name in names if len(names) <= MOST else ():
        tick()
        plain = naming.read(name).name if batch.record_type == "person" else name
        if (record := matching.nearest(batch.record_type, plain)) is not None:
            alike.append((name, record))
    if not alike:
        return []
    told = {"count": len(alike), "name": alike[0][0], "other": describing.name(alike[0][1])}
    return [Note("import.rows_alike", told)]


def look_among_new(batch: Batch, links: Links) -> list[Note]:
    """What is to be said of new organizations whose names differ only in dots or legal forms."""
    names = list(links.new_names)
    if batch.record_type == "organization":
        rows = zip(batch.columns.get("name", ()), batch.match, strict=False)
        names += (name for name, match in rows if match == NEW and name)
    by_key: dict[str, dict[str, str]] = {}
    for name in dict.fromkeys(names):
        spelled = by_key.setdefault(name_forms.organization_key(name), {})
        spelled.setdefault(canonical("organization", name), name)
    alike = [list(spelled.values()) for key, spelled in by_key.items() if key and len(spelled) > 1]
    if not alike:
        return []
    told = {"count": sum(map(len, alike)), "name": alike[0][1], "other": alike[0][0]}
    return [Note("import.names_alike", told)]
