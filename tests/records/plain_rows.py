"""All rows of the open file in memory, and what hangs on what."""

from __future__ import annotations

from tests.records.plain_conflicts import conflicting

from mercato.records.schema import JOURNALED, Change, Edit

TYPES = {
    "people": "person",
    "organizations": "organization",
    "positions": "position",
    "moves": "move",
    "sources": "source",
    "claims": "claim",
}
FROM, TO, VIA = ENDS = ("from_organization", "to_organization", "via_organization")
ROLES = ("from_role", "to_role")
OWN_TEXT = {
    "person": ("given_name", "family_name", "tell_apart", "note"),
    "organization": ("tell_apart", "website", "note"),
    "position": ("note",),
    "move": ("party", "terms", "note"),
    "source": ("authors", "url", "text", "note"),
    "claim": ("note",),
}
NAMES = {
    "person": ("name", "native_name"),
    "organization": ("name",),
    "source": ("headline",),
    "claim": ("text",),
}


class Rows:
    """The rows of one table, and everything around them."""

    def __init__(self, table):
        self.table, self.kind = table, TYPES[table]
        models = (*JOURNALED, Edit, Change)
        self.rows = {m._meta.table_name: list(m.select().dicts()) for m in models}
        self.by_id = {name: {row["id"]: row for row in rows} for name, rows in self.rows.items()}
        self.conflicts = conflicting(self.rows["move"], self.rows["position"])

    def row(self, record):
        return self.by_id[self.kind][record]

    def of(self, table, record):
        """The rows of a table that belong to the record."""
        return [row for row in self.rows[table] if row["record"] == record]

    def cited(self, source):
        """The records that a source is cited for."""
        return [row["record"] for row in self.rows["reference"] if row["source"] == source]

    def posts(self, person):
        return [row for row in self.rows["position"] if row["person"] == person]

    def posts_at(self, place):
        """The positions at an organization and in its units."""
        return [row for row in self.rows["position"] if place in self.chain(row["organization"])]

    def about(self, claim):
        """Who asserts a claim, and its subjects."""
        subjects = [row["record"] for row in self.rows["claim_subject"] if row["claim"] == claim]
        speaker = self.by_id["claim"][claim]["asserted_by"]
        return subjects if speaker is None else [speaker, *subjects]

    def moves(self, record):
        """The moves that a record of the table has; an organization has those of its units, too."""
        touches = {
            "people": lambda row: row["person"] == record,
            "organizations": lambda row: record in (*self.chain(row[FROM]), *self.chain(row[TO])),
            "positions": lambda row: record in (row["from_position"], row["to_position"]),
            "moves": lambda row: row["id"] == record,
            "sources": lambda row: row["id"] in self.cited(record),
            "claims": lambda row: any(
                one["claim"] == record and one["record"] == row["id"]
                for one in self.rows["claim_subject"]
            ),
        }
        return [row for row in self.rows["move"] if touches[self.table](row)]

    def places(self, record):
        """The organizations that a record of the table has to do with."""
        if self.table == "organizations":
            return [record]
        if self.table == "positions":
            return [self.row(record)["organization"]]
        if self.table == "people":
            ends = [move[end] for move in self.moves(record) for end in (FROM, TO)]
            return ends + [post["organization"] for post in self.posts(record)]
        if self.table == "moves":
            return [self.row(record)[end] for end in ENDS]
        told = self.told_of(record)
        held = [post["organization"] for post in self.posts_among(told)]
        ends = [move[end] for move in self.moves(record) for end in ENDS]
        places = [one for one in told if one in self.by_id["organization"]]
        outlet = [self.row(record)["outlet"]] if self.table == "sources" else []
        return [*outlet, *held, *ends, *places]

    def told_of(self, record):
        """What a claim is about, and who asserts it; what a source is cited for."""
        return self.about(record) if self.table == "claims" else self.cited(record)

    def posts_among(self, records):
        return [self.by_id["position"][one] for one in records if one in self.by_id["position"]]

    def person_of(self, record):
        """The person of a move or position; any other record is its own."""
        row = self.by_id["move"].get(record) or self.by_id["position"].get(record)
        return row["person"] if row else record

    # Texts

    def names(self, record):
        found = [row["text"] for row in self.of("alias", record)]
        return found + self.texts(record, NAMES)

    def texts(self, record, columns):
        """What a record of any type has in those columns of its type."""
        return [
            self.by_id[kind][record][name]
            for kind, names in columns.items()
            if record in self.by_id[kind]
            for name in names
        ]

    def chain(self, place):
        """An organization and all above it."""
        while place is not None:
            yield place
            place = self.by_id["organization"][place]["parent"]

    def place_names(self, places):
        """Their names, and those of all above them."""
        return [name for place in places for one in self.chain(place) for name in self.names(one)]

    def tags(self, record):
        return [self.by_id["tag"][row["tag"]]["name"] for row in self.of("tagging", record)]

    def own_texts(self, record):
        found = self.names(record) + self.texts(record, OWN_TEXT)
        found += [row["value"] for row in self.of("identifier", record)]
        if self.table == "moves":
            found += [row["quote"] for row in self.of("reference", record)]
        return found

    def linked_texts(self, record):
        """Names of what a record is linked to, and of what that belongs to; roles too."""
        row = self.row(record)
        if self.table == "organizations":
            return self.place_names([record])
        if self.table == "sources":
            above = self.by_id["source"].get(row["relays"])
            relayed = self.names(above["id"]) + self.place_names([above["outlet"]]) if above else []
            return self.place_names([row["outlet"]]) + relayed
        found = self.place_names(self.places(record))
        if self.table == "claims":
            about = self.about(record)
            whose = [self.person_of(one) for one in about]
            return found + [name for one in (*about, *whose) if one for name in self.names(one)]
        if self.table == "people":
            return found
        roles = [row["role"]] if self.table == "positions" else [row[role] for role in ROLES]
        return found + roles + (self.names(row["person"]) if row["person"] else [])
