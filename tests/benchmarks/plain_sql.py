"""The best plain SQL known for the conditions of a query, on a file that the generator made.

It knows that these files hold announced dates only, no claims, no tags, nothing else to search.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mercato.records.language.folding import words


@dataclass(frozen=True, slots=True)
class Part:
    """A condition as it is typed, and what SQL says for it after WHERE."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Typed:
    """One query of a table, and the SQL that a peer is given for it."""

    table: str
    text: str
    sql: str


_NAMES = (
    "SELECT {0}.id FROM {0} JOIN name_key ON name_key.id = {0}.id WHERE {{where}} "
    "ORDER BY key, {0}.id"
)
_SELECT = {
    "moves": "SELECT move.id FROM move JOIN move_date ON move_date.id = move.id WHERE {where} "
    "ORDER BY earliest DESC, latest DESC, move_date.sequence DESC, move.id DESC",
    "people": _NAMES.format("person"),
    "organizations": _NAMES.format("organization"),
    "positions": "SELECT id FROM position WHERE {where} ORDER BY start_earliest DESC, "
    "start_latest DESC, sequence DESC, id DESC",
    "sources": "SELECT id FROM source WHERE {where} ORDER BY published_on_earliest DESC, "
    "published_on_latest DESC, id DESC",
}
_ROW = {
    "moves": "move.id",
    "people": "person.id",
    "organizations": "organization.id",
    "positions": "position.id",
    "sources": "source.id",
}
ENDS = {"from": "from_organization_id", "to": "to_organization_id"}


def query(table: str, *parts: Part) -> Typed:
    """A query that asks for all of the conditions."""
    where = " AND ".join(f"({part.where})" for part in parts)
    text = " ".join(part.text for part in parts)
    return Typed(table, text, _SELECT[table].format(where=where))


def without(part: Part) -> Part:
    """The opposite, of unknown values too."""
    return Part(f"-{part.text}", f"({part.where}) IS NOT TRUE")


def either(*parts: Part) -> Part:
    """Any of the conditions, in brackets."""
    text = " OR ".join(part.text for part in parts)
    return Part(f"({text})", " OR ".join(f"({part.where})" for part in parts))


def _piece(text: str) -> str:
    """What the index is asked for: parts of words from three letters on, else their beginnings."""
    found = words(text)
    start = "" if len(found[0]) > 2 and '"' not in text else "  "
    return start + "  ".join(found) + ("  " if '"' in text else "")


def _begun(text: str) -> str:
    return "  " + "  ".join(words(text)) + ("  " if '"' in text else "")


def _match(piece: str) -> str:
    return f"SELECT rowid FROM search WHERE search MATCH '\"{piece}\"'"


def _called(piece: str) -> str:
    return f"SELECT rowid FROM search WHERE search MATCH 'name: \"{piece}\"'"


def _below(organizations: str) -> str:
    return f"SELECT descendant FROM organization_tree WHERE ancestor IN ({organizations})"


def _roles(piece: str) -> str:
    return f"SELECT text FROM role_text WHERE instr(words, '{piece}')"


def _listed(table: str, *sets: str) -> str:
    return f"{_ROW[table]} IN ({' UNION ALL '.join(sets)})"


def _at(table: str, places: str) -> list[str]:
    """What in a table has to do with the organizations."""
    ends = (*ENDS.values(), "via_organization_id")
    if table == "moves":
        return [f"SELECT id FROM move WHERE {end} IN ({places})" for end in ends]
    held = f"SELECT {{}} FROM position WHERE organization_id IN ({places})"
    if table == "people":
        moved = [f"SELECT person_id FROM move WHERE {end} IN ({places})" for end in ends[:2]]
        return [held.format("person_id"), *moved]
    if table == "positions":
        return [held.format("id")]
    if table == "sources":
        return [f"SELECT id FROM source WHERE outlet_id IN ({places})"]
    return [places]


def _as(table: str, piece: str) -> list[str]:
    """What in a table has a role with the piece in it."""
    found = _roles(piece)
    column = "person_id" if table == "people" else "id"
    moved = [f"SELECT {column} FROM move WHERE {e} IN ({found})" for e in ("from_role", "to_role")]
    held = f"SELECT {column} FROM position WHERE role IN ({found})"
    return {"moves": moved, "people": [held, *moved], "positions": [held]}[table]


