"""What a query means, in plain Python over rows in memory: the database must agree with it."""

from __future__ import annotations

from mercato.records.dates import OPEN_END, OPEN_START
from mercato.records.dates.days import day_after, day_before
from mercato.records.finding.query import Group, periods, vocabulary
from mercato.records.language.folding import words
from mercato.records.schema import JOURNALED


class Reading:
    """All rows of the open file, and which records of a table a query tree is true of."""

    def __init__(self, table, query, asked):
        self.table, self.query, self.asked = table, query, asked
        self.rows = {m._meta.table_name: list(m.select().dicts()) for m in JOURNALED}
        self.by_id = {name: {row["id"]: row for row in rows} for name, rows in self.rows.items()}
        self.references = self.rows["reference"]

    def ids(self):
        """The ids of the records that the query finds."""
        own = vocabulary.RECORD_TYPES[self.table]
        root = self.query.root
        return {i for i in self.by_id[own] if root is None or self.holds(root, i) is not False}

    def holds(self, node, record):
        """True, False, or None where nothing is asked."""
        if isinstance(node, Group):
            found = [self.holds(child, record) for child in node.children]
            found = [one for one in found if one is not None]
            result = (any if node.either else all)(found) if found else None
        else:
            found = [self.value(node.field, part, record) for part in node.parts]
            found = [one for one in found if one is not None]
            result = any(found) if found else None
        return result if result is None or not node.negated else not result

    def value(self, field, part, record):
        if field is None:
            typed = words(part.text)
            return self.free(part, typed, record) if typed else None
        if field == "certainly":
            return None
        asked = getattr(self, f"on_{field}", None)
        return bool(asked(part, record) if asked else self.other(field, part, record))

    # Text

    def own_text(self, record):
        kept = {
            "person": ("name", "native_name", "given_name", "family_name", "tell_apart", "note"),
            "organization": ("name", "tell_apart", "website", "note"),
            "position": ("note",),
            "move": ("party", "terms", "note"),
            "source": ("headline", "authors", "url", "text", "note"),
            "claim": ("text", "note"),
        }
        texts = [
            row[name]
            for kind, names in kept.items()
            for row in [self.by_id[kind].get(record)]
            if row
            for name in names
        ]
        texts += [row["text"] for row in self.rows["alias"] if row["record"] == record]
        texts += [row["value"] for row in self.rows["identifier"] if row["record"] == record]
        texts += self.tags(record)
        if record in self.by_id["move"]:
            texts += [row["quote"] for row in self.references if row["record"] == record]
        return texts

    def tags(self, record):
        return [
            self.by_id["tag"][row["tag"]]["name"]
            for row in self.rows["tagging"]
            if row["record"] == record
        ]

    def names(self, record):
        found = [row["text"] for row in self.rows["alias"] if row["record"] == record]
        for kind, name in (
            ("person", "name"),
            ("person", "native_name"),
            ("organization", "name"),
            ("source", "headline"),
            ("claim", "text"),
        ):
            if row := self.by_id[kind].get(record):
                found.append(row[name])
        return found

    def place_names(self, organization):
        found = []
        while organization is not None:
            found += self.names(organization)
            organization = self.by_id["organization"][organization]["parent"]
        return found

    def free(self, part, typed, record):
        def hit(text):
            return found(text, typed, part.quoted, inside=True)

        if any(hit(text) for text in self.own_text(record)):
            return True
        return any(hit(text) for text in self.linked(record))

    def linked(self, record):
        if self.table == "people":
            places = [p["organization"] for p in self.posts(record)]
            places += [m[e] for m in self.moves(record) for e in ENDS[:2]]
            return self.all_place_names(places)
        if self.table == "organizations":
            return self.place_names(record)
        if self.table == "positions":
            row = self.by_id["position"][record]
            return [
                row["role"],
                *self.names(row["person"]),
                *self.all_place_names([row["organization"]]),
            ]
        if self.table == "moves":
            row = self.by_id["move"][record]
            person = self.names(row["person"]) if row["person"] else []
            return [
                row["from_role"],
                row["to_role"],
                *person,
                *self.all_place_names([row[end] for end in ENDS]),
            ]
        if self.table == "sources":
            return self.all_place_names([self.by_id["source"][record]["outlet"]])
        linked = [r for r in self.about(record) if r]
        texts = [name for one in linked for name in self.names(one)]
        return texts + self.all_place_names([r for r in linked if r in self.by_id["organization"]])

    def about(self, claim):
        return [
            self.by_id["claim"][claim]["asserted_by"],
            *(row["record"] for row in self.rows["claim_subject"] if row["claim"] == claim),
        ]

    def all_place_names(self, places):
        return [name for place in places if place for name in self.place_names(place)]

    def posts(self, person):
        return [row for row in self.rows["position"] if row["person"] == person]

    def moves(self, record):
        """The moves that a record of the table has."""
        rows = self.rows["move"]
        if self.table == "moves":
            return [self.by_id["move"][record]]
        if self.table == "people":
            return [row for row in rows if row["person"] == record]
        if self.table == "organizations":
            return [row for row in rows if record in (row[ENDS[0]], row[ENDS[1]])]
        if self.table == "positions":
            return [row for row in rows if record in (row["from_position"], row["to_position"])]
        if self.table == "sources":
            about = [row["record"] for row in self.references if row["source"] == record]
        else:
            about = [r["record"] for r in self.rows["claim_subject"] if r["claim"] == record]
        return [row for row in rows if row["id"] in about]

    # Names

    def named(self, part, texts):
        typed = words(part.text)
        return any(found(text, typed, part.quoted, inside=False) for text in texts)

    def at(self, part, place):
        return place is not None and self.named(part, self.place_names(place))

    def on_name(self, part, record):
        return self.named(part, self.names(record))

    def is_person(self, part, record):
        return record in self.by_id["person"] and self.named(part, self.names(record))

    def on_person(self, part, record):
        if self.table == "people":
            return self.is_person(part, record)
        if self.table == "organizations":
            rows = [r for r in self.rows["position"] if r["organization"] == record]
            rows += self.moves(record)
            return any(self.is_person(part, row["person"]) for row in rows)
        if self.table in {"positions", "moves"}:
            kind = vocabulary.RECORD_TYPES[self.table]
            return self.is_person(part, self.by_id[kind][record]["person"])
        if self.table == "claims":
            return any(self.is_person(part, one) for one in self.about(record))
        return any(
            self.of_person(part, r["record"]) for r in self.references if r["source"] == record
        )

    def of_person(self, part, record):
        row = self.by_id["move"].get(record) or self.by_id["position"].get(record)
        return self.is_person(part, row["person"] if row else record)

    def on_asserted_by(self, part, record):
        by = self.by_id["claim"][record]["asserted_by"]
        return by is not None and (
            self.named(part, self.names(by))
            or (by in self.by_id["organization"] and self.at(part, by))
        )

    def on_parent(self, part, record):
        return self.at(part, self.by_id["organization"][record]["parent"])

    def places(self, record):
        """The organizations that a record of the table has to do with."""
        ends = [m[end] for m in self.moves(record) for end in ENDS]
        if self.table == "people":
            ends = [m[end] for m in self.moves(record) for end in ENDS[:2]]
            return [*(p["organization"] for p in self.posts(record)), *ends]
        if self.table == "organizations":
            return [record]
        if self.table == "positions":
            return [self.by_id["position"][record]["organization"]]
        if self.table == "moves":
            return ends
        if self.table == "claims":
            return [one for one in self.about(record) if one in self.by_id["organization"]]
        return self.places_of_source(record) + ends

    def places_of_source(self, source):
        about = [row["record"] for row in self.references if row["source"] == source]
        posts = [
            self.by_id["position"][r]["organization"] for r in about if r in self.by_id["position"]
        ]
        own = [r for r in about if r in self.by_id["organization"]]
        return [self.by_id["source"][source]["outlet"], *posts, *own]

    def on_organization(self, part, record):
        return any(self.at(part, place) for place in self.places(record))

    def on_from(self, part, record):
        if self.table == "organizations":
            return any(
                self.at(part, row[ENDS[0]]) for row in self.rows["move"] if row[ENDS[1]] == record
            )
        return any(self.at(part, row[ENDS[0]]) for row in self.moves(record))

    def on_to(self, part, record):
        if self.table == "organizations":
            return any(
                self.at(part, row[ENDS[1]]) for row in self.rows["move"] if row[ENDS[0]] == record
            )
        return any(self.at(part, row[ENDS[1]]) for row in self.moves(record))

    def on_via(self, part, record):
        return any(self.at(part, row[ENDS[2]]) for row in self.moves(record))

    def on_role(self, part, record):
        if self.table == "positions":
            return self.named(part, [self.by_id["position"][record]["role"]])
        if self.table == "organizations":
            texts = [p["role"] for p in self.rows["position"] if p["organization"] == record]
            texts += [
                m[role]
                for m in self.moves(record)
                for end, role in zip(ENDS, ROLES, strict=False)
                if m[end] == record
            ]
        else:
            texts = [m[role] for m in self.moves(record) for role in ROLES]
            if self.table == "people":
                texts += [p["role"] for p in self.posts(record)]
        return self.named(part, texts)

    def on_outlet(self, part, record):
        if self.table == "sources":
            return self.at(part, self.by_id["source"][record]["outlet"])
        records = {record} | {row["id"] for row in self.moves(record)}
        return any(
            self.at(part, self.by_id["source"][row["source"]]["outlet"])
            for row in self.references
            if row["record"] in records
        )

    def on_tag(self, part, record):
        return self.named(part, self.tags(record))

    def on_country(self, part, record):
        places = self.places(record)
        if self.table == "sources":
            places = [self.by_id["source"][record]["outlet"]]
        return any(self.lies_in(place, part.text.upper()) for place in places if place)

    def lies_in(self, place, country):
        while place is not None:
            row = self.by_id["organization"][place]
            if row["country"] == country:
                return True
            place = row["parent"]
        return False

    # Dates

    def on_date(self, part, record):
        return self.dated("date", part, record)

    def on_after(self, part, record):
        return self.dated("after", part, record)

    def on_before(self, part, record):
        return self.dated("before", part, record)

    def dated(self, field, part, record):
        first, last = periods.read(part.text, self.asked)
        if field == "after":
            first, last = day_after(last), OPEN_END
        elif field == "before":
            first, last = OPEN_START, day_before(first)
        spans = self.spans(record)
        return bool(first and last) and any(self.lies(span, first, last) for span in spans)

    def lies(self, span, first, last):
        earliest, latest = span
        if self.query.certainly:
            return None not in span and earliest >= first and latest <= last
        return (earliest or OPEN_START) <= last and (latest or OPEN_END) >= first

    def spans(self, record):
        if self.table == "moves":
            return self.move_dates(self.by_id["move"][record])
        if self.table == "people":
            moves = [span for row in self.moves(record) for span in self.move_dates(row)]
            return moves + [span for row in self.posts(record) for span in spell(row)]
        if self.table == "positions":
            return spell(self.by_id["position"][record])
        kind = vocabulary.RECORD_TYPES[self.table]
        names = ["published_on"] if kind == "source" else vocabulary.date_fields(self.table)
        return known(self.by_id[kind][record], *names)

    def move_dates(self, row):
        sources = [
            self.by_id["source"][r["source"]] for r in self.references if r["record"] == row["id"]
        ]
        reported = sorted(span for source in sources for span in known(source, "published_on"))
        return known(row, "starts_on", "left_on", "announced_on") + reported[:1]

    # What it is and has

    def on_uid(self, part, record):
        return self.by_id["record"][record]["uid"] == part.text.lower()

    def on_is(self, part, record):
        quality, today = vocabulary.code(part.text), self.asked.today.isoformat()
        row = self.by_id[vocabulary.RECORD_TYPES[self.table]][record]
        if self.table == "people":
            posts, moves = self.posts(record), self.moves(record)
            return (
                any(p["is_current"] == "yes" for p in posts)
                if quality == "current"
                else any(one["interim"] for one in (*posts, *moves))
            )
        if self.table == "organizations":
            unit = row["parent"] is not None or row["kind"] == "unit"
            return unit if quality == "unit" else row["status"] == quality
        if self.table == "positions":
            now = {"current": "yes", "past": "no", "incoming": "incoming"}
            return row["interim"] if quality == "interim" else row["is_current"] == now[quality]
        if self.table == "moves":
            return {
                "group": row["person"] is None,
                "interim": row["interim"],
                "internal": bool(self.tops(row[ENDS[0]]) & self.tops(row[ENDS[1]])),
            }[quality]
        if self.table == "sources":
            return (
                row["relays"] is not None
                if quality == "relay"
                else (row["embargo_until_latest"] or "") >= today
            )
        late = row["check_by_latest"] is not None and row["check_by_latest"] < today
        return row["outcome"] == "open" and (quality == "open" or late)

    def tops(self, place):
        found = set()
        while place is not None:
            found.add(place)
            place = self.by_id["organization"][place]["parent"]
        return found

    def on_no(self, part, record):
        return not self.on_has(part, record)

    def on_has(self, part, record):
        name = vocabulary.held(self.table)[vocabulary.code(part.text)]
        kind = vocabulary.RECORD_TYPES[self.table]
        row = self.by_id[kind][record]
        owned = {
            "alias": "record",
            "identifier": "record",
            "printed": "record",
            "follow_up": "record",
            "tag": "record",
        }
        if name in owned:
            table = {"tag": "tagging"}.get(name, name)
            return any(one["record"] == record for one in self.rows[table])
        if name == "claim":
            return any(one["record"] == record for one in self.rows["claim_subject"])
        if name in {"source", "quote"}:
            mine = [r for r in self.references if r["record"] == record]
            return any(name == "source" or r["quote"] is not None for r in mine)
        if (kind, name) in SPECIAL:
            return SPECIAL[kind, name](self, row)
        return row.get(f"{name}_earliest", row[name]) is not None

    def on_due(self, part, record):
        first, last = periods.read(part.text, self.asked)
        first = first if ".." in part.text else OPEN_START
        days = [
            r["date_earliest"]
            for r in self.rows["follow_up"]
            if r["record"] == record and not r["done"]
        ]
        claim = self.by_id["claim"].get(record)
        if claim and claim["outcome"] == "open":
            days.append(claim["check_by_earliest"])
        return any(day is not None and first <= day <= last for day in days)

    def other(self, field, part, record):
        kind = vocabulary.RECORD_TYPES[self.table]
        if field in vocabulary.date_fields(self.table):
            first, last = periods.read(part.text, self.asked)
            spans = known(self.by_id[kind][record], field)
            return any(self.lies(span, first, last) for span in spans)
        code = vocabulary.code(part.text)
        if field == "confidentiality":
            return self.by_id["record"][record]["confidentiality"] == code
        row = self.by_id[kind][record]
        if field in row:
            return row[field] == code
        if field == "kind" and any(post["kind"] == code for post in self.posts(record)):
            return True
        return any(move[field] == code for move in self.moves(record))


