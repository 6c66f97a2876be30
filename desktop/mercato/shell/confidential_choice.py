"""Whether confidential records are exported, too: asked anew for every export, and said in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mercato.exchange.exporting.counting import Counting, Kept
from mercato.widgets.labels import PlainLabel, restyle
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.exchange.exporting.request import ExportRequest
    from mercato.widgets.context import Context


class ConfidentialChoice(QWidget):
    """Offered where anything is confidential; tells what stays out, or that it does not.

    What is not offered is not chosen either.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._counting, self._kept = Counting(), Kept()
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

    def ask(self, request: ExportRequest) -> None:
        """Count what would stay out of an export; one of anything else is a new choice."""
        asked = (request.table, request.query, request.style)
        if asked != self._asked:
            self.forget()
            self._asked = asked
        counted = partial(self._counting.kept_back, request)
        self._context.workspace.read(counted, self.show_kept, channel="withheld", background=True)

    def show_kept(self, kept: Kept) -> None:
        """Say how much stays out."""
        self._kept = kept
        self._say()

    def _say(self) -> None:
        kept = self._kept
        if not kept.traces:
            self.include.setChecked(False)
        if self.includes:
            counts = {"export.will_include": kept.withheld}
        else:
            counts = {
                "export.will_withhold": kept.withheld,
                "export.will_withhold_namesakes": kept.namesakes,
            }
        told = [words.note(code, count=count) for code, count in counts.items() if count]
        if not self.includes:
            told.append(words.note("export.will_withhold_traces"))
        self.hint.setText(" ".join(told) or words.note("export.will_include_traces"))
        restyle(self.hint, "notice" if self.includes else "hint")
        self.setVisible(kept.traces)
