"""Everything about one record as plain data, under the names of the model: for `show --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records import fields
from mercato.records.belongings import aliases, identifiers, tags
from mercato.records.schema import Claim, ClaimSubject, FollowUp, Printed, Reference, Source
from mercato.records.showing import showing_links, showing_moves, showing_places
from mercato.records.showing.showing_links import date, link
from mercato.records.verbs import editing

if TYPE_CHECKING:
    from collections.abc import Callable

Shown = dict[str, Any]


def show(record_id: int) -> Shown:
    """A record with all that hangs on it: fields, names, evidence, and what its type has besides.

    Links are objects of uid, type, name and path, dates of text, edtf, earliest and latest; keys
    come in a fixed order.
    """
    record_type = editing.type_of(record_id)
    shown: Shown = {
        "type": record_type,
        "uid": editing.uid_of(record_id),
        "name": showing_links.title(record_id),
    }
    stored = editing.get_fields(record_id)
    for field in fields.FIELDS[record_type]:
        shown[field.name] = _value(field.kind, stored[field.name])
    shown["aliases"] = [
        {"text": one.text, "kind": one.kind, "language": one.language, "weak": bool(one.weak)}
        for one in aliases.of(record_id)
    ]
    shown["identifiers"] = [
        {"scheme": one.scheme, "value": one.value} for one in identifiers.of(record_id)
    ]
    shown["tags"] = tags.names(record_id)
    shown["references"] = [reference(row.id) for row in _references_to(record_id)]
    shown |= _MORE[record_type](record_id)
    shown["claims"] = _claims_about(record_id)
    shown["follow_ups"] = _follow_ups(record_id)
    shown["printed"] = _printed(record_id)
    return shown


def reference(reference_id: int) -> Shown:
    """One piece of evidence: who says it, in which words, on whose authority."""
    row = Reference.select().where(Reference.id == reference_id).dicts().get()
    source = editing.get_fields(row["source"])
    return {
        "uid": row["uid"],
        "source": {
            **showing_links.required(row["source"]),
            "kind": source["kind"],
            "headline": source["headline"],
            "url": source["url"],
            "outlet": link(source["outlet"]),
            "published_on": date(source["published_on"]),
        },
        "field": row["field"],
        "quote": row["quote"],
        "quote_start": row["quote_start"],
        "quote_end": row["quote_end"],
        "quote_language": row["quote_language"],
        "quote_translated": bool(row["quote_translated"]),
        "locator": row["locator"],
        "stance": row["stance"],
        "according_to": row["according_to"],
        "according_to_count": row["according_to_count"],
        "according_to_record": link(row["according_to_record"]),
    }


def _value(kind: str, value: Any) -> Any:
    if kind == "date":
        return date(value)
    if kind == "link":
        return link(value)
    return None if value is None else bool(value) if kind == "boolean" else value


def _references_to(record_id: int) -> list[Reference]:
    query = Reference.select(Reference.id).where(Reference.record == record_id)
    return list(query.order_by(Reference.id))


def _claims_about(record_id: int) -> list[Shown]:
    query = ClaimSubject.select(ClaimSubject.claim).where(ClaimSubject.record == record_id)
    found = [claim for (claim,) in query.order_by(ClaimSubject.id).tuples()]
    rows = Claim.select().where(Claim.id.in_(found)).order_by(Claim.id)
    return [{**showing_links.required(row.id), "kind": row.kind, "text": row.text} for row in rows]


def _follow_ups(record_id: int) -> list[Shown]:
    rows = FollowUp.select().where(FollowUp.record == record_id).order_by(FollowUp.id).dicts()
    return [
        {
            "date": showing_links.stored_date(row, "date"),
            "note": row["note"],
            "done": bool(row["done"]),
        }
        for row in rows
    ]


def _printed(record_id: int) -> list[Shown]:
    rows = Printed.select().where(Printed.record == record_id).order_by(Printed.id).dicts()
    return [
        {"place": row["place"], "printed_on": showing_links.stored_date(row, "printed_on")}
        for row in rows
    ]


def _source(source: int) -> Shown:
    relayed_by = Source.select(Source.id).where(Source.relays == source).order_by(Source.id)
    query = Reference.select(Reference.record).where(Reference.source == source).distinct()
    records = sorted(record for (record,) in query.tuples())
    return {
        "sha256": Source.get_by_id(source).sha256,
        "relayed_by": [link(row.id) for row in relayed_by],
        "records": [link(record) for record in records],
    }


def _claim(claim: int) -> Shown:
    query = ClaimSubject.select(ClaimSubject.record).where(ClaimSubject.claim == claim)
    return {"subjects": [link(record) for (record,) in query.order_by(ClaimSubject.id).tuples()]}


def _asserted(record_id: int) -> list[Any]:
    rows = Claim.select(Claim.id).where(Claim.asserted_by == record_id).order_by(Claim.id)
    return [link(row.id) for row in rows]


def _person(person: int) -> Shown:
    return {**showing_places.person(person), "claims_from": _asserted(person)}


def _organization(organization: int) -> Shown:
    return {**showing_places.organization(organization), "claims_from": _asserted(organization)}


def _nothing(_record_id: int) -> Shown:
    return {}


_MORE: dict[str, Callable[[int], Shown]] = {
    "person": _person,
    "organization": _organization,
    "organization_change": _nothing,
    "position": showing_moves.position,
    "move": showing_moves.move,
    "source": _source,
    "claim": _claim,
}
