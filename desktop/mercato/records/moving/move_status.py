"""How far a move got and how well it is known, and how both changed over time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records import fields
from mercato.records.errors import Refused
from mercato.records.moving import move_words
from mercato.records.schema import Move, MoveStatus
from mercato.records.storage.engine import Prepared
from mercato.records.verbs import values

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALES = ("stage", "verification", "to_verification")
"""The fields of a move whose changes are kept in its history."""

understand = move_words.status
"""Stage and verification that another's word for a status stands for; None if it is unknown."""


def note(move_id: int, *, as_of: Any = None, reference: int | None = None) -> int | None:
    """Write the move's present stage and verification into its history, if they are news there.

    `editing` calls this after it set one of `SCALES`. A last step that says the same takes the date
    and the reference, if it had none. Returns the id of the step, None when nothing was written.
    """
    now = _scales(move_id)
    last = _LAST.one(move_id)
    dated = values.date_columns("as_of", as_of)
    if last is None or tuple(now.values()) != last[4:]:
        return int(MoveStatus.insert(move=move_id, reference=reference, **now, **dated).execute())
    step, known, known_text, known_reference = last[:4]
    evidence: dict[str, Any] = {}
    if as_of is not None and known is None and known_text is None:
        evidence |= dated
    if reference is not None and known_reference is None:
        evidence["reference"] = reference
    if not evidence:
        return None
    MoveStatus.update(**evidence).where(MoveStatus.id == step).execute()
    return int(step)


def note_all(moves: Sequence[int]) -> None:
    """Write the present stage and verification of moves into their histories, where it is news."""
    _NOTE_ALL(json.dumps(list(moves)))


def set_status(
    move_id: int,
    *,
    stage: str | None = None,
    verification: str | None = None,
    to_verification: str | None = None,
    as_of: Any = None,
    reference: int | None = None,
) -> int | None:
    """Bring a move to a new stage or verification, as of a date and on a reference's word.

    None leaves a scale as it is; an empty `to_verification` takes the destination's own away.
    Returns the id of the step in the history; None when nothing is new.
    """
    before = _scales(move_id)
    given = {"stage": stage, "verification": verification, "to_verification": to_verification}
    changed = {
        name: values.single("move", fields.field("move", name), value)
        for name, value in given.items()
        if value is not None
    }
    for name in ("stage", "verification"):
        if name in changed and changed[name] is None:
            raise Refused("field.required", field=name)
    news = {name: value for name, value in changed.items() if value != before[name]}
    if news:
        Move.update(**news).where(Move.id == move_id).execute()
    return note(move_id, as_of=as_of, reference=reference)


def history(move_id: int) -> list[MoveStatus]:
    """The steps of a move's stage and verification, in the order in which they were entered."""
    return list(MoveStatus.select().where(MoveStatus.move == move_id).order_by(MoveStatus.id))


def current(move_id: int) -> MoveStatus | None:
    """The last step of a move's history, which is how things stand."""
    query = MoveStatus.select().where(MoveStatus.move == move_id)
    step: MoveStatus | None = query.order_by(MoveStatus.id.desc()).first()
    return step


def _scales(move_id: int) -> dict[str, Any]:
    found = _NOW.one(move_id)
    if found is None:
        raise Refused("record.missing", record=move_id)
    return dict(zip(SCALES, found, strict=True))


def _now(move: Any) -> pw.Query:
    return Move.select(*(getattr(Move, name) for name in SCALES)).where(Move.id == move)


def _last(move: Any) -> pw.Query:
    scales = (getattr(MoveStatus, name) for name in SCALES)
    evidence = (MoveStatus.id, MoveStatus.as_of, MoveStatus.as_of_text, MoveStatus.reference)
    steps = MoveStatus.select(*evidence, *scales).where(MoveStatus.move == move)
    return steps.order_by(MoveStatus.id.desc()).limit(1)


def _news(moves: Any) -> pw.Query:
    """The steps that those of some moves, given as JSON, bring whose last one says otherwise."""
    last, step = MoveStatus.alias(), MoveStatus.alias()
    newest = last.select(pw.fn.MAX(last.id)).where(last.move == Move.id)
    scales = [getattr(Move, name) for name in SCALES]
    same = [pw.Expression(getattr(step, scale.name), "IS", scale) for scale in scales]
    known = step.select(step.id).where(step.id == newest, *same)
    listed = pw.NodeList((pw.SQL("(SELECT value FROM json_each("), moves, pw.SQL("))")))
    given = pw.Expression(Move.id, pw.OP.IN, listed)
    found = Move.select(Move.id, *scales).where(given, ~pw.fn.EXISTS(known)).order_by(Move.id)
    columns = (MoveStatus.move, *(getattr(MoveStatus, name) for name in SCALES))
    return MoveStatus.insert_from(found, columns)


_NOW, _LAST, _NOTE_ALL = Prepared(_now), Prepared(_last), Prepared(_news)
