"""Names of tables, headings of their columns, and counted things."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

TABLES: dict[str, str] = {
    "people": QT_TRANSLATE_NOOP("words", "People"),
    "organizations": QT_TRANSLATE_NOOP("words", "Organizations"),
    "positions": QT_TRANSLATE_NOOP("words", "Positions"),
    "moves": QT_TRANSLATE_NOOP("words", "Moves"),
    "sources": QT_TRANSLATE_NOOP("words", "Sources"),
    "claims": QT_TRANSLATE_NOOP("words", "Claims"),
    "references": QT_TRANSLATE_NOOP("words", "References"),
    "career": QT_TRANSLATE_NOOP("words", "Career"),
    "people_now": QT_TRANSLATE_NOOP("words", "People now"),
    "arrivals": QT_TRANSLATE_NOOP("words", "Arrivals"),
    "departures": QT_TRANSLATE_NOOP("words", "Departures"),
    "internal": QT_TRANSLATE_NOOP("words", "Internal"),
    "units": QT_TRANSLATE_NOOP("words", "Units"),
    "history": QT_TRANSLATE_NOOP("words", "History"),
    "records": QT_TRANSLATE_NOOP("words", "Records"),
    "members": QT_TRANSLATE_NOOP("words", "Members"),
}
"""Tables and the linked tables of the record panel."""

COUNTS: dict[str, tuple[str, str]] = {
    "people": (QT_TRANSLATE_NOOP("words", "{n} person"), QT_TRANSLATE_NOOP("words", "{n} people")),
    "organizations": (
        QT_TRANSLATE_NOOP("words", "{n} organization"),
        QT_TRANSLATE_NOOP("words", "{n} organizations"),
    ),
    "positions": (
        QT_TRANSLATE_NOOP("words", "{n} position"),
        QT_TRANSLATE_NOOP("words", "{n} positions"),
    ),
    "moves": (QT_TRANSLATE_NOOP("words", "{n} move"), QT_TRANSLATE_NOOP("words", "{n} moves")),
    "sources": (
        QT_TRANSLATE_NOOP("words", "{n} source"),
        QT_TRANSLATE_NOOP("words", "{n} sources"),
    ),
    "claims": (QT_TRANSLATE_NOOP("words", "{n} claim"), QT_TRANSLATE_NOOP("words", "{n} claims")),
    "references": (
        QT_TRANSLATE_NOOP("words", "{n} reference"),
        QT_TRANSLATE_NOOP("words", "{n} references"),
    ),
    "units": (QT_TRANSLATE_NOOP("words", "{n} unit"), QT_TRANSLATE_NOOP("words", "{n} units")),
    "changes": (
        QT_TRANSLATE_NOOP("words", "{n} change"),
        QT_TRANSLATE_NOOP("words", "{n} changes"),
    ),
    "records": (
        QT_TRANSLATE_NOOP("words", "{n} record"),
        QT_TRANSLATE_NOOP("words", "{n} records"),
    ),
}

COLUMNS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("words", "Name"),
    "date": QT_TRANSLATE_NOOP("words", "Date"),
    "person": QT_TRANSLATE_NOOP("words", "Person"),
    "organization": QT_TRANSLATE_NOOP("words", "Organization"),
    "role": QT_TRANSLATE_NOOP("words", "Role"),
    "kind": QT_TRANSLATE_NOOP("words", "Kind"),
    "stage": QT_TRANSLATE_NOOP("words", "Stage"),
    "verification": QT_TRANSLATE_NOOP("words", "Verification"),
    "sources": QT_TRANSLATE_NOOP("words", "Sources"),
    "moves": QT_TRANSLATE_NOOP("words", "Moves"),
    "note": QT_TRANSLATE_NOOP("words", "Note"),
    "as_of": QT_TRANSLATE_NOOP("words", "As of"),
}
"""By `table.column`, or by `column` where the heading is the same everywhere."""
