"""The full-text indexes, each over the folded texts of a table of its own."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records.schema import database

_PAGES = 8
"""Pages merged for each text that is indexed, which writes one or two itself."""
_HELD = 16 * 1024 * 1024
"""Bytes of a large edit's words that are sorted in memory, rather than merged piece by piece."""


@dataclass(frozen=True, slots=True)
class FullText:
    """An index of words inside words, in every script, since the texts are folded already.

    It is told of each text that comes or goes. What is added lies in pieces that have to be merged
    in the end: a little of it each time, since by itself the engine leaves it until there is so
    much that an edit has to wait.
    """

    name: str
    content: str
    columns: tuple[str, ...]

    @property
    def ddl(self) -> str:
        """What makes it."""
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5({', '.join(self.columns)}, "
            f"content='{self.content}', content_rowid='id', tokenize='trigram', columnsize=0)"
        )

    def set_up(self) -> None:
        """See to it that the engine merges nothing by itself, and has little to merge."""
        self._tell("automerge", 0)
        self._tell("hashsize", _HELD)

    def add(self, texts: str) -> None:
        """Index the rows of the table that this part of a query, its FROM, names."""
        columns = ", ".join(self.columns)
        added = database.execute_sql(
            f"INSERT INTO {self.name} (rowid, {columns}) SELECT id, {columns} FROM {texts}"
        )
        self._tell("merge", _PAGES * max(added.rowcount, 1))

    def forget(self, texts: str) -> None:
        """The reverse, while the table still has them."""
        columns = ", ".join(self.columns)
        database.execute_sql(
            f"INSERT INTO {self.name} ({self.name}, rowid, {columns}) "
            f"SELECT 'delete', id, {columns} FROM {texts}"
        )

    def forget_all(self) -> None:
        """Index nothing."""
        database.execute_sql(f"INSERT INTO {self.name} ({self.name}) VALUES ('delete-all')")

    def check(self) -> None:
        """Hold it against its table; the engine's error says that they differ."""
        self._tell("integrity-check", 1)

    def _tell(self, command: str, value: int) -> None:
        database.execute_sql(
            f"INSERT INTO {self.name} ({self.name}, rank) VALUES (?, ?)", (command, value)
        )


RECORDS = FullText("search", "search_text", ("name", "body"))
"""Over the text of each record."""

PLACES = FullText("places", "place_text", ("words",))
"""Over the names of each organization and of what is above it."""
