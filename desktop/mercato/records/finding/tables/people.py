"""The tables of people, organizations and positions."""

from __future__ import annotations

from typing import Any

from mercato.records import codes
from mercato.records.derived.models import OrganizationCount, PersonNow
from mercato.records.finding.tables.columns import (
    Column,
    Join,
    choice,
    coded,
    date,
    flag,
    number,
    ordered_date,
    role,
    text,
    year,
)
from mercato.records.finding.tables.parts import (
    key_of,
    names_of,
    organization,
    person,
    shared,
    table,
)
from mercato.records.finding.tables.walks import Along
from mercato.records.schema import Organization, Person, Position


def _name(model: type[Person | Organization], record_type: str) -> Column:
    key: Join = key_of(model.id)
    keys = (key.alias.key,)
    driver = names_of(record_type)
    return Column("name", "text", model.name, keys, joins=(key,), named=record_type, driver=driver)


_now = PersonNow.alias()
_is_now = Join(_now, _now.id == Person.id)
_post = Position.alias()
_holds = Join(_post, _post.id == _now.position, _is_now)
_as_of = (_now.as_of_earliest,)
_AS_OF = PersonNow.as_of_earliest


def _by(field: Any) -> Along:
    """What is derived of each record, in the order of one of its numbers or dates."""
    return Along(field.model, (field, field.model.id))


PEOPLE = table(
    "people",
    "person",
    Person,
    [
        _name(Person, "person"),
        text("role", _post.role, _holds),
        organization("organization", _now.organization, _is_now),
        Column("as_of", "date", _now.as_of, _as_of, joins=(_is_now,), driver=_by(_AS_OF)),
        number("moves", _now.moves, _is_now, driver=_by(PersonNow.moves)),
        text("given_name", Person.given_name),
        text("family_name", Person.family_name),
        text("sort_name", Person.sort_name),
        text("native_name", Person.native_name),
        text("tell_apart", Person.tell_apart),
        year("birth_year", Person.birth_year),
        text("note", Person.note),
        *shared(Person, aliases=True),
    ],
    default=("name", "role", "organization", "as_of", "moves"),
    sort=("name", False),
    depends=("organization", "position", "move", "source"),
)

_counts = OrganizationCount.alias()
_counted = Join(_counts, _counts.id == Organization.id)
_COUNTS = ("people_now", "arrivals", "departures", "internal", "groups_in", "groups_out")
_INDEXED = ("people_now", "arrivals", "departures")


def _count(name: str) -> Column:
    driver = _by(getattr(OrganizationCount, name)) if name in _INDEXED else None
    return number(name, getattr(_counts, name), _counted, driver=driver)


ORGANIZATIONS = table(
    "organizations",
    "organization",
    Organization,
    [
        _name(Organization, "organization"),
        organization("parent", Organization.parent),
        coded("kind", Organization.kind, "organization_kind", codes.ORGANIZATION_KIND),
        *(_count(name) for name in _COUNTS),
        choice("status", Organization.status, "organization_status", codes.ORGANIZATION_STATUS),
        text("country", Organization.country),
        text("website", Organization.website),
        text("tell_apart", Organization.tell_apart),
        date("founded", Organization),
        date("dissolved", Organization),
        text("note", Organization.note),
        *shared(Organization, aliases=True),
    ],
    default=("name", "parent", "kind", "people_now", "arrivals", "departures"),
    sort=("name", False),
    depends=("person", "position", "move"),
)

POSITIONS = table(
    "positions",
    "position",
    Position,
    [
        person("person", Position.person),
        role("role", Position.role),
        organization("organization", Position.organization),
        ordered_date("start", Position),
        date("end", Position),
        choice("is_current", Position.is_current, "is_current", codes.IS_CURRENT),
        choice("kind", Position.kind, "position_kind", codes.POSITION_KIND),
        choice("function", Position.function, "position_function", codes.POSITION_FUNCTION),
        flag("interim", Position.interim),
        date("term_end", Position),
        choice("start_known", Position.start_known, "date_known", codes.DATE_KNOWN),
        choice("end_known", Position.end_known, "date_known", codes.DATE_KNOWN),
        choice("term_end_known", Position.term_end_known, "date_known", codes.DATE_KNOWN),
        number("sequence", Position.sequence),
        text("note", Position.note),
        *shared(Position),
    ],
    default=("person", "role", "organization", "start", "end", "is_current", "sources"),
    sort=("start", True),
    depends=("person", "organization"),
)
