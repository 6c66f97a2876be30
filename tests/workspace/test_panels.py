"""What the panels show: a record, its history, drafts, counts in the side bar."""

from __future__ import annotations

import json
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from mercato.records.belongings import aliases, tags
from mercato.records.evidence import claims, references
from mercato.records.verbs import deleting, editing, merging
from mercato.workspace import drafts as drafts_module
from mercato.workspace import linked_tables
from mercato.workspace.counts import SideCounts
from mercato.workspace.drafts import Drafts
from mercato.workspace.history_model import EditRole, HistoryModel, StateRole
from mercato.workspace.linked_tables import TABS
from mercato.workspace.record_view import ViewedRecord


@pytest.fixture
def edit(workspace):
    """One edit, done when it returns."""

    def run(verb, *args, label="person.changed", **fields):
        job = workspace.edit(label, partial(verb, *args, **fields), values={"name": "Ada"})
        assert job.wait()
        assert job.trouble is None, job.trouble
        return job.value

    return run


@pytest.fixture
def viewed(workspace, qtbot):
    """Shows a record and waits until it is there."""

    def show(record: int) -> ViewedRecord:
        viewed = ViewedRecord(workspace)
        with qtbot.waitSignal(viewed.shown):
            viewed.show(record)
        return viewed

    return show


def test_a_person_comes_with_fields_lists_and_counts(edit, viewed):
    meta = edit(editing.create, "organization", name="Meta")
    unit = edit(editing.create, "organization", name="FAIR", parent=meta)
    ada = edit(editing.create, "person", name="Ada Lovelace", birth_year=1815)
    edit(editing.create, "position", person=ada, organization=unit, role="head", start="2021")
    edit(aliases.add, ada, "A. A. Lovelace", kind="abbreviation")
    edit(tags.set_names, ada, ["math"])
    view = viewed(ada).view
    assert (view.type, view.heading, view.subtitle) == ("person", "Ada Lovelace", "head, FAIR")
    assert (view.fields["birth_year"], view.fields["tags"]) == (1815, ["math"])
    (post,) = view.lists["career"]
    assert post.values["organization"].path == ("Meta", "FAIR")
    assert post.values["start"].edtf == "2021"
    texts = [row.values["text"] for row in view.lists["aliases"]]
    assert "A. A. Lovelace" in texts
    assert {name: view.tabs[name] for name in ("moves", "sources")} == {
        "moves": 0,
        "sources": 0,
    }
    assert view.tabs["history"] >= 3


def test_a_move_is_headed_by_who_moves_from_where_to_where(edit, viewed):
    ada = edit(editing.create, "person", name="Ada")
    apple = edit(editing.create, "organization", name="Apple")
    move = edit(
        editing.create,
        "move",
        person=ada,
        from_organization=apple,
        from_state="known",
        to_state="own_venture",
    )
    view = viewed(move).view
    assert (view.heading, view.subtitle) == ("Ada", "Apple → own venture")
    assert view.fields["from_organization"].record == apple


def test_every_type_of_record_can_be_viewed(edit, viewed):
    ada = edit(editing.create, "person", name="Ada")
    meta = edit(editing.create, "organization", name="Meta", kind="company", country="US")
    facebook = edit(editing.create, "organization", name="Facebook")
    source = edit(
        editing.create, "source", headline="News", outlet=meta, published_on="7 July 2025"
    )
    claim = edit(claims.create_claim, "It will rain", subjects=[meta], asserted_by=ada)
    edit(references.add_reference, source, claim, quote="rain")
    records = {
        "organization": meta,
        "source": source,
        "claim": claim,
        "position": edit(editing.create, "position", person=ada, organization=meta, role="x"),
        "organization_change": edit(editing.create, "organization_change", a=facebook, b=meta),
    }
    subtitles = {kind: viewed(record).view.subtitle for kind, record in records.items()}
    assert subtitles == {
        "organization": "company",
        "source": "Meta · 7 Jul 2025",
        "claim": "fact · Ada",
        "position": "x · Meta",
        "organization_change": "renamed to Meta",
    }
    for kind, record in records.items():
        assert viewed(record).view.tabs.keys() == {tab.name for tab in TABS[kind]}
    assert [one.name for one in viewed(claim).view.fields["subjects"]] == ["Meta"]


def test_a_view_follows_changes_of_the_record_and_of_what_it_names(edit, viewed, qtbot):
    meta = edit(editing.create, "organization", name="Facebook")
    ada = edit(editing.create, "person", name="Ada")
    post = edit(editing.create, "position", person=ada, organization=meta, role="x")
    view = viewed(post)
    with qtbot.waitSignal(view.shown):
        edit(editing.set_field, meta, "name", "Meta")
    assert view.view.fields["organization"].name == "Meta"


def test_a_change_elsewhere_shows_nothing_again(edit, viewed, qtbot):
    ada = edit(editing.create, "person", name="Ada")
    view = viewed(ada)
    told = []
    view.shown.connect(told.append)
    edit(editing.create, "person", name="Grace")
    qtbot.wait(100)
    assert told == []


