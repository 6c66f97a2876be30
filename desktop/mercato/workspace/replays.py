"""What the writing thread takes back or makes again; how, is imported there when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.errors import Refused
from mercato.records.journal import journal

if TYPE_CHECKING:
    from mercato.records.journal.changes import Changes


def undo() -> Changes:
    """Take back the newest edit."""
    changes = journal.undo()
    if changes is None:
        raise Refused("journal.nothing_to_undo")
    return changes


def redo() -> Changes:
    """Make the edit that was undone last again."""
    changes = journal.redo()
    if changes is None:
        raise Refused("journal.nothing_to_redo")
    return changes


def revert(edit_id: int, what: str) -> Changes:
    """Take back one edit of the history by a new one."""
    from mercato.records.journal import reverting

    return reverting.revert(edit_id, what=what)


def apply_again(edit_id: int, what: str) -> Changes:
    """Make an undone edit of the history again, by a new one."""
    from mercato.records.journal import reverting

    return reverting.apply_again(edit_id, what=what)


def restore_field(change_id: int, field: str) -> Changes:
    """Give one field the value it had before a change of the history."""
    from mercato.records.journal import reverting

    return reverting.restore_field(change_id, field)
