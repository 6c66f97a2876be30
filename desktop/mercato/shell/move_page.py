"""The move form as a page at the right, with a heading."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from mercato.shell.side_page import SidePage
from mercato.widgets.move_form.entry_fields import MORE, SHOWN, make_entry
from mercato.widgets.move_form.move_form import MoveForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mercato.widgets.context import Context
    from mercato.widgets.move_form.entry_fields import Entry

_BETWEEN = 15
"""Milliseconds for whatever else is to be done, between the steps of making the form."""


class MovePage(SidePage):
    """Holds the one move form, made when it is first asked for, or ahead of that by `prepare`.

    It is made where it will stand: a form that moves from parent to parent is styled each time.
    """

    open_record = Signal(int)
    kept = Signal(list)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, QCoreApplication.translate("MovePage", "New move"), parent)
        self._context = context
        self._entries: dict[str, Entry] = {}
        self._made: MoveForm | None = None

    @property
    def form(self) -> MoveForm:
        """The form, in its place."""
        form = self._make()
        if self.column.indexOf(form) < 0:
            self.column.addWidget(form, 1)
        return form

    def prepare(self) -> None:
        """Make the form step by step, a field at a time, none of which holds anybody up."""
        steps: list[Callable[[], object]] = [
            partial(self._make_entry, name) for name in (*SHOWN, *MORE)
        ]
        for at, step in enumerate((*steps, self._make, self.first), 1):
            QTimer.singleShot(at * _BETWEEN, self, step)

    def finish(self) -> None:
        """Keep the draft."""
        if self._made is not None:
            self._made.drafts.save()

    def first(self) -> QWidget:
        return self.form

    def _make_entry(self, name: str) -> None:
        if self._made is None:
            self._entries[name] = make_entry(self._context, name)

    def _make(self) -> MoveForm:
        if self._made is None:
            form = self._made = MoveForm(self._context, self, self._entries)
            self._entries = {}
            form.left.connect(self.left)
            form.kept.connect(self.kept)
            form.open_record.connect(self.open_record)
        return self._made
