"""From the generator's rows to a Mercato file: everything as one edit, journaled as any other."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from mercato.records import dates
from mercato.records.journal import journal, loading
from mercato.records.schema import (
    ENTITIES,
    Alias,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
)
from mercato.records.storage import file
from tests.benchmarks.generate import SOURCES, Generator

CHUNK = 20_000
MOVES_OF_A_SOURCE = 50
STATUSES = {
    "confirmed": ("started", "confirmed"),
    "announced": ("announced", "confirmed"),
    "reported": ("agreed", "reported"),
    "rumoured": ("in_talks", "rumoured"),
    "denied": ("in_talks", "denied"),
    "void": ("annulled", "confirmed"),
}
"""Stage and verification of each status of the generator."""
_TYPES = {model: name for name, model in ENTITIES.items()}


def load(path: Path, people: int, seed: int = 1) -> None:
    """Make a file with that many people, their moves, posts, sources and references."""
    file.create(path)
    file.open_file(path)
    with journal.edit("import.table", rows=people):
        Loader(Generator(people, seed), Random(seed)).run()
    file.close_connection()


class Loader:
    """Writes rows of many tables in chunks, under ids that it hands out itself."""

    chunk = CHUNK

    def __init__(self, generator: Generator, random: Random) -> None:
        self.generator, self.random = generator, random
        self.next = 1
        self.ids: dict[str, int] = {}
        self.sources: list[int] = []
        self.dates: dict[str, tuple[Any, ...]] = {"": (None, None, None, None)}

    def run(self) -> None:
        generator = self.generator
        self._entities(Organization, self._outlets(), ("name", "kind"))
        rows = list(generator.organizations())
        self._entities(
            Organization, self._organizations(rows), ("name", "kind", "parent_id", "country")
        )
        self._aliases((row[0], row[4]) for row in rows)
        rows = list(generator.people())
        columns = ("name", "given_name", "family_name", "birth_year", "note")
        self._entities(Person, self._people(rows), columns)
        self._aliases((row[0], row[3]) for row in rows)
        self._moves()

    def _outlets(self) -> Iterator[tuple[Any, ...]]:
        yield from ((name, name, "media") for name in SOURCES)

    def _organizations(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        first = self.next
        for key, name, kind, parent, _, country in rows:
            above = first + int(parent[1:]) if parent else None
            yield key, name, kind, above, country or None

    def _people(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for key, given, family, _, born, note, _ in rows:
            yield key, f"{given} {family}", given, family, born or None, note or None

    def _moves(self) -> None:
        columns = (
            *("person_id", "from_organization_id", "to_organization_id", "from_role", "to_role"),
            *("kind", "announced_on", "announced_on_text", "announced_on_earliest"),
            *("announced_on_latest", "stage", "verification", "from_state", "to_state"),
        )
        moves = self.generator.moves()
        posts: list[tuple[Any, ...]] = []
        while rows := list(islice(moves, self.chunk)):
            self._sources_for(rows)
            first = self.next
            self._entities(Move, map(self._move, rows), columns)
            self._references(first, rows)
            posts += self._posts(rows)
        names = ("person_id", "organization_id", "role", "is_current")
        for start in range(0, len(posts), self.chunk):
            self._entities(Position, posts[start : start + self.chunk], names)

    def _move(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        key, person, old, new, from_role, to_role, date, _, status, _, _ = row
        kind = "moves" if old and new else "joins" if new else "leaves"
        ends = self.ids.get(old), self.ids.get(new)
        states = ["known" if end else "unknown" for end in ends]
        roles = from_role or None, to_role or None
        return (
            key,
            self.ids[person],
            *ends,
            *roles,
            kind,
            *self._date(date),
            *STATUSES[status],
            *states,
        )

    def _date(self, text: str) -> tuple[Any, ...]:
        if text not in self.dates:
            value = dates.read(text)
            self.dates[text] = value.edtf, value.text, value.earliest, value.latest
        return self.dates[text]

    def _sources_for(self, rows: list[tuple[Any, ...]]) -> None:
        names = ("headline", "outlet_id", "url", "published_on", "published_on_text")
        names += ("published_on_earliest", "published_on_latest")
        made = []
        for number in range(0, len(rows), MOVES_OF_A_SOURCE):
            row = rows[number]
            outlet = SOURCES[number // MOVES_OF_A_SOURCE % len(SOURCES)]
            date = self._date(row[6] if row[7] == "day" else "")
            headline = f"{outlet}: {row[4] or row[5] or 'move'} {row[0]}"
            url = f"https://www.example.org/{row[0]}"
            made.append((row[0], headline, self.ids[outlet], url, *date))
        self.sources = [self.next + place for place in range(len(made))]
        self._entities(Source, made, names)

    def _references(self, first: int, rows: list[tuple[Any, ...]]) -> None:
        names = ("uid", "source_id", "record_id", "quote", "quote_translated", "stance")
        self._insert(
            Reference,
            names,
            (
                (
                    self._uid(),
                    self.sources[n // MOVES_OF_A_SOURCE],
                    first + n,
                    row[10] or None,
                    0,
                    "supports",
                )
                for n, row in enumerate(rows)
            ),
        )

    def _posts(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The last post of each person, said to be current in seven of ten."""
        last = {row[1]: row for row in rows if row[3]}
        for person, row in last.items():
            current = "yes" if self.random.random() < 0.7 else "unknown"
            yield "", self.ids[person], self.ids[row[3]], row[5] or None, current

    def _aliases(self, pairs: Iterable[tuple[str, str]]) -> None:
        rows = ((self.ids[key], text, "other", 0) for key, text in pairs if text)
        self._insert(Alias, ("record_id", "text", "kind", "weak"), rows)

    def _entities(
        self, model: Any, rows: Iterable[tuple[Any, ...]], names: tuple[str, ...]
    ) -> None:
        """Records and their rows; the first value of each is the key under which its id is kept."""
        rows = list(rows)
        first = self.next
        self.next += len(rows)
        self.ids.update((row[0], first + n) for n, row in enumerate(rows))
        kind = _TYPES[model]
        records = ((first + n, self._uid(), kind, "public") for n in range(len(rows)))
        self._insert(Record, ("id", "uid", "type", "confidentiality"), records)
        own = ((first + n, *row[1:]) for n, row in enumerate(rows))
        self._insert(model, ("id", *names), own)

    def _insert(self, model: Any, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows; the columns that are not named get their defaults."""
        given = set(names)
        fixed = {
            field.column_name: field.db_value(field.default)
            for field in model._meta.sorted_fields
            if field.default is not None
            and field.column_name not in given
            and not callable(field.default)
        }
        more = tuple(fixed.values())
        self._write(model, (*names, *fixed), ((*row, *more) for row in rows))

    def _write(self, model: Any, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        loading.insert(model, columns, list(rows))

    def _uid(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))
