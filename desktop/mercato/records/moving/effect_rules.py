"""What a move may do to positions, as rules: pure, from what is known of the move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.language import role_words

if TYPE_CHECKING:
    from mercato.records.dates import DateValue
    from mercato.records.moving.situations import Situation

SETTLED = frozenset({"announced", "left", "started"})
"""Stages that change positions; what is only agreed or talked about does not."""
BELIEVED = frozenset({"reported", "confirmed"})
UNDONE_STAGES = frozenset({"fell_through", "annulled"})
UNDONE_VERIFICATIONS = frozenset({"denied", "retracted"})
PLAIN = frozenset({"effects.no_old_end", "effects.no_new_end"})
"""Reasons that go without saying where anything else can be said."""

_KEEPS_OLD = frozenset({"additional_role", "seconded", "renewed", "stays"})
_OPENS_NOTHING = frozenset({"leaves", "retires", "dies", "renewed", "stays"})
_PRESENT = frozenset({"known", "own_venture"})


def why_nothing(move: Situation) -> str | None:
    """The code of the reason why a move changes no position at all; None if it may."""
    if move.is_group:
        return "effects.group"
    if move.verification not in BELIEVED:
        return f"effects.{move.verification}"
    if move.stage not in SETTLED:
        return "effects.not_settled"
    return "effects.stays" if move.kind == "stays" else None


def why_keeps_old(move: Situation) -> str | None:
    """Why the old position goes on; None if it is to be closed."""
    if move.kind == "made_permanent":
        return None
    if move.kind in _KEEPS_OLD:
        return f"effects.{move.kind}"
    if move.interim:
        return "effects.interim"
    joins_board = role_words.is_board(move.to_role) and not role_words.is_board(move.from_role)
    if joins_board and move.to_state in _PRESENT:
        return "effects.board"
    if move.kind in ("dies", "retires"):
        return None
    return None if move.from_state in _PRESENT else "effects.no_old_end"


def why_opens_nothing(move: Situation) -> str | None:
    """Why no new position begins; None if one is to be opened."""
    if move.kind in _OPENS_NOTHING or move.to_state not in _PRESENT:
        return "effects.no_new_end"
    return None if _destination_believed(move) else "effects.destination_not_believed"


def is_undone(move: Situation) -> bool:
    """Whether a move turned out not to be, so that what it changed should be put back."""
    return move.stage in UNDONE_STAGES or move.verification in UNDONE_VERIFICATIONS


def end_of_old(move: Situation) -> tuple[DateValue | None, str]:
    """When the old position ended, and how that is known; the new one's start implies it."""
    if _is_known(move.left_on):
        return move.left_on, "exact"
    if _is_known(move.starts_on) and move.to_state in _PRESENT:
        return move.starts_on, "inferred"
    return None, "exact"


def current_after_close(move: Situation, end: DateValue | None) -> str:
    """Whether the old position is still held: until its end, where one is known to lie ahead."""
    gone = move.stage in ("left", "started") or not _is_known(end) or _is_past(end, move.day)
    return "no" if gone else "yes"


def current_after_open(move: Situation) -> str:
    """Whether the new position is held already: it is incoming until its start is past."""
    return "yes" if move.stage == "started" or _is_past(move.starts_on, move.day) else "incoming"


def _destination_believed(move: Situation) -> bool:
    """Whether the destination is at least reported; it may be known less well than the rest."""
    return (move.to_verification or move.verification) in BELIEVED


def _is_known(date: DateValue | None) -> bool:
    return date is not None and bool(date.edtf or date.text)


def _is_past(date: DateValue | None, day: str) -> bool:
    """Whether a date has surely come on that day; one that is not known has not."""
    return date is not None and date.latest is not None and date.latest <= day
