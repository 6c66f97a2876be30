"""Values that every row shall have: "verification = reported", "source = this file"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mercato.exchange.importing.plan import TABLES, THIS_FILE
from mercato.exchange.importing.targets import target
from mercato.records import codes
from mercato.records.fields import FIELDS
from mercato.widgets.icons import wear
from mercato.widgets.importing.calm import calm
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words
from mercato.workspace.importing import naming

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.workspace.importing.draft import Draft

_FIRST = ("source", "verification", "stage", "kind", "country", "tags", "confidentiality")
"""What is most often the same in every row, offered first."""
_NOT_OFFERED = ("uid", "number", "uids", "identifier", "date_text", "period", "status")


class Constants(QWidget):
    """A line for each constant of a draft, and one to add another; Tab comes from `before`."""

    def __init__(
        self, context: Context, draft: Draft, before: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = before
        self._context = context
        self._draft = draft
        self.editors: dict[str, QWidget] = {}
        self._lines: dict[str, QWidget] = {}
        self._reached: dict[str, tuple[QWidget, QWidget]] = {}
        self.more = calm(QComboBox())
        self.more.setAccessibleName(self.tr("Give a field the same value in every row"))
        self.more.setProperty("kind", "long")
        self.more.setMaxVisibleItems(18)
        self.more.activated.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self._column.addLayout(row)
        draft.changed.connect(self._follow)

    def show_draft(self) -> None:
        """Show the constants of a plan that was just proposed."""
        for name in list(self._lines):
            self._drop(name)
        self._follow()

    def _follow(self) -> None:
        constants = self._draft.base.constants
        for name in self._lines.keys() - constants.keys():
            self._drop(name)
        for name, value in constants.items():
            if name not in self._lines:
                self._make(name, value)
        self._offer()

    def _offer(self) -> None:
        table = self._draft.table
        free = [one.name for one in self._draft.free_targets() if one.kind not in _NOT_OFFERED]
        names = [name for name in _FIRST if name in free]
        self.more.clear()
        self.more.addItem(self.tr("Add a field…"))
        for name in dict.fromkeys((*names, *free)):
            self.more.addItem(naming.target(table, name), name)

    def _add(self, place: int) -> None:
        name = self.more.itemData(place)
        if name is None:
            return
        self._draft.set_constant(name, THIS_FILE if name == "source" else _first(self._draft, name))
        self.editors[name].setFocus()

    def _make(self, name: str, value: str) -> None:
        label = naming.target(self._draft.table, name)
        editor = self._editor(name, value)
        editor.setAccessibleName(label)
        calm(editor)
        shown = QLabel(label)
        shown.setProperty("kind", "label")
        shown.setMinimumWidth(160)
        shown.setBuddy(editor)
        cross = QToolButton()
        cross.setProperty("kind", "chip")
        wear(cross, self._context.theme, "remove")
        cross.setAccessibleName(self.tr("Remove {text}").format(text=label))
        cross.setToolTip(cross.accessibleName())
        cross.clicked.connect(partial(self._take_away, name))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (shown, editor, cross):
            row.addWidget(widget)
        row.addStretch(1)
        self.editors[name], self._lines[name] = editor, line
        self._column.insertWidget(self._column.count() - 1, line)
        self._reached[name] = (editor, cross)
        reached = [one for pair in self._reached.values() for one in pair]
        in_tab_order([self._before, *reached, self.more])

    def _editor(self, name: str, value: str) -> QWidget:
        choices = _choices(self._draft, name)
        if choices:
            box = QComboBox()
            for code, word in choices:
                box.addItem(word, code)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.activated.connect(partial(self._chosen, name, box))
            return box
        if name == "source":
            box = QComboBox()
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItem(self.tr("this file"), THIS_FILE)
            if value != THIS_FILE:
                box.setEditText(value)
            box.setMinimumWidth(300)
            box.editTextChanged.connect(partial(self._typed_source, box))
            return box
        line = QLineEdit(value)
        line.setMinimumWidth(300)
        line.textChanged.connect(partial(self._draft.set_constant, name))
        return line

    def _chosen(self, name: str, box: QComboBox, place: int) -> None:
        self._draft.set_constant(name, str(box.itemData(place)))

    def _typed_source(self, box: QComboBox, text: str) -> None:
        self._draft.set_constant("source", THIS_FILE if text == box.itemText(0) else text)

    def _take_away(self, name: str, checked: bool = False) -> None:
        self._draft.set_constant(name, None)
        self.more.setFocus()

    def _drop(self, name: str) -> None:
        line = self._lines.pop(name)
        del self.editors[name], self._reached[name]
        line.hide()
        line.deleteLater()


def _choices(draft: Draft, name: str) -> list[tuple[str, str]]:
    """Codes and words where a field is a choice, or yes and no."""
    found = target(draft.table, name)
    if found.kind == "boolean":
        return [(code, words.choice("flag", code)) for code in ("yes", "no")]
    if found.kind != "choice":
        return []
    owner = "position" if found.group == "position" else TABLES[draft.table]
    field = next(one for one in FIELDS[owner] if one.name == name)
    return words.choices(codes.name_of(field.choices))


def _first(draft: Draft, name: str) -> str:
    """What a new constant begins with: what is said most often, else the first choice."""
    choices = _choices(draft, name)
    if name == "verification":
        return "reported"
    return choices[0][0] if choices else ""
