"""When a table has been painted with its rows, no placeholders among them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

if TYPE_CHECKING:
    from mercato.widgets.tables.record_table import RecordTable


class PaintWatch(QObject):
    """`done` once, after the first whole paint since `begin`, or since `arm`.

    `at` is the time (`perf_counter`) at which the paint had reached the window.
    """

    done = Signal()

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self.at = 0.0
        self._table = table
        self._armed = False
        table.viewport().installEventFilter(self)

    def begin(self, *, armed: bool = True) -> None:
        """Wait for a paint; one that comes before `arm` does not count where not armed."""
        self._armed = armed

    def arm(self, *_: object) -> None:
        """From now on a paint counts."""
        self._armed = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._armed and event.type() == QEvent.Type.Paint:
            # Right after the paint, before rows that it did not show can come.
            urgent = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), urgent)
        return False

    def customEvent(self, _event: QEvent) -> None:
        """What was painted is in the window; rows that were not there were read meanwhile."""
        if self._armed and self._is_whole():
            self.at = time.perf_counter()
            self._armed = False
            self.done.emit()

    def _is_whole(self) -> bool:
        table = self._table
        ids, cache = table.records.ids, table.records._rows.cache
        last = table.rowAt(table.viewport().height() - 1)
        rows = range(max(table.rowAt(0), 0), last + 1 if last >= 0 else len(ids))
        return all(cache.is_fresh(ids[row]) for row in rows) and self._has_counted()

    def _has_counted(self) -> bool:
        """An empty table is painted before its rows are known, too."""
        return bool(self._table.records.ids) or self._table.records.query != ""
