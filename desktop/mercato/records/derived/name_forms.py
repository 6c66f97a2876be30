"""What a record may be called, as keys that one look-up in an index finds: for links and hints.

Made from the records' own names and aliases, not journaled. Verbs keep it as they go, so that what
an edit makes is found by the next line of the same edit; `refresh` does it after undo and redo.
A person's key is the family name first, an organization's goes without article and legal form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records.derived.models import NameForm
from mercato.records.language import naming
from mercato.records.language.folding import fold, url_key, words
from mercato.records.language.name_words import word_set
from mercato.records.schema import (
    Alias,
    Claim,
    Organization,
    Person,
    Source,
    database,
)
from mercato.records.storage.engine import Prepared, insert_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LEGAL_FORMS = word_set("""
ab ag asa bv co company corp corporation gmbh group groupe holding inc incorporated kg limited
llc llp ltd nv oy plc pte sa sarl sas sca scop se sl spa srl
""")
ARTICLES = word_set("""
l la le les the
""")
TEXT_KEY = 200
"""Characters of a headline or a claim that go into its key."""
CHUNK = 500
"""Records whose forms are looked at together."""
RANGE = 10_000
"""Ids whose forms are made together."""
GAP = 16
"""Ids between two records from which on they are looked at apart."""
TABLES = frozenset(("person", "organization", "source", "claim", "alias"))
"""The tables that forms are made from."""

Form = tuple[str, str | None, str | None]
"""Key, the key backwards (finds a slip in the first half), and a looser hint."""


def person_key(name: str) -> str:
    """Family name first, in plain letters: of "Ruoming Pang" and of "Pang, Ruoming"."""
    return _family_first(*_split(name))


def organization_key(name: str) -> str:
    """The words of a name in plain letters, without article and legal form."""
    plain = words(name)
    core = [word for word in plain if word not in LEGAL_FORMS]
    if len(core) > 1 and core[0] in ARTICLES:
        core = core[1:]
    return " ".join(core or plain)


def address_key(url: str) -> str:
    """The key of a page's address; never equal to a headline's."""
    return f"url {url_key(url)}"


def text_key(text: str) -> str:
    """The key of a headline, or of a claim's text."""
    return fold(text)[:TEXT_KEY]


def sound(key: str) -> str | None:
    """How a name sounds, roughly: its consonants, word by word; None if that says too little."""
    skeleton = list(map(_consonants, sorted(key.split())))
    return " ".join(skeleton) if len("".join(skeleton)) > 3 else None


def initials(key: str) -> str | None:
    """The initials of a name of several words: "msl"."""
    parts = key.split()
    return "".join(part[0] for part in parts) if len(parts) > 1 else None


