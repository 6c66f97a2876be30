"""Many records changed at once: by the rules of single changes, as one edit, told beforehand."""

from __future__ import annotations

import hypothesis
import hypothesis.strategies as st
import pytest

from mercato.records.belongings import tags
from mercato.records.bulk import changing, wishes
from mercato.records.bulk.common import common
from mercato.records.bulk.planning import plan
from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.language.replacing import Replacement
from mercato.records.moving import move_status
from mercato.records.schema import Change, Move, MoveStatus, Organization, Person, Tag
from mercato.records.verbs import editing


def quiet(done: int, total: int) -> None:
    """Nobody follows the progress."""


def look(wish, *records):
    return changing.look(wish, [records], quiet, len(records))


def change(wish, *records, spared=frozenset()):
    with journal.edit("records.changed"):
        return changing.change(wish, [records], quiet, len(records), spared)


@pytest.fixture
def moves(desk):
    """Three moves; the last one is confirmed, and ends in 2024."""
    with desk.edit():
        who = editing.create("person", name="Ruoming Pang")
        found = [editing.create("move", person=who, to_role=f"role {n}") for n in range(3)]
        editing.set_fields(found[2], verification="confirmed", term_end="2024")
    return found


def test_it_is_told_what_changes_what_is_so_already_and_what_is_refused(moves):
    told = look(wishes.setting("move", starts_on="2025", verification="confirmed"), *moves)
    assert (told.changed, told.same, told.refusals) == (2, 0, 1)
    assert told.refused["date.end_before_start"].names == ["Ruoming Pang"]
    assert told.lines[0].values[1] == ("verification", "reported", "confirmed")
    again = look(wishes.setting("move", verification="confirmed"), *moves)
    assert (again.changed, again.same) == (2, 1)
    assert Move.select().where(Move.starts_on.is_null(False)).count() == 0


def test_a_bulk_change_is_one_edit_with_the_history_of_each_status(desk, moves):
    before = desk.dump()
    told = change(wishes.setting("move", stage="started", starts_on="2025"), *moves)
    assert (told.changed, told.refusals) == (2, 1)
    assert [len(move_status.history(one)) for one in moves] == [2, 2, 2]
    assert MoveStatus.select().where(MoveStatus.stage == "started").count() == 2
    assert desk.wrong() == []
    desk.undo()
    assert desk.dump() == before
    assert desk.wrong() == []


def test_what_nothing_can_be_done_about_is_no_edit(desk, moves):
    before = desk.dump()
    with pytest.raises(Refused, match=r"bulk\.nothing_changes"):
        change(wishes.setting("move", kind="joins", verification="confirmed"), moves[2] + 999)
    assert desk.dump() == before


def test_a_value_that_is_none_is_refused_before_anything_is_looked_at():
    with pytest.raises(Refused) as refused:
        wishes.setting("move", stage="nonsense")
    assert refused.value.field == "stage"


def test_what_rests_on_somebodys_word_is_refused_without_a_source(desk, moves):
    told = look(wishes.setting("move", why_left="resigned"), *moves)
    assert told.refused["move.source_needed"].count == 3


def test_tags_are_added_to_many_and_taken_from_many(desk, moves):
    with desk.edit():
        tags.add(moves[0], "IA")
    told = change(wishes.tagging("move", ("ia", "Paris")), *moves)
    assert told.changed == 3
    assert [tags.names(one) for one in moves] == [["IA", "Paris"]] * 3
    assert look(wishes.tagging("move", ("paris",)), *moves).same == 3
    change(wishes.tagging("move", (), ("PARIS",)), *moves)
    assert [tags.names(one) for one in moves] == [["IA"]] * 3
    assert Tag.select().count() == 1
    assert desk.wrong() == []


def test_an_organization_is_not_put_under_itself(desk):
    with desk.edit():
        meta = editing.create("organization", name="Meta")
        fair = editing.create("organization", name="FAIR")
    told = change(wishes.setting("organization", parent=meta), meta, fair)
    assert told.refused["organization.cycle"].names == ["Meta"]
    assert Organization.get_by_id(fair).kind == "unit"
    assert desk.wrong() == []


def test_a_text_is_rewritten_where_it_holds_what_is_looked_for(desk):
    with desk.edit():
        people = [editing.create("person", name=name) for name in ("Jean Dupont", "Ada Byron")]
    wish = wishes.Wish(
        "person", ("name",), rewrite=lambda text: text.replace("Dupont", "Durand"), likely="dupont"
    )
    told = change(wish, *people)
    assert told.changed == 1
    assert told.lines == []
    assert look(wish, *people).changed == 0
    assert Person.get_by_id(people[0]).family_name == "Durand"
    assert desk.wrong() == []


