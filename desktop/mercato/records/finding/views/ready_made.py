"""Views that every file has: what a desk should look after."""

from __future__ import annotations

from typing import NamedTuple


class ReadyMade(NamedTuple):
    """A view that is no row of the file; `view:KEY` means it in queries of its table."""

    key: str
    table: str
    query: str


READY_MADE: dict[str, ReadyMade] = {
    view.key: view
    for view in (
        ReadyMade("conflicting", "moves", "is:conflicting"),
        ReadyMade("unsourced", "moves", "no:source"),
        ReadyMade(
            "rumours",
            "moves",
            "(verification:rumoured OR to_verification:rumoured) -stage:fell_through,annulled",
        ),
        ReadyMade("due", "claims", "due:today"),
        ReadyMade("changed", "moves", "changed:this-week"),
    )
}
"""By their keys, in the order in which they are offered."""


def queries(table: str) -> dict[str, str]:
    """The queries of a table's ready-made views by their keys."""
    return {view.key: view.query for view in READY_MADE.values() if view.table == table}