_HUSHED = re.compile(r"sch|sh|ch")
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|c(?![eiyc])|q"), "k"),
    (re.compile(r"[cz]"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=.)[aeiouyh]"), ""),
    (re.compile(r"^[aeiouyh]"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=50_000)
def _consonants(word: str) -> str:
    word = _HUSHED.sub("\0", word)
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word.replace("\0", "c")


def add(record_type: str, record: int, row: dict[str, Any], aliases: Sequence[str] = ()) -> None:
    """Enter a record that was just made, from its fields."""
    _insert((record, _form(record_type, key)) for key in keys(record_type, row, aliases))


def keys(record_type: str, row: dict[str, Any], aliases: Sequence[str] = ()) -> Iterable[str]:
    """The keys of a record by its fields and aliases; a type that is never named has none."""
    if record_type not in _KEYS:
        return ()
    return _KEYS[record_type](
        aliases, *(row.get(column.name) for column in _COLUMNS[record_type][1:])
    )


def follows(record_type: str, changed: set[str]) -> bool:
    """Whether forms follow from these columns of a record of that type."""
    columns = _COLUMNS.get(record_type, ())
    return any(column.name in changed for column in columns)


def refresh(records: Iterable[int]) -> None:
    """Bring the forms of these records up to date; of those that are gone, none are left."""
    for chunk in _neighbours(sorted(records)):
        wanted = set(_wanted(chunk))
        mine = frozenset(chunk)
        present = {
            (record, (key, tail, hint)): row
            for row, record, key, tail, hint in _PRESENT(chunk[0], chunk[-1])
            if record in mine
        }
        stale = [present[entry] for entry in present.keys() - wanted]
        if stale:
            NameForm.delete().where(NameForm.id.in_(stale)).execute()
        _insert(wanted - present.keys())


def rebuild() -> None:
    """Make all forms anew."""
    NameForm.delete().execute()
    for record_type, model in _MODELS.items():
        last = model.select(pw.fn.MAX(model.id)).scalar() or 0
        for low in range(1, last + 1, RANGE):
            _insert(_between(low, low + RANGE - 1, (record_type,)))


def _neighbours(records: Sequence[int]) -> Iterator[Sequence[int]]:
    """Runs of records that are near each other, so that a range in an index holds few others."""
    first = 0
    for place in range(1, len(records) + 1):
        full = place - first == CHUNK
        if place == len(records) or full or records[place] - records[place - 1] > GAP:
            yield records[first:place]
            first = place


def _wanted(records: Sequence[int]) -> Iterator[tuple[int, Form]]:
    """Every form that these records should have, which are given in order."""
    return _between(records[0], records[-1], _MODELS, frozenset(records))


def _between(
    low: int, high: int, types: Iterable[str], mine: frozenset[int] | None = None
) -> Iterator[tuple[int, Form]]:
    """Every form of the records of these types from `low` to `high`, or of those of `mine`."""
    aliases: dict[int, list[str]] = {}
    for record, text in _STRONG(low, high):
        aliases.setdefault(record, []).append(text)
    for record_type in types:
        keys_of = _KEYS[record_type]
        # All keys first, then what is made of them: a fifth faster than one record at a time.
        found = [
            (record, key)
            for record, *told in _ROWS[record_type](low, high)
            if mine is None or record in mine
            for key in keys_of(aliases.get(record, ()), *told)
        ]
        yield from ((record, _form(record_type, key)) for record, key in found)


def _strong(low: Any, high: Any) -> pw.Query:
    return Alias.select(Alias.record, Alias.text).where(
        Alias.record.between(low, high), ~Alias.weak
    )


def _present(low: Any, high: Any) -> pw.Query:
    return NameForm.select().where(NameForm.record.between(low, high))


def _rows(model: Any, columns: Sequence[Any]) -> Prepared:
    return Prepared(lambda low, high: model.select(*columns).where(model.id.between(low, high)))


_MODELS: dict[str, Any] = {
    "person": Person,
    "organization": Organization,
    "source": Source,
    "claim": Claim,
}
_COLUMNS: dict[str, tuple[Any, ...]] = {
    "person": (
        Person.id,
        Person.name,
        Person.given_name,
        Person.family_name,
        Person.native_name,
    ),
    "organization": (Organization.id, Organization.name),
    "source": (Source.id, Source.url, Source.headline),
    "claim": (Claim.id, Claim.text),
}
_STRONG, _PRESENT = Prepared(_strong), Prepared(_present)
_ROWS = {record_type: _rows(model, _COLUMNS[record_type]) for record_type, model in _MODELS.items()}


def _form(record_type: str, key: str) -> Form:
    hint = _HINTS.get(record_type)
    return (key, None, None) if hint is None else (key, key[::-1], hint(key))


_HINTS = {"person": sound, "organization": initials}


def _of_person(
    aliases: Sequence[str], name: str, given: str | None, family: str | None, native: str | None
) -> Iterable[str]:
    typed = given, family
    key = _family_first(given, family)
    if native is None and not aliases and _split(name) == typed:  # as most are
        return (key,) if key else ()
    named = [_split(one) for one in (name, native, *aliases) if one]
    return {key, *(_family_first(*parts) for parts in named if parts != typed)} - {""}


def _of_organization(aliases: Sequence[str], name: str) -> Iterable[str]:
    return {organization_key(one) for one in (name, *aliases)} - {""}


def _of_source(aliases: Sequence[str], url: str | None, headline: str | None) -> Iterable[str]:
    keys = {text_key(one) for one in (headline, *aliases) if one}
    return ({address_key(url), *keys} if url else keys) - {""}


def _of_claim(_aliases: Sequence[str], text: str) -> Iterable[str]:
    return {text_key(text)}


_KEYS: dict[str, Callable[..., Iterable[str]]] = {
    "person": _of_person,
    "organization": _of_organization,
    "source": _of_source,
    "claim": _of_claim,
}
"""The keys of a record by its aliases and what it has in `_COLUMNS`."""


def _split(name: str) -> tuple[str | None, str | None]:
    """Given and family name; the whole of what is no human being's name: Acme Ltd."""
    parts = naming.split(name)
    return parts if any(parts) else (name, None)


def _family_first(given: str | None, family: str | None) -> str:
    return " ".join(_folded(family) + _folded(given))


@lru_cache(maxsize=50_000)
def _folded(part: str | None) -> list[str]:
    """The words of a first or family name, which many share."""
    return words(part)


def _insert(forms: Iterable[tuple[int, Form]]) -> None:
    rows = [(record, *form) for record, form in forms]
    if rows:
        insert_rows(database, "name_form", ("record", "key", "tail", "hint"), rows)
