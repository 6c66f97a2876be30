"""Completing a query: what is being typed at the cursor, and names from the file that go there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peewee import fn

from mercato.records.derived.models import MoveDate, OrganizationCount, PersonNow, RoleText
from mercato.records.finding import tables
from mercato.records.finding.filtering.sets import beginning
from mercato.records.finding.query import Value, vocabulary
from mercato.records.finding.query.scanning import pieces
from mercato.records.finding.tables.suggesting import suggest
from mercato.records.finding.views import ready_made
from mercato.records.language.folding import fold, words
from mercato.records.schema import (
    Edit,
    Organization,
    Person,
    SavedView,
    Source,
    Tag,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mercato.records.finding.query.scanning import Piece

_FIELD = re.compile(r"-*([A-Za-z_]+):")
_QUOTED = re.compile(r'[“”"«»][^“”"«»]*([“”"«»]?)')
_VALUE = re.compile(rf"(?:{_QUOTED.pattern}|[^,“”\"«»])*")


@dataclass(frozen=True, slots=True)
class Place:
    """What is typed at the cursor: a field's name, or a value of `field`.

    Taking a completion puts it in the place of `start` to `end`.
    """

    field: str | None
    typed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The rest of a query, and how it is read."""

    query: str
    language: str = "en"
    day_first: bool = True


def place(text: str, cursor: int) -> Place | None:
    """Where in a query the cursor is; None where nothing is to be completed."""
    for piece in pieces(text):
        if piece.start < cursor <= piece.end and piece.mark != ")":
            return _inside(text, cursor, piece)
        if piece.start >= cursor:
            break
    before, after = text[cursor - 1 : cursor], text[cursor : cursor + 1]
    free = (not before or before.isspace()) and (not after or after.isspace() or after == ")")
    return Place(None, "", cursor, cursor) if free else None


def _inside(text: str, cursor: int, piece: Piece) -> Place | None:
    if piece.mark == "(":
        return Place(None, "", cursor, cursor)
    found = _FIELD.match(text, piece.start, piece.end)
    if found is None or cursor < found.end():
        start = (
            piece.start
            + len(text[piece.start : cursor])
            - len(text[piece.start : cursor].lstrip("-"))
        )
        word = text[start:cursor]
        whole = found.end() if found else piece.end
        return Place(None, word, start, whole) if re.fullmatch(r"[^\W\d]*", word) else None
    return _value(text, cursor, found[1].lower(), found.end(), piece.end)


def _value(text: str, cursor: int, field: str, start: int, end: int) -> Place | None:
    """The value under the cursor, of those between commas."""
    field = vocabulary.SAME.get(field, field)
    while (found := _VALUE.match(text, start, end)) is not None and found.end() < cursor:
        start = found.end() + 1
    stop = end if found is None else found.end()
    typed = text[start:cursor]
    if (bound := typed.rfind("..")) >= 0:
        start, typed = start + bound + 2, typed[bound + 2 :]
    quoted = _QUOTED.match(text, start, end)
    if quoted is None:
        return Place(field, typed, start, stop)
    if quoted[1] and cursor == quoted.end():
        return None
    return Place(field, typed[1:], start, quoted.end() if quoted[1] else cursor)


def beside(text: str, at: Place) -> str:
    """What else a query asks for than what is typed at a place; nothing if that may be left out."""
    found = list(pieces(text))
    if any(piece.mark for piece in found):
        return ""
    return "".join(
        f"{text[piece.start : piece.end]} "
        for piece in found
        if not piece.start <= at.end <= piece.end
    )


def names(table: str, field: str, typed: str, most: int, beside: Beside | None = None) -> list[str]:
    """What is in the file of a field's values that begin as typed, the likeliest first.

    That is what is named in rows that are left `beside` this, then what is met most often.
    Countries come all, by their codes: their names are known above.
    """
    near = [] if beside is None else _distinct(_near(table, field, beside), typed)
    return _unique([*near, *_anywhere(table, field, typed, most)])[:most]


def _near(table: str, field: str, beside: Beside) -> list[str]:
    """What the first rows of a query name, the most frequent first."""
    columns = NEAR.get(table, {}).get(field)
    if columns is None or not beside.query.strip():
        return []
    first = tables.begin(table, beside.query, (), _LOOKED_AT, beside.language, beside.day_first)
    rows = tables.page(table, (first.ids or ())[:_LOOKED_AT], columns)
    named = Counter(name for row in rows for name in row if name)
    return [name for name, _ in named.most_common()]


