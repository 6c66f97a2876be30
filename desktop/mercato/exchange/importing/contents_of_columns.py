"""What a column holds, as far as that alone tells which field it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing import cells
from mercato.exchange.importing.plan import TABLES
from mercato.records import dates
from mercato.records.errors import Refused
from mercato.records.fields import field
from mercato.records.language import places
from mercato.records.language.folding import fold, words
from mercato.records.language.name_words import HONORIFICS
from mercato.records.uids import UID

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mercato.exchange.importing.plan import Target

MOST = 0.8
"""Share of the cells that have to be of one kind."""
HALF = 0.5
"""The same where it would be worse to leave the column out than to refuse a row or mark a date."""
_NEVER_LEFT_OUT = frozenset(("status", "stage", "verification", "is_current"))
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_YEAR_OR_MORE = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")

_FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "people": {"name": ("name",)},
    "organizations": {
        "country": ("country",),
        "address": ("website",),
        "name": ("name",),
    },
    "positions": {"name": ("person",), "date": ("start", "end")},
    "moves": {"name": ("person",), "date": ("date",), "address": ("source",)},
    "sources": {"address": ("url",), "date": ("published_on",), "long": ("headline", "text")},
    "claims": {"long": ("text",), "date": ("asserted_on",)},
}
"""Fields that a kind of column may be in each table, the first one that is free."""


_HINTS: dict[str, str] = {
    "start": "start since from begin beginning debut depuis appointed appointment nomination nomme"
    " nommee entree arrivee joined hired embauche elected election elu elue",
    "end": "end until fin sortie depart departure left resigned resignation ceased cessation"
    " termination",
    "date": "announced announcement annonce annoncee",
    "published_on": "published publication publie parution",
    "asserted_on": "said asserted dit",
    "country": "country pays nation jurisdiction",
    "website": "website site web homepage internet",
    "source": "source url link lien article reference",
    "url": "url link lien address adresse",
}
"""Words of headers that say that a column may be a field if it also holds what that takes."""
_NO_NAME = re.compile(r"[A-Z]{1,2}")
"""The letters that a column without a name has."""
_OTHER_THINGS = (
    "address adresse area brand capital city circonscription client clients commune constituency"
    " county departement department direction district event film headquarters industry lieu"
    " location ministere ministry party parti place portefeuille portfolio produit product program"
    " programme project projet province region school sector secteur service siege state street"
    " team town title ville"
)
"""Words of headers of columns that look like names of people and are none."""
_OFFICE = re.compile(
    r"\b(?:minister|ministre|secretary|secretaire|chancellor|president|director|directeur"
    r"|directrice|officer|department|ministry|ministere|office|manager|adviser|advisor|conseiller"
    r"|conseillere|assistant|attorney|chair|chairman|chief|head|leader|member|membre|speaker)\b"
)
""""Prime Minister" is written as a name is."""


def field_of(
    table: str, header: str, texts: Sequence[str], taken: Collection[str], *, rows_named: bool
) -> str | None:
    """The field that the texts of a column suggest, one that is not taken yet.

    A header that says nothing of the sort is right: a date of birth is no beginning. Only what a
    row is about is found by the texts alone.
    """
    kind = kind_of(texts)
    if rows_named and kind not in ("date", "country", "address"):
        return None
    said = set(words(header))
    if kind == "name" and not may_be_names(table, header, texts):
        return None
    for one in _FIELDS[table].get(kind, ()):
        named = kind in ("name", "long") or _NO_NAME.fullmatch(header)
        if one not in taken and (named or not said.isdisjoint(_HINTS[one].split())):
            return one
    return None


def may_be_names(table: str, header: str, texts: Sequence[str]) -> bool:
    """Whether a column could well be whom rows are about, though not enough of it looks so."""
    if table != "organizations" and not set(words(header)).isdisjoint(_OTHER_THINGS.split()):
        return False
    return bool(texts) and sum(map(_is_name, texts)) >= HALF * len(texts)


def fits(table: str, target: Target, texts: Sequence[str]) -> bool:
    """Whether what a column holds can be what its header seems to say.

    What shall be kept secret is never guessed to be something else: such rows are rather refused.
    """
    if target.name == "confidentiality" or not texts:
        return True
    if target.kind == "link" or target.name == "name":
        return kind_of(texts) not in ("date", "address") or target.name == "source"
    if target.name.endswith("role"):
        return sum(map(_is_honorific, texts)) < MOST * len(texts)
    if target.kind not in ("date", "choice", "integer", "year", "status", "country"):
        return True
    understood = sum(_understood(table, target, text) for text in texts)
    lenient = target.kind == "date" or target.name in _NEVER_LEFT_OUT
    return understood >= (HALF if lenient else MOST) * len(texts)


def _understood(table: str, target: Target, text: str) -> bool:
    if target.kind == "date":
        return cells.goes_on(text) or dates.read(text.strip()).edtf is not None
    if target.kind == "status":
        return not isinstance(cells.status(text), cells.Bad)
    if target.name == "kind" and table == "moves":
        return not isinstance(cells.kind_of_move(text), cells.Bad)
    record_type = "position" if target.group == "position" else TABLES[table]
    try:
        cells.scalar(record_type, field(record_type, target.name))(text)
    except Refused:
        return False
    return True


def kind_of(texts: Sequence[str]) -> str:
    """What most cells of a column are: uid, date, address, country, name, long; or text."""
    if not texts:
        return "text"
    for kind, test in _TESTS.items():
        if sum(map(test, texts)) >= MOST * len(texts):
            return kind
    return "text"


def _is_honorific(text: str) -> bool:
    return all(fold(word).strip(".") in HONORIFICS for word in text.split())


def _is_date(text: str) -> bool:
    if not _YEAR_OR_MORE.search(text):
        return False
    value = dates.read(text.strip())
    return value.edtf is not None and (len(text.strip()) > 4 or 1800 <= int(value.edtf[:4]) <= 2100)


def _is_country(text: str) -> bool:
    return fold(text) in places.country_names()


def _is_name(text: str) -> bool:
    parts = text.split()
    return (
        2 <= len(parts) <= 4
        and all(part[0].isalpha() and part[0].isupper() for part in (parts[0], parts[-1]))
        and not any(character.isdigit() for character in text)
        and not _OFFICE.search(fold(text))
    )


_TESTS = {
    "uid": lambda text: bool(UID.fullmatch(text.strip())),
    "address": lambda text: bool(_ADDRESS.match(text.strip())),
    "country": _is_country,
    "date": _is_date,
    "name": _is_name,
    "long": lambda text: len(text) > 40,
}
