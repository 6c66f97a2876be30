"""A number that means one record beside the name of another: nobody knows which is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.records.bulk import lookup
from mercato.records.language.folding import words
from mercato.records.verbs import describing
from mercato.records.verbs.linking import UID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged

TYPES = ("person", "organization")
"""Whose names tell one from another."""


@dataclass(frozen=True, slots=True)
class Named:
    """A link whose rows give a number, and a name as well."""

    batch: Batch
    field: str
    record_type: str
    names: Sequence[str]


def refuse(staged: Staged, links: dict[str, Links], main: Batch, columns: Iterable[Named]) -> None:
    """Refuse rows whose name shares no word with anything that its number's record is called."""
    for one in columns:
        keys = one.batch.links[one.field]
        said = {
            (key, name)
            for key, name in set(zip(keys, one.names, strict=True))
            if key[:1] == "i" and name.strip() and not UID.fullmatch(name.strip())
        }
        own = main if main.record_type == one.record_type else None
        called = _called(links[one.record_type], {key for key, _ in said}, own)
        odd = {
            (key, name)
            for key, name in said
            if key in called and called[key][1].isdisjoint(words(name))
        }
        for row, key, name in zip(one.batch.rows, keys, one.names, strict=True) if odd else ():
            if (key, name) in odd:
                told = {"number": key[1:], "other": called[key][0], "text": name.strip()}
                staged.refuse(row, "import.other_name", one.field, **told)


def _called(
    links: Links, keys: Iterable[str], own: Batch | None
) -> dict[str, tuple[str, set[str]]]:
    """What the record of each key is called, and all words of its names.

    That is a record that is there, a row of the file, or a new one with the name met first.
    """
    records: dict[str, int] = {}
    found: dict[str, tuple[str, set[str]]] = {}
    for key in keys:
        meant = links.meant.get(key)
        title = links.new_name(key)
        if isinstance(meant, int) and meant < 0 and own is not None:
            row = -1 - meant
            title, meant = str(own.columns["name"][row] or ""), own.known(row)
        if title:
            found[key] = title, set(words(title))
        if isinstance(meant, int) and meant > 0:
            records[key] = meant
    known = lookup.words_of(links.record_type, set(records.values()))
    names = describing.names(set(records.values()))
    for key, record in records.items():
        title, said = found.get(key, (names.get(record, ""), set()))
        found[key] = title, said | known[record]
    return {key: one for key, one in found.items() if one[1]}
