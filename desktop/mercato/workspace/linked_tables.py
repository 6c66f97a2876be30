"""The linked tables below a record's form: which tabs a type of record has, and what each shows."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records.finding import tables
from mercato.records.journal import history
from mercato.records.moving import move_links, move_status
from mercato.workspace import words

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


def groups(record_type: str, record: int) -> dict[str, int]:
    """How many rows of each tab are moves of groups: tables count those apart from people."""
    if record_type != "organization":
        return {}
    return {
        tab.name: tables.count(tab.table, "is:group", scope=tab.of(record))
        for tab in TABS[record_type]
        if tab.table == "moves"
    }


def said(name: str, rows: int, groups: int) -> str:
    """A tab's title with its count: "Arrivals 30 + 3 groups"."""
    table = words.table(name)
    if not groups:
        return f"{table} {words.number(rows)}"
    return f"{table} {words.number(rows - groups)} + {words.count('groups', groups)}"


def _statuses(record: int) -> int:
    return len(move_status.history(record))


def _links(record: int) -> int:
    return len(move_links.of(record))


_OTHERS = {HISTORY: history.length, STATUSES: _statuses, LINKS: _links}
