"""What stands on peewee's stack while one of our transactions is open."""

from __future__ import annotations

from typing import Any

from mercato.records.errors import FileTrouble
from mercato.records.storage.engine.troubles import explain


class Mark:
    """An open transaction, and the error for which the engine gave it up by itself, if it did.

    On a full disk SQLite rolls back, and whatever comes then would be committed row by row.
    """

    def __init__(self) -> None:
        self.lost: BaseException | None = None
        self.keep = True
        """Whether to commit at the end; a transaction that wrote nothing spares the disk."""
        self.due: list[str] = []
        """What has to be made again before the end: indexes taken away to fill a table."""
        self.unindexed: list[str] = []
        """Indexes taken away to fill a table, which are made again as soon as it is filled."""
        self.roomy = False
        """Whether the cache was made larger for this transaction."""

    def note(self, error: BaseException, connection: Any) -> None:
        """Remember the error if it ended the transaction."""
        if not connection.in_transaction:
            self.lost = error

    def require_alive(self, connection: Any) -> None:
        """Raise the trouble that ended the transaction, if it is no longer there."""
        if not connection.in_transaction:
            raise self.trouble() from self.lost

    def trouble(self) -> FileTrouble:
        """What to say of a lost transaction."""
        found = explain(self.lost) if self.lost is not None else None
        return FileTrouble(found.code if found is not None else "file.transaction_lost")
