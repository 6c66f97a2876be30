"""Texts that name a confidential record: the trace that no link gives away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from mercato.exchange.exporting.closed import (
    Closed,
    anything_confidential,
    is_confidential,
    is_listed,
)
from mercato.exchange.exporting.name_search import (
    LONG,
    SHORTEST,
    NameSearch,
    by_first,
    is_unspaced,
    key,
    keys_of,
    last_digits,
    spellings,
    together,
    variants,
    within,
)
from mercato.records import dates
from mercato.records.language.folding import words
from mercato.records.schema import (
    Alias,
    Claim,
    Identifier,
    Move,
    Organization,
    Person,
    Record,
    Source,
    database,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    import peewee as pw

    from mercato.exchange.exporting.name_search import Key
    from mercato.exchange.exporting.request import ExportRequest, Tally

_FEW_DIGITS = re.compile(r"\d{1,5}")
_DAY = re.compile(r"(?:19|20)\d\d(?: (?:0[1-9]|1[0-2])(?: (?:0[1-9]|[12]\d|3[01]))?)?")
"""A year, a month or a day, as words of digits."""
_BETWEEN_AUTHORS = re.compile(r"[,;&/\n]| and | et ")


class SecretNames:
    """What all that is not public is called, but for what somebody public is called as well.

    Names count whole, in either order, wherever they stand in a text, accents, case, initials and
    nicknames aside, also run together; so do headlines, numbers, addresses and uids. A family name
    alone does where it is written as a name is, unless somebody public has it too. A year or a day
    is no name, and a text that is a date holds none. `closed` is what
    stays out of an export: whoever's own name holds the name of somebody confidential, too, unless
    that is of one word, which may be the first name of many, and what says no more than texts with
    such a name, unless that is a family name alone and the record no claim.
    """

    def __init__(self) -> None:
        secret = is_confidential(Record)
        names, others = set(_names_of(secret)), set(_other_texts(secret))
        turned, sought = list(_turned(secret)), set(map(key, others))
        namesakes, known = _namesakes(names, turned, sought)
        named = Closed(namesakes)
        told = ~named.has_any(Record.id)
        listed = known | _known(sought, _identifiers_of(told))
        keys, names = _unknown(names, turned, known)
        others = {text for text in others if key(text) not in listed}
        families = _keys(_families(secret)) - known
        unshared = _unshared({*families, *map(together, families)}, told)
        several = {one for one in families & unshared if len(one) > 1}
        looked_for = {*variants(keys), *map(key, others), *several} - known
        joined = unshared.intersection(map(together, families & unshared))
        alone = {word for (word,) in joined if len(word) >= SHORTEST}
        digits = _digits(names | others, told)
        self._in_texts = NameSearch(looked_for, names | others, digits, alone)
        in_full = NameSearch(looked_for, names | others, digits)
        hollow = list(self._hollow(named, in_full)) if self._in_texts else []
        self.closed = Closed([*namesakes, *hollow]) if hollow else named
        self._by_name = self.closed.records - Closed(hollow).records if namesakes else set()

    @classmethod
    def unless_included(cls, request: ExportRequest) -> Self | None:
        """What an export has to keep back; None if nothing."""
        return None if request.include_confidential or not anything_confidential() else cls()

    def stand_in(self, text: object) -> bool:
        """Whether a text holds one of the names."""
        if not isinstance(text, str) or not self._in_texts:
            return False
        return self._in_texts.finds(text) and not _is_date(text)

    def count_asked(self, records: Iterable[int], tally: Tally) -> None:
        """Count those of the records that somebody asked for that stay out."""
        self.count([one for one in records if one in self.closed.records], tally)

    def count(self, records: Collection[int], tally: Tally) -> None:
        """Count records that stay out, those apart that do for a name only."""
        by_name = sum(1 for one in records if one in self._by_name)
        tally.namesakes += by_name
        tally.withheld += len(records) - by_name

    def _hollow(self, named: Closed, in_full: NameSearch) -> Iterator[int]:
        """Claims, moves of groups and sources of which nothing is left without these names.

        A family name alone, which may be a word like any other, keeps only claims out: there is
        none without a text.
        """
        unheard = Source.outlet.is_null() | named.has(Source.outlet)
        sources = Source.select(Source.id, Source.url, Source.headline, Source.text)
        for rows, search in (
            (Claim.select(Claim.id, Claim.text), self._in_texts),
            (Move.select(Move.id, Move.party).where(Move.person.is_null()), in_full),
            (sources.where(unheard), in_full),
        ):
            public = rows.join(Record, on=(Record.id == rows.model.id))
            for record, *texts in _rows(public.where(~is_confidential(Record))):
                told = list(filter(None, texts))
                if any(map(search.finds, told)) and all(map(self.stand_in, told)):
                    yield record


def _namesakes(
    names: set[str], turned: list[tuple[Key, Key]], sought: set[Key]
) -> tuple[list[int], set[Key]]:
    """Whoever is called after somebody confidential; what is known as the names of all others.

    What namesakes are called besides is known no more, and may be part of another's name.
    """
    keys, _ = _unknown(names, turned, ())
    wanted = {*variants(keys), *sought}
    days = {one for one in wanted if _DAY.fullmatch(" ".join(one))}
    found: list[int] = []
    while True:
        known = days | _known(wanted, _own_names(~Closed(found).has_any(Record.id)))
        keys, left = _unknown(names, turned, known)
        full = {*variants(one for one in keys if len(one) > 1)} - known
        search = NameSearch(full, filter(is_unspaced, left))
        before, found = found, list(_called(search)) if search else []
        fresh = _own_names(is_listed(Record.id, {*found} - {*before}))
        if not _known(known, fresh):
            return found, known


def _unknown(
    names: Iterable[str], turned: Iterable[tuple[Key, Key]], known: Collection[Key]
) -> tuple[set[Key], set[str]]:
    """The words to look for, in either order, of those of the names that are not known; those."""
    left = {text for text in names if key(text) not in known}
    return {*_keys(left), *(one for name, one in turned if name not in known)}, left


def _is_date(text: str) -> bool:
    """Whether a text as a whole is a date."""
    return dates.read(text).earliest is not None


def _known(keys: AbstractSet[Key], texts: Iterable[str]) -> set[Key]:
    """Those of the keys that are among texts of records, of which there may be millions."""
    return {found for text in texts for found in keys_of(text) if found in keys}


def _unshared(families: set[Key], told: object) -> set[Key]:
    """Those of the family names that nobody who is told of has for a name, or a part of one."""
    names, unshared = by_first(families), set(families)
    for text in _own_names(told) if families else ():
        for spelled in spellings(text):
            unshared.difference_update(within(names, words(spelled)))
    return unshared


def _digits(texts: Iterable[str], told: object) -> set[str]:
    """The last digits of numbers that nobody who is told of has."""
    found = {one for text in texts for one in last_digits(text)}
    for text in _identifiers_of(told) if found else ():
        found.difference_update(last_digits(text))
    return found


def _called(search: NameSearch) -> Iterator[int]:
    """Public people and organizations whose own names hold one that is looked for."""
    for model in (Person, Organization):
        rows = model.select(model.id, model.name).join(Record, on=(Record.id == model.id))
        for record, name in _rows(rows.where(~is_confidential(Record))):
            if search.finds(name):
                yield record


def _names_of(which: object) -> Iterator[str]:
    """Names and aliases of people and organizations, aliases of other records and authors too."""
    yield from _own_names(which)
    rows = Alias.select(Alias.text).join(Record, on=(Record.id == Alias.record)).where(which)
    yield from _filled(text for (text,) in _rows(rows))
    rows = Source.select(Source.authors).join(Record, on=(Record.id == Source.id)).where(which)
    for (authors,) in _rows(rows):
        yield from _filled(_BETWEEN_AUTHORS.split(authors or ""))


def _other_texts(which: object) -> Iterator[str]:
    """What else leads to a record: numbers, addresses, headlines, its uid.

    Numbers of few digits, as lists give their rows, may stand for anything: a day, a count.
    """
    yield from (one for one in _identifiers_of(which) if not _FEW_DIGITS.fullmatch(one))
    yield from (uid for (uid,) in _rows(Record.select(Record.uid).where(which)))
    rows = Source.select(Source.headline, Source.url).join(Record, on=(Record.id == Source.id))
    for texts in _rows(rows.where(which)):
        yield from _filled(texts)


def _own_names(which: object) -> Iterator[str]:
    """The names of people and organizations."""
    rows = Person.select(Person.name, Person.native_name, Person.given_name, Person.family_name)
    found = rows.join(Record, on=(Record.id == Person.id)).where(which)
    for name, native, given, family in _rows(found):
        yield from _filled((name, native, f"{given} {family}" if given and family else None))
    places = Organization.select(Organization.name)
    rows = places.join(Record, on=(Record.id == Organization.id)).where(which)
    yield from _filled(text for (text,) in _rows(rows))


def _families(which: object) -> Iterator[str]:
    """The family names of people, but for those in scripts that put no blank between words."""
    rows = Person.select(Person.family_name).join(Record, on=(Record.id == Person.id))
    named = rows.where(which, Person.family_name.is_null(False))
    return (family for (family,) in _rows(named) if words(family) and not is_unspaced(family))


def _keys(texts: Iterable[str]) -> set[Key]:
    return {one for text in texts for one in keys_of(text)}


def _turned(which: object) -> Iterator[tuple[Key, Key]]:
    """Names of people with the family name first, whether it has one word or all but one.

    Each stands behind the name that it is another form of.
    """
    columns = (Person.name, Person.sort_name, Person.given_name, Person.family_name)
    rows = Person.select(*columns).join(Record, on=(Record.id == Person.id)).where(which)
    of_people = Alias.select(Alias.text).join(Record, on=(Record.id == Alias.record))
    aliases = of_people.where(which, Record.type == "person")
    names = [key(text) for (text,) in _rows(aliases)]
    for name, sorted_by, given, family in _rows(rows):
        names.append(key(name))
        if given and family:
            yield key(name), (*key(family), *key(given))
            if len(short := f"{given[0]}{''.join(key(family))}") >= LONG:
                yield key(name), key(short)
        if len(key(sorted_by or "")) > 1:
            yield key(name), key(sorted_by)
    for one in filter(None, names):
        yield one, (*one[-1:], *one[:-1])
        yield one, (*one[1:], *one[:1])


def _identifiers_of(which: object) -> Iterator[str]:
    """Numbers, addresses and names elsewhere; websites too."""
    for column, owner in (
        (Identifier.value, Identifier.record),
        (Organization.website, Organization.id),
    ):
        rows = column.model.select(column).join(Record, on=(Record.id == owner)).where(which)
        yield from _filled(text for (text,) in _rows(rows))


def _filled(texts: Iterable[str | None]) -> Iterator[str]:
    return (text for text in texts if text)


def _rows(query: pw.Query) -> Iterator[tuple[Any, ...]]:
    """The rows of a query as the engine gives them, of which there may be millions."""
    rows: Iterator[tuple[Any, ...]] = database.execute_sql(*query.sql())
    return rows
