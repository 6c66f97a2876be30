"""How uids stand in the file: ours in small letters, others' in capitals, or in both."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import TYPE_CHECKING

from peewee import fn

from mercato.records.language.text import spellings_of_uid
from mercato.records.schema import Record, database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEGINNING = 6
"""Letters of a uid that few others of a file begin with: there are 16 million beginnings."""
_MOST_BEGINNINGS = 10_000
"""Uids that are looked for by how they begin, each in seven spellings or so."""

UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def record_of(uid: str) -> Record | None:
    """The record of a uid, however that was typed; None if it is not there."""
    found: Record | None = Record.get_or_none(Record.uid.in_(spellings_of_uid(uid)))
    if found is None and (mixed := in_mixed_letters([uid])):
        found = Record.get_or_none(Record.uid == mixed[uid])
    return found


def in_mixed_letters(uids: Iterable[str]) -> dict[str, str]:
    """How uids that are not found stand here, if in capitals and small letters at once.

    Other programs rarely write them so. The index finds the few that begin like one of them; where
    very many are wanted, reading all uids is less work.
    """
    wanted = [uid for uid in uids if UID.fullmatch(uid)]
    if not wanted:
        return {}
    stored = _beginning_like(wanted) if len(wanted) <= _MOST_BEGINNINGS else _all_mixed()
    there = {uid.lower(): uid for uid in stored}
    return {uid: there[uid.lower()] for uid in wanted if uid.lower() in there}


def _beginning_like(wanted: list[str]) -> Iterator[str]:
    """The uids that begin like these, in capitals and small letters in any mixture."""
    beginnings = {
        "".join(letters)
        for uid in wanted
        for letters in product(*({one.lower(), one.upper()} for one in uid[:_BEGINNING]))
    }
    rows = database.execute_sql(
        "SELECT r.uid FROM json_each(?) AS beginning CROSS JOIN record AS r "
        "WHERE r.uid >= beginning.value AND r.uid < beginning.value || 'g'",
        [json.dumps([*beginnings])],
    )
    return (uid for (uid,) in rows)


def _all_mixed() -> Iterator[str]:
    rows = Record.select(Record.uid).where(
        fn.LOWER(Record.uid) != Record.uid, fn.UPPER(Record.uid) != Record.uid
    )
    return (uid for (uid,) in rows.tuples())
