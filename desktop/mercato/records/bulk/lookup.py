"""Finding many records at once: whom a thousand names, numbers or uids mean, in a few queries.

`find_all` finds what `linking.find` finds for each name alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.belongings import identifiers
from mercato.records.derived import name_forms
from mercato.records.derived.models import NameForm
from mercato.records.errors import Refused
from mercato.records.fields import LONG
from mercato.records.language import naming, text
from mercato.records.language.folding import fold, words
from mercato.records.schema import (
    ENTITIES,
    Alias,
    Claim,
    Identifier,
    Organization,
    Person,
    Record,
    Reference,
    database,
)
from mercato.records.uids import UID, in_mixed_letters
from mercato.records.verbs import linking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Found = dict[str, list[int]]


def among(column: Any, values: Iterable[Any]) -> pw.Expression:
    """That a column holds one of many values, which go along as one."""
    listed = pw.SQL("(SELECT value FROM json_each(?))", [json.dumps(list(values))])
    return pw.Expression(column, pw.OP.IN, listed)


def by_uids(uids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Id and type of the records with these uids; merged ones lead to the one that is left.

    Capitals and small letters are the same, however a uid is spelled here.
    """
    wanted = set(uids)
    found = _by_uids(wanted)
    others = {
        other: uid
        for uid in wanted - found.keys()
        for other in text.spellings_of_uid(uid)
        if other != uid
    }
    found |= {others[uid]: one for uid, one in _by_uids(others).items()}
    mixed = in_mixed_letters(wanted - found.keys())
    there = _by_uids(mixed.values())
    return found | {uid: there[here] for uid, here in mixed.items() if here in there}


def _by_uids(uids: Iterable[str]) -> dict[str, tuple[int, str]]:
    columns = (Record.uid, Record.id, Record.type, Record.merged_into)
    found: dict[str, tuple[int, str]] = {}
    for uid, record, record_type, merged in (
        Record.select(*columns).where(among(Record.uid, uids)).tuples()
    ):
        kept = record if merged is None else linking.by_uid(uid)
        if kept is not None:
            found[uid] = (kept, record_type)
    return found