def word(table: str, text: str) -> Part:
    """A free word, or a phrase in quotes."""
    piece = _piece(text)
    sets = [_match(piece), *_at(table, _below(_called(piece)))]
    if table in {"moves", "positions"}:
        owned = "move" if table == "moves" else "position"
        sets += [f"SELECT id FROM {owned} WHERE person_id IN ({_called(piece)})"]
        sets += _as(table, piece)
    return Part(text, _listed(table, *sets))


def free(table: str, *texts: str) -> Typed:
    """A query of free words."""
    return query(table, *(word(table, text) for text in texts))


def named(table: str, field: str, *names: str) -> Part:
    """A condition on names; several are alternatives."""
    asked = [_NAMED[field](table, _begun(name)) for name in names]
    return Part(f"{field}:{','.join(names)}", " OR ".join(asked))


def _end(field: str) -> Callable[[str, str], str]:
    def asked(table: str, piece: str) -> str:
        found = f"{ENDS[field]} IN ({_below(_called(piece))})"
        if table == "moves":
            return f"move.{found}"
        column = {"people": "person_id", "organizations": ENDS[_OTHER[field]]}[table]
        rows = f"SELECT {column} FROM move WHERE {column} > 0 AND {found}"
        if table == "organizations":
            rows = f"SELECT ancestor FROM organization_tree WHERE descendant IN ({rows})"
        return _listed(table, rows)

    return asked


_OTHER = {"from": "to", "to": "from"}


def _person(table: str, piece: str) -> str:
    column = {"moves": "move.person_id", "positions": "person_id", "people": "person.id"}[table]
    return f"{column} IN ({_called(piece)})"


def _outlet(table: str, piece: str) -> str:
    published = f"SELECT id FROM source WHERE outlet_id IN ({_below(_called(piece))})"
    if table == "sources":
        return f"id IN ({published})"
    return _listed(table, f"SELECT record_id FROM reference WHERE source_id IN ({published})")


_NAMED: dict[str, Callable[[str, str], str]] = {
    "from": _end("from"),
    "to": _end("to"),
    "person": _person,
    "outlet": _outlet,
    "organization": lambda table, piece: _listed(table, *_at(table, _below(_called(piece)))),
    "role": lambda table, piece: _listed(table, *_as(table, piece)),
    "name": lambda table, piece: f"{_ROW[table]} IN ({_called(piece)})",
    "parent": lambda table, piece: f"{_ROW[table]} IN ({_below(_called(piece))} AND depth > 0)",
}


def country(table: str, code: str) -> Part:
    """What has to do with organizations of a country."""
    places = _below(f"SELECT id FROM organization WHERE country = '{code}'")
    return Part(f"country:{code}", _listed(table, *_at(table, places)))


def chosen(table: str, field: str, *codes: str) -> Part:
    """A condition on a picklist; several codes are alternatives."""
    listed = ", ".join(f"'{code}'" for code in codes)
    own = {"stage": "moves", "verification": "moves"}.get(field, table)
    if table == own:
        where = f"{field} IN ({listed})"
    else:
        column = {"people": "person_id"}[table]
        where = _listed(table, f"SELECT {column} FROM move WHERE {field} IN ({listed})")
    return Part(f"{field}:{','.join(codes)}", where)


def dated(table: str, text: str, first: str, last: str, *, surely: bool = False) -> Part:
    """A condition on dates; `surely` adds what demands that they lie within."""
    names = {"moves": ("announced_on", "reported"), "sources": ("published_on",)}[table]
    shape = "{0}_earliest <= '{2}' AND {0}_latest >= '{1}'"
    if surely:
        shape = "{0}_earliest >= '{1}' AND {0}_latest <= '{2}'"
        text += " certainly:yes"
    return Part(text, " OR ".join(f"({shape.format(name, first, last)})" for name in names))


def plain(text: str, where: str) -> Part:
    """Any other condition."""
    return Part(text, where)
