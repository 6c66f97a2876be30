"""All rows of a table are wanted, and some are still on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.finding.tables import Scope
    from mercato.widgets.tables.record_table import RecordTable

_WAITING = QT_TRANSLATE_NOOP(
    "RecordTable", "Not all rows have been found yet: this is done once they are."
)


class AllRows(QObject):
    """Remembers that all rows are to be marked, and what is to be done with them then.

    Whatever marks other rows, or asks for other ones, comes instead.
    """

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self._wanted: tuple[str, Scope | None] | None = None
        self._then: Callable[[], None] | None = None
        table.records.busy.connect(self._came)

    def want(self) -> None:
        """All rows are meant, those too that are not there yet."""
        self.forget()
        if not self._table.records.is_complete:
            self._wanted = self._asked()

    def forget(self) -> None:
        """Other rows are meant."""
        self._wanted = self._then = None

    def when_there(self, then: Callable[[], None]) -> None:
        """Do it now, or once all rows that are meant are there."""
        if self._wanted is None or self._wanted != self._asked():
            then()
        else:
            self._then = then
            self._table.noted.emit(QCoreApplication.translate("RecordTable", _WAITING))

    def come(self) -> None:
        """Mark the rows that were missing, and do what waited for them."""
        wanted, then = self._wanted, self._then
        self.forget()
        if wanted is not None and wanted == self._asked():
            self._table.selectAll()
            if then is not None:
                then()

    def _asked(self) -> tuple[str, Scope | None]:
        return self._table.records.query, self._table.records.scope

    def _came(self, busy: bool) -> None:
        """Rows that could not be read will not come."""
        if not busy and not self._table.records.is_complete:
            self.forget()