def test_a_record_that_was_deleted_is_gone_and_a_merged_one_is_followed(edit, viewed, qtbot):
    ada, twin, gone = (edit(editing.create, "person", name=name) for name in ("Ada", "A.", "X"))
    view = viewed(twin)
    with qtbot.waitSignal(view.shown):
        edit(merging.merge, ada, twin)
    assert view.record == ada
    view = viewed(gone)
    with qtbot.waitSignal(view.gone):
        edit(deleting.delete, gone)


@pytest.fixture
def history(workspace, qtbot):
    model = HistoryModel(workspace)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    with qtbot.waitSignal(model.loaded):
        pass
    yield model
    del tester


def test_the_history_lists_edits_in_words_the_newest_first(
    workspace, history, edit, add_person, qtbot
):
    ada = add_person("Ada")
    edit(editing.set_field, ada, "note", "x")
    qtbot.waitUntil(lambda: history.rowCount() == 2)
    assert [history.index(row, 0).data() for row in range(2)] == ["… of Ada", "New person Ada"]
    workspace.undo().wait()
    qtbot.waitUntil(lambda: history.index(0, 0).data(StateRole) == "undone")
    assert (history.can_revert(0), history.can_apply_again(0)) == (False, True)
    assert (history.can_revert(1), history.can_apply_again(1)) == (True, False)
    assert history.index(0, 3).data() == "undone"


def test_the_history_of_one_record_and_the_details_of_one_edit(history, edit, add_person, qtbot):
    add_person("Grace")
    ada = add_person("Ada")
    edit(editing.set_field, ada, "note", "x")
    history.set_record(ada)
    changed = ["person.changed", "person.created"]
    qtbot.waitUntil(lambda: [line.label for line in history.lines] == changed)
    got = []
    history.details(0, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert [(line.table, line.after) for line in got[0]] == [("person", {"note": "x"})]


def test_conflicts_are_named_and_a_revert_is_one_more_edit(
    workspace, history, edit, add_person, qtbot
):
    ada = add_person("Ada")
    edit(editing.set_field, ada, "note", "x")
    edit(editing.set_field, ada, "note", "y")
    qtbot.waitUntil(lambda: history.rowCount() == 3)
    got = []
    history.conflicts(1, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert [conflict.field for conflict in got[0]] == ["note"]
    assert workspace.revert(history.index(1, 0).data(EditRole), "all").wait()
    qtbot.waitUntil(lambda: history.rowCount() == 4)
    assert history.index(0, 0).data().startswith("Taking back: ")


def test_a_long_history_is_read_as_it_is_scrolled(workspace, add_person, qtbot):
    for number in range(210):
        add_person(f"P{number}")
    history = HistoryModel(workspace)
    qtbot.waitUntil(lambda: history.rowCount() == 200)
    assert history.canFetchMore(QModelIndex())
    history.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: history.rowCount() == 210)
    assert not history.canFetchMore(QModelIndex())
    assert history.line_at(209).values == {"name": "P0"}


def test_a_draft_survives_closing_and_undo_and_is_no_step(workspace, add_person, qtbot):
    drafts = Drafts(workspace)
    saved = drafts.save("move", {"person": "Ada", "quote": "« là »"})
    assert saved.wait()
    assert drafts.save("move", {"person": "Ada L."}, saved.value).wait()
    assert workspace.undo_step is None
    path = workspace.path
    workspace.close()
    assert workspace.open(path).wait()
    got = []
    drafts.load("move", got.append).wait()
    (draft,) = got[0]
    assert (draft.id, draft.content) == (saved.value, {"person": "Ada L."})
    drafts.discard(draft.id).wait()
    drafts.load("move", got.append).wait()
    assert got[1] == []


def test_a_draft_that_becomes_a_record_goes_in_the_same_edit(workspace, qtbot):
    drafts = Drafts(workspace)
    saved = drafts.save("move", {"person": "Ada"})
    assert saved.wait()

    def finish() -> int:
        drafts_module.discard(saved.value)
        raise ZeroDivisionError

    with qtbot.waitSignal(workspace.crashed):
        workspace.edit("move.created", finish)
    got = []
    drafts.load("move", got.append).wait()
    assert json.dumps(got[0][0].content) == '{"person": "Ada"}'


def test_the_side_bar_counts_what_there_is(workspace, add_person, edit, qtbot):
    counts = SideCounts(workspace)
    qtbot.waitUntil(lambda: counts.counts.get("people") == 0)
    ada = add_person("Ada")
    qtbot.waitUntil(lambda: counts.counts["people"] == 1)
    told = []
    counts.counted.connect(told.append)
    edit(editing.set_field, ada, "note", "x")
    qtbot.wait(50)
    assert told == []
    workspace.undo().wait()
    workspace.undo().wait()
    qtbot.waitUntil(lambda: counts.counts["people"] == 0)


def test_an_organization_counts_moves_of_groups_apart(edit, viewed):
    meta = edit(editing.create, "organization", name="Meta")
    ada = edit(editing.create, "person", name="Ada Lovelace")
    edit(editing.create, "move", person=ada, to_organization=meta)
    edit(editing.create, "move", party="ten engineers", headcount=10, to_organization=meta)
    view = viewed(meta).view
    assert (view.tabs["arrivals"], view.groups["arrivals"]) == (2, 1)
    assert linked_tables.said("arrivals", 2, 1) == "Arrivals 1 + 1 group"
    assert linked_tables.said("departures", 0, 0) == "Departures 0"
