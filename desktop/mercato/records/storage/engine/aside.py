"""Statements that need nothing from Python, run while Python computes what comes after them."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Any

from mercato.records.storage.engine.sorting import in_one_piece

if TYPE_CHECKING:
    from collections.abc import Sequence


class Aside(Thread):
    """Runs statements on a connection, which nobody else may use before `join`.

    After an error, which is kept, or once it is `cut`, the rest is not run: it is what is `left`.
    """

    def __init__(self, connection: Any, statements: Sequence[str]) -> None:
        super().__init__(name="mercato-aside", daemon=True)
        self.left = list(statements)
        self.error: Exception | None = None
        self.cut = False
        self._connection = connection

    def run(self) -> None:
        """Run them, one after the other."""
        try:
            with in_one_piece(self._connection):
                while self.left and not self.cut:
                    self._connection.execute(self.left[0])
                    del self.left[0]
        except Exception as error:  # noqa: BLE001
            self.error = error
