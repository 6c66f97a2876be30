"""What the parts of the page share: a heading, and tables that one only looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables.small_view import row_height

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme


class Part(QWidget):
    """A line, a heading with room beside it in `head`, and below it `column`."""

    def __init__(self, title: str, parent: QWidget | None = None, *, line: bool = True) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, kind="subheading")
        self.title.setWordWrap(False)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        if line:
            rule = QFrame()
            rule.setObjectName("rule")
            self.column.addWidget(rule)
        self.column.addLayout(self.head)


class MoreButton(QToolButton):
    """Opens and closes what is not always wanted."""

    def __init__(self, theme: PaletteTheme, text: str, hidden: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._hidden = hidden
        self.setProperty("kind", "more")
        self.setCheckable(True)
        self.setText(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._turn)
        self._turn(opened=False)

    def _turn(self, opened: bool) -> None:
        wear(self, self._theme, "opened" if opened else "closed", "accent")
        self._hidden.setVisible(opened)


def say(label: PlainLabel, text: str) -> None:
    """Let a label say that, or be gone."""
    label.setText(text)
    label.setVisible(bool(text))


def fit_height(view: QTableView, rows: int, most: int) -> None:
    """Give a table the height of its rows, of `most` at most."""
    header = view.verticalHeader()
    taken = 0 if header.isHidden() else header.sizeHint().width()
    wide = view.horizontalHeader().length() + taken > view.width() - 2 * view.frameWidth()
    extra = view.horizontalScrollBar().sizeHint().height() if wide else 0
    shown = max(1, min(rows, most))
    height = view.horizontalHeader().sizeHint().height() + shown * row_height(view) + extra
    view.setFixedHeight(height + 2 * view.frameWidth() + 4)
