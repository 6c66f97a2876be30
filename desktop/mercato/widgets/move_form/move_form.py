"""The one move form."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mercato.widgets.alive import while_alive
from mercato.widgets.fields.link import Link
from mercato.widgets.move_form import drafting, understood
from mercato.widgets.move_form.bottom import Bottom
from mercato.widgets.move_form.draft_keeper import DraftKeeper
from mercato.widgets.move_form.effects import Effects
from mercato.widgets.move_form.looking import Looking
from mercato.widgets.move_form.move_fields import MoveFields
from mercato.widgets.move_form.proposed import ProposedBoolean, ProposedChoice
from mercato.widgets.move_form.source_entry import (
    RECORDED_ALREADY,
    Kept,
    add_source,
    enter,
    is_article,
    label_values,
)
from mercato.widgets.reveal import reveal
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mercato.records.errors import Trouble
    from mercato.records.moving.move_entry import MoveEntry
    from mercato.widgets.context import Context
    from mercato.widgets.move_form.entry_fields import Entry
    from mercato.widgets.move_form.proposals import Looked

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier


class MoveForm(QWidget):
    """A move is a draft until Ctrl+Enter, then one edit with everything it creates and changes.

    Its fields scroll where they are higher than the form; the buttons below them do not.
    `kept(ids)` after that; `left()` for Esc, which keeps the draft. The draft lives in the file.
    """

    kept = Signal(list)
    left = Signal()
    open_record = Signal(int)

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        made: Mapping[str, Entry] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        self.context = context
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        above = QWidget(scroll.viewport())
        self.fields = MoveFields(context, above, made)
        self.effects = Effects(above)
        self.bottom = Bottom(self)
        _stack(above, self.fields, self.effects).addStretch()
        scroll.setWidget(above)
        _stack(self, scroll, self.bottom).setStretch(0, 1)
        self._different: dict[str, list[int]] = {"person": [], "move": []}
        self._may_lack_source = self._may_repeat = False
        self._keeping = False
        self._typed: Any = None
        self.looking = Looking(context.workspace, self._looked_at, self)
        self.drafts = DraftKeeper(context.workspace, self.fields.state, self)
        self._connect()

    def show_draft(self) -> None:
        """Put the cursor where typing goes on: the source, or the person if there is a source."""
        self.drafts.load_now()
        name = "source" if self.fields.source.entry().is_empty else "person"
        self.fields.entries[name].take_focus()
        QTimer.singleShot(0, self, self._reveal_cursor)

    def keep(self) -> None:
        """Make the draft a move; asks first, once, for a source, and whether it is not known."""
        source = self.fields.source.entry()
        if self._keeping:
            return
        if source.is_empty and not self._may_lack_source:
            self._may_lack_source = True
            self.bottom.ask_source(self.fields.source.last)
            return
        self._keeping = True
        self.fields.accept()
        entry = self.fields.entry()
        entry.close_old = entry.open_new = self.effects.are_wanted
        entry.depart_predecessor = self.effects.are_wanted
        different = {name: list(records) for name, records in self._different.items()}
        forced = drafting.forced(self.fields.entries)
        verb = partial(enter, source, entry, different, forced, repeat=self._may_repeat)
        self._edit("move.created", verb)

    def clear(self) -> None:
        """Empty all fields but the pinned ones."""
        self.fields.empty()
        self._start_anew()
        self.show_draft()

    def toggle_pin(self) -> None:
        """Pin the field that has the focus, or let it go."""
        self.fields.toggle_pin()

    def toggle_effects(self) -> None:
        """Decline the changes to careers, or take them on again."""
        self.effects.toggle()
        reveal(self.effects)

    def restore(self, state: dict[str, Any]) -> None:
        """Show a draft."""
        self.fields.restore(state)
        self._start_anew()

    def event(self, event: QEvent) -> bool:
        """The form's own keys go before the window's, wherever in the form the focus is."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._action(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action()
            event.accept()

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        actions: dict[Any, Callable[[], None]] = {
            (Qt.Key.Key_Return, _CONTROL): self.keep,
            (Qt.Key.Key_Enter, _CONTROL): self.keep,
            (Qt.Key.Key_P, _CONTROL): self.toggle_pin,
            (Qt.Key.Key_L, _CONTROL): self.fields.source.take_last,
            (Qt.Key.Key_K, _ALT): self.toggle_effects,
            (Qt.Key.Key_Escape, _NONE): self._leave,
        }
        return actions.get((event.key(), modifiers))

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.fields.open_record.connect(self.open_record)
        self.fields.person_hints.chosen.connect(self._person_hint)
        self.fields.move_hints.chosen.connect(self._move_hint)
        self.bottom.keep_asked.connect(self.keep)
        self.bottom.clear_asked.connect(self.clear)
        self.bottom.last_asked.connect(self._keep_with_last)
        self.effects.changed.connect(self._edited)
        self.looking.looked.connect(self._looked)
        self.drafts.found.connect(self._found_draft)
        self.context.workspace.closed.connect(self._file_closed)

    def _edit(self, label: str, verb: Callable[[], Kept]) -> None:
        self.context.workspace.edit(
            label, verb, values=label_values, then=self._kept, refused=self._refused
        )

    def _edited(self) -> None:
        typed = drafting.typed(self.fields.state())
        if typed != self._typed:
            self._typed = typed
            self._may_lack_source = self._may_repeat = False
            self.bottom.say("")
            self.fields.move_hints.lead("")
        self.looking.soon()
        self.drafts.save_soon()

    def _leave(self) -> None:
        self.drafts.save()
        self.left.emit()

    def _found_draft(self, state: dict[str, Any]) -> None:
        """Bring a draft back, unless somebody is typing already."""
        if state.get("fields") and not self.fields.state()["fields"]:
            self.restore(state)
            if self.isAncestorOf(self.focusWidget() or self):
                self.show_draft()

    def _file_closed(self) -> None:
        self.restore({})

    def _start_anew(self) -> None:
        self._different = {"person": [], "move": []}
        self._may_lack_source = self._may_repeat = False
        self.fields.accept()
        self.fields.move_hints.show_hints([])
        self.fields.move_hints.lead("")
        self.effects.start_anew()
        self.bottom.say("")
        self.looking.now()

    def _keep_with_last(self) -> None:
        self.fields.source.take_last()
        self.keep()

    @while_alive
    def _kept(self, kept: Kept) -> None:
        self._keeping = False
        if kept.source is not None:
            source = Link(kept.source, kept.source_name, "source")
            self.fields.source.offer(source)
            if self.fields.pins["source"].isChecked():
                self.fields.source.show_source(source)
        self.clear()
        said = self.tr("Kept. Ctrl+Z takes it back.")
        if kept.added_to:
            said = self.tr("Source added to {move}. Ctrl+Z takes it back.")
        self.bottom.say(said.format(move=words.visible(kept.added_to, one_line=True)))
        self.drafts.save()
        self.kept.emit(kept.moves)

    @while_alive
    def _refused(self, trouble: Trouble) -> None:
        self._keeping = False
        if trouble.code == RECORDED_ALREADY:
            self._may_repeat = True
            self.bottom.say(words.trouble(trouble), kind="notice")
            self.looking.now()
        elif self.fields.refuse(trouble):
            self.bottom.say("")
            QTimer.singleShot(0, self, self._reveal_cursor)
        else:
            self.bottom.say(words.trouble(trouble), kind="reason")

    def _ask_about_likeness(self) -> None:
        """The move may be recorded already: say so where the eye is."""
        if self._may_repeat and self.fields.move_hints.shown:
            self.fields.move_hints.lead(self.bottom.message.text())
            reveal(self.fields.move_hints)

    def _reveal_cursor(self) -> None:
        focus = self.focusWidget()
        if focus is not None:
            reveal(focus)

    def _looked_at(self) -> MoveEntry:
        """What is to be understood: the fields, and what is known of the source."""
        entry, source = self.fields.entry(), self.fields.source.entry()
        typed = source.link.text.strip()
        entry.source = source.link.record or (typed if typed and not is_article(typed) else None)
        entry.published = source.published_on
        return entry

    def _looked(self, looked: Looked) -> None:
        text = understood.people(looked.proposals) or understood.namesake(looked.organization)
        self.fields.understood.setText(text)
        self.fields.understood.setVisible(bool(text))
        self._propose(looked)
        people = [one for one in looked.people if one.record not in self._different["person"]]
        moves = [one for one in looked.moves if one.record not in self._different["move"]]
        self.fields.person_hints.show_hints(understood.person_hints(people))
        sourced = not self.fields.source.entry().is_empty
        self.fields.move_hints.show_hints(understood.move_hints(moves, sourced=sourced))
        self._ask_about_likeness()
        kind = understood.kind(looked.proposals)
        self.effects.say(*understood.effects(looked.proposals), kind=kind)

    def _propose(self, looked: Looked) -> None:
        first = looked.proposals[0] if looked.proposals else None
        status = looked.status if first is None else (first.stage, first.verification)
        proposed: dict[str, str | None] = {"stage": status[0], "verification": status[1]}
        proposed["kind"] = understood.kind(looked.proposals)
        for name, code in proposed.items():
            choice = self.fields.entries[name]
            assert isinstance(choice, ProposedChoice)
            choice.propose(code)
        interim = self.fields.entries["interim"]
        assert isinstance(interim, ProposedBoolean)
        interim.propose(understood.interim(looked.proposals))

    def _person_hint(self, record: int, action: str) -> None:
        if action == "different":
            self._different["person"].append(record)
        else:
            hint = next(one for one in self.fields.person_hints.shown if one.record == record)
            drafting.restore(self.fields.entries["person"], [record, hint.name, "person"])
        self.fields.entries["person"].take_focus()
        self.looking.now()

    def _move_hint(self, record: int, action: str) -> None:
        if action == "open":
            self.open_record.emit(record)
        elif action == "different":
            self._different["move"].append(record)
            self.looking.now()
        else:
            source, entry = self.fields.source.entry(), self.fields.entry()
            self._edit("reference.created", partial(add_source, source, entry, record))


def _stack(widget: QWidget, *parts: QWidget) -> QVBoxLayout:
    """Lay out parts one below the other."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return column
