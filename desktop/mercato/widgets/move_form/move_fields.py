"""All fields of the move form with their pins: what was typed, brought back, refused, emptied."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mercato.widgets.fields.field import Field, set_style
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.forms.more import More
from mercato.widgets.hints import Hints
from mercato.widgets.labels import PlainLabel
from mercato.widgets.move_form import drafting
from mercato.widgets.move_form.dates_row import DatesRow
from mercato.widgets.move_form.entry_fields import MORE, SHOWN, Entry, label_of, make_entry
from mercato.widgets.move_form.pins import Pin
from mercato.widgets.move_form.source_strip import SourceStrip
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.records.errors import Trouble
    from mercato.records.moving.move_entry import MoveEntry
    from mercato.widgets.context import Context

_AT = {
    "announced_on": "dates",
    "left_on": "dates",
    "starts_on": "dates",
    "term_end": "dates",
    "url": "source",
    "headline": "source",
    "outlet": "source",
    "published_on": "source",
    "relays": "source",
    "party": "person",
    "name": "person",
    "from_state": "from_organization",
    "to_state": "to_organization",
    "according_to_record": "according_to",
}
"""Where a refusal is shown that names a field which is none of the form's own."""


class MoveFields(QWidget):
    """The fields in reading order, each with a pin; the rest behind More.

    Those that were `made` before are taken, the others are made.
    """

    edited = Signal()
    open_record = Signal(int)

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        made: Mapping[str, Entry] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.entries: dict[str, Entry] = {}
        self.pins: dict[str, Pin] = {}
        self.understood = PlainLabel(kind="hint")
        self.understood.hide()
        self.person_hints = Hints(context.theme)
        self.move_hints = Hints(context.theme)
        self.more = More(context.theme, self)
        shown = FormRows(self)
        for names, rows in ((SHOWN, shown), (MORE, self.more.rows)):
            for name in names:
                self._add(name, made.get(name) or make_entry(context, name), rows)
        self.more.name([label_of(name) for name in MORE])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(shown)
        column.addWidget(self.more)
        self._order()
        self.pins["source"].setChecked(True)
        self.dates.anchor = self.source.anchor
        self.source.edited.connect(self.dates.read_again)

    @property
    def source(self) -> SourceStrip:
        """The first row: where the facts come from."""
        strip = self.entries["source"]
        assert isinstance(strip, SourceStrip)
        return strip

    @property
    def dates(self) -> DatesRow:
        """The row of dates."""
        dates = self.entries["dates"]
        assert isinstance(dates, DatesRow)
        return dates

    def entry(self) -> MoveEntry:
        """What the fields say, but for the source."""
        return drafting.move_entry(self.entries, self.context)

    def state(self) -> dict[str, Any]:
        """What was typed and pinned, as plain data."""
        states = {name: drafting.state_of(entry) for name, entry in self.entries.items()}
        return {
            "fields": {name: state for name, state in states.items() if state is not None},
            "pins": [name for name, pin in self.pins.items() if pin.isChecked()],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back a `state`; an empty one empties the form."""
        typed, pinned = state.get("fields", {}), state.get("pins", ["source"])
        for name, entry in self.entries.items():
            drafting.restore(entry, typed.get(name))
            self.pins[name].setChecked(name in pinned)
        self.more.open(opened=any(name in typed for name in MORE))

    def empty(self) -> None:
        """Empty all fields but the pinned ones."""
        for name, entry in self.entries.items():
            if not self.pins[name].isChecked():
                drafting.restore(entry, None)

    def toggle_pin(self) -> None:
        """Pin the field that has the focus, or let it go."""
        focus = QApplication.focusWidget()
        for name, entry in self.entries.items():
            if focus is not None and entry.isAncestorOf(focus):
                self.pins[name].toggle()

    def accept(self) -> None:
        """Take all reasons away."""
        for entry in self.entries.values():
            entry.accept()

    def refuse(self, trouble: Trouble) -> bool:
        """Say at its field why the draft was not taken; False if it is about none of them."""
        name = getattr(trouble, "field", None) or ""
        place = _AT.get(name, name)
        entry = self.entries.get(place)
        if entry is None:
            return False
        if place in MORE:
            self.more.open()
        reason = words.trouble(trouble)
        if isinstance(entry, Field):
            entry.refuse(reason)
        else:
            entry.refuse(reason, name)
        entry.take_focus()
        return True

    def _add(self, name: str, entry: Entry, rows: FormRows) -> None:
        self.entries[name] = entry
        pin = self.pins[name] = Pin(self.context.theme, label_of(name))
        rows.add(label_of(name), entry, pin)
        if isinstance(entry, SourceStrip):
            rows.add_wide(entry.details)
        entry.edited.connect(self.edited)
        entry.enter_pressed.connect(self._next)
        pin.toggled.connect(partial(self._pinned, name))
        if not isinstance(entry, DatesRow):
            entry.open_record.connect(self.open_record)
        if name == "person":
            rows.add_below(self.understood)
            rows.add_below(self.person_hints)
        elif name == "to_role":
            rows.add_below(self.move_hints)

    def _order(self) -> None:
        """Let Tab follow the reading order."""
        widgets: list[QWidget] = []
        for name in SHOWN:
            widgets += self.entries[name].editors()
        widgets.append(self.more.button)
        for name in MORE:
            widgets += self.entries[name].editors()
        in_tab_order(widgets)

    def _next(self) -> None:
        self.focusNextChild()

    def _pinned(self, name: str, pinned: bool) -> None:
        entry = self.entries[name]
        for editor in entry.editors() if isinstance(entry, Field) else ():
            set_style(editor, "pinned", pinned)
        self.edited.emit()
