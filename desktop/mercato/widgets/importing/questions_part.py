"""What the file leaves open: all questions in one list, the one of the cursor with its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mercato.exchange.questions import ASK_AGAIN
from mercato.widgets.importing.part import MoreButton, Part
from mercato.widgets.importing.question_card import QuestionCard
from mercato.widgets.tables.small_view import row_height
from mercato.workspace import words
from mercato.workspace.importing.questions_model import AnswerRole, QuestionsModel, RememberedRole

if TYPE_CHECKING:
    from mercato.exchange.questions import Question
    from mercato.widgets.context import Context
    from mercato.widgets.theme import PaletteTheme
    from mercato.workspace.importing.session import ImportSession

_LINES = 9
_ICON = 14
_WIDTH = 280
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
AnyIndex = QModelIndex | QPersistentModelIndex


class QuestionsPart(Part):
    """Gives answers to a session; an answer leads to the next open question.

    `all_answered` when the last one was given here.
    """

    all_answered = Signal()

    def __init__(
        self, context: Context, session: ImportSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Questions"), parent)
        self._session = session
        self.model = QuestionsModel(self)
        self.list = QListView()
        self.list.setObjectName("facet")
        self.list.setAccessibleName(self.tr("Questions about the file"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Delegate(context.theme, self.list))
        self.list.setMinimumWidth(_WIDTH)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.card = QuestionCard()
        self._both = QWidget()
        self.more = MoreButton(context.theme, self.tr("Look at the answers"), self._both)
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list, 2)
        row.addWidget(self.card, 5)
        self.again = QPushButton(self.tr("As&k again what was answered before"))
        self.again.setToolTip(self.tr("Answers of earlier imports are used until you do"))
        self.again.setAutoDefault(True)
        self.head.addWidget(self.more)
        self.head.addStretch(1)
        self.head.addWidget(self.again)
        self.column.addWidget(self._both)
        self.list.installEventFilter(self)
        self.more.hide()
        self.more.setChecked(True)
        session.asked_changed.connect(self._show)
        self.again.clicked.connect(self._ask_again)
        self.list.selectionModel().currentChanged.connect(self._describe)
        self.card.answered.connect(self._answer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list a number answers, Enter and Right go to the answers."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER and self.card.buttons:
            self.card.first().setFocus()
            return True
        return self._pressed(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and not self.list.hasFocus():
            self.list.setFocus()
        elif not self._pressed(event):
            super().keyPressEvent(event)

    def first(self) -> QWidget:
        """What gets the focus: the answers to the first open question."""
        place = self.model.open_after(len(self.model.questions) - 1)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))
        return self.card.first() if self.card.buttons else self.list

    def _pressed(self, event: QKeyEvent) -> bool:
        text = event.text()
        return len(text) == 1 and text in "123456789" and self.card.press(int(text))

    def _current(self) -> Question | None:
        row = self.list.currentIndex().row()
        return self.model.questions[row] if 0 <= row < len(self.model.questions) else None

    def _show(self) -> None:
        had_focus = self.card.isAncestorOf(QApplication.focusWidget() or self)
        before = self._current()
        self.model.show_asked(self._session.asked)
        self._say()
        self._stand(before)
        self._describe()
        left = bool(self._session.asked.open)
        if left != self.more.isHidden():
            self.more.setHidden(left)
            self.more.setChecked(left)
        if had_focus and left:
            self.card.first().setFocus()
        elif had_focus:
            self.all_answered.emit()

    def _ask_again(self) -> None:
        self._session.ask_again()

    def _say(self) -> None:
        left = len(self._session.asked.open)
        said = self.tr("{left} open") if left else self.tr("none open")
        title = self.tr("Questions: {state}")
        self.title.setText(title.format(state=said.format(left=words.number(left))))
        self.again.setVisible(bool(self._session.asked.recalled))
        lines = min(max(len(self.model.questions), 5), _LINES)
        self.list.setFixedHeight(lines * row_height(self.list) + 8)

    def _stand(self, before: Question | None) -> None:
        """Stay on a question as long as it is open, else go to the next open one."""
        keys = [one.key for one in self.model.questions]
        if not keys:
            return
        place = keys.index(before.key) if before is not None and before.key in keys else -1
        if place < 0 or keys[place] in self.model.answers:
            after = self.model.open_after(place if place >= 0 else len(keys) - 1)
            place = after if after is not None else max(place, 0)
        self.list.setCurrentIndex(self.model.index(place))

    def _describe(self) -> None:
        asked = self._current()
        key = asked.key if asked is not None else ""
        alike = len(self._alike(asked)) if asked is not None else 0
        recalled = any(one.key == key for one in self._session.asked.recalled)
        self.card.show_question(asked, self.model.answers.get(key), alike, remembered=recalled)

    def _alike(self, asked: Question) -> list[Question]:
        """The other open questions of the same kind."""
        mine = [one for one in self._session.asked.open if one.code == asked.code]
        return [one for one in mine if one.key != asked.key]

    def _answer(self, code: str, all_like_it: bool) -> None:
        asked = self._current()
        if asked is None:
            return
        if code == ASK_AGAIN:
            self._session.ask_again(asked.key)
            return
        answers = {asked.key: code}
        if all_like_it:
            for one in self._alike(asked):
                if any(option.code == code for option in one.options):
                    answers[one.key] = code
        self._session.answer(answers)


class _Delegate(QStyledItemDelegate):
    """An open question has a mark, an answered one is muted and says its answer."""

    def __init__(self, theme: PaletteTheme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        answer = index.data(AnswerRole)
        is_open = answer is None
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        name, role = ("open_question", "notice") if is_open else ("answered", "good")
        option.icon = self._theme.icon(name, role)
        if not is_open:
            said = self.tr("{answer} (remembered)") if index.data(RememberedRole) else "{answer}"
            option.text = f"{said.format(answer=answer)} — {option.text}"
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("muted"))

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(option.fontMetrics.lineSpacing() + 10)
        return size
