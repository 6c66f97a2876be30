"""What was understood of the file, each with a way to correct it, and its first rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QTableView, QWidget

from mercato.widgets.flow import FlowLayout
from mercato.widgets.importing.calm import calm
from mercato.widgets.importing.part import MoreButton, Part, fit_height, say
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tab_order import in_tab_order
from mercato.widgets.tables.small_view import dress
from mercato.workspace import words
from mercato.workspace.importing import naming
from mercato.workspace.importing.rows_model import RowsModel
from mercato.workspace.words.import_page import SETTINGS

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mercato.exchange.questions import Question
    from mercato.exchange.reading.looking import Look
    from mercato.exchange.restoring import RecordsLook
    from mercato.widgets.context import Context
    from mercato.workspace.importing.session import ImportSession

FREE = ("encoding", "delimiter", "header")
"""Settings for which anything may be typed."""
_ENCODINGS = (
    *("utf-8", "cp1252", "iso8859-15", "mac_roman", "utf-16", "cp1250", "cp1251", "koi8-r"),
    *("cp437", "cp850", "cp1253", "cp1254", "cp1255", "cp1256", "gb18030", "big5", "shift_jis"),
    *("euc_jp", "euc_kr"),
)
_ROWS = 6
_NOTES = 6
_FITTED = 40
"""Columns whose width is fitted to what is in them: there may be 16,000."""
_WIDEST = 260
_LETTERS = 32
"""Letters of a setting that are seen."""
_FIRST = ("encoding", "delimiter", "sheet", "header")
"""Settings that are always shown; the others wait behind "More"."""


class FilePart(Part):
    """Shows a session's look at its file; every correction goes to the session as an answer."""

    other_wanted = Signal()

    def __init__(
        self, context: Context, session: ImportSession, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, line=False)
        self._session = session
        self.boxes: dict[str, QComboBox] = {}
        self._pairs: dict[str, QWidget] = {}
        self._settings, self._others = QWidget(), QWidget()
        self._flow = FlowLayout(self._settings, spacing=12)
        self._other_flow = FlowLayout(self._others, spacing=12)
        self.more = MoreButton(context.theme, self.tr("More about how it is read"), self._others)
        self.notes = PlainLabel(kind="notice")
        self.counts = PlainLabel(kind="hint")
        self.rows = RowsModel(self)
        self.view = QTableView()
        dress(self.view, self.rows, self.tr("First rows of the file"))
        self.view.verticalHeader().show()
        self.view.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight)
        self.other = QPushButton(self.tr("&Another file…"))
        self.other.clicked.connect(self.other_wanted)
        self.again = QPushButton(self.tr("&Read again"))
        self.again.setToolTip(self.tr("Take in what was changed in the file meanwhile"))
        self.again.clicked.connect(session.look_again)
        self._lay_out()
        session.looked.connect(self._show)

    def _lay_out(self) -> None:
        self.head.addStretch(1)
        for button in (self.again, self.other):
            button.setAutoDefault(True)
            self.head.addWidget(button)
        for widget in (self._settings, self.more, self._others):
            self.column.addWidget(widget)
        for widget in (self.notes, self.counts, self.view):
            self.column.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit_height(self.view, len(self.rows.rows), _ROWS)

    def _show(self) -> None:
        look = self._session.look
        assert look is not None
        name = words.visible(self._session.name, one_line=True)
        self.title.setText(f"{name} · {look.layout.format.upper()}")
        self.again.setVisible(not isinstance(self._session.origin, str))
        self._show_settings([one for one in look.layout.settings if one.key in SETTINGS])
        notes = [naming.note(note) for note in look.notes]
        rest = len(notes) - _NOTES
        if rest > 0:
            notes[_NOTES:] = [words.note("import.more_notes", count=rest)]
        say(self.notes, "\n".join(notes))
        self.counts.setText(_counted(look))
        self.rows.show_rows(look.headers, look.sample())
        for place in range(min(len(look.headers), _FITTED)):
            hint = self.view.sizeHintForColumn(place) + 16
            head = self.view.horizontalHeader().sectionSizeHint(place)
            self.view.setColumnWidth(place, min(max(hint, head), _WIDEST))
        fit_height(self.view, len(self.rows.rows), _ROWS)

    def _show_settings(self, settings: list[Question]) -> None:
        """A box for each setting; those that are there keep the focus."""
        for key in self.boxes.keys() - {one.key for one in settings}:
            self._pairs[key].hide()
        for one in sorted(settings, key=_order):
            if one.key not in self.boxes:
                self._make_box(one.key)
            self._fill(self.boxes[one.key], one)
            self._pairs[one.key].show()
        self.more.setVisible(any(one.key not in _FIRST for one in settings))
        first = [box for key, box in self.boxes.items() if key in _FIRST]
        others = [box for key, box in self.boxes.items() if key not in _FIRST]
        in_tab_order([self.other, *first, self.more, *others, self.view])

    def _make_box(self, key: str) -> None:
        box = self.boxes[key] = QComboBox()
        label = QLabel(naming.setting(key))
        label.setProperty("kind", "label")
        label.setBuddy(box)
        box.setAccessibleName(naming.setting(key))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.view().setMinimumWidth(_WIDEST)
        box.activated.connect(partial(self._chosen, key))
        if key in FREE:
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = box.lineEdit()
            assert line is not None
            line.returnPressed.connect(partial(self._typed, key))
        calm(box)
        pair = self._pairs[key] = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label)
        row.addWidget(box)
        (self._flow if key in _FIRST else self._other_flow).addWidget(pair)

    def _fill(self, box: QComboBox, setting: Question) -> None:
        box.clear()
        for one in setting.options:
            box.addItem(words.visible(words.option(setting, one), one_line=True), one.code)
        if setting.key == "encoding":
            for name in _ENCODINGS:
                if box.findData(name) < 0:
                    box.addItem(name, name)
        if box.findData(setting.proposed) < 0 and setting.proposed is not None:
            box.addItem(setting.proposed, setting.proposed)
        box.setCurrentIndex(box.findData(setting.proposed))
        box.setEnabled(box.count() > 1 or setting.key in FREE)
        box.setMinimumContentsLength(min(len(box.currentText()) + 2, _LETTERS))
        if (line := box.lineEdit()) is not None:
            line.setCursorPosition(0)

    def _chosen(self, key: str, place: int) -> None:
        code = self.boxes[key].itemData(place)
        if code != self._used(key):
            self._session.answer({key: str(code)})

    def _typed(self, key: str) -> None:
        """Take what was typed as it stands, unless it names one of those offered."""
        box = self.boxes[key]
        text = box.currentText()
        place = box.findText(text)
        code = str(box.itemData(place)) if place >= 0 else text.strip() or text
        if code and code != self._used(key):
            self._session.answer({key: code})

    def _used(self, key: str) -> str | None:
        look = self._session.look
        settings = look.layout.settings if look is not None else ()
        return next((one.proposed for one in settings if one.key == key), None)


def _order(setting: Question) -> int:
    return list(SETTINGS).index(setting.key)


def _counted(look: Look | RecordsLook) -> str:
    """How many rows there are, and how many lines are none, with the reasons."""
    rows = words.count("rows", look.total)
    if not look.skipped:
        return rows
    reasons = dict.fromkeys(words.note(one.code) for one in look.skipped)
    lines = sum(one.last - one.first + 1 for one in look.skipped)
    said = "; ".join(reasons)
    return words.note("import.not_rows", rows=rows, count=lines, reasons=said)
