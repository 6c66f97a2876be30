"""A further source for a move that is recorded already: "add this source to it"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.errors import Refused
from mercato.records.evidence import sources
from mercato.records.moving import (
    move_effects,
    move_ends,
    move_evidence,
    move_proposals,
    move_status,
)
from mercato.records.verbs import editing

if TYPE_CHECKING:
    from mercato.records.moving.move_drafts import MoveEntry

_PLAIN = ("from_role", "to_role", "why_left", "terms")


def add_to(move_id: int, entry: MoveEntry) -> int:
    """Let the entry's source support a move, and return the new reference's id.

    What the move did not know yet is taken from the entry, and the stage and verification that the
    entry states, or an official source proposes, become the next step of its history.
    """
    source = move_evidence.source_of(entry)
    if source is None:
        raise Refused("move.source_needed", field="source")
    reference, as_of = move_evidence.add(entry, move_id, source)
    assert reference is not None
    news = _news(move_id, entry, source)
    if news:
        editing.set_fields(move_id, **news)
    move_status.set_status(move_id, **_scales(entry, source), as_of=as_of, reference=reference)
    effects = move_effects.propose(move_id, today=entry.today)
    if entry.close_old:
        move_effects.apply(move_id, effects.on_old())
    if entry.open_new:
        move_effects.apply(move_id, effects.on_new())
    return reference


def _news(move_id: int, entry: MoveEntry, source: int) -> dict[str, Any]:
    """What the entry says and the move did not; nothing that was recorded is replaced."""
    known = editing.get_fields(move_id)
    said: dict[str, Any] = {name: getattr(entry, name) for name in _PLAIN}
    said |= move_proposals.dates_of(entry, source)
    news = {name: value for name, value in said.items() if value and not known[name]}
    leaves, joins = move_proposals.ends(entry)
    for side, end in (("from", leaves), ("to", joins)):
        field = f"{side}_organization"
        if known[f"{side}_state"] == "unknown" and end.state != "unknown":
            news[field] = move_ends.organization(end, field=field)
            news[f"{side}_state"] = end.state
    person = known["person"]
    if known["kind"] == move_proposals.kind_from_ends(person, known):
        news["kind"] = move_proposals.kind_from_ends(person, {**known, **news})
    return news


def _scales(entry: MoveEntry, source: int) -> dict[str, str | None]:
    stage, verification = sources.proposed_status(source)
    official = verification == "confirmed"
    return {
        "stage": entry.stage or (stage if official else None),
        "verification": entry.verification or (verification if official else None),
        "to_verification": entry.to_verification,
    }
