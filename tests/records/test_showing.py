"""`show` tells everything about a record, under the names of the model."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.records import desk

from mercato.records import codes, fields, showing
from mercato.records.belongings import aliases, follow_ups, identifiers, printed, tags
from mercato.records.evidence import claims
from mercato.records.journal import journal
from mercato.records.verbs import editing, linking

pytestmark = pytest.mark.usefixtures("opened")


def shown(record_type: str, name: str) -> dict[str, Any]:
    (found,) = linking.find(record_type, name)
    return showing.show(found)


def one_of_each() -> dict[str, int]:
    source = desk.source(published_on="2025-07-08")
    made = desk.enter(person="Ada Lovelace", to="Meta > Labs", stage="started", source=source,
                      **{"from": "Apple"})  # fmt: skip
    (ada,), (meta,) = linking.find("person", "Ada Lovelace"), linking.find("organization", "Meta")
    with journal.edit("made"):
        claim = claims.create_claim("Ada gains ground", subjects=[ada, made], source=source)
        older = linking.find_or_create("organization", "Facebook Inc.")
        change = editing.create(
            "organization_change", a=older, kind="renamed_to", b=meta, date="2021-10-28"
        )
    return {
        "person": ada, "organization": meta, "organization_change": change, "source": source,
        "claim": claim, "move": made, "position": desk.move(made).to_position_id,
    }  # fmt: skip


def test_every_type_shows_all_its_fields_and_is_json() -> None:
    records = one_of_each()
    assert set(records) == set(codes.RECORD_TYPES)
    for record_type, record in records.items():
        told = showing.show(record)
        assert {field.name for field in fields.FIELDS[record_type]} <= set(told)
        assert told["type"] == record_type
        assert json.loads(json.dumps(told)) == told
        assert list(told) == list(showing.show(record))


def test_a_person_shows_career_and_moves() -> None:
    one_of_each()
    ada = shown("person", "Ada Lovelace")
    assert [one["organization"]["path"] for one in ada["positions"]] == ["Apple", "Meta > Labs"]
    assert [one["organization"]["name"] for one in ada["current_roles"]] == ["Labs"]
    assert [one["name"] for one in ada["moves"]] == ["Ada Lovelace: Apple > Labs"]
    assert ada["claims"][0]["text"] == "Ada gains ground"


def test_an_organization_counts_its_units_in() -> None:
    one_of_each()
    meta, apple = shown("organization", "Meta"), shown("organization", "Apple")
    assert [one["name"] for one in meta["units"]] == ["Labs"]
    assert [one["name"] for one in meta["people_now"]] == ["Ada Lovelace"]
    assert (meta["counts"]["arrivals"], apple["counts"]["departures"]) == (1, 1)
    assert len(meta["arrivals"]) == len(apple["departures"]) == 1
    assert meta["changes"][0]["name"] == "Facebook Inc. > Meta"


def test_a_move_inside_an_organization_is_neither_arrival_nor_departure() -> None:
    desk.enter(person="Ada", to="Meta > Labs", **{"from": "Meta > FAIR"})
    meta, labs = shown("organization", "Meta"), shown("organization", "Meta > Labs")
    assert (meta["arrivals"], meta["departures"], len(meta["internal_moves"])) == ([], [], 1)
    assert len(labs["arrivals"]) == 1


def test_a_source_shows_whom_it_relays_and_what_rests_on_it() -> None:
    with journal.edit("source.created"):
        origin = editing.create("source", outlet=linking.outlet("Bloomberg"), headline="Scoop")
    relay = desk.source(headline="As Bloomberg says", relays=origin)
    desk.enter(person="Ada", to="Meta", source=relay)
    assert showing.show(relay)["relays"]["name"] == "Scoop"
    assert [one["name"] for one in showing.show(origin)["relayed_by"]] == ["As Bloomberg says"]
    assert [one["type"] for one in showing.show(relay)["records"]] == ["move"]


def test_names_and_notes_of_a_record_are_shown() -> None:
    desk.position("Ada Lovelace", "Apple")
    (ada,) = linking.find("person", "Ada Lovelace")
    with journal.edit("person.changed"):
        aliases.add(ada, "A. Lovelace", kind="abbreviation")
        identifiers.add(ada, "wikidata", "Q7259")
        tags.set_names(ada, ["pioneer"])
        follow_ups.add(ada, "call back", "2026-01-15")
        printed.add(ada, "page 3", "2025-07-09")
    told = showing.show(ada)
    assert told["aliases"][0]["text"] == "A. Lovelace"
    assert told["identifiers"] == [{"scheme": "wikidata", "value": "Q7259"}]
    assert told["tags"] == ["pioneer"]
    assert told["follow_ups"][0]["date"]["edtf"] == "2026-01-15"
    assert told["printed"][0]["place"] == "page 3"


def test_a_position_shows_the_moves_that_opened_and_closed_it() -> None:
    first = desk.enter(person="Ada", to="Apple", stage="started")
    second = desk.enter(person="Ada", to="Meta", stage="started", **{"from": "Apple"})
    told = showing.show(desk.move(second).from_position_id)
    assert [one["uid"] for one in told["opened_by"]] == [editing.uid_of(first)]
    assert [one["uid"] for one in told["closed_by"]] == [editing.uid_of(second)]


def test_a_move_shows_which_date_it_is_sorted_by() -> None:
    made = desk.enter(person="Ada", to="Meta", source=desk.source(published_on="2025-07-08"))
    assert showing.show(made)["date"]["edtf"] == "2025-07-08"
    with journal.edit("field.changed"):
        editing.set_field(made, "left_on", "2025-06")
    assert showing.show(made)["date"]["which"] == "left"