def test_what_is_spared_stays(desk, moves):
    change(wishes.setting("move", to_role="chief"), *moves, spared=frozenset(moves[:1]))
    assert [Move.get_by_id(one).to_role for one in moves] == ["role 0", "chief", "chief"]


def test_sources_made_tips_are_protected_unless_they_are_to_be_public(desk):
    with desk.edit():
        sources = [editing.create("source", headline=f"News {n}") for n in range(2)]
    change(wishes.setting("source", kind="tip"), sources[0])
    change(wishes.setting("source", kind="tip", confidentiality="public"), sources[1])
    found = [editing.get_fields(one)["confidentiality"] for one in sources]
    assert found == ["protected", "public"]
    assert desk.wrong() == []


FIELDS = {
    "stage": st.sampled_from(("announced", "left", "started")),
    "verification": st.sampled_from(("rumoured", "confirmed")),
    "starts_on": st.sampled_from(("2023", "July 2025", "", "?")),
    "term_end": st.sampled_from(("2024", "2026", "")),
    "to_role": st.sampled_from(("CEO", "CFO", "")),
    "confidentiality": st.sampled_from(("public", "protected")),
}
GIVEN = st.fixed_dictionaries({}, optional=FIELDS)


@hypothesis.given(st.lists(GIVEN, min_size=1, max_size=4), GIVEN)
@hypothesis.settings(max_examples=40)
def test_a_bulk_change_does_what_single_changes_do(tmp_path_factory, first, wanted):
    from tests.desk import Desk

    desk = Desk(tmp_path_factory.mktemp("bulk") / "desk.mercato")
    try:
        with desk.edit():
            who = editing.create("person", name="Ada Byron")
            moves = [editing.create("move", person=who) for _ in first]
            for move, given in zip(moves, first, strict=True):
                one_by_one([move], given)
        before = desk.dump()
        with desk.edit():
            one_by_one(moves, wanted)
        singly, changes = desk.dump(), images()
        if singly == before:
            return
        desk.undo()
        change(wishes.setting("move", **wanted), *moves)
        assert (rows(desk.dump()), images()) == (rows(singly), changes)
        assert desk.wrong() == []
    finally:
        desk.close()


@hypothesis.given(st.lists(GIVEN, min_size=1, max_size=5), st.integers(1, 3))
@hypothesis.settings(max_examples=40)
def test_what_records_have_in_common_is_what_each_of_them_holds(tmp_path_factory, given, size):
    from tests.desk import Desk

    desk = Desk(tmp_path_factory.mktemp("common") / "desk.mercato")
    try:
        with desk.edit():
            moves = [editing.create("move", party="x") for _ in given]
            for move, one in zip(moves, given, strict=True):
                one_by_one([move], one)
        parts = [moves[start : start + size] for start in range(0, len(moves), size)]
        found = common("move", tuple(FIELDS), parts, quiet, len(moves))
        rows = [editing.get_fields(move) for move in moves]
        for name in FIELDS:
            alike = all(row[name] == rows[0][name] for row in rows)
            assert (name not in found.several) == alike, name
        assert found.values == rows[0]
        assert found.count == len(moves)
    finally:
        desk.close()


def one_by_one(moves, given):
    for move in moves:
        try:
            editing.set_fields(move, **given)
        except Refused:
            continue


def images():
    newest = Change.select(Change.edit).order_by(Change.id.desc()).limit(1)
    rows = Change.select(Change.table, Change.operation, Change.before, Change.after)
    return sorted(map(str, rows.where(Change.edit == newest).tuples()))


def rows(dump):
    """Without the numbers of a status: those of an undone edit are not used again."""
    steps = [step[1:] for step in dump["move_status"]]
    return dump | {"move_status": sorted(steps, key=str)}


def test_two_spellings_of_one_tag_are_one_tag(moves):
    told = change(wishes.tagging("move", ("AI", "ai", "Ái")), *moves)
    assert told.changed == 3
    assert [tags.names(one) for one in moves] == [["AI"]] * 3
    assert look(wishes.tagging("move", (), ("ai", "AI")), *moves).lines[0].values == (
        ("tags", "AI", None),
    )


def test_texts_of_sources_are_not_read_for_a_change_of_something_else(desk):
    with desk.edit():
        told = editing.create("source", headline="A scoop", text="She left. " * 1000)
        bare = editing.create("source", headline="A scoop")
    wish = wishes.setting("source", headline=None)
    (only,) = plan(wish, [told, bare]).planned
    assert (only.row["id"], only.row["text"], only.changed) == (told, 1, {"headline": None})
    assert look(wish, told, bare).refused["source.empty"].count == 1
    rewritten = look(wishes.replacing("source", "text", Replacement("left", "stays")), told)
    assert rewritten.lines[0].values[0][2].startswith("She stays.")
