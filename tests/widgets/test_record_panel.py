"""The record panel: heading, form, linked tables with counts, adding a source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from mercato.records.moving import move_entry
from mercato.records.schema import Move, Position, Reference
from mercato.records.verbs import linking
from mercato.widgets.record_panel import RecordPanel


@pytest.fixture
def panel(qtbot, context):
    """An empty panel."""
    panel = RecordPanel(context)
    qtbot.addWidget(panel)
    panel.resize(480, 900)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


@pytest.fixture
def founding(context):
    """Ada moved from Apple to a unit of Meta; the ids of all of them."""
    entry = move_entry.MoveEntry(
        person="Ada Byron",
        from_organization="Apple",
        to_organization="Meta > FAIR",
        source="A scoop",
    )
    job = context.workspace.edit("move.created", lambda: move_entry.enter(entry))
    assert job.wait()
    return job.value[0]


def show(qtbot, panel, record):
    panel.show_record(record)
    qtbot.waitUntil(lambda: panel.page is not None and panel.page.form.record == record)


def tabs(panel):
    bar = panel.page.linked.bar
    return [bar.tabText(place) for place in range(bar.count())]


def first(table):
    return table.records.index(0, 0)


def test_it_names_the_record_and_counts_what_is_linked(qtbot, panel, founding):
    show(qtbot, panel, founding)
    assert panel.heading.name.text() == "Ada Byron"
    assert panel.heading.line.text() == "Apple → Meta › FAIR"
    assert tabs(panel)[0] == "Sources 1"


def test_a_click_on_a_linked_row_goes_there(qtbot, panel, founding, ask):
    show(qtbot, panel, founding)
    table = panel.page.linked.page("sources")
    qtbot.waitUntil(lambda: first(table).data() == "A scoop")
    with qtbot.waitSignal(panel.open_record) as opened:
        where = table.visualRect(first(table)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [ask(lambda: Reference.get().source_id)]


def test_units_are_included_and_can_be_left_out(qtbot, panel, founding, ask):
    meta = ask(lambda: _named("Meta"))
    show(qtbot, panel, meta)
    linked = panel.page.linked
    linked.bar.setCurrentIndex([tab.name for tab in linked.tabs].index("arrivals"))
    arrivals = linked.page("arrivals")
    qtbot.waitUntil(lambda: arrivals.records.rowCount() == 1)
    linked.units.click()
    qtbot.waitUntil(lambda: arrivals.records.rowCount() == 0)


def _named(name):
    return linking.find("organization", name)[0]


def test_a_source_is_added_in_one_row(qtbot, panel, founding, ask):
    show(qtbot, panel, founding)
    adder = panel.page.linked.adder
    adder.source.take_focus()
    QTest.keyClicks(adder.source.line, "Another paper")
    adder.quote.take_focus()
    QTest.keyClicks(adder.quote.line, "She left")
    QTest.keyClick(adder.quote.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tabs(panel)[0] == "Sources 2")
    assert ask(lambda: {row.quote for row in Reference.select()}) == {None, "She left"}
    assert adder.source.link().text == ""


def test_a_new_record_stays_in_the_panel_once_it_exists(qtbot, panel, ask):
    panel.new_record("person")
    panel.focus_first()
    form = panel.page.form
    QTest.keyClicks(form.fields["name"].line, "Ada Byron")
    row = form.lists["career"].rows[0]
    row.fields["role"].take_focus()
    QTest.keyClicks(row.fields["role"].line, "engineer")
    with qtbot.waitSignal(panel.current) as made:
        row.fields["role"].finish()
    qtbot.waitUntil(lambda: panel.heading.name.text() == "Ada Byron")
    assert panel.record == made.args[0]
    qtbot.waitUntil(lambda: ask(Position.select().count) == 1)


def test_a_record_that_is_gone_leaves_the_panel_empty(qtbot, panel, add, context):
    ada = add("person", name="Ada Byron")
    show(qtbot, panel, ada)
    context.workspace.undo()
    qtbot.waitUntil(lambda: panel.page is None)


def test_the_history_of_the_record_is_a_tab(qtbot, panel, founding):
    show(qtbot, panel, founding)
    linked = panel.page.linked
    linked.bar.setCurrentIndex(linked.bar.count() - 1)
    history = linked.page("history")
    qtbot.waitUntil(lambda: history.edits.rowCount(QModelIndex()) == 1)


def test_a_move_that_got_further_offers_to_change_the_career(qtbot, panel, founding, ask):
    show(qtbot, panel, founding)
    assert panel.offer.isHidden()
    stage = panel.page.form.fields["stage"]
    stage.take_focus()
    QTest.keyClicks(stage.combo, "ann")
    stage.finish()
    qtbot.waitUntil(lambda: not panel.offer.isHidden())
    assert "FAIR" in panel.offer.text.text()
    panel.offer.apply.click()
    qtbot.waitUntil(panel.offer.isHidden)
    assert ask(Position.select().count) == 2


def test_the_statuses_of_a_move_are_a_tab(qtbot, panel, founding):
    show(qtbot, panel, founding)
    linked = panel.page.linked
    linked.bar.setCurrentIndex([tab.name for tab in linked.tabs].index("statuses"))
    lines = linked.page("statuses").lines
    qtbot.waitUntil(lambda: lines.rowCount() == 1)
    assert [lines.index(0, column).data() for column in range(2)] == ["agreed", "reported"]


def test_what_a_source_says_is_corrected_in_place_and_taken_away(qtbot, panel, founding, ask):
    show(qtbot, panel, founding)
    table, editor = panel.page.linked.page("sources"), panel.page.linked.editor
    qtbot.waitUntil(lambda: first(table).data() == "A scoop")
    table.setCurrentIndex(table.records.index(0, 1))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    quote = editor.fields["quote"]
    qtbot.waitUntil(quote.line.hasFocus)
    QTest.keyClicks(quote.line, "She left")
    editor.fields["according_to"].take_focus()
    QTest.keyClicks(editor.fields["according_to"].line, "several sources")
    QTest.keyClick(editor.fields["according_to"].line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ask(lambda: Reference.get().according_to) == "several_sources")
    assert ask(lambda: Reference.get().quote) == "She left"
    assert table.hasFocus()
    assert panel.context.workspace.undo_step[0] == "reference.changed"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: tabs(panel)[0] == "Sources 0")
    assert panel.context.workspace.undo_step[0] == "reference.deleted"


def test_tab_goes_through_the_form_with_its_career_before_the_linked_tables(qtbot, panel, add):
    ada, apple = add("person", name="Ada Byron"), add("organization", name="Apple")
    add("position", person=ada, organization=apple, role="engineer")
    show(qtbot, panel, ada)
    rows = panel.page.form.lists["career"].rows
    widget, met = panel.page.form.more.button, []
    while widget is not panel.page.linked.bar:
        widget = widget.nextInFocusChain()
        met.append(widget)
    lines = [field.editors()[0] for row in rows for field in row.fields.values()]
    assert [one for one in met if one in lines] == lines


def test_a_row_of_the_career_leads_to_its_position(qtbot, panel, add):
    ada = add("person", name="Ada Byron")
    post = add("position", person=ada, role="engineer")
    show(qtbot, panel, ada)
    row = panel.page.form.lists["career"].rows[0]
    with qtbot.waitSignal(panel.open_record) as opened:
        row.editors()[-1].click()
    assert opened.args == [post]


def test_the_cursor_of_a_group_move_is_not_in_the_hidden_person(qtbot, panel, context, ask):
    entry = move_entry.MoveEntry(person="ten engineers of OpenAI", to_organization="Meta")
    job = context.workspace.edit("move.created", lambda: move_entry.enter(entry))
    assert job.wait()
    show(qtbot, panel, job.value[0])
    panel.focus_first()
    assert panel.page.form.fields["party"].editors()[0].hasFocus()


def test_what_is_typed_in_a_cell_of_a_linked_table_is_kept_as_well(qtbot, panel, founding, ask):
    show(qtbot, panel, ask(lambda: Move.get().person_id))
    linked = panel.page.linked
    linked.bar.setCurrentIndex([tab.name for tab in linked.tabs].index("moves"))
    moves = linked.page("moves")
    qtbot.waitUntil(lambda: moves.records.rowCount() == 1)
    moves.setFocus()
    moves.setCurrentIndex(moves.records.index(0, moves.columns.index("to_role")))
    QTest.keyClick(moves, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: moves.cells.field is not None)
    QTest.keyClicks(moves.cells.field.line, "chief scientist")
    panel.finish()
    assert ask(lambda: Move.get().to_role) == "chief scientist"
