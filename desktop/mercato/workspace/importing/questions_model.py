"""What a file leaves open, and what was answered, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QObject, Qt

from mercato.workspace import words
from mercato.workspace.importing import showing
from mercato.workspace.importing.table_model import NOWHERE, AnyIndex
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.exchange.questions import Question
    from mercato.workspace.importing.asked import Asked

AnswerRole = Qt.ItemDataRole.UserRole + 1
"""The answer in words; None while a question is open."""

RememberedRole = Qt.ItemDataRole.UserRole + 2
"""Whether the answer is that of an earlier import."""

_ANSWERED = QT_TRANSLATE_NOOP("QuestionsModel", "{question} — {answer}")
_REMEMBERED = QT_TRANSLATE_NOOP("QuestionsModel", "{question} — {answer}, as in an earlier import")


class QuestionsModel(QAbstractListModel):
    """Questions with their answers; one that is answered keeps its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.questions: list[Question] = []
        self.answers: Mapping[str, str] = {}
        self._remembered: set[str] = set()

    def show_asked(self, asked: Asked) -> None:
        """Show what was asked; where only answers changed, no line moves."""
        questions, self.answers = asked.listed, asked.shown
        self._remembered = {one.key for one in asked.recalled}
        if [one.key for one in questions] == [one.key for one in self.questions]:
            self.questions = questions
            if questions:
                self.dataChanged.emit(self.index(0), self.index(len(questions) - 1))
            return
        self.beginResetModel()
        self.questions = questions
        self.endResetModel()

    def open_after(self, row: int) -> int | None:
        """The next question without an answer, from the top again behind the last one."""
        count = len(self.questions)
        for step in range(1, count + 1):
            place = (row + step) % count
            if self.questions[place].key not in self.answers:
                return place
        return None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.questions)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        asked = self.questions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return showing.short(words.question(asked))
        if role == Qt.ItemDataRole.ToolTipRole:
            return showing.tip(words.question(asked))
        if role == RememberedRole:
            return asked.key in self._remembered
        if role == AnswerRole:
            return self._answer(asked)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_out(asked)
        return None

    def _answer(self, asked: Question) -> str | None:
        code = self.answers.get(asked.key)
        if code is None:
            return None
        given = next((one for one in asked.options if one.code == code), None)
        return code if given is None else words.option(asked, given)

    def _read_out(self, asked: Question) -> str:
        answer, said = self._answer(asked), words.question(asked)
        if answer is None:
            return said
        text = _REMEMBERED if asked.key in self._remembered else _ANSWERED
        both = QCoreApplication.translate("QuestionsModel", text)
        return both.format(question=said, answer=answer)
