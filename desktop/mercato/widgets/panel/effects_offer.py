"""Above a move's form: what it would change in the career now, on offer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mercato.records.moving import move_effects
from mercato.widgets.alive import while_alive
from mercato.widgets.flow import FlowLayout
from mercato.widgets.labels import PlainLabel
from mercato.workspace import headings, words

if TYPE_CHECKING:
    from mercato.records.moving.move_effects import Effects
    from mercato.widgets.context import Context


class EffectsOffer(QFrame):
    """`answered` once it is taken or declined.

    A move that got further closes and opens positions; one that was denied puts them back.

    Nothing happens before the button is pressed. "Not now" hides the offer until it changes.
    """

    answered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self._context = context
        self._move: int | None = None
        self._declined: dict[int, str] = {}
        self.text = PlainLabel(kind="plain")
        self.apply = QPushButton(self.tr("Change the career (Alt+K)"))
        self.apply.setShortcut("Alt+K")
        self.decline = QPushButton(self.tr("Not now (Alt+Shift+K)"))
        self.decline.setShortcut("Alt+Shift+K")
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.apply, self.decline):
            button.setProperty("kind", "proposal")
            button.setAccessibleName(button.text())
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.apply.clicked.connect(self._apply)
        self.decline.clicked.connect(self._decline)
        self.hide()

    def show_move(self, move: int | None) -> None:
        """Look what that move would change."""
        if move != self._move:
            self.hide()
        self._move = move
        if move is not None:
            self._context.workspace.read(
                partial(move_effects.propose, move),
                partial(self._show, move),
                channel=f"effects {id(self)}",
            )

    @while_alive
    def _show(self, move: int, effects: Effects) -> None:
        if move != self._move:
            return
        lines = [
            words.note(f"effect.{one.kind}", role=one.role, organization=one.organization_name)
            for one in effects.changes
        ]
        text = "\n".join(lines)
        self.text.setText(text)
        self.setVisible(bool(text) and self._declined.get(move) != text)

    def _apply(self) -> None:
        if self._move is not None:
            self._context.workspace.edit(
                "move.career_changed",
                partial(_apply, self._move),
                values=partial(_label_values, self._move),
            )
            self.answered.emit()

    def _decline(self) -> None:
        if self._move is not None:
            self._declined[self._move] = self.text.text()
            self.answered.emit()
            self.hide()


def _apply(move: int) -> None:
    move_effects.apply(move, move_effects.propose(move))


def _label_values(move: int, _result: object) -> dict[str, Any]:
    return {"name": headings.name(move)}
