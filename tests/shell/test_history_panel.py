"""Taking changes back from the history, out of order, and what stands in the way."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton, QTableView

from mercato.records.finding import views
from mercato.records.finding.views import View
from mercato.records.schema import Edit
from mercato.records.verbs import editing
from mercato.shell import history_details
from mercato.workspace.words import language


class Historian:
    """The history of a window, and changes for it to tell of."""

    def __init__(self, bench, window) -> None:
        self.bench, self.window = bench, window
        self.workspace = window.files.workspace
        window.actions_.run("people")
        bench.settle(window)
        table = window.desk.section.table
        table.selectRow(0)
        self.person = table.current()

    def name(self, text: str) -> None:
        verb = partial(editing.set_field, self.person, "name", text)
        values = {"name": text, "field": "name"}
        self.workspace.edit("person.changed", verb, values=values).wait()
        self.bench.settle(self.window)

    def open(self):
        self.window.actions_.run("history")
        self.bench.settle(self.window)
        return self.window.desk.right.currentWidget()

    def choose(self, row: int) -> None:
        self.window.desk.right.currentWidget().list.selectRow(row)
        self.bench.settle(self.window)

    def press(self, button: QPushButton) -> None:
        button.click()
        self.bench.settle(self.window)

    @property
    def called(self) -> str:
        job = self.workspace.read(partial(editing.get_fields, self.person), lambda _: None)
        job.wait()
        return job.value["name"]


@pytest.fixture
def history(bench, desk_file) -> Historian:
    made = Historian(bench, bench.desk(desk_file))
    made.name("Ada L.")
    made.name("Ada King")
    return made


def test_an_older_change_in_the_way_of_later_ones_asks_what_to_do(history) -> None:
    panel = history.open()
    history.choose(1)
    history.press(panel.back)
    assert "Ada King" in panel.conflict.text()
    history.press(panel.conflict.cancel)
    assert history.called == "Ada King"
    assert not panel.conflict.isVisible()
    history.press(panel.back)
    history.press(panel.conflict.all)
    assert history.called == "Ada Lovelace"


def test_the_newest_change_is_taken_back_at_once(history) -> None:
    panel = history.open()
    history.choose(0)
    history.press(panel.back)
    assert history.called == "Ada L."


def test_a_fields_earlier_value_is_restored(history) -> None:
    panel = history.open()
    history.choose(0)
    restore = panel.details.findChildren(QPushButton)
    assert restore[0].accessibleName() == "Restore Name – Ada King"
    history.press(restore[0])
    assert history.called == "Ada L."


def test_an_undone_change_is_made_again_from_here(history) -> None:
    history.workspace.undo().wait()
    panel = history.open()
    history.choose(0)
    assert panel.again.isVisible()
    assert not panel.back.isVisible()
    history.press(panel.again)
    assert history.called == "Ada King"


def test_the_list_can_be_that_of_the_record_shown(history) -> None:
    panel = history.open()
    everything = panel.model.rowCount()
    panel.only.click()
    history.bench.settle(history.window)
    assert panel.model.rowCount() == everything == 3
    history.window.desk.section.table.selectRow(1)
    history.bench.settle(history.window)
    assert panel.model.rowCount() == 1


def test_the_history_closes_with_its_command_and_with_esc(history) -> None:
    panel = history.open()
    assert history.window.actions_["history"].isChecked()
    history.window.actions_.run("history")
    assert not panel.isVisible()
    assert not history.window.actions_["history"].isChecked()


def test_a_moment_of_two_digits_is_seen_whole_in_the_list_of_changes(history) -> None:
    panel = history.open()
    wide = panel.list.fontMetrics().horizontalAdvance(language.moment("2028-12-28T22:58:58"))
    assert panel.list.columnWidth(1) > wide + 6


def test_the_list_of_changes_is_a_table_like_all_others(bench, desk_file) -> None:
    window = bench.desk(desk_file)
    bench.settle(window)
    window.actions_.run("history")
    bench.settle(window)
    views = window.desk.findChildren(QTableView)
    assert len(views) > 1
    for view in views:
        assert not view.editTriggers()
        assert view.horizontalScrollMode() == view.ScrollMode.ScrollPerPixel
        assert view.selectionBehavior() == view.SelectionBehavior.SelectRows
        assert not view.tabKeyNavigation()


def test_what_changed_in_a_saved_view_is_said_by_the_names_of_its_columns(history) -> None:
    view = View("people", "Mine", "", ("name", "moves"), (("moves", True),), (), pinned=("name",))
    new = view._replace(columns=("moves", "name"), sort=(), facets=("stage",), pinned=())
    made = history.workspace.edit("view.saved", partial(views.save, view))
    made.wait()
    history.workspace.edit("view.saved", partial(views.replace, made.value, new)).wait()
    newest = Edit.select(Edit.id).order_by(Edit.id.desc())
    job = history.workspace.read(lambda: history_details.read(newest.scalar()), lambda _: None)
    job.wait()
    assert [(one.before, one.after) for one in job.value] == [
        ("Name and Moves; kept at the left: Name", "Moves and Name"),
        ("Moves ↓", "—"),
        ("—", "Stage"),
    ]