ENDS = ("from_organization", "to_organization", "via_organization")
ROLES = ("from_role", "to_role")
SPECIAL = {
    ("person", "moves"): lambda r, row: bool(r.moves(row["id"])),
    ("person", "positions"): lambda r, row: bool(r.posts(row["id"])),
    ("organization", "moves"): lambda r, row: bool(r.moves(row["id"])),
    ("organization", "positions"): lambda r, row: any(
        p["organization"] == row["id"] for p in r.rows["position"]
    ),
    ("organization", "units"): lambda r, row: any(
        o["parent"] == row["id"] for o in r.rows["organization"]
    ),
    ("position", "date"): lambda r, row: bool(known(row, "start", "end")),
    ("move", "date"): lambda r, row: bool(r.move_dates(row)),
    ("move", "role"): lambda r, row: row["from_role"] or row["to_role"],
    ("move", "position"): lambda r, row: row["from_position"] or row["to_position"],
    ("source", "records"): lambda r, row: any(one["source"] == row["id"] for one in r.references),
    ("claim", "subjects"): lambda r, row: any(
        one["claim"] == row["id"] for one in r.rows["claim_subject"]
    ),
    ("claim", "date"): lambda r, row: bool(known(row, "asserted_on", "about_date")),
}


def found(text, typed, quoted, *, inside):
    """Whether the typed words stand next to each other in a text, the way they must."""
    there = words(text)
    for place in range(len(there) - len(typed) + 1):
        here = there[place : place + len(typed)]
        if quoted == "whole":
            hit = here == typed
        elif len(typed) == 1:
            free = inside and not quoted and len(typed[0]) > 2
            hit = typed[0] in here[0] if free else here[0].startswith(typed[0])
        else:
            free = inside and not quoted and len(typed[0]) > 2
            first = here[0].endswith(typed[0]) if free else here[0] == typed[0]
            hit = first and here[1:-1] == typed[1:-1] and here[-1].startswith(typed[-1])
        if hit:
            return True
    return False


def known(row, *names):
    """The earliest and latest day of those dates of a row that are known."""
    spans = [(row[f"{name}_earliest"], row[f"{name}_latest"]) for name in names]
    return [span for span in spans if span[0] is not None]


def spell(row):
    """From when to when a position was held, if either is known."""
    start, end = row["start_earliest"], row["end_latest"]
    return [(start, end)] if start or end else []
