"""What a move changes in careers: proposed, applied in the same edit, put back if it was not so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mercato.records.language import role_words
from mercato.records.moving import effect_positions, effect_rules, situations
from mercato.records.moving.effect_positions import Career
from mercato.records.schema import Move, Organization, Position
from mercato.records.verbs import deleting, editing, positions

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.dates import DateValue
    from mercato.records.moving.situations import Situation

_ON_OLD = ("close", "create_closed", "create_leaving", "create_kept", "reopen")
_MADE_OLD = ("create_closed", "create_leaving")


@dataclass(frozen=True, slots=True)
class Effect:
    """One change to a career: close, create_closed, create_leaving, create_kept, open, extend,
    reopen, remove; in proposals also departure, that of a predecessor, `person_name`.

    `position` is the one that changes, None where one is made; `create_kept` records the old one
    that goes on beside the new, `create_leaving` the one that is held until the departure. `date`
    is its end (for open its start, for extend the new end of its term), `known` how that is known,
    `current` whether the position is held afterwards.
    """

    kind: str
    position: int | None
    organization: int | None
    organization_name: str | None
    role: str | None
    date: DateValue | None = None
    known: str = "exact"
    current: str = "no"
    person_name: str | None = None


@dataclass(frozen=True, slots=True)
class Effects:
    """What a move would change, codes of why it changes no more, and the positions it is about."""

    changes: tuple[Effect, ...] = ()
    reasons: tuple[str, ...] = ()
    from_position: int | None = None
    to_position: int | None = None

    def on_old(self) -> Effects:
        """What concerns the position that was left."""
        old = tuple(one for one in self.changes if one.kind in _ON_OLD)
        return replace(self, changes=old, to_position=None)

    def on_new(self) -> Effects:
        """What concerns the position that was taken."""
        new = tuple(one for one in self.changes if one.kind not in _ON_OLD)
        return replace(self, changes=new, from_position=None)


def propose(move_id: int, *, today: str | None = None) -> Effects:
    """What a recorded move would change now, or put back if it fell through or was denied."""
    return propose_for(situations.of(move_id, today=today), move_id)


def propose_for(move: Situation, move_id: int | None = None) -> Effects:
    """The same for a move that need not be recorded yet; writes nothing."""
    if effect_rules.is_undone(move):
        return _putting_back(move, move_id)
    if reason := effect_rules.why_nothing(move):
        return Effects(reasons=(reason,))
    career = Career(move)
    kept = effect_rules.why_keeps_old(move)
    old = Effects(_keeping(move, career), (kept,)) if kept else _closing(move, career)
    new = Effects(reasons=_said(effect_rules.why_opens_nothing(move)))
    if move.kind == "renewed":
        new = _extending(move, career)
    elif not new.reasons:
        new = _opening(move, career)
    elif new.reasons == ("effects.destination_not_believed",):
        new = replace(new, changes=_withdrawing(move, move_id))
    changes = (*old.changes, *new.changes)
    reasons = tuple(dict.fromkeys((*old.reasons, *new.reasons)))
    worth_saying = tuple(reason for reason in reasons if reason not in effect_rules.PLAIN)
    said = worth_saying if changes or worth_saying else reasons
    return Effects(changes, said, old.from_position, new.to_position)


def apply(move_id: int, effects: Effects) -> None:
    """Change the positions as proposed, and note on the move which ones it closed and opened."""
    links = {"from_position": effects.from_position, "to_position": effects.to_position}
    for effect in effects.changes:
        position = _HANDLERS[effect.kind](move_id, effect)
        name = "from_position" if effect.kind in _MADE_OLD else "to_position"
        if effect.kind in (*_MADE_OLD, "open"):
            links[name] = position
    noted = {name: position for name, position in links.items() if position is not None}
    if noted:
        editing.set_fields(move_id, **noted)


def _closing(move: Situation, career: Career) -> Effects:
    end, known = effect_rules.end_of_old(move)
    current = effect_rules.current_after_close(move, end)
    held = career.old()
    changes = tuple(
        _about(position, "close", date=end, known=known, current=current)
        for position in held
        if _would_close(position, end, current)
    )
    if held:
        going_on = current == "yes" and not changes
        reasons = ("effects.held_until_left",) if going_on else ()
        return Effects(changes, reasons, from_position=held[-1].id)
    if move.kind in ("dies", "made_permanent", "interim_ends"):
        return Effects(reasons=("effects.no_old_position",))
    if len(career.held_at_old_end()) > 1:
        return Effects(reasons=("effects.several_old_positions",))
    if not (move.from_organization or move.from_name or move.from_role):
        return Effects(reasons=("effects.no_old_end",))
    where = (move.from_organization, move.from_name, move.from_role)
    made = "create_closed" if current == "no" else "create_leaving"
    return Effects((Effect(made, None, *where, end, known, current),))


def _keeping(move: Situation, career: Career) -> tuple[Effect, ...]:
    """The old position that goes on, where the move says what it is and nothing was recorded."""
    named = move.from_role and (move.from_organization or move.from_name)
    if not named or move.kind in ("renewed", "stays") or career.at_old_end():
        return ()
    where = (move.from_organization, move.from_name, move.from_role)
    return (Effect("create_kept", None, *where, current="yes"),)


def _would_close(position: Position, end: DateValue | None, current: str) -> bool:
    says_more = end is not None and position.end != end.edtf
    if position.is_current == "no":
        return current == "no" and says_more and not position.end
    return says_more or current == "no"


def _opening(move: Situation, career: Career) -> Effects:
    current = effect_rules.current_after_open(move)
    position = career.new()
    start = move.starts_on
    if position is None:
        where = (move.to_organization, move.to_name, move.to_role)
        return Effects((Effect("open", None, *where, start, "exact", current),))
    starts = start is not None and start.edtf is not None and position.start != start.edtf
    names_role = bool(move.to_role) and not position.role
    if not (starts or names_role or position.is_current != current):
        return Effects(to_position=position.id)
    change = _about(position, "open", date=start, current=current)
    change = replace(change, role=position.role or move.to_role)
    return Effects((change,), to_position=position.id)


def _extending(move: Situation, career: Career) -> Effects:
    position = career.renewed()
    if position is None:
        return Effects(reasons=("effects.nothing_to_extend",))
    if move.term_end is None or position.term_end == move.term_end.edtf:
        return Effects(reasons=("effects.no_term_end",), to_position=position.id)
    change = _about(position, "extend", date=move.term_end, current=position.is_current)
    return Effects((change,), to_position=position.id)


def _putting_back(move: Situation, move_id: int | None) -> Effects:
    closed = effect_positions.get(move.from_position)
    changes: tuple[Effect, ...] = ()
    reasons: tuple[str, ...] = ()
    if closed is not None:
        if effect_positions.other_moves(Move.from_position, closed.id, move_id):
            reasons = ("effects.closed_by_another",)
        elif closed.is_current == "no" or closed.end or closed.end_text:
            changes = (_about(closed, "reopen", current="yes"),)
    changes += _withdrawing(move, move_id)
    if not changes and not reasons:
        reasons = ("effects.nothing_to_put_back",)
    return Effects(changes, reasons)


def _withdrawing(move: Situation, move_id: int | None) -> tuple[Effect, ...]:
    """Taking away the position that a move opened, unless another move leads to it as well."""
    opened = effect_positions.get(move.to_position)
    if opened is None or effect_positions.other_moves(Move.to_position, opened.id, move_id):
        return ()
    return (_about(opened, "remove"),)


def _about(position: Position, kind: str, **more: object) -> Effect:
    organization = Organization.get_or_none(Organization.id == position.organization_id)
    name = organization.name if organization else None
    place = (position.organization_id, name, position.role)
    return replace(Effect(kind, position.id, *place), **more)  # type: ignore[arg-type]


def _said(reason: str | None) -> tuple[str, ...]:
    return (reason,) if reason else ()


def _close(_move_id: int, effect: Effect) -> int | None:
    assert effect.position is not None
    positions.close(effect.position, effect.date, known=effect.known, current=effect.current)
    return effect.position


def _create_closed(move_id: int, effect: Effect) -> int:
    person = Move.get_by_id(move_id).person_id
    made = positions.create(person, effect.organization, effect.role, is_current=effect.current)
    if effect.date is not None:
        positions.close(made, effect.date, known=effect.known, current=effect.current)
    return made


def _open(move_id: int, effect: Effect) -> int:
    move = editing.get_fields(move_id)
    if effect.position is None:
        own = move["to_state"] == "own_venture"
        kind = role_words.position_kind(effect.role, move["kind"], own_venture=own)
        return positions.create(
            move["person"],
            effect.organization,
            effect.role,
            kind=kind,
            interim=bool(move["interim"]),
            start=effect.date,
            term_end=move["term_end"],
            is_current=effect.current,
        )
    given: dict[str, object] = {"is_current": effect.current, "role": effect.role}
    if effect.date is not None:
        given |= {"start": effect.date, "start_known": effect.known}
    editing.set_fields(effect.position, **given)
    return effect.position


def _extend(_move_id: int, effect: Effect) -> int | None:
    assert effect.position is not None
    editing.set_fields(effect.position, term_end=effect.date, term_end_known=effect.known)
    return effect.position


def _reopen(_move_id: int, effect: Effect) -> int | None:
    assert effect.position is not None
    positions.reopen(effect.position)
    return effect.position


def _remove(_move_id: int, effect: Effect) -> None:
    """Unlink the position from the moves that named it, and delete it."""
    Move.update(to_position=None).where(Move.to_position == effect.position).execute()
    assert effect.position is not None
    deleting.delete(effect.position)


_HANDLERS: dict[str, Callable[[int, Effect], int | None]] = {
    "close": _close,
    "create_closed": _create_closed,
    "create_leaving": _create_closed,
    "create_kept": _create_closed,
    "open": _open,
    "extend": _extend,
    "reopen": _reopen,
    "remove": _remove,
}
