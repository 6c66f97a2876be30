"""Conditions that ask what a record is, what it has, and what is to be done about it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.dates import OPEN_START
from mercato.records.derived.models import (
    Conflicting,
    Evidence,
    InternalMove,
    MoveDate,
    SourceKey,
)
from mercato.records.finding.filtering.sets import Rows, Sets, with_wholes
from mercato.records.finding.query import Asked, periods, vocabulary
from mercato.records.schema import (
    ENTITIES,
    Alias,
    Change,
    Claim,
    ClaimSubject,
    Edit,
    FollowUp,
    Identifier,
    Move,
    Organization,
    Position,
    Printed,
    Record,
    Reference,
    Source,
    Tagging,
)
from mercato.records.storage import statements

if TYPE_CHECKING:
    from collections.abc import Callable


def is_so(table: str, quality: str, today: date) -> Sets:
    """What in a table is so."""
    return _IS[table, quality](today.isoformat())


_IS: dict[tuple[str, str], Callable[[str], Sets]] = {
    ("people", "current"): lambda _: [Rows(Position.person, Position.is_current == "yes")],
    ("people", "interim"): lambda _: [
        Rows(Position.person, Position.interim == 1),
        Rows(Move.person, Move.interim == 1),
    ],
    ("people", "conflicting"): lambda _: [
        Rows(model.person, model.id.in_(Conflicting.select())) for model in (Position, Move)
    ],
    ("positions", "conflicting"): lambda _: [Rows(Conflicting.id)],
    ("moves", "conflicting"): lambda _: [Rows(Conflicting.id)],
    ("organizations", "unit"): lambda _: [
        Rows(Organization.id, Organization.parent.is_null(False) | (Organization.kind == "unit"))
    ],
    **{
        ("organizations", status): lambda _, status=status: [  # type: ignore[misc]
            Rows(Organization.id, Organization.status == status)
        ]
        for status in ("active", "planned", "closed")
    },
    ("positions", "current"): lambda _: [Rows(Position.id, Position.is_current == "yes")],
    ("positions", "past"): lambda _: [Rows(Position.id, Position.is_current == "no")],
    ("positions", "incoming"): lambda _: [Rows(Position.id, Position.is_current == "incoming")],
    ("positions", "interim"): lambda _: [Rows(Position.id, Position.interim == 1)],
    ("moves", "group"): lambda _: [Rows(Move.id, Move.person.is_null())],
    ("moves", "interim"): lambda _: [Rows(Move.id, Move.interim == 1)],
    ("moves", "internal"): lambda _: [Rows(InternalMove.id)],
    ("sources", "relay"): lambda _: [Rows(Source.id, Source.relays.is_null(False))],
    ("sources", "embargoed"): lambda today: [Rows(Source.id, Source.embargo_until_latest >= today)],
    ("claims", "open"): lambda _: [Rows(Claim.id, Claim.outcome == "open")],
    ("claims", "overdue"): lambda today: [
        Rows(Claim.id, (Claim.outcome == "open") & (Claim.check_by_latest < today))
    ],
}


def holding(table: str, what: str) -> Sets:
    """What in a table has one or more of it."""
    name = vocabulary.held(table)[what]
    special = _HELD.get((table, name))
    if special is not None:
        return special()
    if name in _ANY:
        return [_ANY[name]()]
    model = ENTITIES[vocabulary.RECORD_TYPES[table]]
    stored = getattr(model, f"{name}_earliest", None) or getattr(model, name)
    return [Rows(model.id, stored.is_null(False))]


def lacking(table: str, what: str) -> Sets | None:
    """What in a table has none of it, where that is known; None where it is all the others."""
    if (table, vocabulary.held(table)[what]) == ("moves", "source"):
        return [Rows(Evidence.id, Evidence.sources == 0)]
    return None


_ANY: dict[str, Callable[[], Any]] = {
    "alias": lambda: Rows(Alias.record),
    "claim": lambda: Rows(ClaimSubject.record),
    "follow_up": lambda: Rows(FollowUp.record),
    "identifier": lambda: Rows(Identifier.record),
    "printed": lambda: Rows(Printed.record),
    "quote": lambda: Rows(Reference.record, Reference.quote.is_null(False)),
    "source": lambda: Rows(Evidence.id, Evidence.sources > 0),
    "tag": lambda: Rows(Tagging.record),
}


def _known(model: Any, *names: str) -> Sets:
    return [Rows(model.id, getattr(model, name).is_null(False)) for name in names]


_HELD: dict[tuple[str, str], Callable[[], Sets]] = {
    ("people", "moves"): lambda: [Rows(Move.person, Move.id > 0)],
    ("people", "positions"): lambda: [Rows(Position.person)],
    ("people", "date"): lambda: [
        Rows(Move.person, Move.id.not_in(_undated_moves())),
        Rows(Position.person, _start_or_end_is_known()),
    ],
    ("organizations", "moves"): lambda: with_wholes(
        [Rows(end, Move.id > 0) for end in (Move.from_organization, Move.to_organization)]
    ),
    ("organizations", "positions"): lambda: with_wholes(
        [Rows(Position.organization, Position.id > 0)]
    ),
    ("organizations", "units"): lambda: [Rows(Organization.parent, Organization.id > 0)],
    ("organizations", "date"): lambda: _known(
        Organization, "founded_earliest", "dissolved_earliest"
    ),
    ("positions", "date"): lambda: _known(Position, "start_earliest", "end_earliest"),
    ("moves", "date"): lambda: [Rows(MoveDate.id, MoveDate.earliest.is_null(False))],
    ("moves", "role"): lambda: _known(Move, "from_role", "to_role"),
    ("moves", "position"): lambda: _known(Move, "from_position", "to_position"),
    ("sources", "records"): lambda: [Rows(SourceKey.id, SourceKey.records > 0)],
    ("claims", "subjects"): lambda: [Rows(ClaimSubject.claim)],
    ("claims", "date"): lambda: _known(
        Claim, "asserted_on_earliest", "about_date_earliest", "check_by_earliest"
    ),
}


def _undated_moves() -> Any:
    """Few, and an index leads to them."""
    return MoveDate.select(MoveDate.id).where(MoveDate.earliest.is_null())


def _start_or_end_is_known() -> Any:
    return Position.start_earliest.is_null(False) | Position.end_earliest.is_null(False)


def due(text: str, asked: Asked) -> Sets:
    """Records with a follow-up, and open claims with a check, due by then or in that range."""
    first, last = periods.read(text, asked) or ("", "")
    if ".." not in text:
        first = OPEN_START
    to_do = FollowUp.date_earliest.between(first, last)
    to_check = Claim.check_by_earliest.between(first, last)
    return [
        Rows(FollowUp.record, (FollowUp.done == 0) & to_do),
        Rows(Claim.id, (Claim.outcome == "open") & to_check),
    ]


def changed(text: str, asked: Asked) -> Sets:
    """Records that an edit touched on those days, as the clock here shows them."""
    first, last = periods.read(text, asked) or ("", "")
    start, end = _moment(first), _moment(last, days=1)
    return _touched((Edit.at >= start) & (Edit.at < end))


def _moment(day: str, days: int = 0) -> str:
    """The beginning of a local day as the journal writes it; the calendar's ends stay."""
    try:
        local = datetime.combine(date.fromisoformat(day), time()) + timedelta(days=days)
        return local.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError, OSError):
        return day


def changed_by(piece: str) -> Sets:
    """Records that somebody of that name changed."""
    return _touched(fn.instr(fn.indexed(Edit.author), piece) > 0)


def _touched(condition: Any) -> Sets:
    """Records that edits touched: as their lines say, or as one of many that came with others."""
    mine = Change.edit.in_(Edit.select(Edit.id).where(Edit.state == "done", condition))
    spans = Change.select(Change.id).where(mine, statements.spans("record", Record.id))
    listed = (Change.table == "record") & Change.last.is_null(False)
    inserted = (
        Change.select(Record.id)
        .join(Record, pw.JOIN.CROSS)
        .where(mine, listed, statements.in_span(Record.id))
    )
    return [Rows(Change.record, mine), Rows(Record.id, fn.EXISTS(spans), (inserted,))]