def by_identifiers(
    record_type: str, scheme: str, values: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """The records of a type that have these numbers in a scheme."""
    if not _are_any(record_type):
        return {}
    query = (
        Identifier.select(Identifier.value, Identifier.record)
        .join(Record, on=(Record.id == Identifier.record))
        .where(Identifier.scheme == scheme, among(Identifier.value, values))
        .where(Record.type == record_type)
    )
    found: dict[str, tuple[int, ...]] = {}
    for value, record in database.execute(query):
        # What is found for nearly all is one record: a list for each would take much room.
        found[value] = (*found[value], record) if value in found else (record,)
    return found


def by_numbers(record_type: str, scheme: str, values: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The same for numbers of a scheme, and for those among them that are plainly of another."""
    if not _are_any(record_type):
        return {}
    wanted = set(values)
    found = by_identifiers(record_type, scheme, wanted)
    told: defaultdict[str, set[str]] = defaultdict(set)
    for value in wanted:
        plain = identifiers.scheme_of(value) if len(value) in identifiers.TELLING else None
        if plain not in (None, scheme):
            told[str(plain)].add(value)
    for plain, mine in told.items():
        for value, records in by_identifiers(record_type, plain, mine).items():
            found[value] = tuple(dict.fromkeys((*found.get(value, ()), *records)))
    return found


def rows(record_type: str, records: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The row of each record in the table of its type, links as ids."""
    model: Any = ENTITIES[record_type]
    names = [column.name for column in model._meta.sorted_fields]
    query = model.select().where(among(model.id, records)).tuples()
    found = (dict(zip(names, values, strict=True)) for values in query)
    return {row["id"]: row for row in found}


def sourced(records: Iterable[int]) -> frozenset[int]:
    """Those of these records that rest on a source."""
    cited = among(Reference.record, records)
    query = Reference.select(Reference.record).where(cited).distinct().tuples()
    return frozenset(record for (record,) in query)


def names_of(record_type: str, records: Iterable[int]) -> dict[int, list[str]]:
    """All that people or organizations are called, in any script."""
    model: Any = ENTITIES[record_type]
    records = list(records)
    columns = [model.name]
    if record_type == "person":
        parts = (fn.COALESCE(part, "") for part in (model.given_name, model.family_name))
        columns += [model.native_name, model.sort_name, fn.CONCAT_WS(" ", *parts)]
    own = model.select(model.id, *columns).where(among(model.id, records))
    other = Alias.select(Alias.record, Alias.text).where(among(Alias.record, records))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for record, *called in (*own.tuples(), *other.tuples()):
        found[record] += [name for name in called if name and name.strip()]
    return found


def words_of(record_type: str, records: Iterable[int]) -> dict[int, set[str]]:
    """The words of all these names, folded."""
    return {
        record: {word for name in called for word in words(name)}
        for record, called in names_of(record_type, records).items()
    }


def find_all(record_type: str, names: Iterable[str]) -> Found:
    """The records that each name means, as `linking.find` finds them; names without any are left
    out.
    """
    wanted = list(names)
    if not wanted or not _are_any(record_type):
        return {}
    if record_type == "person":
        return _people(wanted)
    if record_type == "organization":
        return _organizations(wanted)
    return _texts(record_type, wanted) if record_type in ("source", "claim") else {}


def _are_any(record_type: str) -> bool:
    model: Any = ENTITIES[record_type]
    return bool(model.select(pw.Value(1)).limit(1).exists())


def _people(wanted: list[str]) -> Found:
    read = {name: naming.read(name).name for name in wanted}
    keys = {
        name: {name_forms.person_key(read[name]), name_forms.person_key(name)} for name in wanted
    }
    by_key = _by_key(Person, set().union(*keys.values()))
    candidates = {record for records in by_key.values() for record in records}
    spelled = _spellings(Person, candidates, (Person.name, Person.native_name))
    found: Found = {}
    for name in wanted:
        plain = {_plain(read[name]), _plain(name)}
        mine = {record for key in keys[name] for record in by_key.get(key, ())}
        kept = sorted(record for record in mine if not plain.isdisjoint(spelled[record]))
        if kept:
            found[name] = kept
    return found


def _organizations(wanted: list[str]) -> Found:
    """Names alone are compared at once; paths, and names of several, as `linking` finds them."""
    paths = {name for name in wanted if ">" in name or "›" in name}
    keys = {name: name_forms.organization_key(name) for name in wanted if name not in paths}
    by_key = _by_key(Organization, set(keys.values()))
    candidates = {record for records in by_key.values() for record in records}
    spelled = _spellings(Organization, candidates, (Organization.name,))
    found: Found = {}
    for name, key in keys.items():
        mine = by_key.get(key, ())
        kept = sorted(record for record in mine if _plain(name) in spelled[record])
        if len(kept) > 1:
            kept = linking.find("organization", name)
        if kept:
            found[name] = kept
    found |= {name: records for name in paths if (records := linking.find("organization", name))}
    return found


def _texts(record_type: str, wanted: list[str]) -> Found:
    """Sources and claims, by what they say or where they are, or by uid."""
    cleaned = {name: _cleaned(name) for name in wanted}
    uids = {name: one.lower() for name, one in cleaned.items() if UID.fullmatch(one)}
    keys = {name: _keys(record_type, one) for name, one in cleaned.items() if name not in uids}
    model = ENTITIES[record_type]
    by_key = _by_key(model, set().union(*keys.values()))
    said = _said(by_key) if record_type == "claim" else None
    found: Found = {}
    for name, mine in keys.items():
        records = sorted({record for key in mine for record in by_key.get(key, ())})
        same = fold(cleaned[name])
        found[name] = [one for one in records if said is None or said[one] == same]
    by_uid = by_uids(uids.values())
    for name, uid in uids.items():
        record, its_type = by_uid.get(uid, (0, ""))
        found[name] = [record] if its_type == record_type else []
    return {name: records for name, records in found.items() if records}


def _cleaned(name: str) -> str:
    """A text as records keep it; what none can keep names none."""
    try:
        return text.clean(name, limit=LONG)
    except Refused:
        return ""


def _keys(record_type: str, wanted: str) -> set[str]:
    if not wanted:
        return set()
    return linking.source_keys(wanted) if record_type == "source" else {name_forms.text_key(wanted)}


def _said(by_key: dict[str, set[int]]) -> dict[int, str]:
    """What claims say in full, since their keys are only the beginning."""
    claims = set().union(*by_key.values())
    query = Claim.select(Claim.id, Claim.text).where(among(Claim.id, claims))
    return {record: fold(one) for record, one in query.tuples()}


def _by_key(model: Any, keys: set[str]) -> dict[str, set[int]]:
    rows = (
        NameForm.select(NameForm.key, NameForm.record)
        .join(model, on=(model.id == NameForm.record))
        .where(among(NameForm.key, keys))
        .tuples()
    )
    found: dict[str, set[int]] = defaultdict(set)
    for key, record in rows:
        found[key].add(record)
    return found


def _spellings(
    model: Any, records: Iterable[int], columns: Sequence[Any]
) -> defaultdict[int, set[str]]:
    """All that each record is called, folded: its names and its strong aliases."""
    records = list(records)
    spelled: defaultdict[int, set[str]] = defaultdict(set)
    for record, *names in model.select(model.id, *columns).where(among(model.id, records)).tuples():
        spelled[record] |= {_plain(name) for name in names if name}
    strong = Alias.select(Alias.record, Alias.text).where(among(Alias.record, records), ~Alias.weak)
    for record, alias in strong.tuples():
        spelled[record].add(_plain(alias))
    return spelled


def _plain(name: str) -> str:
    return fold(name.replace("’", "'"))
