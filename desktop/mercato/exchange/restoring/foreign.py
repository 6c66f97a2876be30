"""What readers of other programs' records share: uids, names, numbers, dates, what has no place."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from mercato.records import codes, dates
from mercato.records.uids import UID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Unused = Counter[str]
"""Properties that Mercato has no place for, with how many times each came."""

_SPACE = uuid.UUID("6f6a3c1e-5d0b-4b0e-9a52-9f6d1d2d7c11")


class Foreign(str):
    """The uid of a record that the other program knows by its own id, `called`."""

    __slots__ = ("called",)

    called: str


def uid(foreign: object) -> str:
    """The uid of a record that another program calls so: the same at every reading."""
    text = str(foreign)
    if UID.fullmatch(text):
        return text.lower()
    found = Foreign(uuid.uuid5(_SPACE, text))
    found.called = text
    return found


def as_called(uid: str) -> str:
    """The id of a record as it stands in the file."""
    return uid.called if isinstance(uid, Foreign) else uid


def earlier(uid: str) -> str:
    """What versions that did not know capitals made of the uid of a record of another program."""
    return str(uuid.uuid5(_SPACE, uid.upper()))


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values that say anything."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def date(text: object) -> dict[str, str] | None:
    """A date as we tell it; text that is none is kept as text."""
    if not text:
        return None
    found = dates.read(str(text))
    return filled({"edtf": found.edtf, "text": str(text)})


def year(text: object) -> int | None:
    """The year at the beginning of a date."""
    found = re.match(r"\d{4}", str(text or ""))
    return int(found[0]) if found else None


def aliases(kinds: Mapping[str, Iterable[str]], name: str) -> list[dict[str, Any]]:
    """Other names by kind, each once, without the name itself; `weak` ones are no kind."""
    seen = {name}
    listed: list[dict[str, Any]] = []
    for kind, names in kinds.items():
        for text in names:
            if text and text not in seen:
                seen.add(text)
                known = kind if kind in codes.ALIAS_KIND else "other"
                listed.append({"text": text, "kind": known, "weak": kind == "weak"})
    return listed


def number(scheme: str, value: str) -> dict[str, str]:
    """A number under its scheme if we know that, else with the scheme before it."""
    name = scheme.strip().casefold().replace(" ", "_")
    if name in codes.IDENTIFIER_SCHEME:
        return {"scheme": name, "value": value}
    return {"scheme": "other", "value": f"{scheme}:{value}" if scheme else value}
