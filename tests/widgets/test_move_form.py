"""The move form: a draft until it is kept; pins, groups, effects, what is like it already."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from mercato.records.moving import move_entry
from mercato.records.schema import (
    Draft,
    MatchDecision,
    Move,
    Organization,
    Person,
    Reference,
    Source,
)
from mercato.records.verbs import positions
from mercato.widgets.fields.link import Link
from mercato.widgets.move_form.move_form import MoveForm

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot, context):
    """The form on screen, in an empty file."""
    form = MoveForm(context)
    qtbot.addWidget(form)
    form.resize(560, 900)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def fill(form, **texts):
    for name, text in texts.items():
        entry = form.fields.entries[name]
        field = entry.source if name == "source" else entry
        field.take_focus()
        QTest.keyClicks(field.editors()[0], text)


def keep(qtbot, form):
    with qtbot.waitSignal(form.kept) as kept:
        QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    return kept.args[0]


def test_nothing_is_in_the_file_before_the_move_is_kept(form, ask):
    fill(form, person="Ada Byron", from_organization="Apple", to_organization="Meta")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert ask(lambda: (Person.select().count(), Organization.select().count())) == (0, 0)


def test_pinned_fields_stay_for_the_next_move_and_others_are_emptied(qtbot, form):
    fill(form, source="An article", person="Ada Byron", to_organization="Meta")
    QTest.keyClick(form.fields.entries["to_organization"].line, Qt.Key.Key_P, CONTROL)
    keep(qtbot, form)
    entries = form.fields.entries
    assert entries["person"].link().text == ""
    assert entries["to_organization"].link().text == "Meta"
    assert form.fields.source.source.link().text == "An article"
    assert form.fields.source.source.link().record is not None


def test_several_names_give_one_move_each_in_one_edit(qtbot, form, context, ask):
    fill(form, source="An article", person="Ada Byron, Luca Meo; Yann Moix", to_organization="Meta")
    qtbot.waitUntil(lambda: form.fields.understood.text().startswith("3 moves"))
    assert len(keep(qtbot, form)) == 3
    context.workspace.undo().wait()
    assert ask(Move.select().count) == 0


def test_a_party_in_words_is_a_group_with_its_headcount(qtbot, form, ask):
    fill(
        form, source="An article", person="at least ten engineers of OpenAI", to_organization="Meta"
    )
    qtbot.waitUntil(lambda: "at least 10" in form.fields.understood.text())
    (move,) = keep(qtbot, form)
    kept = ask(lambda: Move.get_by_id(move))
    assert (kept.headcount, kept.person_id) == (10, None)
    assert ask(Person.select().count) == 0


def test_the_ends_take_marks(qtbot, form, ask):
    fill(form, source="An article", person="Ada Byron", from_organization="?", to_organization="=")
    (move,) = keep(qtbot, form)
    kept = ask(lambda: Move.get_by_id(move))
    assert (kept.from_state, kept.to_state, kept.kind) == ("unknown", "own_venture", "founds")


def test_without_a_source_it_asks_once_and_the_same_key_keeps_it(qtbot, form):
    fill(form, person="Ada Byron", to_organization="Meta")
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert "source" in form.bottom.message.text()
    assert len(keep(qtbot, form)) == 1


def test_the_last_source_is_one_key_away(qtbot, form, ask):
    fill(form, source="An article", person="Ada Byron", to_organization="Meta")
    form.fields.pins["source"].setChecked(False)
    keep(qtbot, form)
    assert form.fields.source.entry().is_empty
    fill(form, person="Luca Meo", to_organization="Meta")
    QTest.keyClick(form, Qt.Key.Key_L, CONTROL)
    keep(qtbot, form)
    assert len(ask(lambda: {row.source_id for row in Reference.select()})) == 1


def test_one_key_declines_what_would_change_in_the_career(qtbot, form, ask):
    fill(form, source="An article", person="Ada Byron", from_organization="Apple")
    fill(form, to_organization="Meta", stage="ann")
    qtbot.waitUntil(lambda: not form.effects.box.isHidden())
    assert "Meta" in form.effects.text.text()
    QTest.keyClick(form, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    (move,) = keep(qtbot, form)
    assert ask(lambda: positions.career(Move.get_by_id(move).person_id)) == []
    assert form.effects.are_wanted


def test_interim_ticks_itself_and_the_kind_is_proposed(qtbot, form):
    fill(form, person="Ada Byron", to_organization="Meta", to_role="interim head of AI")
    qtbot.waitUntil(form.fields.entries["interim"].box.isChecked)
    assert form.fields.entries["interim"].value() is None
    assert form.fields.entries["kind"].shown == "joins"


def test_what_is_refused_is_shown_at_its_field_and_the_draft_stays(qtbot, form):
    fill(form, source="An article", to_organization="Meta")
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: form.fields.entries["person"].refused)
    assert form.fields.entries["to_organization"].link().text == "Meta"


def scroll_away(qtbot, form):
    """Make the form low, open "More" and scroll to its end."""
    form.resize(420, 420)
    form.fields.more.open()
    bar = form.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    qtbot.wait(50)
    bar.setValue(bar.maximum())
    return bar


def test_the_field_that_is_refused_is_in_sight(qtbot, form):
    fill(form, source="An article", to_organization="Meta")
    scroll_away(qtbot, form)
    person = form.fields.entries["person"]
    assert person.line.visibleRegion().isEmpty()
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: person.refused)
    qtbot.waitUntil(lambda: not person.line.visibleRegion().isEmpty())
    assert person.line.hasFocus()


def test_what_a_key_declines_is_in_sight(qtbot, form):
    fill(form, source="An article", person="Ada Byron", from_organization="Apple")
    fill(form, to_organization="Meta", stage="ann")
    qtbot.waitUntil(lambda: not form.effects.box.isHidden())
    scroll_away(qtbot, form).setValue(0)
    assert form.effects.box.visibleRegion().isEmpty()
    QTest.keyClick(form, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert not form.effects.box.visibleRegion().isEmpty()
    assert not form.effects.are_wanted


def test_that_a_move_was_kept_is_not_said_of_one_that_is_refused(qtbot, form):
    fill(form, source="An article", person="Ada Byron", to_organization="Meta")
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: form.bottom.message.text().startswith("Kept"))
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: form.fields.entries["person"].refused)
    assert form.bottom.message.text() == ""


def known_move(context):
    entry = move_entry.MoveEntry(
        person="Ada Byron", from_organization="Apple", to_organization="Meta"
    )
    job = context.workspace.edit("move.created", lambda: move_entry.enter(entry))
    assert job.wait()
    return job.value[0]


def test_a_move_that_is_there_already_gets_the_source_instead(qtbot, form, context, ask):
    move = known_move(context)
    fill(form, source="An article", person="Ada Byron", to_organization="Meta")
    qtbot.waitUntil(lambda: bool(form.fields.move_hints.shown))
    with qtbot.waitSignal(form.kept):
        form.fields.move_hints.chosen.emit(move, "add_source")
    assert ask(Move.select().count) == 1
    assert ask(lambda: Reference.get().record_id) == move


def test_not_the_same_is_remembered_for_the_pair(qtbot, form, context, ask):
    move = known_move(context)
    fill(form, source="An article", person="Ada Byron", to_organization="Meta")
    qtbot.waitUntil(lambda: bool(form.fields.move_hints.shown))
    form.fields.move_hints.chosen.emit(move, "different")
    qtbot.waitUntil(lambda: not form.fields.move_hints.shown)
    (other,) = keep(qtbot, form)
    decided = ask(MatchDecision.get)
    assert (decided.a_id, decided.b_id, decided.decision) == (move, other, "different")


def test_somebody_of_a_similar_name_can_be_taken_instead(qtbot, form, add):
    ada = add("person", name="Augusta Byron")
    fill(form, person="A. Byron")
    qtbot.waitUntil(lambda: bool(form.fields.person_hints.shown))
    form.fields.person_hints.chosen.emit(ada, "use")
    assert form.fields.entries["person"].link() == Link(ada, "Augusta Byron", "person")


def test_a_draft_comes_back_in_the_next_window(qtbot, form, context, ask):
    fill(form, source="An article", person="Ada Byron", from_role="engineer")
    form.fields.toggle_pin()
    form.drafts.save()
    assert ask(Draft.select().count) == 1
    other = MoveForm(context)
    qtbot.addWidget(other)
    qtbot.waitUntil(lambda: other.fields.entries["from_role"].value() == "engineer")
    assert other.fields.entries["person"].link().text == "Ada Byron"
    assert other.fields.pins["from_role"].isChecked()


def test_a_second_date_is_added_by_a_key_and_both_are_kept(qtbot, form, ask):
    fill(form, source="An article", person="Ada Byron", to_organization="Meta")
    dates = form.fields.dates
    dates.take_focus()
    QTest.keyClicks(dates.rows[0].date.line, "July 2025")
    QTest.keyClick(dates.rows[0].date.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dates.rows[0].add, Qt.Key.Key_Space)
    QTest.keyClicks(dates.rows[1].date.line, "2025-09")
    assert {name: date.edtf for name, date in dates.values().items()} == {
        "left_on": "2025-07",
        "announced_on": "2025-09",
    }


def test_a_homonym_is_created_by_ctrl_enter(qtbot, form, add, ask):
    ada = add("person", name="Ada Byron")
    fill(form, source="An article", person="Ada Byron")
    person = form.fields.entries["person"]
    qtbot.waitUntil(lambda: person.suggestions.is_open)
    QTest.keyClick(person.line, Qt.Key.Key_Return, CONTROL)
    fill(form, to_organization="Meta")
    (move,) = keep(qtbot, form)
    assert ask(lambda: Move.get_by_id(move).person_id) != ada
    assert ask(Person.select().count) == 2


def test_an_article_may_be_pasted_as_its_own_source(qtbot, form, ask):
    article = "Apple loses its head of models\n" + "He led the team. " * 2000
    QApplication.clipboard().setText(article)
    form.fields.source.take_focus()
    QTest.keyClick(form.fields.source.source.line, Qt.Key.Key_V, CONTROL)
    fill(form, person="Ada Byron", to_organization="Meta")
    keep(qtbot, form)
    source = ask(Source.get)
    assert source.text == article.strip()
    assert source.headline is None


def test_enter_takes_the_marked_suggestion_and_goes_on_as_it_does_without_a_list(qtbot, form, add):
    add("organization", name="Apple")
    leaves, role = form.fields.entries["from_organization"], form.fields.entries["from_role"]
    for pause in (0, 300):
        leaves.replace_value(None)
        leaves.take_focus()
        QTest.keyClicks(leaves.line, "Apple")
        qtbot.wait(pause)
        QTest.keyClick(leaves.line, Qt.Key.Key_Return)
        assert role.editors()[0].hasFocus()
        qtbot.waitUntil(lambda: leaves.link().record is not None)


def test_a_likely_repetition_stops_once_where_the_eye_is(qtbot, form, ask):
    fill(form, source="An article", person="Ada Byron", to_organization="Meta")
    keep(qtbot, form)
    fill(form, person="Ada Byron", to_organization="Meta")
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Ctrl+Enter again" in form.bottom.message.text())
    qtbot.waitUntil(lambda: form.fields.move_hints.isAncestorOf(QApplication.focusWidget()))
    assert ask(Move.select().count) == 1
    assert len(keep(qtbot, form)) == 1
    assert ask(Move.select().count) == 2


def test_a_draft_is_there_before_the_cursor_is(qtbot, form, context):
    fill(form, source="An article", person="Ada Byron")
    form.drafts.save()
    qtbot.waitUntil(lambda: not context.workspace.is_saving)
    qtbot.waitUntil(lambda: bool(context.workspace.peek(lambda: True)))
    again = MoveForm(context)
    qtbot.addWidget(again)
    again.show_draft()
    person = again.fields.entries["person"]
    assert (person.link().text, person.line.selectedText()) == ("Ada Byron", "Ada Byron")
    qtbot.waitUntil(lambda: "new" in person.hint.text())


def test_below_according_to_stands_what_would_be_recorded(qtbot, form):
    fill(form, according_to="Mark Zuckerberg")
    hint = form.fields.entries["according_to"].hint
    qtbot.waitUntil(lambda: hint.text() == "new person: Mark Zuckerberg")


def test_a_predecessors_departure_is_said_and_can_be_declined(qtbot, form, ask):
    fill(form, source="An article", person="Ada Byron", to_organization="France 2")
    fill(form, to_role="presenter", replaces="Anne Lapix")
    qtbot.waitUntil(lambda: "departure of Anne Lapix" in form.effects.text.text())
    QTest.keyClick(form, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    keep(qtbot, form)
    assert ask(Move.select().count) == 1


def test_a_person_named_like_an_organization_is_doubted(qtbot, form, add):
    add("organization", name="Apple")
    fill(form, person="Apple")
    qtbot.waitUntil(lambda: "is an organization" in form.fields.understood.text())
