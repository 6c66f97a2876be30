"""Who follows whom: a successor's move replaces a predecessor's departure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mercato.records.language import role_words
from mercato.records.moving import effect_rules, situations
from mercato.records.moving.move_drafts import MoveEntry
from mercato.records.schema import Move, MoveLink, Position
from mercato.records.verbs import linking, positions

_SEVERAL_POSTS = re.compile(r",|\b(?:and|et)\b|&", re.IGNORECASE)
_STAGE = {"started": "left", "left": "announced"}
"""How far the predecessor is gone, going by the successor's stage where it is not the same."""


@dataclass(frozen=True, slots=True)
class Successor:
    """Who takes over a post, as a move says that is recorded already, or about to be."""

    person: int | None
    organization: int | None
    role: str | None
    stage: str
    verification: str
    move: int | None = None


def of(move_id: int) -> Successor:
    """The successor whom a recorded move is about."""
    move = Move.get_by_id(move_id)
    return Successor(
        move.person_id,
        move.to_organization_id,
        move.to_role,
        move.stage,
        move.to_verification or move.verification,
        move_id,
    )


def propose_departure(
    successor: Successor, predecessor: int | str | None = None
) -> MoveEntry | None:
    """A draft of the departure that a succession implies; undated, and never more than reported.

    Without a name the predecessor is whoever holds the post that is taken; None if nobody is known
    to, or if the departure is recorded already.
    """
    recorded = successor.move is not None and departures_replaced(successor.move)
    if successor.organization is None or recorded:
        return None
    person = predecessor if predecessor is not None else _holder(successor)
    if person is None:
        return None
    believed = "reported" if successor.verification == "confirmed" else successor.verification
    return MoveEntry(
        person=person,
        from_organization=successor.organization,
        from_role=role_left(successor, person),
        kind="leaves",
        stage=_STAGE.get(successor.stage, successor.stage),
        verification=believed,
    )


def departures_replaced(move_id: int) -> list[int]:
    """The departures that a move is the succession to."""
    query = MoveLink.select(MoveLink.b).where(MoveLink.a == move_id, MoveLink.kind == "replaces")
    return [departure for (departure,) in query.tuples()]


def departure_of(successor: Successor, predecessor: int | str) -> int | None:
    """The recorded departure that is meant: a move by id or uid, or that of the person named."""
    if isinstance(predecessor, int):
        return predecessor
    found = linking.by_uid(predecessor)
    if found is not None and Move.select().where(Move.id == found).exists():
        return found
    people = [found] if found is not None else linking.find("person", predecessor)
    if len(people) > 1:
        raise linking.ambiguous(predecessor, people, field="replaces")
    if not people or successor.organization is None:
        return None
    return _departure_from(people[0], successor.organization, successor.move)


def _departure_from(person: int, organization: int, successor: int | None) -> int | None:
    """The newest standing departure of a person from an organization, its parts and wholes."""
    departures = Move.select().where(
        Move.person == person,
        Move.id != (successor or 0),
        Move.from_organization.is_null(False),
        Move.stage.not_in(effect_rules.UNDONE_STAGES),
        Move.verification.not_in(effect_rules.UNDONE_VERIFICATIONS),
    )
    for departure in departures.order_by(Move.id.desc()):
        if situations.same_tree(departure.from_organization_id, organization):
            return int(departure.id)
    return None


def _holder(successor: Successor) -> int | None:
    """Who holds the post that is taken over, if exactly one person is recorded in it."""
    role = _plain_role(successor.role)
    if role is None:
        return None
    held = Position.select().where(
        Position.organization == successor.organization,
        Position.person != (successor.person or 0),
    )
    holders = {
        position.person_id
        for position in held
        if positions.is_open(position) and position.role and role_words.same(position.role, role)
    }
    return holders.pop() if len(holders) == 1 else None


def role_left(successor: Successor, person: int | str) -> str | None:
    """What the predecessor was: as recorded, else as the successor is, if that is one post."""
    known = [person] if isinstance(person, int) else linking.find("person", person)
    if len(known) == 1 and successor.organization is not None:
        held = positions.at(successor.organization, positions.career(known[0]))
        roles = [one.role for one in held if positions.is_open(one) and one.role]
        if roles:
            return str(roles[0]) if len(roles) == 1 else None
    role = _plain_role(successor.role)
    return None if role is None or _SEVERAL_POSTS.search(role) else role


def _plain_role(role: str | None) -> str | None:
    """The role of a successor as its predecessor held it: an interim one stands in for the post."""
    if not role or not role_words.is_interim(role):
        return role
    return role_words.without_interim(role) or None
