"""What follows from the records: search text, sort keys, the tree, numbers; kept by one refresh.

Nothing here is journaled. `refresh` serves edit, undo and redo alike: it takes the touched rows
from the journal and reads how they stand now. `rebuild` makes all from nothing by the same code,
and `compare` finds where the two differ. That code is imported when it is first asked for: a window
shows its first rows without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.derived.models import MODELS
from mercato.records.progress import unwatched

if TYPE_CHECKING:
    from mercato.records.journal.changes import Changes
    from mercato.records.progress import Progress

VIRTUAL: tuple[str, ...] = ("search", "places")

__all__ = ["MODELS", "VIRTUAL", "compare", "rebuild", "refresh", "set_up", "statements"]


def refresh(changes: Changes) -> None:
    """Bring everything derived up to date with an edit, undo or redo, inside its transaction."""
    from mercato.records.derived import refreshing

    refreshing.refresh(changes)


def rebuild(progress: Progress = unwatched) -> None:
    """Make everything derived from nothing; tells how many parts of how many are done."""
    from mercato.records.derived import refreshing

    refreshing.rebuild(progress)


def compare() -> list[str]:
    """Each derived table that differs from what a rebuild gives, with the number of rows."""
    from mercato.records.derived import comparing

    return comparing.compare()


def statements() -> list[str]:
    """The DDL beside that of the models: the full-text indexes, and what lists are sorted by."""
    from mercato.records.derived import full_text, indexes

    return [full_text.RECORDS.ddl, full_text.PLACES.ddl, *indexes.statements()]


def set_up() -> None:
    """What is to be done once after these statements."""
    from mercato.records.derived import full_text

    full_text.RECORDS.set_up()
    full_text.PLACES.set_up()
