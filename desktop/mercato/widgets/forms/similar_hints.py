"""Duplicates met at the door: what is like the record whose name is being typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.finding import matching
from mercato.widgets import similar_words
from mercato.widgets.alive import while_alive
from mercato.widgets.forms import verbs
from mercato.widgets.hints import Hint, Hints

if TYPE_CHECKING:
    from mercato.records.finding.matching import Similar
    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field

LOOK_AFTER = 250
"""Milliseconds without typing after which similar records are looked for."""

NAMING = {"person": ("name",), "organization": ("name",), "source": ("url", "headline")}
"""The fields by which records of a type are told to be alike."""


class SimilarHints(QObject):
    """Hints below the naming field of a form, from the first typing until it shows another record.

    "Not the same" is remembered for the pair; of a record that does not exist yet, once it does.
    """

    open_record = Signal(int)

    def __init__(
        self, context: Context, record_type: str, fields: dict[str, Field], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.record: int | None = None
        self._context = context
        self._type = record_type
        self._fields = fields
        self._different: list[int] = []
        self._hints = Hints(context.theme)
        self._soon = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._soon.timeout.connect(self._look)
        self._hints.chosen.connect(self._chosen)
        names = NAMING.get(record_type, ())
        for name in names:
            fields[name].edited.connect(self._soon.start)
        if names:
            fields[names[0]].add_below(self._hints)

    @property
    def shown(self) -> tuple[Hint, ...]:
        """The hints on screen."""
        return self._hints.shown

    def start(self, record: int | None) -> None:
        """The form shows another record."""
        self._soon.stop()
        self.record = record
        self._different = []
        self._hints.show_hints([])

    def made(self, record: int) -> None:
        """The record exists now; what was said not to be the same is written down."""
        self.record = record
        for other in self._different:
            self._decide(other)

    def _look(self) -> None:
        typed = {name: self._fields[name].value() for name in NAMING[self._type]}
        self._context.workspace.read(
            partial(_similar, self._type, typed, self.record),
            self._show,
            channel=f"similar {id(self)}",
        )

    @while_alive
    def _show(self, found: list[Similar]) -> None:
        counted = "references" if self._type == "source" else "moves"
        actions = (("open", self.tr("Open it")), ("different", self.tr("Not the same")))
        self._hints.show_hints(
            [
                Hint(one.record, one.name, similar_words.line(one, counted), actions)
                for one in found
                if one.record not in self._different
            ]
        )

    def _chosen(self, other: int, action: str) -> None:
        if action == "open":
            self.open_record.emit(other)
            return
        self._different.append(other)
        if self.record is not None:
            self._decide(other)
        self._look()

    def _decide(self, other: int) -> None:
        assert self.record is not None
        self._context.workspace.edit(
            "match.decided",
            partial(matching.decide, self.record, other, "different"),
            values=partial(_label_values, self.record, other),
        )


def _similar(record_type: str, typed: dict[str, Any], record: int | None) -> list[Similar]:
    if record_type == "source":
        return matching.similar_sources(typed["url"], typed["headline"], to=record)
    name = typed["name"] or ""
    if record_type == "person":
        return matching.similar_people(name, to=record)
    return matching.similar_organizations(name, to=record)


def _label_values(record: int, other: int, _result: object) -> dict[str, Any]:
    return verbs.named(record) | {"other": verbs.named(other)["name"]}
