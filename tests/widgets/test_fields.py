"""Fields: when they commit, what they keep, whose undo it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from mercato.records import codes, dates
from mercato.widgets.chips import Chip, ChipsRow
from mercato.widgets.fields.choice_field import ChoiceField
from mercato.widgets.fields.coded_field import CodedField, countries
from mercato.widgets.fields.date_field import DateField
from mercato.widgets.fields.tags_field import TagsField
from mercato.widgets.fields.text_field import IntegerField, LineField, LongField

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot, field):
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.take_focus()
    field.told = []
    field.committed.connect(lambda: field.told.append(field.value()))
    return field


def override(widget, key, modifiers=CONTROL):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_field_commits_on_enter_on_leaving_and_after_a_pause(qtbot, context):
    field = shown(qtbot, LineField(context, "Name"))
    QTest.keyClicks(field.line, "Ada")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, " L")
    field.line.clearFocus()
    field.line.setFocus()
    QTest.keyClicks(field.line, "ovelace")
    qtbot.waitUntil(lambda: len(field.told) == 3)
    assert field.told == ["Ada", "Ada L", "Ada Lovelace"]


def test_what_is_refused_stays_and_is_offered_again_only_by_enter(qtbot, context):
    field = shown(qtbot, LineField(context, "Name"))
    QTest.keyClicks(field.line, "x")
    field.finish()
    field.refuse("Too short.")
    field.finish()
    assert len(field.told) == 1
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert len(field.told) == 2
    assert field.line.text() == "x"
    assert field.line.accessibleDescription() == "Too short."


def test_what_changed_elsewhere_never_overwrites_typing(qtbot, context):
    field = shown(qtbot, LineField(context, "Name"))
    field.show_value("Ada")
    QTest.keyClicks(field.line, "!")
    typed = field.line.text()
    field.show_value("Grace")
    assert field.line.text() == typed
    field.saved(typed)
    assert field.line.text() == typed or field.line.text() == "Grace"


def test_undo_is_the_fields_while_it_holds_uncommitted_text_else_the_applications(qtbot, context):
    for field in (LineField(context, "Name"), LongField(context, "Note")):
        shown(qtbot, field)
        editor = field.editors()[0]
        assert not override(editor, Qt.Key.Key_Z)
        QTest.keyClicks(editor, "Ada")
        assert override(editor, Qt.Key.Key_Z)
        field.saved(field.raw())
        assert not override(editor, Qt.Key.Key_Z)


def test_nothing_is_committed_while_an_input_method_composes(qtbot, context):
    field = shown(qtbot, LineField(context, "Name"))
    QTest.keyClicks(field.line, "a")
    QApplication.sendEvent(field.line, QInputMethodEvent("に", []))
    field.finish()
    assert field.told == []
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日")
    QApplication.sendEvent(field.line, commit)
    field.finish()
    assert field.told == ["a日"]


def test_long_text_keeps_no_break_spaces_and_is_shown_without_change(qtbot, context):
    field = shown(qtbot, LongField(context, "Note"))
    field.show_value("« quitte »\nfin")
    assert field.raw() == "« quitte »\nfin"
    assert not field.dirty
    QTest.keyClicks(field.text, "x")
    assert field.raw() == "x« quitte »\nfin"


def test_a_whole_number_is_one_and_other_text_is_handed_on(qtbot, context):
    field = IntegerField(context, "Year")
    field.line.setText("1 955")
    assert field.value() == 1955
    field.line.setText("soon")
    assert field.value() == "soon"


def test_typing_the_beginning_selects_a_choice(qtbot, context):
    field = shown(qtbot, ChoiceField(context, "Stage", "stage", codes.STAGE))
    QTest.keyClicks(field.combo, "ann")
    field.finish()
    assert field.told == ["announced"]


def test_a_country_is_its_code_by_name_or_code(qtbot, context):
    field = CodedField(context, "Country", countries())
    for text, code in (("france", "FR"), ("fr", "FR"), ("Nowhere", "Nowhere")):
        field.line.setText(text)
        assert field.value() == code
    field.show_value(None)
    field.replace_value("DE")
    assert field.line.text() == "Germany"


def test_a_date_is_read_back_in_words_as_it_is_typed(qtbot, context):
    field = shown(qtbot, DateField(context, "Date"))
    QTest.keyClicks(field.line, "7/7/2025")
    assert field._below.text() == "7 July 2025"
    assert field.date().edtf == "2025-07-07"


def test_the_hint_of_a_date_is_one_that_is_seen_whole(qtbot, context):
    field = shown(qtbot, DateField(context, "Date"))
    whole, shorter, shortest = field.line._hints
    for hint in (whole, shorter, shortest):
        field.resize(field.fontMetrics().horizontalAdvance(hint) + 30, 60)
        qtbot.waitUntil(lambda hint=hint: field.line.placeholderText() == hint)


def test_missing_years_are_proposed_by_buttons(qtbot, context):
    context.language = "fr"
    field = shown(qtbot, DateField(context, "Date"))
    QTest.keyClicks(field.line, "lundi 23 avril")
    buttons = [field._buttons.itemAt(place).widget() for place in range(2)]
    year = buttons[0].text()
    QTest.keyClick(buttons[0], Qt.Key.Key_Space)
    assert field.date().edtf == f"{year}-04-23"


def test_a_date_that_was_not_touched_stays_as_it_is(qtbot, context):
    field = DateField(context, "Date")
    date = dates.read("juillet 2025", language="fr")
    field.show_value(date)
    assert field.value() == date
    assert not field.dirty


def test_a_comma_adds_a_tag_and_backspace_takes_the_last_one_off(qtbot, context):
    field = shown(qtbot, TagsField(context, "Tags"))
    QTest.keyClicks(field.line, "ai,chips,AI,")
    assert field.value() == ["ai", "chips"]
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.value() == ["ai"]


def test_a_tag_longer_than_its_field_is_cut_in_the_middle_and_keeps_its_cross(qtbot, context):
    field = shown(qtbot, TagsField(context, "Tags"))
    field.resize(220, 80)
    name = "a rather long list of senators 2025.csv import 2026-11-28"
    field.show_value([name, "ai"])
    qtbot.waitUntil(lambda: len(field.findChildren(Chip)) == 2)
    long, short = field.findChildren(Chip)
    qtbot.waitUntil(lambda: long.width() == field.findChild(ChipsRow).width())
    cross = long.findChild(QToolButton)
    assert long.rect().contains(cross.geometry())
    assert long.findChild(QLabel).toolTip() == name
    label = short.findChild(QLabel)
    assert label.width() >= label.fontMetrics().horizontalAdvance("ai")
