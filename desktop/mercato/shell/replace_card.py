"""Find and replace, on a card over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from mercato.shell.overlay import Overlay
from mercato.widgets.labels import PlainLabel
from mercato.widgets.several.replace_form import ReplaceForm

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.widgets.tables.record_table import RecordTable

_WIDE = 760


class ReplaceCard(Overlay):
    """Stays open until the change is made or Esc is pressed."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        title = self.tr("Find and replace")
        super().__init__(parent, title, _WIDE)
        self.form = ReplaceForm(context)
        self.form.left.connect(self.close_card)
        self.closed.connect(self.form.finish)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(PlainLabel(title, kind="heading"))
        self.column.addWidget(self.form, 1)

    def first(self) -> QWidget:
        return self.form.wanted

    def wanted_height(self) -> int:
        return self.below.height()

    def begin(self, table: RecordTable) -> None:
        """Open on a table."""
        self.form.begin(table)
        self.open()

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Go round the card, past what is hidden or cannot be used."""
        if self.isHidden():  # Qt asks for another place for the focus while the card closes
            return False
        stops = [one for one in self.form.stops() if one.isVisible() and one.isEnabled()]
        focused = QApplication.focusWidget()
        now = stops.index(focused) if focused in stops else -1
        stops[(now + (1 if next_one else -1)) % len(stops)].setFocus()
        return True
