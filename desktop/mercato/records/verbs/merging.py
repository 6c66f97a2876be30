"""Merging two records that are one: everything goes to the one that is kept, a redirect stays."""

from __future__ import annotations

from typing import Any

from mercato.records import codes
from mercato.records.belongings import aliases, identifiers
from mercato.records.derived import name_forms
from mercato.records.errors import Refused
from mercato.records.fields import FIELDS
from mercato.records.schema import (
    ENTITIES,
    FuzzyDateField,
    MatchDecision,
    Organization,
    OrganizationChange,
    Record,
    Source,
)
from mercato.records.verbs import deleting, describing, editing, links, rules, tree

MERGEABLE = frozenset(("person", "organization", "source"))


def merge(keep: int, duplicate: int) -> None:
    """Give `keep` everything that `duplicate` has, and leave a redirect behind.

    What `keep` has stays as it is; its gaps are filled and the notes joined, with dates that do not
    fit beside the others. Raises `Refused`
    where the two cannot be one: of different types, or with different values of one identifier.
    """
    record_type = editing.type_of(keep)
    if keep == duplicate or record_type not in MERGEABLE:
        raise Refused("merge.impossible")
    if editing.type_of(duplicate) != record_type:
        raise Refused("merge.different_types", type=record_type, other=editing.type_of(duplicate))
    identifiers.refuse_merge(keep, duplicate)
    gone = editing.row(record_type, duplicate)
    if record_type == "organization":
        lift_out(keep, duplicate)
        if keep in tree.ancestors(duplicate):
            gone |= {"parent": None, "kind": "unspecified"}
    _drop_doubles(keep, duplicate)
    for table, field in links.pointers_to_record(record_type):
        _repoint(table, field, duplicate, keep)
    _drop_loops(keep)
    _fill(record_type, keep, gone)
    model: Any = ENTITIES[record_type]
    model.delete().where(model.id == duplicate).execute()
    _keep_stricter(keep, duplicate)
    Record.update(merged_into=keep).where(Record.id == duplicate).execute()
    if record_type != "source" and gone["name"] != describing.name(keep):
        aliases.add(keep, gone["name"])
    name_forms.refresh([keep, duplicate])


def lift_out(keep: int, duplicate: int) -> None:
    """Put an organization that stands under the other beside it, so that no cycle comes of it."""
    if duplicate in tree.ancestors(keep):
        query = Organization.select(Organization.parent).where(Organization.id == duplicate)
        Organization.update(parent=query.scalar()).where(Organization.id == keep).execute()


def _drop_doubles(keep: int, duplicate: int) -> None:
    """Take away what the kept record has already, and the desk's word on these two."""
    known = {(row.scheme, row.value) for row in identifiers.of(keep)}
    for row in identifiers.of(duplicate):
        if (row.scheme, row.value) in known:
            row.delete_instance()
    texts = {alias.text for alias in aliases.of(keep)}
    for alias in aliases.of(duplicate):
        if alias.text in texts:
            alias.delete_instance()
    low, high = sorted((keep, duplicate))
    MatchDecision.delete().where(MatchDecision.a == low, MatchDecision.b == high).execute()


def _repoint(model: Any, field: Any, old: int, new: int) -> None:
    """Let every row that points to `old` point to `new`; a row that is there already goes."""
    if model is MatchDecision:
        _repoint_decisions(old, new)
        return
    for index in model._meta.indexes:
        if isinstance(index, tuple) and index[1] and field.name in index[0]:
            _drop_doubled(model, field, [name for name in index[0] if name != field.name], old, new)
    model.update({field: new}).where(field == old).execute()


def _drop_doubled(model: Any, field: Any, others: list[str], old: int, new: int) -> None:
    """Delete the rows that would be there twice, being alike in the other columns."""
    columns = [model._meta.fields[name] for name in others]
    taken = set(model.select(*columns).where(field == new).tuples())
    for row, *rest in list(model.select(model.id, *columns).where(field == old).tuples()):
        if tuple(rest) in taken:
            model.delete().where(model.id == row).execute()


def _repoint_decisions(old: int, new: int) -> None:
    mine = (MatchDecision.a == old) | (MatchDecision.b == old)
    for row in list(MatchDecision.select().where(mine)):
        other = row.b_id if row.a_id == old else row.a_id
        low, high = sorted((new, other))
        taken = MatchDecision.get_or_none(MatchDecision.a == low, MatchDecision.b == high)
        row.delete_instance()
        if taken is None:
            MatchDecision.create(a=low, b=high, decision=row.decision)


def _drop_loops(keep: int) -> None:
    """What tied the two to each other ties the kept one to itself: it goes."""
    Organization.update(parent=None).where(
        Organization.id == keep, Organization.parent == keep
    ).execute()
    Source.update(relays=None).where(Source.id == keep, Source.relays == keep).execute()
    of_itself = (OrganizationChange.a == keep) & (OrganizationChange.b == keep)
    for change in list(OrganizationChange.select().where(of_itself)):
        deleting.delete(change.id)


def _fill(record_type: str, keep: int, gone: dict[str, Any]) -> None:
    """Fill the gaps of the kept record with what the other one had."""
    model: Any = ENTITIES[record_type]
    kept = editing.row(record_type, keep)
    taken: dict[str, Any] = {}
    unfit: list[str] = []
    for field in FIELDS[record_type]:
        if field.name == "confidentiality":
            continue
        empty = (None, model._meta.fields[field.name].default)
        if kept[field.name] in empty and gone[field.name] not in (*empty, keep):
            suffixes = FuzzyDateField.SUFFIXES if field.kind == "date" else ()
            names = (field.name, *(f"{field.name}_{suffix}" for suffix in suffixes))
            found = {name: gone[name] for name in names}
            if rules.dates_fit(record_type, {**kept, **taken, **found}, field.name):
                taken |= found
            else:
                unfit.append(f"{field.name}: {found[f'{field.name}_text'] or found[field.name]}")
    notes = dict.fromkeys(filter(None, (kept["note"], gone["note"], *unfit)))
    if len(notes) > 1 or unfit:
        taken["note"] = "\n\n".join(notes)
    if "text" in taken:
        taken["sha256"] = gone["sha256"]
    if taken:
        model.update(**taken).where(model.id == keep).execute()


def _keep_stricter(keep: int, duplicate: int) -> None:
    rows = Record.select(Record.confidentiality).where(Record.id.in_([keep, duplicate])).tuples()
    strictest = max((value for (value,) in rows), key=codes.CONFIDENTIALITY.index)
    Record.update(confidentiality=strictest).where(Record.id == keep).execute()
