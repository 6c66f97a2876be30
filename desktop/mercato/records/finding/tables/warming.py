"""Having the system read beforehand what the first letters typed will be looked for in.

Those of a cold file wait for thousands of places all over the disk, a tenth of a millisecond each.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.derived.models import MoveDate, PlaceText, SearchText
from mercato.records.finding import engine_search, filtering
from mercato.records.finding.filtering import sampling
from mercato.records.finding.query import vocabulary
from mercato.records.finding.tables import walking
from mercato.records.finding.tables.specs import TABLES
from mercato.records.schema import Move, Position

if TYPE_CHECKING:
    from collections.abc import Callable

_NOWHERE = "zqxjzqxj"
"""What no text has in it: a row that is asked for it is looked at with all that it links to."""
_SHOWN = 48
_LINKS = (
    *(Move.person, Move.from_organization, Move.to_organization),
    *(Position.organization, Position.person),
)
"""What leads from names to what has to do with them, in indexes of their own."""
_WHOLE: tuple[tuple[type[pw.Model], pw.Field], ...] = (
    (Move, Move.sequence),
    (MoveDate, MoveDate.edtf),
    (SearchText, SearchText.name),
)
"""Tables of which thousands of rows may be looked at, here and there, and a column of each."""
_PARTS = 16


def steps(first: str) -> list[Callable[[], None]]:
    """Queries that find nothing, each of a fraction of a second; one table's come first."""
    names = dict.fromkeys((first, *filter(vocabulary.names, TABLES)))
    rows = [partial(_read_rows, name) for name in names]
    links = [partial(_read_index, link) for link in _LINKS]
    whole = [
        partial(_read_part, model, column, part)
        for model, column in _WHOLE
        for part in range(_PARTS)
    ]
    return [rows[0], _read_places, *links, *rows[1:], *whole, _read_places]


def _read_rows(table: str) -> None:
    """Look at the rows that every query is asked of: those in front, and some from everywhere."""
    spec, asked = TABLES[table], filtering.understood(table, _NOWHERE)
    assert asked is not None
    for column, descending in spec.default_sort[:1]:
        driver = spec.columns[column].driver
        if driver is not None:
            parts = driver.parts(spec.model, descending=descending)
            walking.first(spec, parts, asked, None, _SHOWN)
    sampling.take(spec.model, [asked])


def _read_index(link: pw.ForeignKeyField) -> None:
    link.model.select(fn.COUNT()).where(link > 0).scalar()


def _read_part(model: type[pw.Model], column: pw.Field, part: int) -> None:
    key: Any = model.id
    last: int = model.select(fn.MAX(key)).scalar() or 0
    ids = key.between(last * part // _PARTS, last * (part + 1) // _PARTS)
    model.select(fn.TOTAL(fn.length(column))).where(ids).scalar()


def _read_places() -> None:
    PlaceText.select(fn.TOTAL(fn.length(PlaceText.words))).scalar()
    engine_search.read_places()