def _anywhere(table: str, field: str, typed: str, most: int) -> list[str]:
    if field == "country":
        return _countries()
    is_date = field in _DATES or field in vocabulary.date_fields(table)
    listing = _years if is_date else _LISTING.get(field)
    if listing is not None:
        return _distinct(listing(table, typed), typed)[:most]
    if not vocabulary.is_name(table, field):
        return []
    types = _types(table, field)
    if words(typed):
        return _unique(match.name for match in suggest(typed, types, most))
    return _unique(_most_linked(field, types, most))


def _types(table: str, field: str) -> tuple[str, ...]:
    if field == "name":
        return (vocabulary.RECORD_TYPES[table],)
    if field == "asserted_by":
        return ("person", "organization")
    return ("person",) if field == "person" else ("organization",)


def _most_linked(field: str, types: tuple[str, ...], most: int) -> list[str]:
    """Who and what is met most often: in the order of an index, but for outlets.

    Those are counted, of all sources that have one.
    """
    if types[0] == "person":
        rows = Person.select(Person.name).join(PersonNow, on=(PersonNow.id == Person.id))
        rows = rows.order_by(PersonNow.moves.desc())
    elif field == "outlet":
        rows = Organization.select(Organization.name)
        rows = rows.join(Source, on=(Source.outlet == Organization.id))
        rows = rows.group_by(Organization.id).order_by(fn.COUNT().desc())
    else:
        order = OrganizationCount.departures if field == "from" else OrganizationCount.arrivals
        rows = Organization.select(Organization.name)
        rows = rows.join(OrganizationCount, on=(OrganizationCount.id == Organization.id))
        rows = rows.order_by(order.desc())
    return [name for (name,) in rows.limit(most).tuples()]


def _distinct(found: Iterable[str | None], typed: str) -> list[str]:
    """Texts of which a word begins as typed."""
    begun = beginning(Value(typed)) if words(typed) else ""
    return _unique(
        text for text in found if text and (not typed or begun in "  " + "  ".join(words(text)))
    )


def _unique(found: Iterable[str]) -> list[str]:
    by_key: dict[str, str] = {}
    for text in found:
        if words(text):
            by_key.setdefault(fold(text), text)
    return list(by_key.values())


def _roles(_table: str, typed: str) -> list[str]:
    rows = RoleText.select(RoleText.text)
    if words(typed):
        rows = rows.where(fn.instr(RoleText.words, beginning(Value(typed))) > 0)
    return [text for (text,) in rows.order_by(RoleText.key).limit(_LOOKED_AT).tuples()]


def _tags(_table: str, _typed: str) -> list[str]:
    return [name for (name,) in Tag.select(Tag.name).order_by(Tag.name).tuples()]


def _views(table: str, _typed: str) -> list[str]:
    rows = SavedView.select(SavedView.name).where(SavedView.table == table)
    saved = [name for (name,) in rows.order_by(SavedView.name).tuples()]
    return [*saved, *ready_made.queries(table)]


def _authors(_table: str, _typed: str) -> list[str]:
    newest = Edit.select(Edit.author.alias("author")).order_by(Edit.id.desc()).limit(_LOOKED_AT)
    rows = Edit.select(newest.c.author).from_(newest).distinct()
    return [author for (author,) in rows.tuples()]


def _countries() -> list[str]:
    rows = Organization.select(Organization.country).distinct()
    return [code for (code,) in rows.order_by(Organization.country).tuples() if code]


def _years(table: str, _typed: str) -> list[str]:
    """The years from the first date of the table to the last, the newest first."""
    day = Source.published_on_earliest if table == "sources" else MoveDate.earliest
    known = day.model.select(day).where(day > "1000", day < "3000").limit(1)
    first, last = known.order_by(day).scalar(), known.order_by(day.desc()).scalar()
    if first is None:
        return []
    return [str(year) for year in range(int(last[:4]), int(first[:4]) - 1, -1)]


_LOOKED_AT = 1_000
_DATES = ("date", "after", "before", "changed")

NEAR: dict[str, dict[str, tuple[str, ...]]] = {
    "people": {
        **dict.fromkeys(("name", "person"), ("name",)),
        "organization": ("organization",),
        "role": ("role",),
    },
    "organizations": {"name": ("name",), "parent": ("parent",)},
    "positions": {"person": ("person",), "organization": ("organization",), "role": ("role",)},
    "moves": {
        "person": ("person",),
        "from": ("from_organization",),
        "to": ("to_organization",),
        "via": ("via_organization",),
        "organization": ("from_organization", "to_organization"),
        "role": ("from_role", "to_role"),
    },
    "sources": {"outlet": ("outlet",)},
    "claims": {"asserted_by": ("asserted_by",)},
}
"""The columns in which the rows of a table name what a field asks for."""

_LISTING: dict[str, Callable[[str, str], list[str]]] = {
    "role": _roles,
    "tag": _tags,
    "view": _views,
    "by": _authors,
}
