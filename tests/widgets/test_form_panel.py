"""The form of a record: shows it, commits by itself, makes new records."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mercato.records.belongings import tags
from mercato.records.evidence import claims
from mercato.records.journal import journal
from mercato.records.schema import MatchDecision, Organization, Person, Position, Reference
from mercato.records.verbs import editing, positions
from mercato.widgets.forms.described import FORMS
from mercato.widgets.forms.form_panel import FormPanel
from mercato.workspace.record_view import ViewedRecord


@pytest.fixture
def form(qtbot, context):
    """Makes a form that follows its record as the record panel does."""

    def make(record_type):
        panel = FormPanel(context, record_type)
        panel.viewed = ViewedRecord(context.workspace, panel)
        panel.viewed.shown.connect(panel.show_view)
        panel.created.connect(panel.viewed.show)
        qtbot.addWidget(panel)
        panel.resize(480, 900)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        return panel

    return make


def show(qtbot, panel, record):
    panel.viewed.show(record)
    qtbot.waitUntil(lambda: panel.record == record)


def type_into(field, text):
    field.take_focus()
    QTest.keyClicks(field.editors()[0], text)
    QTest.keyClick(field.editors()[0], Qt.Key.Key_Tab)


def test_every_form_shows_every_field_it_describes(form):
    for record_type, described in FORMS.items():
        panel = form(record_type)
        panel.start_new()
        panel.more.open()
        assert {*panel.fields, *panel.lists.names} == set(described.names)


def test_a_new_person_exists_once_the_name_is_filled(qtbot, form, ask):
    panel = form("person")
    panel.start_new()
    type_into(panel.fields["tell_apart"], "mathematician")
    assert ask(Person.select().count) == 0
    panel.fields["name"].take_focus()
    type_into(panel.fields["name"], "Ada Lovelace")
    qtbot.waitUntil(lambda: panel.record is not None)
    stored = ask(lambda: editing.get_fields(panel.record))
    assert (stored["name"], stored["tell_apart"]) == ("Ada Lovelace", "mathematician")


def test_typing_on_in_a_new_name_is_one_step(qtbot, form, ask, context):
    panel = form("person")
    panel.start_new()
    name = panel.fields["name"]
    name.take_focus()
    QTest.keyClicks(name.line, "Ada")
    qtbot.waitUntil(lambda: panel.record is not None)
    QTest.keyClicks(name.line, " Lovelace")
    name.finish()
    qtbot.waitUntil(lambda: not name.dirty)
    assert ask(lambda: [line.label for line in journal.history()]) == ["person.created"]
    context.workspace.undo().wait()
    assert ask(Person.select().count) == 0


def test_a_field_commits_when_it_is_left_and_the_history_names_it(qtbot, form, add, ask):
    panel = form("organization")
    apple = add("organization", name="Apple")
    show(qtbot, panel, apple)
    type_into(panel.fields["country"], "United States")
    qtbot.waitUntil(lambda: not panel.fields["country"].dirty)
    line = ask(lambda: journal.history()[0])
    assert line.label == "organization.changed"
    assert line.values == {"name": "Apple", "field": "country"}
    assert ask(lambda: Organization.get_by_id(apple).country) == "US"


def test_a_link_field_creates_in_the_same_edit(qtbot, form, add, ask, context):
    panel = form("organization")
    unit = add("organization", name="Models")
    show(qtbot, panel, unit)
    parent = panel.fields["parent"]
    parent.take_focus()
    QTest.keyClicks(parent.line, "Apple")
    qtbot.waitUntil(lambda: parent.suggestions.is_open)
    QTest.keyClick(parent.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: parent.link().record is not None)
    assert ask(Organization.select().count) == 2
    context.workspace.undo().wait()
    assert ask(Organization.select().count) == 1


def test_what_is_refused_is_shown_at_the_field_and_kept(qtbot, form, add):
    panel = form("organization")
    show(qtbot, panel, add("organization", name="Apple", founded="2000"))
    panel.more.open()
    type_into(panel.fields["dissolved"], "1990")
    qtbot.waitUntil(lambda: panel.fields["dissolved"].refused)
    assert panel.fields["dissolved"].line.text() == "1990"


def test_undo_shows_the_old_value_again(qtbot, form, add, context):
    panel = form("person")
    show(qtbot, panel, add("person", name="Ada"))
    type_into(panel.fields["note"], "x")
    qtbot.waitUntil(lambda: not panel.fields["note"].dirty)
    context.workspace.undo()
    qtbot.waitUntil(lambda: panel.fields["note"].raw() == "")


def test_more_opens_by_itself_where_it_holds_something(qtbot, form, add):
    panel = form("organization")
    show(qtbot, panel, add("organization", name="Apple"))
    assert not panel.more.is_open
    show(qtbot, panel, add("organization", name="OpenAI", website="openai.com"))
    assert panel.more.is_open


def test_more_names_as_many_fields_as_are_seen_whole(qtbot, form, add):
    panel = form("organization")
    show(qtbot, panel, add("organization", name="Apple"))
    button = panel.more.button
    assert button.text().count(",") == 2
    panel.resize(button.sizeHint().width() + 60, 900)
    qtbot.waitUntil(lambda: button.text().count(",") < 2)
    assert button.width() >= button.sizeHint().width()


def test_tags_commit_as_they_are_added(qtbot, form, add, ask):
    panel = form("person")
    ada = add("person", name="Ada")
    show(qtbot, panel, ada)
    type_into(panel.fields["tags"], "ai,")
    qtbot.waitUntil(lambda: not panel.fields["tags"].dirty)
    assert ask(lambda: tags.names(ada)) == ["ai"]


def test_the_last_row_of_a_career_adds_a_position(qtbot, form, add, ask):
    panel = form("person")
    ada = add("person", name="Ada")
    show(qtbot, panel, ada)
    row = panel.lists["career"].rows[-1]
    type_into(row.fields["role"], "head of AI models")
    type_into(row.fields["organization"], "Apple")
    type_into(row.fields["start"], "2019")
    qtbot.waitUntil(lambda: ask(Position.select().count) == 1 and not row.fields["start"].dirty)
    held = ask(lambda: positions.career(ada)[0])
    assert (held.role, held.start) == ("head of AI models", "2019")
    assert held.organization_id is not None
    assert len(panel.lists["career"].rows) == 2


def test_somebody_of_a_similar_name_is_met_at_the_door(qtbot, form, add, ask):
    ada = add("person", name="Ada Byron")
    panel = form("person")
    panel.start_new()
    panel.fields["name"].take_focus()
    QTest.keyClicks(panel.fields["name"].line, "A. Byron")
    qtbot.waitUntil(lambda: [hint.record for hint in panel.similar.shown] == [ada])
    panel.similar._chosen(ada, "different")
    qtbot.waitUntil(lambda: panel.record is not None and not panel.similar.shown)
    qtbot.waitUntil(lambda: ask(MatchDecision.select().count) == 1)


def test_a_claim_is_made_with_its_source_and_what_it_is_about(qtbot, form, add, ask):
    apple = add("organization", name="Apple")
    panel = form("claim")
    panel.start_new()
    subjects, source = panel.fields["subjects"], panel.fields["source"]
    subjects.take_focus()
    QTest.keyClicks(subjects.adder.line, "Apple")
    qtbot.waitUntil(lambda: subjects.adder.suggestions.is_open)
    QTest.keyClick(subjects.adder.line, Qt.Key.Key_Return)
    source.take_focus()
    QTest.keyClicks(source.line, "A long read")
    panel.fields["text"].take_focus()
    type_into(panel.fields["text"], "A wave of resignations")
    qtbot.waitUntil(lambda: panel.record is not None)
    assert ask(lambda: claims.subjects_of(panel.record)) == [apple]
    assert ask(lambda: Reference.get().record_id) == panel.record
    qtbot.waitUntil(lambda: source.link().text == "")


def test_a_claim_is_never_offered_as_its_own_subject(qtbot, form, add):
    claim = add("claim", text="Anthropic was considered for Siri")
    add("organization", name="Anthropic")
    panel = form("claim")
    show(qtbot, panel, claim)
    adder = panel.fields["subjects"].adder
    adder.take_focus()
    QTest.keyClicks(adder.line, "Anthropic")
    qtbot.waitUntil(lambda: adder.suggestions.is_open)
    assert claim not in [row.record for row in adder.suggestions.rows]
