"""Saved views are made, renamed, replaced, deleted, taken back; ready-made ones always there."""

from __future__ import annotations

import json
from time import thread_time

import pytest
from tests.records.dumping import dump

from mercato.records.errors import Refused
from mercato.records.finding import filtering, tables, views
from mercato.records.finding.views import View
from mercato.records.journal import journal
from mercato.records.schema import SavedView
from mercato.records.verbs import editing
from mercato.workspace import words

META = View(
    "moves",
    "To Meta since 2025",
    "to:meta after:2024",
    columns=("date", "person"),
    sort=(("date", True), ("person", False)),
    facets=("stage",),
)


def saved(view=META):
    with journal.edit("view.saved", name=view.name):
        return views.save(view)


def the_only_one():
    (view,) = views.every()
    return view


def test_a_view_keeps_query_columns_order_and_facets(opened):
    view = the_only_one() if saved() else None
    assert view == META._replace(id=view.id)


def test_a_view_keeps_which_columns_are_pinned(opened):
    saved(META._replace(pinned=("date",)))
    assert (the_only_one().columns, the_only_one().pinned) == (META.columns, ("date",))


@pytest.mark.parametrize("odd", ['{"pinned": 1}', '{"pinned": [2]}', '{"x": []}', "[]", "7"])
def test_what_another_version_wrote_beside_the_columns_is_passed_over(opened, odd):
    with journal.edit("view.saved", name=META.name):
        SavedView.create(name="Odd", table="moves", columns=f'["date", {odd}]')
    assert the_only_one().columns == ("date",)
    assert not the_only_one().pinned


def test_views_are_undone_and_made_again_step_by_step(opened):
    view = saved()
    with journal.edit("view.renamed", name="Meta"):
        views.rename(view, "Meta")
    with journal.edit("view.replaced", name="Meta"):
        views.replace(view, View("moves", query="to:meta"))
    with journal.edit("view.deleted", name="Meta"):
        assert views.delete(view) == "Meta"
    after = dump()
    said = [words.label(line.label, line.values) for line in journal.history()]
    assert said == [
        "Deletion of the view “Meta”",
        "Contents of the view “Meta”",
        "Name of the view “Meta”",
        "New view “To Meta since 2025”",
    ]
    journal.undo()
    assert (the_only_one().query, the_only_one().columns) == ("to:meta", None)
    journal.undo()
    assert (the_only_one().name, the_only_one().sort) == ("Meta", META.sort)
    journal.undo()
    assert the_only_one().name == META.name
    journal.undo()
    assert views.every() == []
    while journal.redo():
        pass
    assert dump() == after


@pytest.mark.parametrize("name", ["TO META SINCE 2025", "Tó  Méta since 2025"])
def test_two_views_of_a_table_never_have_one_name(opened, name):
    view = saved()
    other = saved(View("moves", "Other"))
    for verb in (lambda: views.save(View("moves", name)), lambda: views.rename(other, name)):
        with pytest.raises(Refused, match=r"view\.name_taken"), journal.edit("x"):
            verb()
    saved(View("people", name))
    with journal.edit("x"):
        views.rename(view, name)
    assert len(views.every()) == 3


@pytest.mark.parametrize(
    ("name", "code"),
    [(" ", "field.required"), ("x" * 61, "text.too_long"), ("a\0", "text.control_characters")],
)
def test_a_name_that_nobody_could_type_is_refused(opened, name, code):
    with pytest.raises(Refused) as caught, journal.edit("x"):
        views.save(View("moves", name))
    assert (caught.value.code, caught.value.field) == (code, "name")


def test_a_view_that_is_gone_is_missing(opened):
    for verb in (lambda: views.rename(7, "x"), lambda: views.replace(7, META)):
        with pytest.raises(Refused, match=r"view\.missing"), journal.edit("x"):
            verb()


