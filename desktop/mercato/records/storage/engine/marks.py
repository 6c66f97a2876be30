"""What stands on peewee's stack while one of our transactions is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mercato.records.errors import FileTrouble
from mercato.records.storage.engine.troubles import explain


@dataclass(slots=True)
class Mark:
    """An open transaction, and the error for which the engine gave it up by itself, if it did.

    On a full disk SQLite rolls back, and whatever comes then would be committed row by row.
    """

    lost: BaseException | None = None
    keep: bool = True
    """Whether to commit at the end; a transaction that wrote nothing spares the disk."""
    due: list[str] = field(default_factory=list)
    """What has to be made again before the end: indexes that were taken away to fill a table."""
    unindexed: list[str] = field(default_factory=list)
    """Indexes that were taken away to fill a table, and are made again as soon as it is filled."""
    roomy: bool = False
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
