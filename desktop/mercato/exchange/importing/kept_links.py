"""Links that stay as they are: whom the table names there instead is not made for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.bulk.lookup import among
from mercato.records.schema import ENTITIES

if TYPE_CHECKING:
    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged


class Unmade(str):
    """The name of somebody or something new that no record links to, so that there is none."""

    __slots__ = ()


def note(staged: Staged, batch: Batch, links: dict[str, Links], types: dict[str, str]) -> None:
    """Find the entries of records that keep a link though the table names somebody new."""
    for name, keys in batch.links.items():
        rule = staged.rule_of(name)
        if name not in types or rule == "overwrite" or not links[types[name]].any_new:
            continue
        own = links[types[name]]
        new = {key: text for key in set(keys) if (text := own.new_name(key))}
        known = batch.known_of_all() if new else []
        places = [place for place, record in enumerate(known) if record and keys[place] in new]
        linked = _linked(batch, name, {known[place] for place in places})
        for place in places:
            if rule == "keep" or known[place] in linked:
                batch.unmade[name, place] = Unmade(new[keys[place]])


def _linked(batch: Batch, name: str, records: set[int]) -> set[int]:
    """The records that have such a link."""
    model = ENTITIES[batch.record_type]
    query = model.select(model.id).where(among(model.id, records))
    found = query.where(getattr(model, name).is_null(False)).tuples()
    return {record for (record,) in found} if records else set()


def put(batch: Batch) -> None:
    """Let the columns of links say the names of those who were not made."""
    for (name, place), text in batch.unmade.items():
        if batch.columns[name][place] is None:
            batch.columns[name][place] = text
