"""Painting of table cells: a status is a word in its colour with its icon."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QBrush, QColor, QIcon, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mercato.widgets.theme import STATUS_ROLES, PaletteTheme
from mercato.workspace.table_model import EmphasisRole

AnyIndex = QModelIndex | QPersistentModelIndex


class StatusDelegate(QStyledItemDelegate):
    """For columns of codes: those with a meaning of their own get their icon and colour."""

    def __init__(self, theme: PaletteTheme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looks: dict[str, tuple[QIcon, QBrush]] = {}
        theme.changed.connect(self._forget)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        code = index.data(EmphasisRole)
        role = STATUS_ROLES.get(code) if isinstance(code, str) else None
        if role is None:
            return
        icon, brush = self._look(str(code), role)
        option.icon = icon
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.palette.setBrush(QPalette.ColorRole.Text, brush)

    def _forget(self) -> None:
        self._looks.clear()

    def _look(self, code: str, role: str) -> tuple[QIcon, QBrush]:
        if code not in self._looks:
            colour = QColor(self._theme.colour(role))
            self._looks[code] = (self._theme.icon(code, role), QBrush(colour))
        return self._looks[code]
