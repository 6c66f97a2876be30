"""Whether confidential records are exported, too: asked anew for every export, and said in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mercato.exchange.exporting.counting import Kept, kept_back
from mercato.widgets.labels import PlainLabel, restyle
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.context import Context


class ConfidentialChoice(QWidget):
    """Offered where anything is confidential; tells what stays out, or that it does not.

    What is not offered is not chosen either.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kept = Kept(0, traces=False)
        self._asked: tuple[str, ...] = ()
        self.include = QCheckBox(self.tr("&Include internal and protected records"))
        self.hint = PlainLabel(kind="hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.include)
        column.addWidget(self.hint)
        self.include.toggled.connect(self._say)
        self._say()

    @property
    def includes(self) -> bool:
        """Whether they are to be exported."""
        return self.include.isChecked()

    def forget(self) -> None:
        """Take the choice back: whoever wants them has to say so for every new export."""
        self._asked = ()
        self.include.setChecked(False)

    def ask(self, table: str, query: str, code: str) -> None:
        """Count what would stay out of an export in that format; another one is a new choice."""
        if (table, query, code) != self._asked:
            self.forget()
            self._asked = (table, query, code)
        language, day_first = self._context.language, self._context.day_first
        counted = partial(kept_back, table, query, language=language, day_first=day_first)
        self._context.workspace.read(counted, self.show_kept, channel="withheld")

    def show_kept(self, kept: Kept) -> None:
        """Say how much stays out."""
        self._kept = kept
        self._say()

    def _say(self) -> None:
        kept = self._kept
        if not kept.traces:
            self.include.setChecked(False)
        code = "export.will_include" if self.includes else "export.will_withhold"
        told = [words.note(code, count=kept.records)] if kept.records else []
        if not (self.includes and told):
            told.append(words.note(f"{code}_traces"))
        self.hint.setText(" ".join(told))
        restyle(self.hint, "notice" if self.includes else "hint")
        self.setVisible(kept.traces)
