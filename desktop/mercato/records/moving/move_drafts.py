"""A move as it is typed, before anything is recorded: what the one move form holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mercato.records.dates import DateValue
from mercato.records.language import parties
from mercato.records.verbs import linking

if TYPE_CHECKING:
    from collections.abc import Sequence

Link = int | str | None
Date = DateValue | str | None
Who = int | str | parties.Party
"""One of those who move: a person's id, name or uid, or a party in words."""


@dataclass(slots=True, kw_only=True)
class MoveEntry:
    """What the one move form holds: every link as an id or as typed, None where nothing was said.

    `person` may be several names pasted, or a list; `kind`, `interim`, `stage` and `verification`
    left at None are proposed from the rest. `according_to` may name several authorities, parted by
    semicolons. `replaces` is a move, or the name of who is succeeded, whose departure is recorded
    unless `depart_predecessor` declines it. `published` is the date of a source that is not
    recorded yet, for proposals only. `today` is an ISO day.
    """

    person: int | str | Sequence[int | str] | None = None
    party: str | None = None
    headcount: int | str | None = None
    headcount_bound: str | None = None
    from_organization: Link = None
    from_role: str | None = None
    from_state: str | None = None
    to_organization: Link = None
    to_role: str | None = None
    to_state: str | None = None
    via_organization: Link = None
    kind: str | None = None
    interim: bool | str | None = None
    why_left: str | None = None
    announced_on: Date = None
    left_on: Date = None
    starts_on: Date = None
    term_end: Date = None
    stage: str | None = None
    verification: str | None = None
    to_verification: str | None = None
    terms: str | None = None
    note: str | None = None
    confidentiality: str | None = None
    source: Link = None
    according_to: str | None = None
    according_to_record: Link = None
    according_to_count: int | str | None = None
    quote: str | None = None
    quote_language: str | None = None
    quote_translated: bool | str | None = None
    locator: str | None = None
    stance: str | None = None
    replaces: int | str | None = None
    member_of: int | None = None
    cancels: int | None = None
    renews: int | None = None
    close_old: bool = True
    open_new: bool = True
    depart_predecessor: bool = True
    published: Date = None
    language: str = "en"
    day_first: bool = True
    today: str | None = None


def who_moves(entry: MoveEntry) -> list[Who]:
    """The people and parties that an entry is about: ids, names, and parties in words."""
    given = entry.person if entry.person is not None else ""
    listed = [given] if isinstance(given, int | str) else list(given)
    found: list[Who] = []
    for item in listed:
        if isinstance(item, int):
            found.append(item)
        elif linking.by_uid(item) is not None:
            found.append(item.strip())
        else:
            found += [parties.understand(name) or name for name in parties.split_names(item)]
    if entry.party and entry.party.strip():
        understood = parties.understand(f"[{entry.party}]")
        assert understood is not None
        found.append(replace(understood, party=entry.party.strip()))
    return found
