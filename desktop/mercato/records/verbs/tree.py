"""The tree of organizations, as the parents themselves tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.errors import Refused
from mercato.records.schema import Organization
from mercato.records.storage.engine import Prepared

if TYPE_CHECKING:
    import peewee as pw


def ancestors(organization: int) -> list[int]:
    """Parent, grandparent and so on; stops where a cycle would begin."""
    found: list[int] = []
    parent = _parent(organization)
    while parent is not None and parent != organization and parent not in found:
        found.append(parent)
        parent = _parent(parent)
    return found


def require_no_cycle(organization: int, parent: int | None = None) -> None:
    """Refuse an organization under itself; `parent` is the one about to be set, if any."""
    above = _parent(organization) if parent is None else parent
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == organization:
            raise Refused("organization.cycle", field="parent")
        seen.add(above)
        above = _parent(above)


def _parent(organization: int) -> int | None:
    row = _PARENT.one(organization)
    return row[0] if row else None


def _above(organization: Any) -> pw.Query:
    return Organization.select(Organization.parent).where(Organization.id == organization)


_PARENT = Prepared(_above)
