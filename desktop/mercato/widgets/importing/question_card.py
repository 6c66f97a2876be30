"""One question with its answers side by side, each with how the file reads with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mercato.widgets.labels import ElidedLabel, PlainLabel
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words
from mercato.workspace.importing import showing

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from mercato.exchange.questions import Option, Question

ACROSS = 3
"""Answers side by side."""
_SAMPLES = 6
_CELLS = 40
"""Cells of a row that are shown: there is no room for more."""
_BETWEEN = "  │  "
_COUNTED = {"source": "records"}
"""What is counted of a candidate, by its type; of all others their moves."""


class QuestionCard(QFrame):
    """`answered(code, all_like_it)` for the answer; number keys and Enter give it."""

    answered = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: Question | None = None
        self.buttons: list[QPushButton] = []
        self._cards: list[_Answer] = []
        self.sentence = PlainLabel()
        self.sentence.setProperty("kind", "strong")
        self.remembered = PlainLabel(self.tr("As in an earlier import"), kind="hint")
        self.all = QCheckBox()
        self._options = QWidget()
        self._grid = QGridLayout(self._options)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.sentence)
        whole.addWidget(self.remembered)
        whole.addWidget(self.all)
        whole.addWidget(self._options)
        whole.addStretch(1)

    def show_question(
        self, asked: Question | None, answer: str | None, alike: int, *, remembered: bool
    ) -> None:
        """Show a question; `alike` counts the other open ones of its kind."""
        self.question = asked
        self.sentence.setText(words.question(asked) if asked is not None else "")
        said = self.tr("The same answer for {questions} of this kind")
        self.all.setText(said.format(questions=words.count("questions", alike + 1)))
        self.all.setVisible(alike > 0)
        self.remembered.setVisible(remembered)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self.buttons, self._cards = [], []
        for number, option in enumerate(asked.options if asked is not None else ()):
            assert asked is not None
            card = _Answer(asked, option, number + 1, taken=option.code == answer)
            card.chosen.connect(self._answer)
            self._cards.append(card)
            self.buttons.append(card.button)
            self._grid.addWidget(card, number // ACROSS, number % ACROSS)
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, int(column < len(self.buttons)))
        in_tab_order([self.all, *self.buttons])

    def first(self) -> QWidget:
        """The answer that is likely, or the first one."""
        asked = self.question
        codes = [one.code for one in asked.options] if asked is not None else []
        likely = asked.proposed if asked is not None else None
        return self.buttons[codes.index(likely) if likely in codes else 0]

    def press(self, number: int) -> bool:
        """Give the answer of that number, counted from 1."""
        if 1 <= number <= len(self.buttons):
            self.buttons[number - 1].click()
            return True
        return False

    def _answer(self, code: str) -> None:
        self.answered.emit(code, self.all.isChecked() and not self.all.isHidden())


class _Answer(QFrame):
    """One answer: a button with its number, its words, and how the file reads with it."""

    chosen = Signal(str)

    def __init__(self, asked: Question, option: Option, number: int, *, taken: bool) -> None:
        super().__init__()
        self.setObjectName("answer")
        self.setProperty("chosen", taken)
        self._code = option.code
        text = words.option(asked, option)
        if option.code == asked.proposed and len(asked.options) > 1:
            text = self.tr("{answer} (likely)").format(answer=text)
        self.button = QPushButton(words.number(number))
        self.button.setProperty("kind", "number")
        self.button.setAccessibleName(f"{text}. {words.question(asked)}")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._choose)
        label = PlainLabel(text)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        column.addLayout(row)
        if reason := _reason(asked, option):
            column.addWidget(PlainLabel(reason, kind="muted"))
        for row_read in option.sample[:_SAMPLES]:
            cells = row_read[:_CELLS]
            line = _BETWEEN.join(showing.short(cell) for cell in cells)
            sample = ElidedLabel(line, kind="muted")
            sample.setToolTip(showing.tip("\n".join(cells)))
            column.addWidget(sample)
        column.addStretch(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card is one on its button."""
        self.button.click()

    def _choose(self) -> None:
        self.chosen.emit(self._code)


def _reason(asked: Question, option: Option) -> str:
    """Why a record may be meant, and what rests on it."""
    reason, count = option.values.get("reason"), option.values.get("count")
    if reason is None:
        return ""
    counted = _COUNTED.get(str(asked.values.get("type")), "moves")
    rests = words.count(counted, count) if isinstance(count, int) and count else ""
    return " · ".join(filter(None, (words.note(f"match.{reason}"), rests)))
