"""What people type in the benchmark, with the best plain SQL for the same ids."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """One query of a table, and the SQL that a peer is given for it."""

    table: str
    text: str
    sql: str


_BELOW = (
    "(SELECT descendant FROM organization_tree WHERE ancestor IN "
    "(SELECT rowid FROM search WHERE search MATCH 'name: \"{piece}\"'))"
)
_CALLED = "(SELECT rowid FROM search WHERE search MATCH 'name: \"{piece}\"')"
_MOVES = (
    "SELECT move.id FROM move JOIN move_date ON move_date.id = move.id WHERE {where} "
    "ORDER BY earliest DESC, latest DESC, move_date.sequence DESC, move.id DESC"
)
_NAMES = (
    "SELECT {table}.id FROM {table} JOIN name_key ON name_key.id = {table}.id WHERE {where} "
    "ORDER BY key, {table}.id"
)


def _word(word: str) -> str:
    """A free word in the table of moves."""
    called, below = _CALLED.format(piece=word), _BELOW.format(piece=word)
    roles = f"(SELECT text FROM role_text WHERE instr(words, '{word}'))"
    return (
        f"move.id IN (SELECT rowid FROM search WHERE search MATCH '\"{word}\"' "
        f"UNION ALL SELECT id FROM move WHERE person_id IN {called} "
        f"UNION ALL SELECT id FROM move WHERE from_organization_id IN {below} "
        f"UNION ALL SELECT id FROM move WHERE to_organization_id IN {below} "
        f"UNION ALL SELECT id FROM move WHERE via_organization_id IN {below} "
        f"UNION ALL SELECT id FROM move WHERE from_role IN {roles} "
        f"UNION ALL SELECT id FROM move WHERE to_role IN {roles})"
    )


def _free(*words: str) -> Typed:
    return Typed("moves", " ".join(words), _MOVES.format(where=" AND ".join(map(_word, words))))


def _end(field: str, name: str) -> Typed:
    column = {"from": "from_organization_id", "to": "to_organization_id"}[field]
    where = f"move.{column} IN {_BELOW.format(piece='  ' + name)}"
    return Typed("moves", f"{field}:{name}", _MOVES.format(where=where))


def _choice(field: str, code: str) -> Typed:
    return Typed("moves", f"{field}:{code}", _MOVES.format(where=f"move.{field} = '{code}'"))


def _dated(text: str, first: str, last: str) -> Typed:
    where = (
        f"(announced_on_earliest <= '{last}' AND announced_on_latest >= '{first}') OR "
        f"(reported_earliest <= '{last}' AND reported_latest >= '{first}')"
    )
    return Typed("moves", f"date:{text}", _MOVES.format(where=where))


def _person(word: str) -> Typed:
    """A word among people: their own text, and where they were."""
    below = _BELOW.format(piece=word)
    where = (
        f"person.id IN (SELECT rowid FROM search WHERE search MATCH '\"{word}\"' "
        f"UNION ALL SELECT person_id FROM position WHERE organization_id IN {below} "
        f"UNION ALL SELECT person_id FROM move WHERE from_organization_id IN {below} "
        f"UNION ALL SELECT person_id FROM move WHERE to_organization_id IN {below})"
    )
    return Typed("people", word, _NAMES.format(table="person", where=where))


def _organization(word: str) -> Typed:
    where = (
        f"organization.id IN (SELECT rowid FROM search WHERE search MATCH '\"{word}\"' "
        f"UNION ALL SELECT descendant FROM organization_tree WHERE ancestor IN "
        f"{_CALLED.format(piece=word)})"
    )
    return Typed("organizations", word, _NAMES.format(table="organization", where=where))


def _both(one: Typed, other: Typed) -> Typed:
    conditions = [
        typed.sql.split(" WHERE ", 1)[1].rsplit(" ORDER BY ", 1)[0] for typed in (one, other)
    ]
    where = " AND ".join(f"({condition})" for condition in conditions)
    return Typed("moves", f"{one.text} {other.text}", _MOVES.format(where=where))


_WORDS = (
    *("martin", "garcia", "muller", "smith", "nguyen", "silva", "ivanov", "petrova", "ormesson"),
    *("simic", "ozturk", "wang", "zephyr", "nova", "sevres", "lumiere", "atlas", "mobility"),
    *("financiere", "newsroom", "superintelligence", "foundation", "journaliste", "chief"),
    *("scientist", "interim", "source", "patron", "dossier", "telecom"),
)

TYPED: tuple[Typed, ...] = (
    *(_free(word) for word in _WORDS),
    _free("smith", "nova"),
    _free("martin", "journaliste"),
    _free("garcia", "atlas", "chief"),
    *(_end("from", name) for name in ("nova", "atlas", "quantum")),
    *(_end("to", name) for name in ("zephyr", "orion", "kappa")),
    *(_choice("verification", code) for code in ("rumoured", "denied", "confirmed", "reported")),
    *(_choice("stage", code) for code in ("annulled", "started")),
    _dated("2025", "2025-01-01", "2025-12-31"),
    _dated("2019-07", "2019-07-01", "2019-07-31"),
    _both(_end("from", "nova"), _end("to", "atlas")),
    _both(_end("to", "orion"), _choice("verification", "rumoured")),
    _both(_free("martin"), _choice("verification", "denied")),
    _both(_choice("verification", "rumoured"), _dated("2025", "2025-01-01", "2025-12-31")),
    *(_person(word) for word in ("martin", "garcia", "wang", "nguyen", "ormesson", "zephyr")),
    *(_organization(word) for word in ("nova", "research", "board", "ancien")),
)
