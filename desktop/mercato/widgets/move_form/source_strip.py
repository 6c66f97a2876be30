"""Where the facts come from: the first row of the move form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mercato.records import codes
from mercato.records.fields import SNAPSHOT
from mercato.widgets.fields.date_field import DateField
from mercato.widgets.fields.link import Link
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.fields.text_field import LineField
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.forms.making import RELAYED
from mercato.widgets.move_form.proposed import ProposedChoice
from mercato.widgets.move_form.source_entry import SourceEntry, is_address, is_article
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field


class SourceStrip(QWidget):
    """A source by its URL, headline or text.

    A new one gets its outlet, date and origin in `details`, which stand below with labels of their
    own, in line with those of the form.
    """

    edited = Signal()
    enter_pressed = Signal()
    open_record = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = LinkField(context, words.field("move", "source"), ("source",), lenient=True)
        hints = self.tr("URL, headline or text of the source"), self.tr("URL, headline or text")
        self.source.line.set_hints(*hints)
        self.source.line.setMaxLength(SNAPSHOT)
        self.details = FormRows()
        self.fields = self._make_fields(context)
        for name, field in self.fields.items():
            self.details.add(words.field("source", name), field)
        self.last_button = QPushButton()
        self.last_button.setProperty("kind", "proposal")
        self.last_button.clicked.connect(self.take_last)
        self.last_button.setAccessibleName(self.tr("Last source"))
        self.last_button.setMinimumWidth(1)
        self.last_button.hide()
        self._last: Link | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.source)
        column.addWidget(self.last_button)
        for field in (self.source, *self.fields.values()):
            field.edited.connect(self._edited)
            field.enter_pressed.connect(self.enter_pressed)
            field.open_record.connect(self.open_record)
        self._edited()

    @property
    def last(self) -> Link | None:
        """The source used last, which is offered."""
        return self._last

    def editors(self) -> list[QWidget]:
        """The widgets that take the focus, in the order of Tab."""
        found = [*self.source.editors(), self.last_button]
        for field in self.fields.values():
            found += field.editors()
        return found

    def take_focus(self) -> None:
        """Put the cursor into the source."""
        self.source.take_focus()

    def entry(self) -> SourceEntry:
        """What was said of the source."""
        link = self.source.link()
        if link.record is not None or not link.text.strip():
            return SourceEntry(link)
        values = {name: field.value() for name, field in self.fields.items()}
        if not (is_address(link.text) or is_article(link.text)):
            values["headline"] = None
        return SourceEntry(link, **values)  # type: ignore[arg-type]

    def anchor(self) -> str | None:
        """The day that "last Monday" counts from, as far as the form knows it."""
        date = self.fields["published_on"]
        assert isinstance(date, DateField)
        value = date.date() if not self.details.isHidden() else None
        return None if value is None else value.edtf

    def offer(self, source: Link | None) -> None:
        """Offer the source used last by one key."""
        self._last = source
        self._edited()

    def take_last(self) -> None:
        """Use the source that was used last."""
        if self._last is not None:
            self.restore({"source": list(self._last)})
            self.edited.emit()

    def show_source(self, source: Link) -> None:
        """Let an existing source stand in the strip."""
        self.restore({"source": list(source)})

    def state(self) -> dict[str, object]:
        """What was typed, for the draft."""
        fields = {"source": self.source, **self.fields}
        return {name: _plain(field.raw()) for name, field in fields.items() if field.dirty}

    def restore(self, state: object) -> None:
        """Show what was typed."""
        typed = state if isinstance(state, dict) else {}
        for name, field in {"source": self.source, **self.fields}.items():
            field.replace_value(None)
            if name in typed:
                raw = typed[name]
                field.show_raw(Link(*raw) if isinstance(raw, list) else raw)
        self._edited()

    def refuse(self, reason: str, name: str = "") -> None:
        """Say at the field of that name why it was not taken."""
        self.fields.get(name, self.source).refuse(reason)

    def accept(self) -> None:
        """Take the reasons away."""
        for field in (self.source, *self.fields.values()):
            field.accept()

    @staticmethod
    def _make_fields(context: Context) -> dict[str, Field]:
        def label(name: str) -> str:
            return words.field("source", name)

        return {
            "headline": LineField(context, label("headline")),
            "outlet": LinkField(context, label("outlet"), ("organization",), lenient=True),
            "published_on": DateField(context, label("published_on")),
            "relays": LinkField(
                context,
                label("relays"),
                RELAYED,
                creates=RELAYED[::-1],
                lenient=True,
            ),
            "kind": ProposedChoice(
                context, label("kind"), "source_kind", codes.SOURCE_KIND, "article"
            ),
        }

    def _edited(self) -> None:
        link = self.source.link()
        is_new = link.record is None and bool(link.text.strip())
        titled = is_address(link.text) or is_article(link.text)
        self.details.setVisible(is_new)
        self.details.show_field(self.fields["headline"], shown=titled)
        offered = self._last is not None and not link.text.strip()
        self.last_button.setVisible(offered)
        if self._last is not None:
            text = self.tr("Last source (Ctrl+L): {source}").format(source=self._last.text)
            self.last_button.setText(words.visible(text))
            self.last_button.setAccessibleName(text)
        self.edited.emit()


def _plain(raw: object) -> object:
    return list(raw) if isinstance(raw, Link) else raw
