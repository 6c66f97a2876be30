"""New records that are called nearly like recorded ones: told, since rows may mean these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.importing.batch import NEW
from mercato.exchange.questions import Note
from mercato.records.finding import matching
from mercato.records.language import naming
from mercato.records.schema import ENTITIES
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.importing.batch import Batch
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
