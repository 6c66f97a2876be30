"""Random work at the desk through the real verbs: for property tests and for kills."""

from __future__ import annotations

import random
from collections.abc import Callable

from mercato.records import codes, schema
from mercato.records.belongings import aliases, tags
from mercato.records.errors import Refused
from mercato.records.evidence import references
from mercato.records.finding import views
from mercato.records.finding.views import View
from mercato.records.journal import journal, reverting
from mercato.records.moving import move_entry, move_status
from mercato.records.verbs import deleting, editing, merging, positions
from tests.records.dumping import Dump, dump

NAMES = ("Ruoming Pang", "Hélène Fily", "Luca de Meo", "李 伟", "Дмитрий Иванов", "O'Neill")
ORGANIZATIONS = ("Apple", "Meta", "Meta > Superintelligence Labs", "Kering", "Renault", "OpenAI")
ROLES = ("CEO", "directrice générale", "interim CEO", "researcher", None)
DATES = ("2025", "juillet 2025", "7 July 2025", "before 2024", "?", "lundi 23 avril", "2019..2021")
WORDS = ("note", "=1+1", 'dit "le Patron"', "ligne\nsuivante", "深度", "x" * 400)

_UNCERTAIN = {"uid", "retrieved_at"}
"""Columns that differ from run to run."""


def content() -> Dump:
    """All journaled rows of the open file, without what differs from run to run."""
    return dump(without=_UNCERTAIN)


class RandomDesk:
    """Makes one random edit, undo, redo or revert at a time; the seed decides everything.

    What it does depends only on the seed and on what the file holds. `committed` is called
    after each transaction.
    """

    def __init__(self, seed: int, committed: Callable[[], None] = lambda: None) -> None:
        self._random = random.Random(seed)
        self._committed = committed
        self._verbs: list[tuple[str, Callable[[], object]]] = [
            ("move.created", self._enter_move),
            ("move.created", self._enter_move),
            ("record.created", self._create),
            ("field.changed", self._change),
            ("field.changed", self._change),
            ("record.deleted", self._delete),
            ("alias.added", self._alias),
            ("tags.changed", self._tag),
            ("reference.added", self._cite),
            ("move.status_changed", self._change_status),
            ("position.closed", self._close),
            ("records.merged", self._merge),
            ("view.saved", self._view),
        ]

    def step(self) -> None:
        """One step: mostly an edit, now and then an undo, a redo or a revert."""
        dice = self._random.random()
        if dice < 0.12:
            journal.undo()
        elif dice < 0.2:
            journal.redo()
        elif dice < 0.26:
            self._revert()
        else:
            self.edit()
        self._committed()

    def edit(self) -> bool:
        """One random edit, or a burst of typing as one; says whether it left a line."""
        label, verb = self._random.choice(self._verbs)
        if verb == self._change and self._random.random() < 0.4:
            return self._type()
        try:
            with journal.edit(label) as edited:
                verb()
        except Refused:
            return False
        return edited.changes is not None

    def _type(self) -> bool:
        record = self._any("person")
        if record is None:
            return False
        made = False
        for length in range(1, 4):
            with journal.edit("field.changed", merge_key=f"{record}.note") as edited:
                editing.set_field(record, "note", self._pick(WORDS)[: length * 3])
            made = made or edited.changes is not None
            self._committed()
        return made

    def _revert(self) -> None:
        lines = journal.history(limit=30)
        if not lines:
            return
        line, what = self._pick(lines), self._pick(("untouched", "all"))
        act = reverting.revert if line.state == "done" else reverting.apply_again
        try:
            act(line.id, what=what)
        except Refused:
            return

    def _pick(self, choices):  # type: ignore[no-untyped-def]
        return self._random.choice(choices)

    def _any(self, record_type: str) -> int | None:
        model = schema.ENTITIES[record_type]
        ids = [i for (i,) in model.select(model.id).order_by(model.id).tuples()]
        return int(self._pick(ids)) if ids else None

    def _needed(self, record_type: str) -> int:
        found = self._any(record_type)
        if found is None:
            raise Refused("record.missing", record="none")
        return found

    def _enter_move(self) -> None:
        stage, verification = self._pick(codes.STAGE), self._pick(codes.VERIFICATION)
        entry = move_entry.MoveEntry(
            person=self._pick((*NAMES, "au moins dix ingénieurs d'OpenAI")),
            from_organization=self._pick((*ORGANIZATIONS, "?", "-")),
            from_role=self._pick(ROLES),
            to_organization=self._pick((*ORGANIZATIONS, "=")),
            to_role=self._pick(ROLES),
            announced_on=self._pick(DATES),
            stage=stage,
            verification=verification,
            source=self._pick(("https://example.org/a", "Un titre", None)),
            today="2025-07-08",
        )
        move_entry.enter(entry)

    def _create(self) -> None:
        kind = self._pick(("person", "organization", "source", "claim"))
        required = {"source": "headline", "claim": "text"}.get(kind, "name")
        name = self._pick(NAMES) if kind == "person" else self._pick(WORDS)
        editing.create(kind, **{required: name})

    def _change(self) -> None:
        choices: tuple[tuple[str, str, object], ...] = (
            ("person", "name", self._pick(NAMES)),
            ("person", "note", self._pick(WORDS)),
            ("organization", "parent", self._any("organization")),
            ("organization", "name", self._pick(WORDS)),
            ("move", "left_on", self._pick(DATES)),
            ("move", "stage", self._pick(codes.STAGE)),
            ("move", "to_organization", self._any("organization")),
            ("source", "published_on", self._pick(DATES)),
            ("position", "is_current", self._pick(codes.IS_CURRENT)),
            ("person", "confidentiality", self._pick(codes.CONFIDENTIALITY)),
        )
        kind, field, value = self._pick(choices)
        editing.set_field(self._needed(kind), field, value)

    def _delete(self) -> None:
        kinds = ("person", "organization", "move", "source", "claim", "position")
        deleting.delete(self._needed(self._pick(kinds)))

    def _alias(self) -> None:
        record = self._needed(self._pick(("person", "organization")))
        aliases.add(record, self._pick(NAMES), kind="nickname")

    def _tag(self) -> None:
        names = self._random.sample(("IA", "à vérifier", "une"), k=self._random.randint(0, 3))
        tags.set_names(self._needed("person"), names)

    def _cite(self) -> None:
        target = self._needed(self._pick(("move", "person", "claim")))
        references.add_reference(self._needed("source"), target, quote=self._pick(WORDS))

    def _change_status(self) -> None:
        move = self._needed("move")
        stage, verification = self._pick(codes.STAGE), self._pick(codes.VERIFICATION)
        move_status.set_status(move, stage=stage, verification=verification, as_of="2025")

    def _close(self) -> None:
        positions.close(self._needed("position"), "2025-07")

    def _view(self) -> None:
        """Save a view, or rename, replace or delete one that is there."""
        view = View("moves", self._pick(NAMES), 'view:"Luca de Meo" -is:conflicting', ("date",))
        known = [one.id for one in views.every()]
        if not known or self._random.random() < 0.5:
            views.save(view)
        elif self._random.random() < 0.5:
            views.rename(self._pick(known), self._pick(NAMES))
        elif self._random.random() < 0.5:
            views.replace(self._pick(known), view)
        else:
            views.delete(self._pick(known))

    def _merge(self) -> None:
        kind = self._pick(("person", "organization"))
        merging.merge(self._needed(kind), self._needed(kind))
