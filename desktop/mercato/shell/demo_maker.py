"""Making the demo file takes a second or two: not on the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, Signal

from mercato.exchange import demo
from mercato.paths import is_there
from mercato.records.errors import Trouble


class DemoMaker(QThread):
    """Makes the demo file where it usually is, if it is not there; no other file may be open."""

    made = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path = demo.usual_path()

    def run(self) -> None:
        try:
            if not is_there(self.path):
                demo.make(self.path)
        except Trouble as trouble:
            self.refused.emit(trouble)
        else:
            self.made.emit(self.path)
