"""Records of other programs: FollowTheMoney and Popolo."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.exporting.conftest import Desk

from mercato.exchange import restoring
from mercato.exchange.importing.report import Report
from mercato.exchange.restoring import foreign
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Organization, Position, Record
from mercato.records.storage import file
from mercato.records.verbs import editing

ENTITIES = [
    {
        "id": "NK-ada",
        "schema": "Person",
        "properties": {
            "name": ["Ada Lovelace", "Ada King"],
            "alias": ["Countess"],
            "weakAlias": ["A."],
            "wikidataId": ["Q7259"],
            "birthDate": ["1815-12-10"],
            "proof": ["NK-news"],
            "eyeColor": ["grey"],
        },
    },
    {
        "id": "NK-engine",
        "schema": "Company",
        "properties": {"name": ["Analytical Engine Ltd"], "country": ["gb"]},
    },
    {
        "id": "NK-post",
        "schema": "Employment",
        "properties": {
            "employee": ["NK-ada"],
            "employer": ["NK-engine"],
            "role": ["programmer"],
            "startDate": ["1843-07"],
            "status": ["ended"],
        },
    },
    {
        "id": "NK-news",
        "schema": "Article",
        "properties": {"title": ["Notes by the translator"], "publishedAt": ["1843"]},
    },
    {"id": "NK-ship", "schema": "Vessel", "properties": {"name": ["Beagle"]}},
]
POPOLO = {
    "persons": [
        {
            "id": "person/1",
            "name": "Ada Lovelace",
            "other_names": [{"name": "Ada Byron", "note": "former"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q7259"}],
            "birth_date": "1815-12-10",
            "email": "ada@engine.example",
        }
    ],
    "organizations": [{"id": "org/1", "name": "Parliament", "classification": "public body"}],
    "memberships": [
        {
            "person_id": "person/1",
            "organization_id": "org/1",
            "role": "member",
            "start_date": "1843",
        }
    ],
}


def take(desk: Desk, content: Any) -> Report:
    text = json.dumps(content) if isinstance(content, dict) else "\n".join(map(json.dumps, content))
    desk.out.write_text(text)
    with journal.edit("import.table"):
        report = restoring.run(desk.out)
    assert report.adds_up
    return report


def test_entities_become_records_with_their_links(desk: Desk) -> None:
    report = take(desk, ENTITIES)
    assert report.counts == {"new": 4, "changed": 0, "same": 0, "skipped": 1, "refused": 0}
    (person,) = tables.ids("people", "countess")
    assert editing.get_fields(person)["birth_year"] == 1815
    (post,) = tables.ids("positions", "programmer")
    fields = editing.get_fields(post)
    assert fields["start"].edtf == "1843-07"
    assert (fields["person"], fields["is_current"]) == (person, "no")
    assert len(tables.ids("people", "has:source")) == 1
    assert file.check_file() == []


def test_one_article_proves_as_much_as_it_likes(desk: Desk) -> None:
    proof = {"proof": ["NK-news"]}
    people = [
        {"id": name, "schema": "Person", "properties": {"name": [name], **proof}}
        for name in ("Ada Lovelace", "Mary Somerville")
    ]
    assert take(desk, [*people, ENTITIES[3]]).counts["new"] == 3
    assert len(tables.ids("people", "has:source")) == 2


def test_offices_are_held_whatever_the_order_and_a_thing_that_may_be_a_person_is_left_out(
    desk: Desk,
) -> None:
    office = {"holder": ["NK-ada"], "post": ["Q1"], "startDate": ["2016"], "status": ["current"]}
    report = take(
        desk,
        [
            {"id": "NK-1", "schema": "Occupancy", "properties": office},
            ENTITIES[0] | {"properties": {"name": ["Ada Lovelace"]}},
            {"id": "Q1", "schema": "Position", "properties": {"name": ["Minister of Engines"]}},
            {"id": "NK-2", "schema": "LegalEntity", "properties": {"name": ["J. Smith"]}},
            {
                "id": "NK-3",
                "schema": "LegalEntity",
                "properties": {"name": ["Acme"], "jurisdiction": ["fr"]},
            },
        ],
    )
    assert (report.counts["new"], report.counts["skipped"]) == (3, 2)
    (post,) = Position.select()
    assert (post.role, post.start, post.is_current) == ("Minister of Engines", "2016", "yes")
    assert [one.name for one in Organization.select()] == ["Acme"]
    assert [note.values["names"] for note in report.notes] == [["LegalEntity"]]


def test_what_has_no_place_here_is_said(desk: Desk) -> None:
    (note,) = take(desk, ENTITIES).notes
    assert note.code == "restoring.unused"
    assert note.values["names"] == ["Person.birthDate", "Person.eyeColor", "Vessel"]


@pytest.mark.parametrize("content", [ENTITIES, POPOLO])
def test_the_same_file_again_changes_nothing(desk: Desk, content: Any) -> None:
    take(desk, content)
    counts = take(desk, content).counts
    assert counts["new"] == counts["changed"] == counts["refused"] == 0


def test_a_number_of_somebody_who_is_here_means_that_person(desk: Desk) -> None:
    uid = desk.add("person", name="A. Lovelace", identifier="wikidata:Q7259")
    report = take(desk, POPOLO)
    assert report.counts["changed"] == 1
    assert list(tables.ids("people")) == [desk.id(uid)]
    assert editing.get_fields(desk.id(uid))["name"] == "A. Lovelace"
    assert len(tables.ids("positions")) == 1


def test_a_date_that_does_not_fit_beside_one_that_is_here_is_kept_out_and_told(desk: Desk) -> None:
    uid = desk.add("organization", name="Parliament", identifier="other:1", dissolved="1800")
    office = {"id": "org/1", "name": "Parliament", "founding_date": "1843", "image": ""}
    office["identifiers"] = [{"scheme": "other", "identifier": "1"}]
    report = take(desk, {"organizations": [office]})
    assert editing.get_fields(desk.id(uid))["founded"] is None
    (cell,) = [one for cells in report.same.cells.values() for one in cells]
    assert (cell.field, cell.new, cell.kept) == ("founded", "1843", True)


def test_popolo_becomes_people_organizations_and_positions(desk: Desk) -> None:
    report = take(desk, POPOLO)
    assert report.made == {"person": 1, "organization": 1, "position": 1}
    assert {one.code for one in report.notes} == {"restoring.unused"}
    (place,) = tables.ids("organizations")
    assert editing.get_fields(place)["kind"] == "public_body"
    assert len(tables.ids("people", '"ada byron"')) == 1


@pytest.mark.parametrize(
    ("said", "role"),
    [({}, "Speaker of Parliament"), ({"role": "acting speaker"}, "acting speaker")],
)
def test_who_holds_a_post_of_popolo_is_what_it_says_where_it_says(
    desk: Desk, said: dict[str, str], role: str
) -> None:
    post = {"id": "p1", "label": "Speaker of Parliament", "organization_id": "org/1"}
    held = {"person_id": "person/1", "post_id": "p1", **said}
    take(desk, {**POPOLO, "memberships": [held], "posts": [post]})
    (found,) = Position.select()
    assert (found.role, found.organization.name) == (role, "Parliament")


def test_of_a_day_of_birth_it_is_said_that_only_the_year_is_kept(desk: Desk) -> None:
    (note,) = take(desk, POPOLO).notes
    assert "persons.birth_date" in note.values["names"]


def test_what_popolo_has_wrong_is_written_as_it_was(desk: Desk, tmp_path: Path) -> None:
    wrong = {"id": "m", "person_id": "person/9", "organization_id": "org/1"}
    report = take(desk, {**POPOLO, "memberships": [wrong, *POPOLO["memberships"]]})
    (refused,) = report.refused
    assert (refused.code, refused.values) == ("restoring.link_missing", {"uid": "person/9"})
    assert "restoring.things_counted" in [note.code for note in report.notes]
    assert restoring.write_refused(report, desk.out, tmp_path / "bad.json") == 1
    assert json.loads((tmp_path / "bad.json").read_text()) == {"memberships": [wrong]}


@pytest.mark.parametrize("style", ["ftm", "popolo"])
def test_our_own_export_changes_nothing_here(desk: Desk, style: str) -> None:
    desk.add("move", person="Ada", to="Apple > Lab", stage="started", starts_on="2025-07-01")
    desk.add("source", headline="News", url="https://news.example/1", published_on="2025")
    desk.export("all", style)
    with journal.edit("import.table"):
        report = restoring.run(desk.out)
    assert report.counts["new"] == report.counts["changed"] == report.counts["refused"] == 0


@pytest.mark.parametrize(
    "entity",
    [
        {"schema": "Person", "properties": {"name": ["X"]}},
        {"id": "x", "schema": "Person", "properties": {"name": "X"}},
        {"id": "x", "schema": 7, "properties": {}},
    ],
)
def test_what_is_no_entity_is_refused_with_its_line(desk: Desk, entity: Any) -> None:
    report = take(desk, [ENTITIES[1], entity])
    assert [(one.line, one.code) for one in report.refused] == [(2, "restoring.no_entity")]


def test_a_person_without_a_name_is_refused(desk: Desk, tmp_path: Path) -> None:
    report = take(desk, [ENTITIES[1], {"id": "x", "schema": "Person", "properties": {}}])
    assert [(one.line, one.code) for one in report.refused] == [(2, "field.required")]


def test_a_uid_in_capitals_is_the_same_uid() -> None:
    uid = "6f6a3c1e-5d0b-4b0e-9a52-9f6d1d2d7c11"
    assert foreign.uid(uid.upper()) == foreign.uid(uid) == uid
    assert foreign.uid("NK-ada") != foreign.uid("nk-ada")


@pytest.mark.parametrize("earlier", [True, False], ids=["made into another", "as it stood"])
def test_a_record_that_an_earlier_version_took_in_under_capitals_is_the_same_record(
    desk: Desk, earlier: bool
) -> None:
    uid = "6F6A3C1E-5D0B-4B0E-9A52-9F6D1D2D7C11"
    known = desk.id(desk.add("person", name="Ada Lovelace"))
    with journal.edit("test.edit"):
        had = str(uuid.uuid5(foreign._SPACE, uid)) if earlier else uid
        Record.update(uid=had).where(Record.id == known).execute()
    person = {"id": uid, "schema": "Person", "properties": {"name": ["Ada Lovelace"]}}
    assert take(desk, [person]).counts["same"] == 1
    assert list(tables.ids("people")) == [known]


@pytest.mark.parametrize("half", ["\\ud83d", "\\ude00 and more"])
def test_half_a_character_is_refused_and_a_whole_one_taken(desk: Desk, half: str) -> None:
    desk.out.write_text(
        '{"id": "1", "schema": "Person", "properties": {"name": ["Bob \\ud83d\\ude00"]}}\n'
        f'{{"id": "2", "schema": "Person", "properties": {{"name": ["Ann {half}"]}}}}\n'
    )
    with journal.edit("import.table"):
        report = restoring.run(desk.out)
    assert [(one.line, one.code) for one in report.refused] == [(2, "restoring.half_character")]
    assert report.counts["new"] == 1
