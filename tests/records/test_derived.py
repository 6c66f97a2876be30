"""Derived tables follow edits, undo and redo, and always equal a rebuild."""

from __future__ import annotations

import peewee as pw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.rows import day, make, remove

from mercato.records import derived
from mercato.records.derived import touching
from mercato.records.derived.models import (
    Evidence,
    MoveDate,
    OrganizationCount,
    PersonNow,
    SearchText,
    SourceKey,
)
from mercato.records.derived.text import folded
from mercato.records.journal import journal, replay
from mercato.records.schema import (
    Alias,
    Move,
    Organization,
    Person,
    Position,
    Reference,
    Source,
    Tag,
    Tagging,
)
from mercato.records.storage import file


def numbers(organization, *names):
    row = OrganizationCount.get_by_id(organization)
    return [getattr(row, name) for name in names]


def text_of(record):
    row = SearchText.get_by_id(record)
    return row.name + row.body


def test_arrivals_and_departures_cross_the_border_of_the_organization_with_its_units(opened):
    with journal.edit("x"):
        apple, meta = make(Organization, name="Apple"), make(Organization, name="Meta")
        siri = make(Organization, name="Siri", parent=apple)
        make(Move, person=make(Person, name="A"), from_organization=siri, to_organization=meta)
        make(Move, person=make(Person, name="B"), from_organization=apple, to_organization=siri)
        make(Move, party="engineers", from_organization=siri, to_organization=meta)
    assert numbers(apple, "arrivals", "departures", "internal", "groups_out") == [0, 1, 1, 1]
    assert numbers(siri, "arrivals", "departures", "internal", "groups_out") == [1, 1, 0, 1]
    assert numbers(apple, "departures_own", "internal_own") == [1, 0]
    assert numbers(meta, "arrivals", "groups_in") == [1, 1]


def test_what_was_denied_renewed_or_annulled_is_no_arrival(opened):
    with journal.edit("x"):
        apple, ada = make(Organization, name="Apple"), make(Person, name="Ada")
        for fields in (
            {"verification": "denied"},
            {"stage": "annulled"},
            {"kind": "renewed"},
            {"kind": "promoted"},
        ):
            make(Move, person=ada, to_organization=apple, **fields)
        extra = make(Move, person=ada, from_organization=apple, kind="additional_role")
    assert numbers(apple, "arrivals", "departures") == [0, 0]
    with journal.edit("x"):
        Move.update(kind="leaves").where(Move.id == extra).execute()
    assert numbers(apple, "departures") == [1]


def test_somebody_with_two_posts_in_one_house_is_there_once(opened):
    with journal.edit("x"):
        apple, ada = make(Organization, name="Apple"), make(Person, name="Ada")
        siri = make(Organization, name="Siri", parent=apple)
        for place in (apple, siri):
            make(Position, person=ada, organization=place, is_current="yes")
        make(Position, person=make(Person, name="B"), organization=siri, is_current="unknown")
    assert numbers(apple, "people_now", "people_now_own") == [1, 1]
    assert numbers(siri, "people_now", "people_now_own") == [1, 1]


def test_a_unit_that_moves_takes_its_numbers_along(opened):
    with journal.edit("x"):
        old, new = make(Organization, name="Old"), make(Organization, name="New")
        unit = make(Organization, name="Unit", parent=old)
        below = make(Organization, name="Below", parent=unit)
        ada = make(Person, name="Ada")
        make(Position, person=ada, organization=below, is_current="yes")
        make(Move, person=ada, from_organization=new, to_organization=below)
    with journal.edit("x"):
        Organization.update(parent=new).where(Organization.id == unit).execute()
    assert numbers(old, "people_now", "arrivals") == [0, 0]
    assert numbers(new, "people_now", "arrivals", "departures", "internal") == [1, 0, 0, 1]
    assert derived.compare() == []
    journal.undo()
    assert numbers(old, "people_now", "arrivals") == [1, 1]
    assert derived.compare() == []


