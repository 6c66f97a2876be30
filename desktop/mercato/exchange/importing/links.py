"""Whom the names in a file mean: each distinct one is resolved once, for all columns together.

A key says how a cell names a record: `u` and a uid, `i` and a number in the file's system, `n` and
a name. What it means is the id of a record, or, below zero, a row of this very file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import answering, link_making, link_questions
from mercato.exchange.importing.cells import Bad
from mercato.exchange.importing.link_keys import (
    APART,
    NUMBER,
    canonical,
    clean_name,
    keys,
    refuse_no_name,
    refuse_several,
)
from mercato.records.bulk import lookup
from mercato.records.errors import Refused
from mercato.records.language import attribution
from mercato.records.uids import UID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mercato.exchange.questions import Answers, Question


class Links:
    """The records of one type that a file names, found, asked for, or made."""

    def __init__(self, record_type: str, answers: Answers) -> None:
        self.record_type = record_type
        self.meant: dict[str, Any] = {"": None}
        self.own: dict[str, int] = {}
        self._answers = answers
        self._rows: Counter[str] = Counter()
        self._other: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._several: dict[str, list[int]] = {}
        self._context: dict[str, dict[str, Any]] = {}

    @property
    def by_name(self) -> bool:
        """Whether anything is named by its name."""
        return any(key[:1] == "n" for key in self._rows) or bool(self._other)

    def want(
        self,
        wanted: Iterable[str],
        names: Sequence[str] | None = None,
        **context: Any,
    ) -> None:
        """Note the keys of a column; `names` are what a record is called that has to be made."""
        wanted = list(wanted)
        self._rows.update(wanted)
        if names is not None:
            for key, name in zip(wanted, names, strict=True):
                if key[:1] in ("u", "i") and name:
                    self._other.setdefault(key, name.strip())
        if context:
            for key in wanted:
                self._context.setdefault(key, context)

    def part(self, families: dict[str, str]) -> None:
        """Note the family names of people, by their names, for those that have to be made."""
        for key, family in zip(keys(None, None, [*families]), families.values(), strict=True):
            self._context[key] = {"family_name": family}

    def look_up(self) -> None:
        """Find what is there already, in a few queries."""
        wanted = [key for key in self._rows if key and key not in self.meant]
        self._take("u", wanted, self._by_uids)
        self._take("i", wanted, self._by_numbers)
        left = {key: self._name_of(key) for key in wanted if key not in self.meant}
        self._by_names({key: name for key, name in left.items() if name})
        for key, name in left.items():
            if not name:
                self.meant[key] = self._unknown(key)

    def take_answers(self) -> None:
        """Settle the names of which was said whom they mean: rows are matched by that."""
        began = answering.key_of(self.record_type, "")
        told = {key for key in self._answers if key.startswith(began)}
        for key in list(self._several) if told else ():
            named = answering.key_of(self.record_type, self._name_of(key))
            if named in told and (said := self._answers[named]) != "new":
                self._settle(key, said)

    def questions(self, tick: Callable[[], object]) -> list[Question]:
        """What has to be asked: names of several records, and new ones that look like others.

        Looking for what is like a name takes its time; `tick` is called for each.
        """
        asked: list[Question] = []
        alike: list[Question] = []
        whole = answering.answered(self._answers, f"links:{self.record_type}", link_questions.ALL)
        for key, candidates in list(self._several.items()):
            name = self._name_of(key)
            said = self._answers.get(answering.key_of(self.record_type, name))
            if said is None and not candidates and whole == "new":
                said = "new"
            if said is not None:
                self._settle(key, said)
                continue
            tick()
            one = link_questions.of(self.record_type, name, candidates, self._rows[key])
            if one is None:
                self._settle(key, "new")
            else:
                (asked if candidates else alike).append(one)
        if len(alike) > 1 and whole is None:
            alike = [link_questions.of_all(self.record_type, alike)]
        return [*asked, *alike]

    def doubtful(self) -> dict[str, list[int]]:
        """The keys that several records may be, with those records."""
        return {key: list(records) for key, records in self._several.items() if records}

    def new_name(self, key: str) -> str:
        """What the new record of a key will be called; empty if none is to be made for it."""
        return self._new.get(key, "")

    @property
    def new_names(self) -> Iterable[str]:
        """What all new records would be called."""
        return self._new.values()

    def split(self, key: str, row: int, record: int | None = None) -> str:
        """A key of its own for one row of a name: a record, or a new one beside the others."""
        own = f"{key}{APART}{row}"
        if record is None:
            self._new[own] = self._name_of(key)
        else:
            self.meant[own] = record
        self._several.pop(key, None)
        return own

    def create(self, used: Iterable[str], first: int) -> None:
        """Make the records that are new and that a row needs; the import made those from `first`
        on.
        """
        wanted = {key: self._new.pop(key) for key in dict.fromkeys(used) if key in self._new}
        self.meant |= link_making.make(self.record_type, wanted, self._context, first)

    @property
    def any_new(self) -> bool:
        """Whether there is anybody for whom `create` would make a record."""
        return bool(self._new)

    def bad(self) -> dict[str, Bad]:
        """The keys that no record can be meant by, with the reason."""
        return {key: one for key, one in self.meant.items() if one.__class__ is Bad}

    def forget(self) -> None:
        """Let go of all keys once every row has its links."""
        for known in (self.meant, self.own, self._rows, self._other, self._new):
            known.clear()

    def _take(self, letter: str, wanted: list[str], find: Callable[[list[str]], Any]) -> None:
        mine = [key for key in wanted if key[0] == letter]
        for key in mine:
            if key in self.own:
                self.meant[key] = -1 - self.own[key]
        left = [key for key in mine if key not in self.meant]
        if left:
            find(left)

    def _by_uids(self, wanted: list[str]) -> None:
        found = lookup.by_uids(key[1:] for key in wanted)
        for key in wanted:
            if key[1:] not in found:
                continue
            record, record_type = found[key[1:]]
            if self.record_type not in ("any", record_type):
                told = {"type": record_type, "expected": [self.record_type]}
                self.meant[key] = Bad("link.wrong_type", told)
            else:
                self.meant[key] = record

    def _by_numbers(self, wanted: list[str]) -> None:
        found = lookup.by_numbers(self.record_type, NUMBER, [key[1:] for key in wanted])
        for key in wanted:
            records = found.get(key[1:], ())
            if len(records) == 1:
                self.meant[key] = records[0]
            elif records:
                self.meant[key] = Bad("import.number_of_several", {"value": key[1:]})

    def _by_names(self, wanted: dict[str, str]) -> None:
        """Names that are in the file itself, then those that the records have, then new ones."""
        left: dict[str, str] = {}
        for key, name in wanted.items():
            row = self.own.get(f"n{canonical(self.record_type, name)}")
            if row is not None:
                several = {"text": name, "type": self.record_type}
                self.meant[key] = Bad("import.several_rows", several) if row < 0 else -1 - row
            elif UID.fullmatch(name):
                self._by_uids([f"u{name.lower()}"])
                self.meant[key] = self.meant.get(f"u{name.lower()}") or self._unknown(key)
            else:
                left[key] = name
        found = lookup.find_all(self.record_type, set(left.values()))
        for key, name in left.items():
            records = found.get(name, [])
            if len(records) == 1:
                self.meant[key] = records[0]
            elif records:
                self._several[key] = records
            else:
                self._begin(key, name)

    def _begin(self, key: str, name: str) -> None:
        """Take a name for that of a new record, unless it names nobody or cannot be kept."""
        try:
            if self.record_type == "position":
                raise Refused("link.not_found", text=name, type=self.record_type)
            if self.record_type != "source":
                clean_name(self.record_type, name)
                refuse_no_name(name)
                if attribution.names_nobody(name):
                    raise Refused("link.names_nobody", text=name)
                if self.record_type == "person":
                    refuse_several(name)
        except Refused as refusal:
            self.meant[key] = Bad(refusal.code, dict(refusal.values))
            return
        self._new[key] = name
        if key[0] == "n" and self.record_type != "source":
            self._several[key] = []

    def _settle(self, key: str, answer: str) -> None:
        del self._several[key]
        if answer == "new":
            self._new[key] = self._name_of(key)
            return
        record = answering.record_answered(self.record_type, self._name_of(key), answer)
        self._new.pop(key, None)
        self.meant[key] = record

    def _name_of(self, key: str) -> str:
        return key[1:].partition(APART)[0] if key[0] == "n" else self._other.get(key, "")

    def _unknown(self, key: str) -> Bad:
        return Bad("link.not_found", {"text": key[1:], "type": self.record_type})
