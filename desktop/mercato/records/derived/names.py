"""Refreshing what people and organizations are sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import Value, fn

from mercato.records.derived.models import NameKey
from mercato.records.derived.scope import Scope, run
from mercato.records.schema import Organization, Person

if TYPE_CHECKING:
    import peewee as pw

_FIELDS = (NameKey.id, NameKey.type, NameKey.key)


def refresh(scope: Scope) -> None:
    """Bring the sort keys of touched people and organizations up to date."""
    run(_forget, scope)
    run(_people, scope)
    run(_organizations, scope)


def _forget(scope: Scope) -> pw.Query:
    return scope.of("name", NameKey.delete(), NameKey.id)


def _people(scope: Scope) -> pw.Query:
    names = (Person.name, Person.given_name, Person.family_name, Person.sort_name)
    key = fn.COALESCE(fn.person_key(*names), "")
    rows = Person.select(Person.id, Value("person"), key)
    return NameKey.insert_from(scope.of("name", rows, Person.id), _FIELDS)


def _organizations(scope: Scope) -> pw.Query:
    key = fn.COALESCE(fn.sort_key(Organization.name), "")
    rows = Organization.select(Organization.id, Value("organization"), key)
    return NameKey.insert_from(scope.of("name", rows, Organization.id), _FIELDS)