@pytest.mark.parametrize("name", ['The "big" one', "The “big” one", "The «big» one"])
def test_a_name_with_quotes_can_be_asked_for(opened, name):
    saved(View("moves", name, "no:source"))
    assert the_only_one().name == "The 'big' one"
    assert filtering.read("moves", "view:\"The 'big' one\"").unknown == []


@pytest.mark.parametrize("rubbish", ["[", "7", '{"a": 1}', "[" * 5000, '[1, ["date"], null]'])
def test_rubbish_in_a_file_counts_as_nothing(opened, rubbish):
    with journal.edit("x"):
        row = {"columns": rubbish, "sort": rubbish, "facets": rubbish}
        SavedView.create(name="x", table="moves", **row)
    view = the_only_one()
    assert not view.columns
    assert not view.sort
    assert not view.facets


def test_views_are_in_the_order_of_their_names(opened):
    for name in ("zebra", "Élan", "View 10", "View 9"):
        saved(View("moves", name))
    assert [view.name for view in views.every()] == ["Élan", "View 9", "View 10", "zebra"]


def test_ready_made_views_are_conditions_by_their_keys(opened):
    with journal.edit("x"):
        ada = editing.create("person", name="Ada")
        rumour = editing.create("move", person=ada, verification="rumoured")
        editing.create("move", person=ada, verification="rumoured", stage="annulled")
        editing.create("claim", text="It will fail", check_by="2020")
        editing.create("claim", text="It is so")
    assert list(tables.ids("moves", "view:rumours")) == [rumour]
    assert tables.count("moves", 'view:"unsourced" -view:rumours') == 1
    assert tables.count("moves", "view:changed") == 2
    assert tables.count("claims", "view:due") == 1
    assert filtering.read("claims", "view:rumours").unknown == ["view:rumours"]


def test_every_ready_made_view_is_understood(opened):
    for view in views.READY_MADE.values():
        assert filtering.read(view.table, view.query).unknown == []


def test_a_saved_view_comes_before_a_ready_made_one_of_its_name(opened):
    with journal.edit("x"):
        editing.create("move", party="ten engineers")
    saved(View("moves", "Unsourced", "verification:denied"))
    assert tables.count("moves", "view:unsourced") == 0


def test_views_that_refer_to_each_other_are_text(opened):
    saved(View("moves", "One", "view:two OR ten"))
    saved(View("moves", "Two", "view:one OR ten"))
    with journal.edit("x"):
        editing.create("move", party="ten engineers")
    assert tables.count("moves", "view:one") == tables.count("moves", "view:two") == 1
    assert tables.count("moves", "view:one -ten") == 0


def test_views_that_all_ask_for_each_other_are_answered_soon(opened):
    with journal.edit("x"):
        move = editing.create("move", party="ten engineers")
        for number in range(9):
            others = " ".join(f"view:v{other}" for other in range(9) if other != number)
            SavedView.create(name=f"v{number}", table="moves", query=f"{others} OR is:group")
    start = thread_time()
    assert list(tables.ids("moves", "view:v0")) == [move]
    assert thread_time() - start < 1.5


def test_views_go_on_with_a_view_that_is_renamed(opened):
    meta = saved(View("moves", "To Meta", "to:meta"))
    saved(View("moves", "Rest", '-view:"to meta" view:unsourced,"TO META" x'))
    saved(View("people", "Other", 'view:"to meta"'))
    with journal.edit("view.renamed", name="Meta"):
        views.rename(meta, "Meta's")
    queries = {view.name: view.query for view in views.every()}
    assert queries["Rest"] == '-view:"Meta\'s" view:"unsourced","Meta\'s" x'
    assert queries["Other"] == 'view:"to meta"'
    journal.undo()
    assert 'view:"to meta" view:' in next(v.query for v in views.every() if v.name == "Rest")


def test_columns_are_lists_in_the_file(opened):
    saved()
    row = SavedView.get()
    assert json.loads(row.sort) == [["date", True], ["person", False]]
    assert json.loads(row.facets) == ["stage"]
