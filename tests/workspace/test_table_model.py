"""Tables for views: right rows, quick, and the place kept when something changes."""

from __future__ import annotations

import time
from functools import partial

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from mercato.records.finding import filtering, tables
from mercato.records.finding.tables import Scope
from mercato.records.schema import Person
from mercato.records.storage.engine import MercatoDatabase
from mercato.records.verbs import editing
from mercato.workspace.row_reading import FIRST
from mercato.workspace.table_model import (
    CodeRole,
    EmphasisRole,
    LinkRole,
    RecordRole,
    RecordTableModel,
)


def make(record_type: str, **fields) -> int:
    return editing.create(record_type, **fields)


def rows(model: RecordTableModel, *columns: int) -> list:
    """What is shown, row by row, once everything was read: a busy machine takes its time."""
    for _ in range(1000):
        found = shown_now(model, *columns)
        if not model._rows.cache.missing(model.ids):
            break
        QTest.qWait(5)
    return found


def shown_now(model: RecordTableModel, *columns: int) -> list:
    shown = columns or range(model.columnCount())
    found = [
        tuple(model.index(row, column).data() for column in shown)
        for row in range(model.rowCount())
    ]
    return [one[0] for one in found] if len(columns) == 1 else found


@pytest.fixture
def tested(workspace, qtbot):
    """Makes models that Qt's own tester watches over."""
    testers = []

    def model(table: str, **scope) -> RecordTableModel:
        made = RecordTableModel(workspace, table)
        if scope:
            made.set_scope(Scope(**scope))
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        testers.append(QAbstractItemModelTester(made, mode))
        with qtbot.waitSignal(made.refreshed):
            pass
        qtbot.waitUntil(lambda: made.is_complete)
        return made

    yield model
    testers.clear()


@pytest.fixture
def edit(workspace):
    """One edit, done when it returns."""

    def run(verb, *args, **fields):
        job = workspace.edit("person.changed", partial(verb, *args, **fields))
        assert job.wait()
        assert job.trouble is None, job.trouble
        return job.value

    return run


def test_a_table_shows_names_codes_dates_and_links_in_words(workspace, edit, tested):
    apple = edit(make, "organization", name="Apple")
    person = edit(make, "person", name="Ruoming Pang")
    edit(
        make,
        "move",
        person=person,
        from_organization=apple,
        from_state="known",
        starts_on="July 2025",
        verification="rumoured",
    )
    moves = tested("moves")
    shown = dict(zip(moves.columns, rows(moves)[0], strict=True))
    assert shown == {
        "date": "Jul 2025",
        "person": "Ruoming Pang",
        "from_organization": "Apple",
        "from_role": "—",
        "to_organization": "unknown",
        "to_role": "—",
        "stage": "agreed",
        "verification": "rumoured",
        "sources": "0",
    }
    verification = moves.index(0, moves.columns.index("verification"))
    leaves = moves.index(0, moves.columns.index("from_organization"))
    date = moves.index(0, 0)
    assert (verification.data(CodeRole), verification.data(EmphasisRole)) == ("rumoured",) * 2
    assert (leaves.data(LinkRole), date.data(LinkRole)) == (apple, None)
    assert date.data(CodeRole) == "2025-07"
    assert date.data(Qt.ItemDataRole.ToolTipRole) == "July 2025"
    assert moves.index(0, 3).data(EmphasisRole) == "empty"
    assert date.data(RecordRole) == moves.record_at(0)
    assert moves.headerData(0, Qt.Orientation.Horizontal) == "Date"


def test_an_end_without_an_organization_says_what_that_means(workspace, edit, tested):
    person = edit(make, "person", name="Yann LeCun")
    for leaves, joins in (("none", "unknown"), ("unknown", "own_venture")):
        edit(make, "move", person=person, from_state=leaves, to_state=joins)
    model = tested("moves")
    model.set_columns(("from_organization", "to_organization"))
    model.set_sort([("from_state", False)])
    assert sorted(rows(model)) == [("none", "unknown"), ("unknown", "own venture")]
    assert model.index(0, 0).data(CodeRole) is None
    assert model.index(0, 0).data(EmphasisRole) == "empty"


