"""Records as they are told outside the file: fields by name, links as uids, dates in full.

All that a journaled table holds is there but for empty values; what rests on something closed is
not. This is a line of our JSON Lines, and what the standard formats are made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from mercato.exchange.exporting import shapes
from mercato.exchange.exporting.closed import TELLING, UNSAID, kind_without
from mercato.exchange.exporting.request import PAGE
from mercato.exchange.exporting.shapes import ALONE, ENTRIES, Shape, Values, shape
from mercato.records.dates.days import OPEN_END, OPEN_START
from mercato.records.moving.move_status import SCALES
from mercato.records.schema import Record, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from mercato.exchange.exporting.request import Run, Tally
    from mercato.exchange.exporting.secret_names import SecretNames


@dataclass(frozen=True, slots=True)
class Told:
    """One record: its type, and its values by name."""

    type: str
    values: Values

    @property
    def uid(self) -> str:
        """Its stable id."""
        return str(self.values["uid"])

    def text(self, name: str) -> str:
        """A value as text; empty where there is none."""
        return str(self.values.get(name) or "")

    def day(self, name: str) -> str | None:
        """A date as EDTF; None where it is not known."""
        found: Values = self.values.get(name) or {}
        return found.get("edtf")

    def entries(self, name: str) -> list[Any]:
        """Its aliases, references…"""
        found: list[Any] = self.values.get(name) or []
        return found


@dataclass(slots=True)
class _Known:
    """What the ids on a page stand for; what is closed is not there."""

    uids: dict[int, str]
    secrecy: dict[int, str]
    tags: dict[int, str]
    references: dict[int, str]


class Chosen(Protocol):
    """Which records can be told: ids by type, what stays closed, and what that is called."""

    @property
    def ids(self) -> Mapping[str, Sequence[int]]: ...

    @property
    def closed(self) -> AbstractSet[int]: ...

    @property
    def secret(self) -> SecretNames | None: ...


class Teller:
    """Tells the records of a selection; counts what it keeps back, not what is made of the rest.

    `types` are those that will be asked for, each once: all that there is to do.
    """

    def __init__(self, run: Run, selection: Chosen, types: Iterable[str]) -> None:
        self._run = run
        self._done, self._total = 0, sum(len(selection.ids[one]) for one in types)
        self._selection = selection
        self._secret = selection.secret
        self._known = _Known({}, {}, {}, {})
        self.unsaid: set[tuple[str, str]] = set()
        """People and organizations, by uid, of positions for which a format has no word."""
        self.cited: set[str] = set()
        """Sources, by uid, that stand in the file as no more than what something rests on."""
        self.naming: set[str] = set()
        """Those of them that do not, for they name somebody who is kept back."""

    @property
    def tally(self) -> Tally:
        """What the export counts."""
        return self._run.tally

    def places_held(self, people: Iterable[str]) -> set[tuple[str, str]]:
        """Each person with each organization of a position that is told of, by uid."""
        return shapes.places_held(people, self._selection.ids["position"]) - self.unsaid

    def names_somebody(self, text: object) -> bool:
        """Whether a text holds a name that is kept back."""
        return self._secret is not None and self._secret.stand_in(text)

    def told(self, record_type: str) -> Iterator[Told]:
        """The records of a type, in the order of their ids; one deleted meanwhile is left out."""
        for page in self.pages(record_type):
            yield from page

    def pages(self, record_type: str) -> Iterator[list[Told]]:
        """The same page by page."""
        ids = self._selection.ids[record_type]
        for start in range(0, len(ids), PAGE):
            self._run.look()
            wanted = list(ids[start : start + PAGE])
            page = self._page(record_type, wanted)
            yield page
            self._done += len(wanted)
            self._run.step(self._done, self._total)

    def _page(self, record_type: str, ids: list[int]) -> list[Told]:
        own = shapes.of_records(record_type)
        rows = shapes.read(own, ids)
        entries = {
            name: shapes.read(shape(model, owner), ids)
            for name, (model, owner) in shapes.entries_of(record_type).items()
        }
        self._known = self._look_up(own, rows, entries)
        by_owner: dict[int, dict[str, list[Values]]] = {one: {} for one in ids}
        for name, found in entries.items():
            owner = ENTRIES[name][1].name
            for row in found:
                by_owner[row[owner]].setdefault(name, []).append(row)
        return [self._told(record_type, own, row, by_owner[row["id"]]) for row in rows]

    def _look_up(self, own: Shape, rows: list[Values], entries: dict[str, list[Values]]) -> _Known:
        ids = {row["id"] for row in rows}
        linked = {row[name] for row in rows for name in own.records}
        for name, found in entries.items():
            links = shape(*ENTRIES[name]).records
            linked |= {row[link] for row in found for link in links}
        linked = (linked | ids) - {None} - self._selection.closed
        steps = {row["reference"] for row in entries.get("statuses", ())} - {None}
        return _Known(
            shapes.lookup(Record.uid, linked),
            shapes.lookup(Record.confidentiality, ids),
            shapes.lookup(Tag.name, {row["tag"] for row in entries["tags"]}),
            shapes.reference_uids(steps, self._selection.closed),
        )

    def _told(
        self, record_type: str, own: Shape, row: Values, entries: dict[str, list[Values]]
    ) -> Told:
        record = row["id"]
        values: Values = {"type": record_type, "uid": self._known.uids[record]}
        if (secrecy := self._known.secrecy[record]) != "public":
            values["confidentiality"] = secrecy
        values |= self._values(own, row)
        if self._secret is not None and (withheld := _withheld(own, row, values)):
            # In their places: the order would tell.
            shown = values | {name: UNSAID.get(name) for name in withheld & values.keys()}
            values = {name: value for name, value in shown.items() if value is not None}
            if not withheld.isdisjoint(UNSAID):
                states = (values[name] for name in UNSAID)
                values["kind"] = kind_without(values["kind"], *states)
            entries = _without(withheld, entries)
        for name, found in entries.items():
            told = [one for one in (self._entry(name, entry) for entry in found) if one]
            if told:
                values[name] = told
        return Told(record_type, values)

    def _entry(self, name: str, row: Values) -> Any:
        """A row that belongs to a record; None if it tells of something closed."""
        found = shape(*ENTRIES[name])
        rests = any(row[link] in self._selection.closed for link in found.records)
        step = row.get("reference")
        if rests or (step is not None and step not in self._known.references):
            self._run.tally.blanked += 1
            return None
        values = self._values(found, row)
        if not all(one in values for one in found.needed):
            return None
        return values.get(ALONE[name]) if name in ALONE else values

    def _values(self, found: Shape, row: Values) -> Values:
        """The filled values of a row by name."""
        values: Values = {}
        for part in found.parts:
            value = row[part.name]
            if part.kind == "date":
                value = self._date(row, part.name)
            elif value is None:
                continue
            elif part.kind == "text":
                value = self._text(value)
            elif part.kind == "record":
                value = self._link(value)
            elif part.kind == "flag":
                value = bool(value)
            elif part.kind == "tag":
                value = self._text(self._known.tags.get(value))
            elif part.kind == "reference":
                value = self._known.references.get(value)
            if value is not None:
                values[part.name] = value
        return values

    def _link(self, record: int) -> str | None:
        if record in self._selection.closed:
            self._run.tally.blanked += 1
        return self._known.uids.get(record)

    def _date(self, row: Values, name: str) -> Values | None:
        """What a date means, what was typed, and its bounds where they are not open."""
        earliest, latest = row[f"{name}_earliest"], row[f"{name}_latest"]
        parts = {
            "edtf": row[name],
            "text": self._text(row[f"{name}_text"]),
            "earliest": None if earliest == OPEN_START else earliest,
            "latest": None if latest == OPEN_END else latest,
        }
        return {part: value for part, value in parts.items() if value is not None} or None

    def _text(self, text: str | None) -> str | None:
        """A text, unless it names somebody confidential."""
        if text is not None and self.names_somebody(text):
            self._run.tally.named += 1
            return None
        return text


def _withheld(own: Shape, row: Values, told: Values) -> set[str]:
    """The links of a row that are not told of, and the fields that would tell of them."""
    links = {name for name in own.records if row[name] is not None and name not in told}
    return links | {name for name, of in TELLING.items() if of in links}


def _without(withheld: set[str], entries: dict[str, list[Values]]) -> dict[str, list[Values]]:
    """What belongs to a record, as if nobody knew of the fields that are withheld."""
    steps = [
        step | dict.fromkeys(withheld & step.keys())
        for before, step in pairwise([{}, *entries.get("statuses", ())])
        if {name for name in SCALES if step[name] != before.get(name)} - withheld
    ]
    evidence = [
        one | ({"field": None} if one["field"] in withheld else {})
        for one in entries.get("references", ())
    ]
    return {**entries, "statuses": steps, "references": evidence}
