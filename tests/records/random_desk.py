"""A small file of random records whose names, roles and dates often meet."""

from __future__ import annotations

from random import Random

from peewee import fn
from tests.records.rows import day, make

from mercato.records import codes
from mercato.records.journal import journal
from mercato.records.schema import (
    Alias,
    Claim,
    ClaimSubject,
    Edit,
    FollowUp,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Printed,
    Reference,
    Source,
    Tag,
    Tagging,
)

WORDS = (
    "Pang",
    "Ruoming",
    "Apple",
    "Hélène",
    "He\u0301le\u0300ne",
    "d’Ormesson",
    "Łódka & Đoko",
    "Œuvre Straße",
    "R&D",
    "C++",
    "深度",
    "李飞飞",
    "Москва",
    "محمد",
    "Νίκος",
    "トヨタ",
    "ＯｐｅｎＡＩ",
    "Open-AI (Labs)",
    "007",
    "a",
    "Siri",
)
"""Names in several scripts, accents apart or not, signs inside and between."""
DAYS = ("2024", "2025", "2025-06", "2025-07", "2025-07-07", "2025-07-08", "2025-07-09")
DAYS += ("2025-07-10", "2025-08", "2026-01")


EDITS = (
    ("2025-07-08T09:00:00.000+00:00", "Marie Curie"),
    ("2025-06-15T09:00:00.000+00:00", "Zoé d’Ormesson"),
    ("2025-07-08T10:00:00.000+00:00", "Nobody"),
)
"""When and by whom some records of each type were changed; the last one was undone."""


def fill(random: Random) -> None:
    """Some fifteen records of each type, with everything that hangs on them, and their edits."""
    with journal.edit("test.edit"):
        _Filler(random).all()
    Edit.update(at="2025-01-05T12:00:00.000+00:00").execute()
    for at, author in EDITS:
        with journal.edit("test.edit", author=author):
            for model in (Person, Organization, Position, Move, Source, Claim):
                chosen = [row.id for row in model.select(model.id) if random.random() < 0.3]
                model.update(note=f"changed {author}").where(model.id.in_(chosen)).execute()
        newest = Edit.select(fn.MAX(Edit.id)).scalar()
        Edit.update(at=at).where(Edit.id == newest).execute()
    journal.undo()


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

    def texts(self, *names):
        return {name: self.maybe(self.text(), 0.3) for name in names}

    def choose(self, values):
        return self.random.choice(values)

    def add(self, model, record_type, /, **fields):
        ids = self.ids.setdefault(record_type, [])
        ids.append(make(model, self.choose(codes.CONFIDENTIALITY), **fields))

    def all(self):
        for _ in range(15):
            self.people_and_places()
            self.careers()
            self.evidence()
        for _ in range(40):
            self.belongings()

    def people_and_places(self):
        choose, maybe, text = self.choose, self.maybe, self.text
        self.add(
            Person,
            "person",
            name=text(),
            **self.texts("given_name", "family_name", "sort_name", "native_name", "tell_apart"),
            **self.texts("note"),
            birth_year=maybe(1970),
        )
        self.add(
            Organization,
            "organization",
            name=text(),
            parent=self.one("organization", 0.6),
            kind=choose(codes.ORGANIZATION_KIND),
            country=maybe(choose(("FR", "US")), 0.2),
            **self.texts("tell_apart", "website", "note"),
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
            function=maybe(choose(codes.POSITION_FUNCTION[:3])),
            start_known=choose(codes.DATE_KNOWN),
            end_known=choose(codes.DATE_KNOWN),
            term_end_known=choose(codes.DATE_KNOWN),
            interim=bool(maybe(1, 0.2)),
            **self.texts("note"),
            **self.date("start", "end", "term_end"),
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
            via_organization=one("organization", 0.3),
            headcount=maybe(10),
            headcount_bound=choose(codes.HEADCOUNT_BOUND),
            from_state=choose(codes.END_STATE),
            to_state=choose(codes.END_STATE),
            kind=choose(codes.MOVE_KIND[:5]),
            why_left=maybe(choose(codes.WHY_LEFT)),
            stage=choose(codes.STAGE),
            verification=choose(codes.VERIFICATION),
            to_verification=maybe(choose(codes.VERIFICATION)),
            **self.texts("terms", "note"),
            interim=bool(maybe(1, 0.2)),
            from_position=one("position", 0.2),
            to_position=one("position", 0.2),
            **self.date("announced_on", "left_on", "starts_on", "term_end"),
        )

    def evidence(self):
        choose, maybe, text, one = self.choose, self.maybe, self.text, self.one
        self.add(
            Source,
            "source",
            headline=maybe(text()),
            **self.texts("authors", "language", "archived_url", "note"),
            url=maybe("https://a.org/labs"),
            retrieved_at=maybe("2025-07-07T12:00:00"),
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
            **self.texts("note"),
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
        ClaimSubject.get_or_create(claim=self.one("claim"), record=self.any(kinds=tuple(self.ids)))
        for _ in range(2):
            Reference.create(
                source=self.choose(self.ids["source"][2:]),
                record=self.any(kinds=tuple(self.ids)),
                quote=self.maybe(self.text(3)),
            )
