"""People: made with their name in order, merged, told apart."""

from __future__ import annotations

from typing import Any

from mercato.records.verbs import editing, merging


def create_person(name: str, **fields: Any) -> int:
    """Make a person; titles are dropped, capitals recased, given, family and sort name derived."""
    return editing.create("person", name=name, **fields)


def rename(person: int, name: str) -> None:
    """Give a person another name; its derived parts follow, typed ones stay."""
    editing.set_field(person, "name", name)


def merge(keep: int, duplicate: int) -> None:
    """Give `keep` everything that `duplicate` has, and leave a redirect behind."""
    merging.merge(keep, duplicate)
