"""Several records in a window: marked as ranges, compared, changed, and the change cancelled."""

from __future__ import annotations

from array import array

import pytest

from mercato.records.bulk import wishes
from mercato.records.schema import Person
from mercato.records.verbs import editing
from mercato.workspace.marked import Marked
from mercato.workspace.several import Request, ViewedSeveral


@pytest.fixture
def people(workspace):
    """Five people, of whom three have one thing in common."""

    def enter() -> list[int]:
        notes = ["x", "x", "x", None, "y"]
        return [
            editing.create("person", name=f"Person {n}", note=note, tell_apart="of Paris")
            for n, note in enumerate(notes)
        ]

    job = workspace.edit("test.edit", enter)
    assert job.wait()
    return job.value


def marked(people, *rows):
    return Marked("people", array("q", people), rows)


def test_ranges_are_read_in_parts_and_never_as_a_whole(people):
    some = marked(people, range(2), range(3, 5))
    assert some.count == 4
    assert list(some) == [*people[:2], *people[3:]]
    assert list(some.parts(3)) == [[*people[:2], people[3]], [people[4]]]
    assert some.first(2) == people[:2]


def test_all_but_the_first_ones_are_read_in_the_order_of_the_file():
    ids = array("q", [9, 2, 7, 1, 8, 3])
    some = Marked("people", ids, (range(5),))
    assert list(some.parts_as_stored(2)) == [[9, 2], [1, 7], [8]]
    far = Marked("people", array("q", [10**12, 2, 7]), (range(3),))
    assert list(far.parts_as_stored(2)) == [[10**12, 2], [7]]
    assert list(Marked("people", ids, (range(1),)).parts_as_stored(2)) == [[9]]


def test_what_records_have_in_common_follows_their_changes(workspace, qtbot, people):
    viewed = ViewedSeveral(workspace, ("note", "tell_apart", "confidentiality"))
    with qtbot.waitSignal(viewed.shown) as shown:
        viewed.show(marked(people, range(3)))
    assert (shown.args[0].count, shown.args[0].several) == (3, frozenset())
    with qtbot.waitSignal(viewed.shown) as shown:
        viewed.show(marked(people, range(5)))
    assert shown.args[0].several == {"note"}
    assert shown.args[0].values["tell_apart"] == "of Paris"
    with qtbot.waitSignal(viewed.shown) as shown:
        workspace.edit(
            "test.edit", lambda: editing.set_field(people[0], "confidentiality", "internal")
        )
    assert shown.args[0].several == {"note", "confidentiality"}


def test_a_change_that_is_cancelled_leaves_nothing(workspace, people):
    told = []

    def cancel_at_the_end(progress):
        wish = wishes.setting("person", note="changed")

        def watch(done, total):
            job.cancel()
            progress(done, total)

        from mercato.records.bulk import changing

        return changing.change(wish, [people], watch, len(people))

    job = workspace.edit_long("records.changed", cancel_at_the_end, then=told.append)
    assert job.wait()
    assert (job.cancelled, job.value, told) == (True, None, [])
    assert Person.select().where(Person.note == "changed").count() == 0
    assert workspace.undo_step == ("test.edit", {})
    assert not workspace.is_saving


def test_a_request_is_looked_at_then_granted_as_one_edit(workspace, people):
    request = Request(
        marked(people, range(5)),
        lambda _making: wishes.setting("person", note="x"),
        "records.changed",
        {"type": "person", "field": "note"},
    )
    told, refused = [], []
    assert request.look(workspace, told.append, refused.append).wait()
    assert (told[0].changed, told[0].same) == (2, 3)
    assert request.apply(workspace, frozenset(people[4:]), told.append, refused.append).wait()
    assert (told[1].changed, told[1].same, refused) == (1, 3, [])
    assert workspace.undo_step == (
        "records.changed",
        {"type": "person", "field": "note", "count": 1},
    )
