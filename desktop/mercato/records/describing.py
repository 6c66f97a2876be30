"""One line that tells a record from others of the same name: in pickers, hints and refusals.

It is made of the records' own words, so it needs no translation.
"""

from __future__ import annotations

from mercato.records import tree
from mercato.records.schema import (
    ENTITIES,
    Claim,
    Organization,
    Person,
    Position,
    Record,
    Source,
)


def name(record_id: int) -> str:
    """What a record is called: its name, headline, address or first words; empty if it has none."""
    record_type = Record.select(Record.type).where(Record.id == record_id).scalar()
    if record_type in ("person", "organization"):
        model = ENTITIES[record_type]
        return str(model.select(model.name).where(model.id == record_id).scalar() or "")
    if record_type == "source":
        source = Source.get_or_none(Source.id == record_id)
        return "" if source is None else source.headline or source.url or (source.text or "")[:80]
    if record_type == "claim":
        text = Claim.select(Claim.text).where(Claim.id == record_id).scalar() or ""
        return text if len(text) <= 80 else f"{text[:79]}…"
    return ""


def line(record_id: int) -> str:
    """What tells a person or an organization apart: as typed, else the post, parents or country."""
    record_type = Record.select(Record.type).where(Record.id == record_id).scalar()
    if record_type == "person":
        typed = Person.select(Person.tell_apart).where(Person.id == record_id).scalar()
        return str(typed or _post(record_id))
    if record_type == "organization":
        organization = Organization.get_or_none(Organization.id == record_id)
        if organization is None:
            return ""
        return (
            organization.tell_apart
            or " > ".join(path(record_id)[:-1])
            or (organization.country or "")
        )
    if record_type == "source":
        source = Source.get_or_none(Source.id == record_id)
        outlet = name(source.outlet_id) if source is not None and source.outlet_id else ""
        return " ".join(part for part in (outlet, source and source.published_on) if part)
    return ""


def path(organization: int) -> list[str]:
    """The names from the top of the tree down to an organization: Meta, Research, FAIR."""
    return [name(above) for above in (*reversed(tree.ancestors(organization)), organization)]


def _post(person: int) -> str:
    """Role and organization of a person's current post, else of the last one."""
    held = Position.is_current == "yes"
    found = (
        Position.select()
        .where(Position.person == person)
        .order_by(held.desc(), Position.start_latest.desc(), Position.id.desc())
        .first()
    )
    if found is None:
        return ""
    organization = name(found.organization_id) if found.organization_id else ""
    return ", ".join(part for part in (found.role, organization) if part)
