"""The date field: typed as people say it, read back in words as it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from mercato.records import dates
from mercato.records.dates import DateValue
from mercato.widgets.fields.field import Field, set_style
from mercato.widgets.fields.hinted_line import HintedLine
from mercato.widgets.flow import FlowLayout
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.widgets.context import Context

MOST_YEARS = 4


class DateField(Field):
    """A date as far as it is known.

    Below it stands what was understood. A year that is missing is proposed by buttons, the years
    in which the weekday fits. `anchor` is asked for the day that "last Monday" counts from.
    In a row of a list the field is narrow, has no label beside it and says below whose date it is.
    """

    def __init__(
        self, context: Context, label: str, *, in_row: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, label, parent)
        self.anchor: Callable[[], str | None] = lambda: None
        self.line = HintedLine()
        self._in_row = in_row
        if in_row:
            self.line.set_hints(label)
        else:
            self.line.set_hints(
                self.tr("2025 · July 2025 · 7/7/2025 · ?"),
                self.tr("July 2025 · 7/7/2025 · ?"),
                self.tr("July 2025 · ?"),
            )
        self.use(self.line)
        self._known = ""
        self._sent = ""
        self._shown: DateValue | None = None
        self._below = PlainLabel(kind="hint")
        self._years = QWidget()
        self._buttons = FlowLayout(self._years)
        self._years.hide()
        self._below.hide()
        self.add_below(self._below)
        self.add_below(self._years)
        self.line.textChanged.connect(self.read_again)
        self.line.textEdited.connect(self._edited)

    def value(self) -> object:
        """The date; None for an empty field."""
        return self.date()

    def date(self) -> DateValue | None:
        """What the text says; None for an empty field."""
        text = self.line.text().strip()
        if not text:
            return None
        if self._shown is not None and text == self._text_of(self._shown):
            return self._shown
        return dates.read(
            text,
            language=self.context.language,
            day_first=self.context.day_first,
            anchor=self.anchor(),
        )

    def raw(self) -> object:
        return self.line.text()

    def show_raw(self, raw: object) -> None:
        self.line.setText(str(raw))

    def raw_of(self, value: object) -> object:
        self._shown = value if isinstance(value, DateValue) else None
        return "" if self._shown is None else self._text_of(self._shown)

    def read_again(self) -> None:
        """Say below the field what its text means; after the anchor changed, too."""
        date = self.date()
        text = "" if date is None else self._read_back(date)
        self._below.setVisible(bool(text) and text.casefold() != self.line.text().casefold())
        self._below.setText(f"{self.label}: {text}" if self._in_row else text)
        doubtful = date is not None and not self._is_plain(date)
        set_style(self._below, "kind", "notice" if doubtful else "hint")
        self._propose(date.years[:MOST_YEARS] if date is not None and doubtful else ())

    def entered(self) -> None:
        self.read_again()

    def _read_back(self, date: DateValue) -> str:
        code, values = dates.read_back(date, self.context.language, self.anchor())
        return words.label(code, values)

    def _is_plain(self, date: DateValue) -> bool:
        """Whether nothing is open in a date, or the source's date tells it."""
        anchor = self.anchor()
        return (date if anchor is None else dates.resolve(date, anchor)).problem is None

    def _text_of(self, date: DateValue) -> str:
        return date.text or dates.say(date.edtf, self.context.language)

    def _propose(self, years: tuple[int, ...] | list[int]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for year in years:
            button = QPushButton(str(year))
            button.setProperty("kind", "proposal")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # typing the year is as short
            button.setAccessibleName(
                self.tr("{label}: year {year}").format(label=self.label, year=year)
            )
            button.clicked.connect(partial(self._take_year, year))
            self._buttons.addWidget(button)
        self._years.setVisible(bool(years))

    def _take_year(self, year: int) -> None:
        self.line.setText(f"{self.line.text().strip()} {year}")
        self.line.setFocus()
        self.changed_by_hand()

    def _edited(self) -> None:
        self.changed_by_hand()
