"""The linked tables below a record's form: which tabs a type of record has, and what each shows."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records import history, move_links, move_status, tables

HISTORY = "history"
STATUSES = "statuses"
LINKS = "links"


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its name (`words.table` knows it), the table in it, and the scope of its rows.

    History, statuses and links have neither: they are no records of their own.
    """

    name: str
    table: str = ""
    scope: str = ""

    def of(self, record: int, *, include_units: bool = True) -> tables.Scope:
        """The scope of the tab's rows for a record, with those of its units or without."""
        return tables.Scope(self.scope, record, include_units)


_SOURCES = Tab("sources", "references", "sources_of")
_CLAIMS = Tab("claims", "claims", "claims_about")
_HISTORY = Tab(HISTORY)

TABS: dict[str, tuple[Tab, ...]] = {
    "person": (
        Tab("career", "positions", "career"),
        Tab("moves", "moves", "moves_of"),
        _SOURCES,
        _CLAIMS,
        _HISTORY,
    ),
    "organization": (
        Tab("people_now", "positions", "people_now"),
        Tab("arrivals", "moves", "arrivals"),
        Tab("departures", "moves", "departures"),
        Tab("internal", "moves", "internal"),
        Tab("units", "organizations", "units"),
        _SOURCES,
        _CLAIMS,
        _HISTORY,
    ),
    "move": (
        _SOURCES,
        Tab(STATUSES),
        Tab(LINKS),
        Tab("members", "moves", "members_of"),
        _CLAIMS,
        _HISTORY,
    ),
    "position": (_SOURCES, _HISTORY),
    "source": (
        Tab("records", "references", "records_of_source"),
        Tab("relayed_by", "sources", "relayed_by"),
        Tab("claims", "claims", "claims_from"),
        _HISTORY,
    ),
    "claim": (_SOURCES, _HISTORY),
    "organization_change": (_SOURCES, _HISTORY),
}
"""By type of record, in the order shown."""


def counts(record_type: str, record: int) -> dict[str, int]:
    """How many rows each tab has."""
    return {
        tab.name: (
            tables.count(tab.table, scope=tab.of(record))
            if tab.table
            else _OTHERS[tab.name](record)
        )
        for tab in TABS[record_type]
    }


def _statuses(record: int) -> int:
    return len(move_status.history(record))


def _links(record: int) -> int:
    return len(move_links.of(record))


_OTHERS = {HISTORY: history.length, STATUSES: _statuses, LINKS: _links}
