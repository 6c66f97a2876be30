"""How uids stand in the file: ours in small letters, others' in capitals, or in both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from peewee import fn

from mercato.records.language.text import spellings_of_uid
from mercato.records.schema import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def spelled_here(uid: str) -> str | None:
    """A uid as it stands in the file, however it was typed; None if it is not there."""
    spelled = Record.select(Record.uid).where(Record.uid.in_(spellings_of_uid(uid)))
    found = spelled.limit(1).scalar()
    return str(found) if found is not None else in_mixed_letters([uid]).get(uid)


def in_mixed_letters(uids: Iterable[str]) -> dict[str, str]:
    """How uids that are not found stand here, if in capitals and small letters at once.

    Other programs rarely write them so; no index finds them, so all uids are read for it.
    """
    wanted = [uid for uid in uids if UID.fullmatch(uid)]
    if not wanted:
        return {}
    mixed = Record.select(Record.uid).where(
        fn.LOWER(Record.uid) != Record.uid, fn.UPPER(Record.uid) != Record.uid
    )
    there = {uid.lower(): uid for (uid,) in mixed.tuples()}
    return {uid: there[uid.lower()] for uid in wanted if uid.lower() in there}
