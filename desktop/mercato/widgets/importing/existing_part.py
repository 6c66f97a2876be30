"""What happens to records that are there already: how they are found, what may change in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from mercato.exchange.importing.plan import MATCHES, RULES
from mercato.exchange.importing.targets import SCHEMES
from mercato.widgets.flow import FlowLayout
from mercato.widgets.importing.calm import calm
from mercato.widgets.importing.part import MoreButton, Part
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words
from mercato.workspace.importing import naming

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.workspace.importing.session import ImportSession

NAMED = ("people", "organizations")
_ACROSS = 3


class ExistingPart(Part):
    """Edits what the draft of a session says of matching, rules and the tag."""

    def __init__(
        self, context: Context, session: ImportSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Records that are there already"), parent)
        self._session = session
        self._draft = session.draft
        self.match = calm(QComboBox())
        self.rule = calm(QComboBox())
        self.tag = calm(QLineEdit())
        self.tag.setMinimumWidth(220)
        self.fields = QWidget()
        self.more = MoreButton(context.theme, self.tr("Field by field"), self.fields)
        self._grid = QGridLayout(self.fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[str, QComboBox] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        flow_of = QWidget()
        flow = FlowLayout(flow_of, spacing=16)
        for text, widget in (
            (self.tr("Found by"), self.match),
            (self.tr("Then"), self.rule),
            (self.tr("Tag all with"), self.tag),
        ):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            label = QLabel(text)
            label.setProperty("kind", "label")
            label.setBuddy(widget)
            widget.setAccessibleName(text)
            row.addWidget(label)
            row.addWidget(widget)
            flow.addWidget(pair)
        self.column.addWidget(flow_of)
        self.column.addWidget(self.more)
        self.column.addWidget(self.fields)

    def _connect(self) -> None:
        self._session.proposed.connect(self._show)
        self._draft.changed.connect(self._follow)
        self.match.activated.connect(self._choose_match)
        self.rule.activated.connect(self._choose_rule)
        self.tag.textEdited.connect(self._choose_tag)
        self.more.toggled.connect(self._turn)

    def _show(self) -> None:
        self.tag.setText(self._draft.base.tag or "")
        self.tag.setPlaceholderText(self.tr("file name, import, date"))
        self._follow()

    def _follow(self) -> None:
        base = self._draft.base
        _fill(self.match, [(None, words.note("import.match.best")), *self._matches()], base.match)
        usual = words.note("import.rule.best")
        rules = [(name, words.note(f"import.rule.{name}")) for name in RULES]
        _fill(self.rule, [(None, usual), *rules], base.rule)
        if self.more.isChecked():
            self._show_fields()

    def _matches(self) -> list[tuple[str, str]]:
        """The ways of finding a record that the columns allow."""
        filled = set(self._draft.filled())
        named = self._draft.table in NAMED
        fits = {
            "uid": "uid" in filled,
            "identifier": bool(filled & set(SCHEMES)),
            "name_organization": self._draft.table == "people" and "organization" in filled,
            "name": named,
            "content": not named,
            "none": True,
        }
        return [(name, words.note(f"import.match.{name}")) for name in MATCHES if fits[name]]

    def _show_fields(self) -> None:
        """A box for each field that is filled, and none for others."""
        names = [name for name in self._draft.filled() if name != "uid"]
        if list(self.boxes) != names:
            while (item := self._grid.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.boxes = {}
            for number, name in enumerate(names):
                self._add_field(number, name)
            self._grid.setColumnStretch(2 * _ACROSS, 1)
        choices: list[tuple[str | None, str]] = [(None, words.note("import.rule.usual"))]
        choices += [(name, words.note(f"import.rule.{name}")) for name in (*RULES, "blank")]
        for name, box in self.boxes.items():
            _fill(box, choices, self._draft.rule_of(name))

    def _add_field(self, number: int, name: str) -> None:
        label = QLabel(naming.target(self._draft.table, name))
        label.setProperty("kind", "label")
        box = self.boxes[name] = calm(QComboBox())
        box.setAccessibleName(label.text())
        label.setBuddy(box)
        box.activated.connect(partial(self._choose_for, name))
        row, column = divmod(number, _ACROSS)
        self._grid.addWidget(label, row, 2 * column)
        self._grid.addWidget(box, row, 2 * column + 1)
        in_tab_order([self.more, *self.boxes.values()])

    def _choose_match(self, place: int) -> None:
        self._draft.set(match=self.match.itemData(place))

    def _choose_rule(self, place: int) -> None:
        self._draft.set(rule=self.rule.itemData(place))

    def _choose_tag(self, text: str) -> None:
        self._draft.set(tag=text.strip() or None)

    def _choose_for(self, name: str, place: int) -> None:
        self._draft.set_rule(name, self.boxes[name].itemData(place))

    def _turn(self, opened: bool) -> None:
        if opened:
            self._show_fields()


def _fill(box: QComboBox, choices: list[tuple[str | None, str]], chosen: str | None) -> None:
    """Offer those choices, unless they are there already, and stand on one."""
    if [box.itemData(place) for place in range(box.count())] != [code for code, _ in choices]:
        box.clear()
        for code, text in choices:
            box.addItem(text, code)
    codes = [code for code, _ in choices]
    box.setCurrentIndex(codes.index(chosen) if chosen in codes else 0)