def test_the_date_shown_is_the_first_known_of_starts_left_announced_and_reported(opened):
    with journal.edit("x"):
        move = make(Move, person=make(Person, name="Ada"))
        source = make(Source, headline="H", **day("published_on", "2025-07-09"))
        Reference.create(source=source, record=move)
    assert MoveDate.get_by_id(move).which == "first_reported"
    with journal.edit("x"):
        Move.update(**day("announced_on", "2025-07-07")).where(Move.id == move).execute()
    assert MoveDate.get_by_id(move).which == "announced"
    with journal.edit("x"):
        Move.update(**day("starts_on", "2025-09")).where(Move.id == move).execute()
    row = MoveDate.get_by_id(move)
    assert (row.which, row.edtf) == ("starts", "2025-09")


def test_a_person_is_shown_with_the_current_post_and_the_day_it_was_last_reported(opened):
    with journal.edit("x"):
        ada = make(Person, name="Ada")
        make(Position, person=ada, role="old", is_current="no", **day("start", "2024"))
        post = make(Position, person=ada, role="new", is_current="yes", **day("start", "2020"))
        make(Position, person=ada, role="?", is_current="unknown", **day("start", "2022"))
        move = make(Move, person=ada, to_position=post)
        source = make(Source, headline="H", **day("published_on", "2025-07-09"))
        reference = Reference.create(source=source, record=move)
    row = PersonNow.get_by_id(ada)
    assert (row.position, row.as_of, row.moves) == (post, "2025-07-09", 1)
    with journal.edit("x"):
        reference.delete_instance()
    assert PersonNow.get_by_id(ada).as_of == "2020"


def test_text_takes_in_aliases_and_quotes_and_forgets_them_and_has_no_tags(opened):
    with journal.edit("x"):
        ada = make(Person, name="Ada Lovelace")
        move = make(Move, person=ada, from_role="Countess")
        source = make(Source, headline="H")
    with journal.edit("x"):
        Alias.create(record=ada, text="Enchantress")
        Tagging.create(tag=Tag.create(name="people.csv"), record=ada)
        Reference.create(source=source, record=move, quote="elle s’en va")
    assert text_of(ada) == "  ada  lovelace  |  enchantress  "
    assert text_of(move) == "  elle  s  en  va  "
    with journal.edit("x"):
        Tag.update(name="algebra").execute()
    journal.undo()
    journal.undo()
    assert text_of(ada) == "  ada  lovelace  "
    assert derived.compare() == []


def test_a_full_text_index_stays_in_few_pieces_without_the_engine_merging_by_itself(opened):
    with journal.edit("x"):
        ada = make(Person, name="Ada")
    for number in range(60):
        with journal.edit("x"):
            Person.update(name=f"Ada {number} Lovelace").where(Person.id == ada).execute()
    sql = "SELECT count(DISTINCT segid) FROM search_idx"
    (pieces,) = opened.database.execute_sql(sql).fetchone()
    assert pieces <= 12
    assert dict(opened.database.execute_sql("SELECT k, v FROM search_config"))["automerge"] == 0


@pytest.mark.parametrize(
    "text", ["", " ", "M216479", "x\0y", "two words", "Pelé", "R&D", "a\x1fB", "_", "[^a]", "²"]
)
def test_a_plain_word_is_folded_as_any_text_is(opened, text):
    value = pw.Value(text)
    both = pw.Select(columns=[folded(value), pw.fn.indexed(value)])
    ((found, expected),) = opened.database.execute(both)
    assert found == expected


def test_sources_count_their_records_and_records_their_sources(opened):
    with journal.edit("x"):
        ada, bob = make(Person, name="Ada"), make(Person, name="Bob")
        one, two = make(Source, headline="1"), make(Source, url="https://www.x.org/a/")
        for source, record in ((one, ada), (one, ada), (two, ada), (two, bob)):
            reference = Reference.create(source=source, record=record)
    assert Evidence.get_by_id(ada).sources == 2
    assert [(row.url_key, row.records) for row in SourceKey.select()] == [
        (None, 1),
        ("x.org/a", 2),
    ]
    with journal.edit("x"):
        Reference.update(record=ada).where(Reference.id == reference.id).execute()
    assert SourceKey.get_by_id(two).records == 1
    assert Evidence.get_or_none(id=bob) is None


