"""A desk to work at in tests: one real file, edits by name, undo, and a picture of everything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mercato.records import derived, schema
from mercato.records.journal import journal
from mercato.records.journal.journal import Edited
from mercato.records.storage import file

Dump = dict[str, list[tuple[Any, ...]]]


class Desk:
    """An open file, with what a test does to it in one word each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        file.create(path)
        file.open_file(path)

    @contextmanager
    def edit(self, label: str = "test.edit") -> Iterator[Edited]:
        """One edit: what is in the block."""
        with journal.edit(label) as edited:
            yield edited

    def undo(self) -> None:
        """Take the newest edit back."""
        assert journal.undo() is not None

    def redo(self) -> None:
        """Make it again."""
        assert journal.redo() is not None

    def dump(self) -> Dump:
        """All rows of all journaled tables."""
        return {
            model._meta.table_name: list(model.select().order_by(model.id).tuples())
            for model in schema.JOURNALED
        }

    def wrong(self) -> list[str]:
        """Everything that is wrong with the file: nothing, in a test that passes."""
        return [str(trouble) for trouble in file.check_file()] + derived.compare()

    def reopen(self) -> None:
        """Close the file and open it again."""
        file.close_connection()
        file.open_file(self.path)

    def close(self) -> None:
        """Close the file."""
        file.close_connection()