def test_direction_marks_in_names_are_shown_and_long_texts_cut(workspace, edit, tested):
    edit(lambda: Person.update(name="x").execute())
    person = edit(make, "person", name="Ada")
    edit(
        lambda: Person.update(name="A\u202eda\n" + "x" * 1000).where(Person.id == person).execute()
    )
    people = tested("people")
    text = people.index(0, 0).data()
    assert text.startswith("A⟨RLO⟩da ⏎ xxx")
    assert len(text) < 400
    assert len(people.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)) > 1000


def test_a_new_record_appears_in_its_place_and_nothing_else_is_disturbed(
    workspace, add_person, tested, qtbot
):
    for name in ("Ada", "Grace", "Zoe"):
        add_person(name)
    people = tested("people")
    kept = QPersistentModelIndex(people.index(2, 0))
    resets = []
    people.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(people.rowsInserted) as told:
        add_person("Marie")
    assert told.args[1:] == [2, 2]
    assert rows(people, 0) == ["Ada", "Grace", "Marie", "Zoe"]
    assert (kept.row(), kept.data(), resets) == (3, "Zoe", [])


def test_a_renamed_record_moves_and_stays_selected(workspace, add_person, edit, tested, qtbot):
    people = [add_person(name) for name in ("Ada", "Grace", "Zoe")]
    model = tested("people")
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    with qtbot.waitSignal(model.layoutChanged):
        edit(editing.set_field, people[0], "name", "Xenia")
    assert rows(model, 0) == ["Grace", "Xenia", "Zoe"]
    assert selection.currentIndex().data() == "Xenia"
    assert [index.data() for index in selection.selectedIndexes()] == ["Xenia"]


def test_undoing_takes_the_row_away_again(workspace, add_person, tested, qtbot):
    for name in ("Ada", "Grace"):
        add_person(name)
    people = tested("people")
    with qtbot.waitSignal(people.rowsRemoved):
        workspace.undo()
    assert rows(people, 0) == ["Ada"]


def test_a_change_shows_at_once_where_it_is_linked_too(workspace, edit, tested, qtbot):
    apple = edit(make, "organization", name="Apple")
    edit(make, "organization", name="Siri", parent=apple)
    organizations = tested("organizations")
    edit(editing.set_field, apple, "name", "Apple Inc.")
    assert rows(organizations, 1) == ["—", "Apple Inc."]


def test_filter_order_columns_and_scope(workspace, add_person, edit, tested, qtbot):
    people = {name: add_person(name) for name in ("Ada", "Grace", "Zoe")}
    for year in ("2020", "2021"):
        edit(make, "position", person=people["Grace"], role=f"r{year}", start=year)
    model = tested("people")
    with qtbot.waitSignal(model.refreshed):
        model.set_sort([("name", True)])
    assert rows(model, 0) == ["Zoe", "Grace", "Ada"]
    with qtbot.waitSignal(model.counted, check_params_cb=lambda shown, total: total == 3):
        model.set_query("zo")
    assert rows(model, 0) == ["Zoe"]
    model.set_columns(["moves", "name"])
    assert rows(model) == [("0", "Zoe")]
    career = tested("positions", kind="career", record=people["Grace"])
    assert rows(career, 1) == ["r2021", "r2020"]
    with qtbot.waitSignal(career.refreshed):
        career.set_scope(Scope("career", people["Ada"]))
    assert rows(career) == []


def test_typing_on_asks_once_for_the_last_filter(workspace, add_person, tested, qtbot):
    for name in ("Ada", "Adam", "Grace"):
        add_person(name)
    model = tested("people")
    resets = []
    model.modelReset.connect(lambda: resets.append(rows(model, 0)))
    for typed in ("a", "ad", "ada", "adam"):
        model.set_query(typed)
    qtbot.waitUntil(lambda: bool(resets))
    qtbot.wait(50)
    assert resets == [["Adam"]]


def test_a_table_that_is_not_on_screen_catches_up_later(workspace, add_person, tested, qtbot):
    model = tested("people")
    model.set_active(False)
    add_person("Ada")
    qtbot.wait(50)
    assert rows(model) == []
    model.set_active(True)
    qtbot.waitUntil(lambda: rows(model, 0) == ["Ada"])


def test_a_locked_file_shows_placeholders_and_then_the_rows(workspace, add_person, tested, qtbot):
    add_person("Ada")
    model = tested("people")
    other = MercatoDatabase(workspace.path)
    other.execute_sql("BEGIN EXCLUSIVE")
    model.set_columns(["name"])
    assert shown_now(model) == [("…",)]
    assert model.index(0, 0).data(EmphasisRole) == "loading"
    other.execute_sql("ROLLBACK")
    other.close()
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert rows(model, 0) == ["Ada"]