def test_a_check_finds_what_is_wrong_and_leaves_the_file_alone(opened):
    with journal.edit("x"):
        make(Person, name="Ada")
        make(Organization, name="Apple")
    OrganizationCount.update(arrivals=7).execute()
    SearchText.update(body="  wrong  ").where(SearchText.id == 1).execute()
    found = derived.compare()
    assert [line.split(":")[0] for line in found] == [
        "organization_count",
        "organization_count",
        "search_text",
        "search",
    ]
    derived.rebuild()
    assert derived.compare() == []


def test_a_file_that_may_only_be_read_can_be_checked(opened):
    with journal.edit("x"):
        make(Person, name="Ada")
    opened.close()
    again = file.open_file(opened.path, readonly=True)
    assert derived.compare() == []
    assert again.readonly


steps = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 5), st.integers(0, 5)), max_size=12)


@settings(max_examples=20, deadline=None)
@given(st.lists(steps, min_size=1, max_size=6))
def test_whatever_is_edited_derived_tables_equal_a_rebuild(tmp_path_factory, edits):
    path = tmp_path_factory.mktemp("desk") / "desk.mercato"
    file.create(path)
    file.open_file(path)
    for edit in edits:
        with journal.edit("x"):
            for step in edit:
                change(*step)
        assert derived.compare() == []
    while journal.undo():
        assert derived.compare() == []
    assert SearchText.select().count() == 0
    while journal.redo():
        assert derived.compare() == []
    file.close_connection()


def test_the_same_holds_where_nearly_all_is_made_anew(tmp_path_factory, monkeypatch):
    monkeypatch.setattr(touching, "MANY", 1)
    monkeypatch.setattr(replay, "LARGE", 0)
    monkeypatch.setattr(replay, "MANY", 0)
    test_whatever_is_edited_derived_tables_equal_a_rebuild(tmp_path_factory)


def nth(model, index):
    ids = [row for (row,) in model.select(model.id).order_by(model.id).tuples()]
    return ids[index % len(ids)] if ids else None


def change(kind, a, b):
    person, organization = nth(Person, a), nth(Organization, b)
    move, source = nth(Move, a), nth(Source, b)
    if kind == 0 or person is None:
        make(Person, name=f"Person {a}")
    elif kind == 1 or organization is None:
        make(Organization, name=f"Place {b}", parent=organization)
    elif kind == 2 or source is None:
        make(Source, headline=f"News {a}", **day("published_on", f"2025-0{b + 1}"))
    elif kind == 3:
        Organization.update(parent=nth(Organization, a)).where(
            Organization.id == organization, Organization.id > nth(Organization, a)
        ).execute()
    elif kind in {4, 5} or move is None:
        place = nth(Organization, a)
        make(
            Move,
            person=person if a else None,
            party="they",
            from_organization=organization,
            to_organization=place if b % 2 else None,
            from_role=f"role {b}",
            kind="seconded" if b == 3 else "moves",
        )
    elif kind == 6:
        make(
            Position,
            person=person,
            organization=organization,
            role=f"role {a}",
            is_current=("yes", "no", "unknown")[b % 3],
            **day("start", f"202{b}"),
        )
    elif kind == 7:
        Reference.create(
            source=source, record=(move, person, nth(Position, a) or move)[b % 3], quote=f"word {a}"
        )
    elif kind == 8:
        remove(Move, move)
    elif kind == 9:
        Move.update(
            person=person, to_organization=organization, verification=("denied", "reported")[b % 2]
        ).where(Move.id == move).execute()
    elif kind == 10:
        Position.update(person=person, is_current="yes").where(
            Position.id == nth(Position, b)
        ).execute()
    else:
        Alias.create(record=organization, text=f"name {a}")
        Reference.delete().where(Reference.id == nth(Reference, b)).execute()
