"""The links of a batch as ids, once what they point to is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.importing.cells import Bad
from mercato.records.fields import FIELDS

if TYPE_CHECKING:
    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged


def types(record_type: str) -> dict[str, str]:
    """The type of record that each link of a type points to, where it is one type."""
    return {
        one.name: one.target[0]
        for one in FIELDS[record_type]
        if one.kind == "link" and len(one.target) == 1
    }


def take(staged: Staged, batch: Batch, links: dict[str, Links]) -> None:
    """Fill the columns of links with ids; those of refused rows stay empty.

    A link to another row of the file stays below zero until that row has its id.
    """
    refuse_bad(staged, batch, links)
    for name, keys, meant in _told(batch, links):
        found = list(map(meant.meant.get, keys))
        if meant.bad():
            found = [None if one.__class__ is Bad else one for one in found]
        batch.columns[name] = found


def refuse_bad(staged: Staged, batch: Batch, links: dict[str, Links]) -> None:
    """Refuse rows that link to what is not there, or to what cannot be made."""
    for name, keys, meant in _told(batch, links):
        bad = meant.bad()
        for place, key in enumerate(keys) if bad else ():
            if key in bad:
                staged.refuse(batch.rows[place], bad[key].code, name, **bad[key].values)


def _told(batch: Batch, links: dict[str, Links]) -> list[tuple[str, list[str], Links]]:
    """The batch's links of one type each: their name, keys, and what these mean."""
    known = types(batch.record_type)
    return [(name, keys, links[known[name]]) for name, keys in batch.links.items() if name in known]