def test_what_another_process_added_appears(workspace, tested, add_elsewhere, qtbot):
    model = tested("people")
    add_elsewhere("Grace")
    workspace.look()
    qtbot.waitUntil(lambda: rows(model, 0) == ["Grace"])


def test_closing_empties_the_table_and_opening_fills_it(workspace, add_person, tested, qtbot):
    add_person("Ada")
    model = tested("people")
    path = workspace.path
    workspace.close()
    assert rows(model) == []
    workspace.open(path)
    qtbot.waitUntil(lambda: rows(model, 0) == ["Ada"])


def fill(number: int) -> None:
    for place in range(number):
        editing.create("person", name=f"Person {place:06d}")


def test_rows_are_read_by_the_page_and_kept(workspace, edit, tested):
    edit(fill, 1000)
    model = tested("people")
    reads = []
    real = workspace.peek
    workspace.peek = lambda query: reads.append(1) or real(query)
    assert rows(model, 0)[999] == "Person 000999"
    once = len(reads)
    assert once < 100
    rows(model, 0)
    assert len(reads) == once
    workspace.peek = real


def test_select_all_is_one_range_that_survives_changes(workspace, edit, add_person, tested, qtbot):
    edit(fill, 2000)
    model = tested("people")
    selection = QItemSelectionModel(model)
    both = model.index(0, 0), model.index(1999, model.columnCount() - 1)
    selection.select(QItemSelection(*both), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    with qtbot.waitSignal(model.rowsInserted):
        add_person("Zoe")
    assert sum(part.height() for part in selection.selection()) == 2000


def test_rows_added_one_after_the_other_stand_in_order(workspace, edit, add_person, qtbot):
    edit(fill, 3000)
    model = RecordTableModel(workspace, "people")
    with qtbot.waitSignal(model.refreshed):
        pass
    for number in range(10):
        add_person(f"New {number}")
    qtbot.waitUntil(lambda: model.rowCount() == 3010)
    numbers = [int(name.split()[1]) for name in rows(model, 0)]
    assert numbers == sorted(numbers)


def test_the_first_rows_stand_before_the_others_follow(workspace, edit, tested, qtbot, monkeypatch):
    monkeypatch.setattr(filtering, "FEW", 0)
    edit(fill, 300)
    model = tested("people")
    lengths = []
    model.refreshed.connect(lambda: lengths.append((len(model.ids), model.is_complete)))
    model.rowsInserted.connect(lambda: lengths.append((len(model.ids), model.is_complete)))
    with qtbot.waitSignal(model.counted):
        model.set_query("person")
    assert lengths == [(FIRST, False), (300, True)]
    assert list(model.ids) == list(tables.ids("people", "person"))


def test_few_first_rows_are_all_there_are(workspace, edit, tested, qtbot, monkeypatch):
    monkeypatch.setattr(filtering, "FEW", 0)
    edit(fill, 300)
    model = tested("people")
    with qtbot.waitSignals([model.refreshed, model.counted]):
        model.set_query('"person 000007"')
    assert model.is_complete
    assert rows(model, 0) == ["Person 000007"]


def test_numbers_of_a_query_are_not_told_once_another_one_is_asked(qtbot, add_person, tested):
    add_person("Ada Lovelace")
    model, told = tested("people"), []
    model.counted.connect(lambda shown, total: told.append((model.query, shown)))
    with qtbot.waitSignal(model.busy):
        model.set_query("nobody")
    model.set_active(False)
    with qtbot.waitSignal(model.busy, check_params_cb=lambda busy: not busy):
        model.set_query("ada")
    assert told == []
    model.set_active(True)
    qtbot.waitUntil(lambda: told == [("ada", 1)])


def test_a_new_filter_begins_anew_though_the_rows_of_the_old_one_arrive_first(
    workspace, edit, tested, qtbot, monkeypatch
):
    monkeypatch.setattr(filtering, "FEW", 0)
    edit(fill, 300)
    model = tested("people")
    with qtbot.waitSignal(model.refreshed):
        model.set_query("person")
    time.sleep(0.3)  # the others are found, and nobody has heard of it yet
    with qtbot.waitSignal(model.refreshed):
        model.set_query("person 00000")
    qtbot.waitUntil(lambda: model.is_complete)
    assert list(model.ids) == list(tables.ids("people", "person 00000"))
