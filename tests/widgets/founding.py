"""The founding move as a journalist types it, by keyboard alone; and what is then in the file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mercato.records.schema import Move, Reference, Source
from mercato.records.verbs import describing, editing

CONTROL = Qt.KeyboardModifier.ControlModifier
AIM = 25
"""Key presses, other than the text itself, that the move may take."""


class Keyboard:
    """Types into whatever has the focus, and counts what is not text."""

    def __init__(self, qtbot) -> None:
        self.presses = 0
        self._qtbot = qtbot

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.presses += 1
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def text(self, text):
        """Character by character; QTest's own keyClicks knows no accents."""
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(QApplication.focusWidget(), event)

    def type(self, text, *, pause=0):
        """A text, then Tab; with a `pause` the typist waits and sees the matches."""
        self.text(text)
        self._qtbot.wait(pause)
        self.press(Qt.Key.Key_Tab)


def enter_the_founding_move(keys, pause=0):
    keys.type("Apple perd le responsable de ses modèles d'IA", pause=pause)
    keys.type("", pause=pause)  # no outlet is known
    keys.type("", pause=pause)  # nor a date
    keys.type("Bloomberg", pause=pause)
    keys.type("article")
    keys.type("Ruoming Pang", pause=pause)
    keys.type("Apple", pause=pause)
    keys.type("responsable des modèles d'IA")
    keys.type("Meta > unité d'IA superintelligente", pause=pause)
    keys.type("")  # no role is given
    keys.type("")  # nor a date
    keys.type("agreed")
    keys.type("reported")
    keys.type("Bloomberg", pause=pause)
    keys.text("quitte la firme de Cupertino")
    keys.press(Qt.Key.Key_Return, CONTROL)


def check_what_is_in_the_file(ask):
    move = ask(lambda: editing.get_fields(Move.get().id))
    named = ask(
        lambda: {name: describing.name(move[name]) for name in ("person", "from_organization")}
    )
    assert named == {"person": "Ruoming Pang", "from_organization": "Apple"}
    assert move["from_role"] == "responsable des modèles d'IA"
    unit = ask(lambda: describing.path(move["to_organization"]))
    assert unit == ["Meta", "unité d'IA superintelligente"]
    assert (move["stage"], move["verification"], move["kind"]) == ("agreed", "reported", "moves")
    reference = ask(lambda: Reference.select().dicts().get())
    assert reference["quote"] == "quitte la firme de Cupertino"
    assert ask(lambda: describing.name(reference["according_to_record"])) == "Bloomberg"
    article = ask(lambda: Source.get_by_id(reference["source"]))
    assert article.headline == "Apple perd le responsable de ses modèles d'IA"
    origin = ask(lambda: Source.get_by_id(article.relays_id))
    assert ask(lambda: describing.name(origin.outlet_id)) == "Bloomberg"
