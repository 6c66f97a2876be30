"""A small file of random records whose names, roles and dates often meet, and queries on it."""

from __future__ import annotations

from random import Random

from tests.records.rows import day, make

from mercato.records import codes
from mercato.records.finding.query import vocabulary
from mercato.records.journal import journal
from mercato.records.schema import (
    Alias,
    Claim,
    ClaimSubject,
    FollowUp,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Printed,
    Reference,
    SavedView,
    Source,
    Tag,
    Tagging,
)

WORDS = (
    "Pang",
    "Ruoming",
    "Apple",
    "Hélène",
    "de Meo",
    "R&D",
    "深度",
    "Siri",
    "a",
    "Labs",
    "OpenAI",
)
DAYS = ("2024", "2025", "2025-06", "2025-07", "2025-07-07", "2025-07-09", "2026-01")


def fill(random: Random) -> None:
    """Some twelve records of each type, with everything that hangs on them, in one edit."""
    with journal.edit("test.edit"):
        _Filler(random).all()
    with journal.edit("test.edit", author="Marie Curie"):
        Person.update(note="changed").where(Person.id == 1).execute()


class _Filler:
    def __init__(self, random):
        self.random = random
        self.ids = {}

    def text(self, most=2):
        return " ".join(self.random.choices(WORDS, k=self.random.randint(1, most)))

    def maybe(self, value, chance=0.5):
        return value if self.random.random() < chance else None

    def one(self, kind, chance=1.0):
        ids = self.ids.get(kind)
        return self.maybe(self.random.choice(ids), chance) if ids else None

    def date(self, *names):
        chosen = [name for name in names if self.random.random() < 0.5]
        return {k: v for name in chosen for k, v in day(name, self.random.choice(DAYS)).items()}

    def choose(self, values):
        return self.random.choice(values)

    def add(self, model, record_type, /, **fields):
        ids = self.ids.setdefault(record_type, [])
        ids.append(make(model, self.choose(codes.CONFIDENTIALITY), **fields))

    def all(self):
        for _ in range(12):
            self.people_and_places()
            self.careers()
            self.evidence()
        for _ in range(12):
            self.belongings()

    def people_and_places(self):
        choose, maybe, text = self.choose, self.maybe, self.text
        self.add(
            Person,
            "person",
            name=text(),
            native_name=maybe(text(), 0.2),
            note=maybe(text(), 0.2),
            birth_year=maybe(1970),
        )
        self.add(
            Organization,
            "organization",
            name=text(),
            parent=self.one("organization", 0.6),
            kind=choose(codes.ORGANIZATION_KIND[:4]),
            country=maybe("FR", 0.3),
            status=choose(codes.ORGANIZATION_STATUS),
            **self.date("founded", "dissolved"),
        )

    def careers(self):
        choose, maybe, text, one = self.choose, self.maybe, self.text, self.one
        self.add(
            Position,
            "position",
            person=one("person"),
            organization=one("organization", 0.8),
            role=maybe(text()),
            is_current=choose(codes.IS_CURRENT),
            kind=choose(codes.POSITION_KIND[:3]),
            function=maybe("finance"),
            interim=bool(maybe(1, 0.2)),
            **self.date("start", "end"),
        )
        self.add(
            Move,
            "move",
            person=one("person", 0.8),
            party=maybe(text()),
            from_organization=one("organization", 0.7),
            from_role=maybe(text()),
            to_organization=one("organization", 0.7),
            to_role=maybe(text()),
            via_organization=one("organization", 0.1),
            kind=choose(codes.MOVE_KIND[:5]),
            stage=choose(codes.STAGE),
            verification=choose(codes.VERIFICATION),
            to_verification=maybe("denied", 0.2),
            interim=bool(maybe(1, 0.2)),
            from_position=one("position", 0.2),
            to_position=one("position", 0.2),
            **self.date("announced_on", "left_on", "starts_on"),
        )

    def evidence(self):
        choose, maybe, text, one = self.choose, self.maybe, self.text, self.one
        self.add(
            Source,
            "source",
            headline=maybe(text()),
            url=maybe("https://a.org/labs"),
            outlet=one("organization", 0.7),
            kind=choose(codes.SOURCE_KIND[:3]),
            text=maybe(text(4)),
            relays=one("source", 0.3),
            **self.date("published_on", "embargo_until"),
        )
        self.add(
            Claim,
            "claim",
            text=text(3),
            asserted_by=self.any(0.6),
            kind=choose(codes.CLAIM_KIND[:3]),
            outcome=choose(codes.CLAIM_OUTCOME),
            **self.date("asserted_on", "about_date", "check_by"),
        )

    def any(self, chance=1.0, kinds=("person", "organization", "source")):
        return self.one(self.choose(kinds), chance)

    def belongings(self):
        record = self.any(kinds=tuple(self.ids))
        Alias.create(record=self.any(kinds=tuple(self.ids)), text=self.text())
        Identifier.create(record=record, scheme="lei", value=self.text(1))
        tag, _ = Tag.get_or_create(name=self.text(1))
        Tagging.get_or_create(tag=tag, record=record)
        FollowUp.create(record=record, done=bool(self.maybe(1)), **self.date("date"))
        Printed.create(record=self.any(kinds=tuple(self.ids)), place="p. 1")
        ClaimSubject.get_or_create(
            claim=self.one("claim"), record=self.any(kinds=("person", "organization", "move"))
        )
        for _ in range(3):
            Reference.create(
                source=self.one("source"),
                record=self.any(kinds=tuple(self.ids)),
                quote=self.maybe(self.text(3)),
            )


def save_views(**queries: str) -> None:
    """Saved views of the table of moves, by name."""
    with journal.edit("test.edit"):
        for name, query in queries.items():
            SavedView.create(name=name, table="moves", query=query)


def query(random: Random, table: str, depth: int = 2) -> str:
    """A query of the table that is understood, for the most part."""
    parts = [_part(random, table, depth) for _ in range(random.choice((1, 1, 2, 3)))]
    if random.random() < 0.3:
        parts.insert(random.randrange(len(parts) + 1), "OR")
    return " ".join(parts)


def _part(random, table, depth):
    minus = "-" if random.random() < 0.2 else ""
    if depth and random.random() < 0.2:
        return f"{minus}({query(random, table, depth - 1)})"
    if random.random() < 0.3:
        return minus + _value(random)
    name = random.choice([one for one in vocabulary.names(table) if one not in _NOT_PLAIN])
    values = [_of(random, table, name) for _ in range(random.choice((1, 1, 2)))]
    return f"{minus}{name}:{','.join(values)}"


_NOT_PLAIN = ("view", "changed", "by")


def _value(random):
    word = random.choice((*WORDS, "uom", "app", "he", "shen", "x", "labs op"))
    if random.random() < 0.5:
        word = word[: random.randint(1, len(word))]
    quoted = " " in word or random.random() < 0.2
    return f'"{word.strip()}"' if quoted else word


def _of(random, table, name):
    if codes_of := vocabulary.codes_of(table, name):
        return random.choice(codes_of)
    if name in {"has", "no"}:
        return random.choice(list(vocabulary.held(table)))
    if name == "is":
        return random.choice(vocabulary.QUALITIES[table])
    if name == "certainly":
        return random.choice(("yes", "no"))
    if name == "country":
        return random.choice(("FR", "us"))
    if name in {"date", "after", "before", "due", *vocabulary.date_fields(table)}:
        return random.choice((*DAYS, "today", "2025-06..2025-08", "..2024", "2025-07.."))
    return _value(random)
