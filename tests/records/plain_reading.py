"""What a query means, in plain Python over rows in memory: the database must agree with it.

It is given what a query says (`Asks`), never its text, and knows nothing of how queries are read.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.records.plain_holding import HAS, IS
from tests.records.plain_rows import FROM, ROLES, TO, VIA, Rows
from tests.records.plain_words import begins, inside, words
from tests.records.query_forms import Asks, Both

FIRST, LAST = "0000-01-01", "9999-12-31"


class Reading(Rows):
    """Which records of a table a query is true of."""

    def ids(self, said):
        """The ids of the records that it finds."""
        self.surely = certain(said)
        return {one for one in self.by_id[self.kind] if self.holds(said, one) is not False}

    def holds(self, node, record):
        """True, False, or None where nothing is asked."""
        if isinstance(node, Both):
            found = [self.holds(child, record) for child in node.children]
        else:
            found = [self.value(node.form, value, record) for value in node.values]
        found = [one for one in found if one is not None]
        if not found:
            return None
        all_of = isinstance(node, Both) and not node.either
        return (all(found) if all_of else any(found)) != node.negated

    def value(self, form, value, record):
        """Whether one value of a condition is true of the record."""
        if form == "certainly":
            return None
        if form in {"", "name", "tag", "by"} or form in NAMES:
            return self.worded(form, value, record)
        if form == "no":
            return not HAS[self.table][value](self, self.row(record))
        asked = getattr(self, f"on_{form}", None)
        if asked is not None:
            return bool(asked(value, record))
        if f"{form}_earliest" in self.row(record):
            return any(self.lies(one, *value) for one in self.dates(self.row(record), form))
        return self.coded(form, value, record)

    def worded(self, form, value, record):
        if form == "":
            texts = [*self.own_texts(record), *self.linked_texts(record)]
            return any(inside(text, value) for text in texts) if words(value.text) else None
        if form == "name":
            texts = self.names(record)
        elif form == "tag":
            texts = self.tags(record)
        elif form == "by":
            texts = [edit["author"] for edit in self.edits(record)]
        else:
            texts = NAMES[form](self, record)
        return any(begins(text, value) for text in texts)

    # Names

    def person_names(self, record):
        if self.table == "people":
            people = [record]
        elif self.table == "organizations":
            people = [one["person"] for one in (*self.posts_at(record), *self.moves(record))]
        elif self.table in {"positions", "moves"}:
            people = [self.row(record)["person"]]
        else:
            people = [self.person_of(one) for one in self.told_of(record)]
        return [n for one in people if one in self.by_id["person"] for n in self.names(one)]

    def end_names(self, end, other, record):
        """The names at one end of its moves; an organization is itself at the other."""
        moves = self.moves(record)
        if self.table == "organizations":
            moves = [row for row in moves if record in self.chain(row[other])]
        return self.place_names([row[end] for row in moves])

    def speaker_names(self, record):
        speaker = self.row(record)["asserted_by"]
        if speaker in self.by_id["organization"]:
            return self.place_names([speaker])
        return self.names(speaker) if speaker else []

    def role_names(self, record):
        if self.table == "positions":
            return [self.row(record)["role"]]
        here = [(FROM, "from_role"), (TO, "to_role")]
        if self.table == "organizations":
            own = [
                row[role]
                for row in self.moves(record)
                for end, role in here
                if record in self.chain(row[end])
            ]
            return own + [post["role"] for post in self.posts_at(record)]
        own = [move[role] for move in self.moves(record) for role in ROLES]
        told = self.table in {"sources", "claims"}
        posts = self.posts_among(self.told_of(record)) if told else self.posts(record)
        return own + [post["role"] for post in posts]

    def outlet_names(self, record):
        if self.table == "sources":
            return self.place_names([self.row(record)["outlet"]])
        records = {record, *(move["id"] for move in self.moves(record))}
        cited = [row["source"] for row in self.rows["reference"] if row["record"] in records]
        return self.place_names([self.by_id["source"][one]["outlet"] for one in cited])

    # Places, codes, marks

    def on_country(self, value, record):
        places = [self.row(record)["outlet"]] if self.table == "sources" else self.places(record)
        return value in {
            self.by_id["organization"][one]["country"] for p in places for one in self.chain(p)
        }

    def on_confidentiality(self, value, record):
        return self.by_id["record"][record]["confidentiality"] == value

    def on_uid(self, value, record):
        return self.by_id["record"][record]["uid"] == value

    def on_is(self, value, record):
        return IS[self.table][value](self, self.row(record))

    def on_has(self, value, record):
        return HAS[self.table][value](self, self.row(record))

    def on_view(self, value, record):
        outside, self.surely = self.surely, certain(value)
        found = self.holds(value, record) is not False
        self.surely = outside
        return found

    def coded(self, form, value, record):
        if form in self.row(record):
            return self.row(record)[form] == value
        rows = self.moves(record)
        if form == "kind":
            rows = [*rows, *self.posts(record)]
        return any(row[form] == value for row in rows)

    # Days

    def dates(self, row, *names):
        spans = [(row[f"{name}_earliest"], row[f"{name}_latest"]) for name in names]
        return [span for span in spans if span[0] is not None]

    def lies(self, span, first, last):
        earliest, latest = span[0] or FIRST, span[1] or LAST
        if self.surely:
            return first <= earliest and latest <= last
        return earliest <= last and latest >= first

    def on_date(self, value, record):
        return any(self.lies(span, *value) for span in self.spans(record))

    def on_after(self, value, record):
        after = shifted(value[1], 1)
        return after is not None and self.on_date((after, LAST), record)

    def on_before(self, value, record):
        before = shifted(value[0], -1)
        return before is not None and self.on_date((FIRST, before), record)

    def spans(self, record):
        """The dates that `date:` asks of: any of a move, the time in a post."""
        if self.table == "moves":
            return self.move_dates(self.row(record))
        if self.table == "people":
            own = [span for move in self.moves(record) for span in self.move_dates(move)]
            return own + [span for post in self.posts(record) for span in held(post)]
        if self.table == "positions":
            return held(self.row(record))
        names = {
            "organizations": ("founded", "dissolved"),
            "sources": ("published_on",),
            "claims": ("asserted_on", "about_date", "check_by"),
        }
        return self.dates(self.row(record), *names[self.table])

    def move_dates(self, row):
        """Its own, and when it was first reported."""
        sources = [self.by_id["source"][r["source"]] for r in self.of("reference", row["id"])]
        reported = sorted(span for one in sources for span in self.dates(one, "published_on"))
        return self.dates(row, "starts_on", "left_on", "announced_on") + reported[:1]

    def on_due(self, value, record):
        first, last = value if isinstance(value, tuple) else (FIRST, value)
        days = [row["date_earliest"] for row in self.of("follow_up", record) if not row["done"]]
        claim = self.by_id["claim"].get(record)
        if claim is not None and claim["outcome"] == "open":
            days.append(claim["check_by_earliest"])
        return any(day is not None and first <= day <= last for day in days)

    def edits(self, record):
        """The edits that touched a record, undone ones left out."""
        numbers = {row["edit"] for row in self.of("change", record)}
        return [row for row in self.rows["edit"] if row["id"] in numbers and row["state"] == "done"]

    def on_changed(self, value, record):
        days = [datetime.fromisoformat(one["at"]).astimezone().date() for one in self.edits(record)]
        return any(value[0] <= day.isoformat() <= value[1] for day in days)


NAMES = {
    "person": Reading.person_names,
    "organization": lambda rows, record: rows.place_names(rows.places(record)),
    "from": lambda rows, record: rows.end_names(FROM, TO, record),
    "to": lambda rows, record: rows.end_names(TO, FROM, record),
    "via": lambda rows, record: rows.end_names(VIA, None, record),
    "parent": lambda rows, record: rows.place_names([rows.row(record)["parent"]]),
    "asserted_by": Reading.speaker_names,
    "role": Reading.role_names,
    "outlet": Reading.outlet_names,
}
"""The names among which a condition looks for its value."""


def certain(node):
    """Whether it asks for dates that surely lie within."""
    if isinstance(node, Asks):
        return node.form == "certainly" and (node.values[-1] == "yes") != node.negated
    return any(certain(child) for child in node.children)


def shifted(day, days):
    """The day after or before; None beyond the ends of the calendar."""
    if day in {FIRST, LAST}:
        return None
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def held(post):
    """From when to when a position was held, if either is known."""
    start, end = post["start_earliest"], post["end_latest"]
    return [(start, end)] if start or end else []
