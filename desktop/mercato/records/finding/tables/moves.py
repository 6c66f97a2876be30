"""The table of moves."""

from __future__ import annotations

from typing import Any

from peewee import Case, fn

from mercato.records import codes
from mercato.records.derived.models import MoveDate, NameKey
from mercato.records.finding.tables.columns import (
    Column,
    Join,
    choice,
    coded,
    flag,
    number,
    ordered_date,
    role,
    seldom,
)
from mercato.records.finding.tables.parts import names_of, organization, shared, table
from mercato.records.finding.tables.walks import Codes, Sparse, Split
from mercato.records.schema import MOVE_DATES, Move, Person

_shown = MoveDate.alias()
_dated = Join(_shown, _shown.id == Move.id)
_who = Person.alias()
_person = Join(_who, _who.id == Move.person)
_key = NameKey.alias()
_keyed = Join(_key, _key.id == Move.person)
_unnamed = Case(None, [(Move.person.is_null(), fn.sort_key(Move.party))])
_WHICH = (*MOVE_DATES, "first_reported")

_VIA = Move.via_organization.is_null(False)
_VIA_KEYS = (
    fn.IFNULL(NameKey.select(NameKey.key).where(NameKey.id == Move.via_organization), None),
    Move.via_organization,
)


def _sparse(field: Any) -> Sparse:
    return Sparse(field.is_null(False), (field,))


MOVES = table(
    "moves",
    "move",
    Move,
    [
        Column(
            "date",
            "date",
            _shown.edtf,
            (_shown.earliest, _shown.latest),
            joins=(_dated,),
            driver=Split((MoveDate.earliest, MoveDate.latest, MoveDate.sequence)),
        ),
        Column(
            "person",
            "link",
            fn.COALESCE(_who.name, Move.party),
            (_key.key, Move.person, _unnamed),
            driver=names_of("person", Move.person)._replace(absent=(fn.sort_key(Move.party),)),
            record="person_id",
            joins=(_person, _keyed),
            target=Move.person,
            named="person",
        ),
        organization("from_organization", Move.from_organization)._replace(instead="from_state"),
        role("from_role", Move.from_role),
        organization("to_organization", Move.to_organization)._replace(instead="to_state"),
        role("to_role", Move.to_role),
        coded("stage", Move.stage, "stage", codes.STAGE),
        coded("verification", Move.verification, "verification", codes.VERIFICATION),
        coded("to_verification", Move.to_verification, "verification", codes.VERIFICATION),
        coded("kind", Move.kind, "move_kind", codes.MOVE_KIND),
        flag("interim", Move.interim, Codes(Move.interim, (0, 1), usual=0)),
        choice(
            *("date_which", _shown.which, "move_date", _WHICH, _dated),
            driver=Codes(MoveDate.which, _WHICH),
        ),
        ordered_date("announced_on", Move),
        ordered_date("left_on", Move),
        ordered_date("starts_on", Move),
        seldom("party", Move.party),
        number("headcount", Move.headcount, driver=_sparse(Move.headcount)),
        coded("headcount_bound", Move.headcount_bound, "headcount_bound", codes.HEADCOUNT_BOUND),
        coded("from_state", Move.from_state, "end_state", codes.END_STATE, "known"),
        coded("to_state", Move.to_state, "end_state", codes.END_STATE, "known"),
        organization("via_organization", Move.via_organization)._replace(
            driver=Sparse(_VIA, _VIA_KEYS)
        ),
        coded("why_left", Move.why_left, "why_left", codes.WHY_LEFT),
        seldom("terms", Move.terms),
        number("sequence", Move.sequence, driver=Split((Move.sequence,))),
        seldom("note", Move.note),
        *shared(Move),
    ],
    default=(
        "date",
        "person",
        "from_organization",
        "from_role",
        "to_organization",
        "to_role",
        "stage",
        "verification",
        "sources",
    ),
    sort=("date", True),
    depends=("person", "organization", "source"),
)
