"""From what somebody typed to the record that is meant: found, or made when there is none."""

from __future__ import annotations

import re
from typing import Any

from mercato.records.derived import name_forms
from mercato.records.derived.models import NameForm
from mercato.records.errors import Refused
from mercato.records.fields import LONG
from mercato.records.language import attribution, naming, text
from mercato.records.language.folding import fold
from mercato.records.schema import (
    Alias,
    Claim,
    Organization,
    Person,
    Record,
    Source,
)
from mercato.records.uids import UID, record_of
from mercato.records.verbs import describing, editing

_STEP = re.compile(r"\s*[>›]\s*")
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_QUOTED = ' \t«»"“”'


def find(record_type: str, wanted: str) -> list[int]:
    """The records that a text names: by uid, name, alias, path, address or headline; best first.

    One that is plainly meant stands alone: an organization at the top of the tree is preferred to
    units of the same name.
    """
    wanted = text.clean(wanted, limit=LONG)
    if not wanted:
        return []
    if UID.fullmatch(wanted):
        found = by_uid(wanted)
        return [found] if found is not None and editing.type_of(found) == record_type else []
    if record_type == "organization":
        return _find_path(_STEP.split(wanted.strip(_QUOTED)))
    finder = _FINDERS.get(record_type)
    return finder(wanted) if finder else []


def find_or_create(record_type: str, wanted: str, **context: Any) -> int:
    """The one record that a text names, made if there is none; `context` are fields for a new one.

    Raises `Refused` (link.ambiguous) where several fit, with uid, name and line of each.
    """
    found = find(record_type, wanted)
    if len(found) > 1:
        raise ambiguous(wanted, found)
    if found:
        return found[0]
    cleaned = text.clean(wanted, limit=LONG)
    if not cleaned or UID.fullmatch(cleaned):
        raise Refused("link.not_found", text=cleaned, type=record_type)
    if record_type in ("organization", "person") and attribution.names_nobody(cleaned):
        raise Refused("link.names_nobody", text=cleaned)
    if record_type == "organization":
        return _create_path(_STEP.split(cleaned.strip(_QUOTED)), context)
    if record_type == "person":
        return editing.create("person", name=cleaned, **context)
    if record_type == "source":
        return editing.create("source", **source_fields(cleaned), **context)
    if record_type == "claim":
        return editing.create("claim", text=cleaned, **context)
    raise Refused("link.not_found", text=cleaned, type=record_type)


def outlet(wanted: str) -> int:
    """The organization that publishes under this name, made as media if there is none."""
    found = find_or_create("organization", wanted, kind="media")
    if Organization.get_by_id(found).kind == "unspecified":
        editing.set_field(found, "kind", "media")
    return found


def source_fields(wanted: str) -> dict[str, str]:
    """What is kept of a source that is named by its address or headline."""
    return {"url" if _ADDRESS.fullmatch(wanted) else "headline": wanted}


def source_keys(wanted: str) -> set[str]:
    """The forms of a source that a text may name: its headline, its address."""
    keys = {name_forms.text_key(wanted)}
    if not re.search(r"\s", wanted):
        keys.add(name_forms.address_key(wanted))
    return keys


def by_uid(uid: str) -> int | None:
    """The record with this uid, or the one that it was merged into."""
    if not UID.fullmatch(uid.strip()):
        return None
    row = record_of(uid.strip())
    while row is not None and row.merged_into_id is not None:
        row = Record.get_or_none(Record.id == row.merged_into_id)
    return None if row is None else int(row.id)


def ambiguous(wanted: str, found: list[int], *, field: str | None = None) -> Refused:
    """The refusal of a text that several records answer to, with what tells them apart."""
    candidates = [
        (editing.uid_of(record), describing.name(record), describing.line(record))
        for record in found[:10]
    ]
    return Refused("link.ambiguous", field=field, text=wanted, candidates=candidates)


def _find_person(wanted: str) -> list[int]:
    name = naming.read(wanted).name
    keys = {name_forms.person_key(name), name_forms.person_key(wanted)}
    spellings = {_plain(name), _plain(wanted)}
    query = _forms(Person, keys).select(Person.id, Person.name, Person.native_name)
    rows = query.distinct().order_by(Person.id).tuples()
    return [
        person
        for person, own, native in rows
        if _plain(own) in spellings
        or _plain(native or "") in spellings
        or not spellings.isdisjoint(_aliases(person))
    ]


def _find_path(steps: list[str]) -> list[int]:
    """The organizations at the end of a path; of one name alone, the top of the tree goes first."""
    parents: list[int | None] = [None]
    for place, step in enumerate(steps):
        if not step:
            return []
        found = _organizations(step, None if place == 0 else parents)
        if place == 0:
            found = _preferred(step, found)
        found = _called(step, found)
        parents = [record for record, _ in found]
    return [record for record in parents if record is not None]


def _organizations(step: str, parents: list[Any] | None) -> list[tuple[int, int | None]]:
    """Id and parent of the organizations of that name or alias, under one of `parents` if given."""
    query = _forms(Organization, {name_forms.organization_key(step)})
    if parents is not None:
        query = query.where(Organization.parent.in_(parents))
    rows = query.select(Organization.id, Organization.parent, Organization.name).distinct()
    wanted = _plain(step)
    return [
        (record, parent)
        for record, parent, name in rows.order_by(Organization.id).tuples()
        if _plain(name) == wanted or wanted in _aliases(record)
    ]


def _preferred(step: str, found: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    if len(found) < 2:
        return found
    top = [entry for entry in found if entry[1] is None]
    named = [entry for entry in top if _plain(describing.name(entry[0])) == _plain(step)]
    return named if len(named) == 1 else top if len(top) == 1 else found


def _called(step: str, found: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """The one whose own name it is, before those that only have it as an alias."""
    if len(found) < 2:
        return found
    named = [entry for entry in found if _plain(describing.name(entry[0])) == _plain(step)]
    return named if len(named) == 1 else found


def _create_path(steps: list[str], context: dict[str, Any]) -> int:
    """Make what is missing of a path; `context` is for its last step, parents are plain."""
    if not all(steps):
        raise Refused("organization.path", text=" > ".join(steps))
    parent: int | None = context.pop("parent", None)
    for place, step in enumerate(steps):
        known = _find_path(steps[: place + 1])
        if len(known) > 1:
            raise ambiguous(" > ".join(steps[: place + 1]), known)
        if known:
            parent = known[0]
            continue
        more = context if place == len(steps) - 1 else {}
        parent = editing.create("organization", name=step, parent=parent, **more)
    assert parent is not None
    return parent


def _find_source(wanted: str) -> list[int]:
    query = _forms(Source, source_keys(wanted)).select(Source.id).distinct().order_by(Source.id)
    return [record for (record,) in query.tuples()]


def _find_claim(wanted: str) -> list[int]:
    query = _forms(Claim, {name_forms.text_key(wanted)}).select(Claim.id, Claim.text)
    return [record for record, said in query.tuples() if fold(said) == fold(wanted)]


_FINDERS = {"person": _find_person, "source": _find_source, "claim": _find_claim}


def _forms(model: Any, keys: set[str]) -> Any:
    forms = NameForm
    return model.select().join(forms, on=(forms.record == model.id)).where(forms.key.in_(keys))


def _aliases(record: int) -> set[str]:
    strong = (Alias.record == record) & ~Alias.weak
    return {_plain(row) for (row,) in Alias.select(Alias.text).where(strong).tuples()}


def _plain(name: str) -> str:
    return fold(name.replace("’", "'"))
