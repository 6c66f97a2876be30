"""What the columns of a file would be in one table: by our own export, by headers, by cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mercato.exchange.exporting import sheets
from mercato.exchange.importing import contents_of_columns
from mercato.exchange.importing.contents_of_columns import HALF, may_be_names
from mercato.exchange.importing.header_words import CONCEPTS_OF, is_general, meant, plain
from mercato.exchange.importing.plan import TABLES
from mercato.exchange.importing.staging import NEEDED
from mercato.exchange.importing.targets import POST, target, targets
from mercato.records.finding import tables
from mercato.records.language.folding import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mercato.exchange.importing.plan import Target

HEADER, CONTENT, EXPORT = "header", "content", "export"
"""What says which field a column is."""

_ITEM = re.compile(r"https?://www\.wikidata\.org/entity/Q\d+")
_FOLLOWS = ("_earliest", "_latest")
"""Ends of headers of our own exports that follow from other columns."""


@dataclass(slots=True)
class Guess:
    """What the columns of a file would be in one table."""

    table: str
    fields: dict[str, tuple[str, str]]
    joined: dict[str, tuple[str, ...]]
    is_whole: bool = False

    @property
    def names_rows(self) -> bool:
        """Whether what makes a row at all is among the columns."""
        given = set(self.fields) | set(self.joined)
        return any(set(one) <= given for one in NEEDED[self.table])

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """The more columns fit, the likelier the table; an end of a move tells most.

        Where all of them are those of our own export of a table, it is that.
        """
        ends = not {"from_organization", "to_organization", "left_on"}.isdisjoint(self.fields)
        told = 3 if self.table == "moves" and ends else 0
        return self.names_rows, self.is_whole, len(self.fields) + 2 * len(self.joined) + told


def guess(table: str, headers: Sequence[str], samples: Mapping[str, Sequence[str]]) -> Guess:
    """What they would be; `samples` are the first texts of each, one for each row."""
    known = {one.name for one in targets(table)}
    found = Guess(table, {}, {})
    is_whole = "uid" in headers and _written(table).issuperset(headers)
    if is_whole or _is_export(headers, known):
        own = {one.name for one in targets(table) if not _follows(one)}
        found.fields = {one: (one, EXPORT) for one in headers if one in own}
        found.is_whole = is_whole
        others = [one for one in headers if not any(one in _written(name) for name in TABLES)]
        _by_words(found, others, samples)
        return found
    left: list[str] = []
    for header in headers:
        if header in known and header not in found.fields:
            found.fields[header] = (header, HEADER)
        else:
            left.append(header)
    left = _join_secrecy(found, _by_words(found, left, samples))
    _join_names(found, headers, samples)
    _drop_needless(found)
    _by_content(found, left, samples)
    _take_wikidata(found, samples)
    return found


def _take_wikidata(guess: Guess, samples: Mapping[str, Sequence[str]]) -> None:
    """Take the addresses of Wikidata's items that stand beside their labels: item, itemLabel."""
    named = guess.fields.get("name", ("",))[0]
    items = filled(samples.get(named.removesuffix("Label"), ()))
    if items and named.endswith("Label") and all(map(_ITEM.fullmatch, items)):
        guess.fields.setdefault("wikidata", (named.removesuffix("Label"), CONTENT))


def _by_words(
    guess: Guess, headers: Sequence[str], samples: Mapping[str, Sequence[str]]
) -> list[str]:
    """Take columns for what their headers say; returns those that say nothing."""
    left: list[str] = []
    for header in sorted(headers, key=is_general):
        offered = (one for one in meant(guess.table, header) if one not in guess.fields)
        field = next((one for one in offered if _fits(guess.table, one, samples[header])), None)
        if field is None:
            left.append(header)
        else:
            guess.fields[field] = (header, HEADER)
    return left


def _join_secrecy(guess: Guess, left: Sequence[str]) -> list[str]:
    """Let every column that says what is confidential count; returns the others."""
    name = "confidentiality"
    more = [one for one in left if name in guess.fields and name in meant(guess.table, one)]
    if more:
        first, _ = guess.fields.pop(name)
        guess.joined[name] = (first, *more)
    return [one for one in left if one not in more]


def _by_content(guess: Guess, headers: Sequence[str], samples: Mapping[str, Sequence[str]]) -> None:
    """Take columns for what they hold; where two could be the same field, nobody knows which."""
    named = guess.names_rows
    unknown = [header for header in headers if plain(header) not in CONCEPTS_OF]
    found: dict[str, list[str]] = {}
    for header in unknown:
        field = contents_of_columns.field_of(
            guess.table, header, filled(samples[header]), set(guess.fields), rows_named=named
        )
        if field is not None:
            found.setdefault(field, []).append(header)
    for who in {"name", "person"} & found.keys():
        found[who] = [
            one for one in unknown if may_be_names(guess.table, one, filled(samples[one]))
        ]
    for field, columns in found.items():
        if len(columns) == 1:
            guess.fields[field] = (columns[0], CONTENT)


