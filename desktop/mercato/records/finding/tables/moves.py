"""The table of moves."""

from __future__ import annotations

from dataclasses import replace

from peewee import fn

from mercato.records import codes
from mercato.records.derived.models import MoveDate, NameKey
from mercato.records.finding.tables.columns import (
    Column,
    Driver,
    Join,
    choice,
    date,
    flag,
    number,
    role,
    text,
)
from mercato.records.finding.tables.parts import names_of, organization, shared, table
from mercato.records.schema import Move, Person

_shown = MoveDate.alias()
_dated = Join(_shown, _shown.id == Move.id)
_who = Person.alias()
_person = Join(_who, _who.id == Move.person)
_key = NameKey.alias()
_keyed = Join(_key, _key.id == Move.person)
_WHICH = ("starts", "left", "announced", "first_reported")

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
            driver=Driver(
                MoveDate, (MoveDate.earliest, MoveDate.latest, MoveDate.sequence, MoveDate.id)
            ),
        ),
        Column(
            "person",
            "link",
            fn.COALESCE(_who.name, Move.party),
            (_key.key, Move.person, fn.sort_key(Move.party)),
            driver=replace(names_of("person", Move.person), absent=(fn.sort_key(Move.party),)),
            record="person_id",
            joins=(_person, _keyed),
            target=Move.person,
            named="person",
        ),
        replace(organization("from_organization", Move.from_organization), instead="from_state"),
        role("from_role", Move.from_role),
        replace(organization("to_organization", Move.to_organization), instead="to_state"),
        role("to_role", Move.to_role),
        choice("stage", Move.stage, "stage", codes.STAGE),
        choice("verification", Move.verification, "verification", codes.VERIFICATION),
        choice("to_verification", Move.to_verification, "verification", codes.VERIFICATION),
        choice("kind", Move.kind, "move_kind", codes.MOVE_KIND),
        flag("interim", Move.interim),
        choice("date_which", _shown.which, "move_date", _WHICH, _dated),
        date("announced_on", Move),
        date("left_on", Move),
        date("starts_on", Move),
        text("party", Move.party),
        number("headcount", Move.headcount),
        choice("headcount_bound", Move.headcount_bound, "headcount_bound", codes.HEADCOUNT_BOUND),
        choice("from_state", Move.from_state, "end_state", codes.END_STATE),
        choice("to_state", Move.to_state, "end_state", codes.END_STATE),
        organization("via_organization", Move.via_organization),
        choice("why_left", Move.why_left, "why_left", codes.WHY_LEFT),
        text("terms", Move.terms),
        number("sequence", Move.sequence),
        text("note", Move.note),
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
