"""What `is:`, `has:` and `no:` ask, table by table, of the rows of a plain reading."""

from __future__ import annotations

from tests.records.plain_rows import FROM, ROLES, TO

TODAY = "2025-07-09"


def _any(key, value):
    return lambda rows, row: row[key] == value


def _filled(*keys):
    return lambda rows, row: any(row[key] is not None for key in keys)


def _owns(table):
    return lambda rows, row: bool(rows.of(table, row["id"]))


def _both_ends_below_one(rows, row):
    return bool(set(rows.chain(row[FROM])) & set(rows.chain(row[TO])))


def _interim(rows, row):
    return any(one["interim"] for one in (*rows.posts(row["id"]), *rows.moves(row["id"])))


def _overdue(rows, row):
    late = row["check_by_latest"]
    return row["outcome"] == "open" and late is not None and late < TODAY


def _conflicting(rows, row):
    theirs = (row,)
    if rows.table == "people":
        theirs = (*rows.posts(row["id"]), *rows.moves(row["id"]))
    return bool(rows.conflicts & {one["id"] for one in theirs})


IS = {
    "people": {
        "current": lambda rows, row: "yes" in {p["is_current"] for p in rows.posts(row["id"])},
        "interim": _interim,
        "conflicting": _conflicting,
    },
    "organizations": {
        "unit": lambda rows, row: row["parent"] is not None or row["kind"] == "unit",
        **{one: _any("status", one) for one in ("active", "planned", "closed")},
    },
    "positions": {
        "current": _any("is_current", "yes"),
        "past": _any("is_current", "no"),
        "incoming": _any("is_current", "incoming"),
        "interim": _any("interim", True),
        "conflicting": _conflicting,
    },
    "moves": {
        "group": _any("person", None),
        "interim": _any("interim", True),
        "internal": _both_ends_below_one,
        "conflicting": _conflicting,
    },
    "sources": {
        "relay": _filled("relays"),
        "embargoed": lambda rows, row: (row["embargo_until_latest"] or "") >= TODAY,
    },
    "claims": {"open": _any("outcome", "open"), "overdue": _overdue},
}

_ANYTHING = {
    "alias": _owns("alias"),
    "claim": _owns("claim_subject"),
    "follow_up": _owns("follow_up"),
    "identifier": _owns("identifier"),
    "printed": _owns("printed"),
    "quote": lambda rows, row: any(r["quote"] for r in rows.of("reference", row["id"])),
    "source": _owns("reference"),
    "tag": _owns("tagging"),
}


def _own(*names):
    return {name: _filled(name) for name in names}


def _dates(*names):
    return {name: _filled(f"{name}_earliest") for name in names}


def _reported(rows, row):
    sources = [rows.by_id["source"][r["source"]] for r in rows.of("reference", row["id"])]
    return any(source["published_on_earliest"] for source in sources)


_MOVE_DATES = _filled("announced_on_earliest", "left_on_earliest", "starts_on_earliest")
_POSITION_DATES = _filled("start_earliest", "end_earliest")


def _dated(rows, row):
    """Whether a move or position of the person has a date."""
    moves = (_MOVE_DATES(rows, one) or _reported(rows, one) for one in rows.moves(row["id"]))
    return any(moves) or any(_POSITION_DATES(rows, one) for one in rows.posts(row["id"]))


HAS = {
    "people": {
        **_own("tell_apart", "given_name", "family_name", "sort_name", "native_name"),
        **_own("birth_year", "note"),
        "move": lambda rows, row: bool(rows.moves(row["id"])),
        "position": lambda rows, row: bool(rows.posts(row["id"])),
        "date": _dated,
    },
    "organizations": {
        **_own("parent", "country", "tell_apart", "website", "note"),
        **_dates("founded", "dissolved"),
        "move": lambda rows, row: bool(rows.moves(row["id"])),
        "position": lambda rows, row: bool(rows.posts_at(row["id"])),
        "date": _filled("founded_earliest", "dissolved_earliest"),
        "unit": lambda rows, row: row["id"] in {o["parent"] for o in rows.rows["organization"]},
    },
    "positions": {
        **_own("organization", "role", "function", "note"),
        **_dates("start", "end", "term_end"),
        "date": _POSITION_DATES,
    },
    "moves": {
        **_own("person", "party", "headcount", FROM, "from_role", TO, "to_role"),
        **_own("to_verification", "why_left", "via_organization", "terms", "note"),
        **_own("from_position", "to_position"),
        **_dates("announced_on", "left_on", "starts_on", "term_end"),
        "from": _filled(FROM),
        "to": _filled(TO),
        "via": _filled("via_organization"),
        "role": _filled(*ROLES),
        "position": _filled("from_position", "to_position"),
        "date": lambda rows, row: _MOVE_DATES(rows, row) or _reported(rows, row),
    },
    "sources": {
        **_own("url", "headline", "outlet", "authors", "relays", "language", "archived_url"),
        **_own("retrieved_at", "text", "note"),
        **_dates("published_on", "embargo_until"),
        "date": _filled("published_on_earliest"),
        "record": lambda rows, row: bool(rows.cited(row["id"])),
        "author": _filled("authors"),
    },
    "claims": {
        **_own("asserted_by", "note"),
        **_dates("asserted_on", "about_date", "check_by"),
        "subject": lambda rows, row: (
            row["id"] in {one["claim"] for one in rows.rows["claim_subject"]}
        ),
        "date": _filled("asserted_on_earliest", "about_date_earliest", "check_by_earliest"),
    },
}
for _one in HAS.values():
    _one.update(_ANYTHING)