@cache
def _written(table: str) -> frozenset[str]:
    """All headers of our own export of a table: what they are for is known."""
    return frozenset(sheets.build(tables.TABLES[table]).columns)


def _follows(one: Target) -> bool:
    """Whether a column of our own export only tells what other tables or columns hold.

    Posts have a table of their own, and the date shown is one of the others.
    """
    return one.group == "position" or one.name == "date" or one.kind == "status"


def _is_export(headers: Sequence[str], known: set[str]) -> bool:
    """Whether most columns are those of our own export: by uid, and with names of the model.

    Somebody may have added others, or have written a list by hand that has both.
    """
    own = [one for one in headers if one in known or one.endswith(_FOLLOWS)]
    return "uid" in headers and len(own) * 2 > len(headers)


def _join_names(guess: Guess, headers: Sequence[str], samples: Mapping[str, Sequence[str]]) -> None:
    """Given and family name are parts of a person; elsewhere they are joined to the name."""
    field = {"people": "name", "positions": "person", "moves": "person"}.get(guess.table)
    if field is None or f"{field}_id" in guess.fields:
        return
    parts = _parts(guess, field, headers, samples)
    if guess.table == "people":
        if len(parts) == 2:
            _name_by_parts(guess, parts, samples)
        elif parts and field not in guess.fields:
            (part,) = parts
            guess.fields[field] = guess.fields.pop(part)
    elif len(parts) == 2 and (field not in guess.fields or _is_part(guess, field, parts)):
        guess.fields.pop(field, None)
        guess.joined[field] = (parts["given_name"], parts["family_name"])
    elif len(parts) == 1 and field not in guess.fields:
        ((part, header),) = parts.items()
        if part == "family_name" or may_be_names(guess.table, header, filled(samples[header])):
            guess.fields[field] = (header, HEADER)


def _parts(
    guess: Guess, field: str, headers: Sequence[str], samples: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """The columns of given and family name; beside a given name, "Name" is that of a family."""
    found: dict[str, str] = {}
    for header in headers:
        for part in meant("people", header):
            if part in ("given_name", "family_name"):
                found.setdefault(part, header)
    named = guess.fields.get(field, ("",))[0]
    alone = set(found) == {"given_name"} and named and is_general(named)
    if alone and not _share_words(samples, [found["given_name"]], named):
        found["family_name"] = named
    return found


def _share_words(samples: Mapping[str, Sequence[str]], columns: Sequence[str], other: str) -> bool:
    """Whether most cells of a column have a word of those that others hold beside it."""
    both = [
        (words(text), words(" ".join(parts)))
        for text, *parts in zip(samples[other], *(samples[one] for one in columns), strict=True)
        if text.strip() and any(map(str.strip, parts))
    ]
    shared = sum(not set(name).isdisjoint(parts) for name, parts in both)
    return shared >= HALF * len(both)


def _is_part(guess: Guess, field: str, parts: Mapping[str, str]) -> bool:
    return guess.fields[field][0] in parts.values()


def _name_by_parts(
    guess: Guess, parts: Mapping[str, str], samples: Mapping[str, Sequence[str]]
) -> None:
    """Take a name that is only a family's for that; one that says nothing of it is a number."""
    if "name" not in guess.fields:
        return
    if _is_part(guess, "name", parts):
        guess.fields["family_name"] = guess.fields.pop("name")
    elif not _share_words(samples, list(parts.values()), guess.fields["name"][0]):
        del guess.fields["name"]


def _fits(table: str, field: str, texts: Sequence[str]) -> bool:
    return contents_of_columns.fits(table, target(table, field), filled(texts))


def _drop_needless(guess: Guess) -> None:
    """A period is not needed beside start and end, nor is a post where nobody holds it."""
    if {"start", "end"} <= set(guess.fields):
        guess.fields.pop("period", None)
    _read_terms(guess)
    if guess.table == "organizations" and "person" not in guess.fields:
        for name in POST:
            guess.fields.pop(name, None)


def _read_terms(guess: Guess) -> None:
    """Beside the start of a term its end is when it ended, not when it is to end."""
    start, term = guess.fields.get("start"), guess.fields.get("term_end")
    if start and term and "end" not in guess.fields and plain(start[0]).startswith("term"):
        guess.fields["end"] = guess.fields.pop("term_end")


def filled(texts: Sequence[str]) -> list[str]:
    """The texts that are not empty."""
    return list(filter(str.strip, texts))
