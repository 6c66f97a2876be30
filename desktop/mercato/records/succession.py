"""Who follows whom: a successor's move replaces a predecessor's departure."""

from __future__ import annotations

import re

from mercato.records import effect_rules, linking, positions, role_words, situations
from mercato.records.move_drafts import MoveEntry
from mercato.records.schema import Move, MoveLink, Position

_SEVERAL_POSTS = re.compile(r",|\b(?:and|et)\b|&", re.IGNORECASE)


def propose_departure(move_id: int, predecessor: int | str | None = None) -> MoveEntry | None:
    """A draft of the departure that a successor's move implies.

    Without a name the predecessor is whoever holds the post that the move leads to; None if
    nobody is known to, or if the departure is recorded already.
    """
    move = Move.get_by_id(move_id)
    if move.to_organization_id is None or departures_replaced(move_id):
        return None
    person = predecessor if predecessor is not None else _holder(move)
    if person is None:
        return None
    return MoveEntry(
        person=person,
        from_organization=move.to_organization_id,
        from_role=_role_left(move, person),
        kind="leaves",
        stage=move.stage,
        verification=move.to_verification or move.verification,
    )


def departures_replaced(move_id: int) -> list[int]:
    """The departures that a move is the succession to."""
    query = MoveLink.select(MoveLink.b).where(MoveLink.a == move_id, MoveLink.kind == "replaces")
    return [departure for (departure,) in query.tuples()]


def departure_of(move_id: int, predecessor: int | str) -> int | None:
    """The recorded departure that is meant: a move by id or uid, or that of the person named."""
    if isinstance(predecessor, int):
        return predecessor
    found = linking.by_uid(predecessor)
    if found is not None and Move.select().where(Move.id == found).exists():
        return found
    people = [found] if found is not None else linking.find("person", predecessor)
    if len(people) > 1:
        raise linking.ambiguous(predecessor, people, field="replaces")
    joins = Move.get_by_id(move_id).to_organization_id
    if not people or joins is None:
        return None
    return _departure_from(people[0], joins, move_id)


def _departure_from(person: int, organization: int, successor: int) -> int | None:
    """The newest standing departure of a person from an organization, its parts and wholes."""
    departures = Move.select().where(
        Move.person == person,
        Move.id != successor,
        Move.from_organization.is_null(False),
        Move.stage.not_in(effect_rules.UNDONE_STAGES),
        Move.verification.not_in(effect_rules.UNDONE_VERIFICATIONS),
    )
    for departure in departures.order_by(Move.id.desc()):
        if situations.same_tree(departure.from_organization_id, organization):
            return int(departure.id)
    return None


def _holder(move: Move) -> int | None:
    """Who holds the post that a move leads to, if exactly one person is recorded in it."""
    role = _plain_role(move.to_role)
    if role is None:
        return None
    held = Position.select().where(
        Position.organization == move.to_organization_id, Position.person != (move.person_id or 0)
    )
    holders = {
        position.person_id
        for position in held
        if positions.is_open(position) and position.role and role_words.same(position.role, role)
    }
    return holders.pop() if len(holders) == 1 else None


def _role_left(move: Move, person: int | str) -> str | None:
    """What the predecessor was: as recorded, else as the successor is, if that is one post."""
    known = [person] if isinstance(person, int) else linking.find("person", person)
    if len(known) == 1:
        held = positions.at(move.to_organization_id, positions.career(known[0]))
        roles = [one.role for one in held if positions.is_open(one) and one.role]
        if roles:
            return str(roles[0]) if len(roles) == 1 else None
    role = _plain_role(move.to_role)
    return None if role is None or _SEVERAL_POSTS.search(role) else role


def _plain_role(role: str | None) -> str | None:
    """The role of a successor as its predecessor held it: an interim one stands in for the post."""
    if not role or not role_words.is_interim(role):
        return role
    return role_words.without_interim(role) or None
