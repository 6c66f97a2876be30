"""The filter bar: text and chips are one; what to drop where nothing is found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTranslator
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStyleOptionButton,
    QToolButton,
)
from tests.widgets.test_accessible import nameless

from mercato.records.finding import views
from mercato.records.finding.query import vocabulary
from mercato.records.finding.views import View
from mercato.records.moving import move_entry
from mercato.widgets.tables import query_words
from mercato.widgets.tables.filter_bar import FilterBar
from mercato.workspace import words

KEY = Qt.Key


@pytest.fixture
def bar(qtbot, context):
    """The bar above the moves."""
    bar = FilterBar(context, "moves")
    qtbot.addWidget(bar)
    bar.resize(600, 200)
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    bar.line.setFocus()
    return bar


@pytest.fixture
def enter(context):
    """Enters a move of somebody to somewhere."""

    def enter(person, to, **fields):
        entry = move_entry.MoveEntry(person=person, to_organization=to, **fields)
        context.workspace.edit("move.created", lambda: move_entry.enter(entry)).wait()

    return enter


def chips(bar):
    return [chip.text for chip in bar.chips.chips]


def laid_out(bar):
    """The row of chips as it is read, but for its buttons."""
    shown = sorted(bar.chips.findChildren(QLabel), key=lambda label: label.geometry().x())
    return " ".join(text for text in (one.text() for one in shown) if text)


def offers(bar):
    buttons = [one for one in bar.offers.findChildren(QPushButton) if not one.isHidden()]
    return [one.text() for one in buttons]


def test_each_condition_is_a_chip_in_words(bar):
    bar.set_text("pang from:apple to:meta,google -verification:denied,disputed")
    assert chips(bar) == [
        "pang",
        "leaves  apple and its units",
        "joins  meta, google and their units",
        "not: verification  denied, disputed",
    ]


def test_what_is_held_lacked_or_so_is_said_in_words(bar):
    bar.set_text("no:to has:follow-up,to_role -is:conflicting")
    assert chips(bar) == [
        "has no  organization it joins",
        "has  follow-up, joins as (role)",
        "not: is  conflicting",
    ]


def test_two_years_are_said_as_such_where_they_could_be_a_part_of_one(bar):
    bar.set_text("date:2025-26 -after:2023-24 date:2025-06 role:2025-26")
    assert chips(bar) == [
        "date  2025–2026",
        "not: after  2023–2024",
        "date  2025-06",
        "role  2025-26",
    ]


@pytest.mark.parametrize("table", vocabulary.QUALITIES)
def test_whatever_is_has_and_no_take_is_translated(qtbot, monkeypatch, table):
    class Crosses(QTranslator):
        def translate(self, context, text, disambiguation=None, n=-1):
            return f"×{text}"

    crosses = Crosses()
    QCoreApplication.installTranslator(crosses)
    words.set_language("fr")
    try:
        said = [query_words.value(table, "is", code) for code in vocabulary.QUALITIES[table]]
        said += [query_words.value(table, "no", code) for code in vocabulary.held(table)]
    finally:
        words.set_language("en")
        QCoreApplication.removeTranslator(crosses)
    assert [text for text in said if not text.startswith("×")] == []


def test_what_is_not_understood_says_so_and_looks_different(bar):
    bar.set_text("stage:nonsense from:apple")
    assert chips(bar)[0] == "stage:nonsense (searched as text)"
    assert [chip.property("unknown") for chip in bar.chips.chips] == [True, False]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('pang OR "de Meo" date:2025', "pang or ( de Meo date  2025 )"),
        ("(pang OR meo) date:2025", "( pang or meo ) date  2025"),
        ("-(pang OR meo) date:2025", "not ( pang or meo ) date  2025"),
        ("(pang meo)", "pang meo"),
    ],
)
def test_chips_say_what_belongs_together(qtbot, context, text, shown):
    bar = FilterBar(context, "moves")
    qtbot.addWidget(bar)
    bar.set_text(text)
    made = [one.text() for one in bar.chips.findChildren(QLabel)]
    assert " ".join(made) == shown


def test_the_cross_of_a_chip_takes_its_condition_away(bar):
    bar.set_text("(pang OR meo) from:apple")
    QTest.mouseClick(bar.chips.chips[0].findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert bar.text() == "(meo) from:apple"


def test_chips_are_reached_left_and_removed_by_keys(bar):
    bar.set_text("pang from:apple date:2025")
    QTest.keyClick(bar.line, KEY.Key_Tab)
    assert bar.chips.chips[0].hasFocus()
    QTest.keyClick(bar.chips.chips[0], KEY.Key_Right)
    QTest.keyClick(bar.chips.chips[1], KEY.Key_Delete)
    assert bar.text() == "pang date:2025"
    assert bar.chips.chips[1].hasFocus()
    QTest.keyClick(bar.chips.chips[1], KEY.Key_Up)
    assert bar.line.hasFocus()


def test_chips_take_room_only_while_there_are_some_and_buttons_stand_in_the_line(qtbot, bar):
    low = bar.minimumSizeHint().height()
    bar.set_text("pang from:apple to:meta date:2025 stage:agreed")
    qtbot.waitUntil(lambda: bar.minimumSizeHint().height() > low)
    for button in (bar.chips.add, bar.chips.facets):
        assert abs(button.geometry().center().y() - bar.line.geometry().center().y()) <= 1
    bar.set_text("pang")
    bar.chips.chips[0].setFocus()
    QTest.keyClick(bar.chips.chips[0], KEY.Key_Delete)
    qtbot.waitUntil(lambda: bar.minimumSizeHint().height() == low)
    assert bar.chips.add.hasFocus()
    QTest.keyClick(bar.chips.add, KEY.Key_Right)
    assert bar.chips.facets.hasFocus()


def test_one_chip_after_the_other_is_taken_away_from_the_right(bar):
    bar.set_text("pang from:apple to:meta")
    bar.chips.chips[2].setFocus()
    for left in ("pang from:apple", "pang", ""):
        QTest.keyClick(bar.focusWidget(), KEY.Key_Backspace)
        assert bar.text() == left


def test_a_narrow_bar_leaves_its_room_to_the_line(qtbot, bar):
    bar.resize(240, 200)
    qtbot.waitUntil(lambda: bar.line.width() > 150)
    assert nameless(bar) == []
    bar.resize(600, 200)
    qtbot.waitUntil(lambda: bar.chips.facets.text() == "facets")


def test_enter_on_a_chip_edits_its_condition(bar):
    bar.set_text("🙂 from:apple date:2025")
    bar.chips.chips[1].setFocus()
    QTest.keyClick(bar.chips.chips[1], KEY.Key_Return)
    QTest.keyClicks(bar.line, "x")
    assert bar.text() == "🙂 from:applex date:2025"


def test_the_button_filter_offers_all_conditions(bar):
    bar.set_text("pang")
    QTest.mouseClick(bar.chips.add, Qt.MouseButton.LeftButton)
    offered = [row.text for row in bar.line.suggestions.rows]
    assert {"from:", "stage:", "has:"} <= set(offered)
    QTest.keyClick(bar.line, KEY.Key_Down)
    QTest.keyClick(bar.line, KEY.Key_Return)
    assert bar.text() == f"pang {offered[0]}"


def test_whatever_takes_the_focus_has_a_name(bar):
    bar.set_text("pang (from:apple OR stage:left)")
    assert nameless(bar) == []


def test_the_table_is_asked_with_every_letter(bar):
    asked = []
    bar.query_changed.connect(asked.append)
    QTest.keyClicks(bar.line, "zhang ")
    assert asked == ["z", "zh", "zha", "zhan", "zhang"]


def test_where_nothing_is_found_it_says_which_condition_to_drop(qtbot, bar, enter):
    enter("Ada Byron", "Meta")
    bar.set_text("byron to:apple")
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar) != [])
    assert offers(bar) == ["joins  apple and its units: 1"]
    bar.offers.findChild(QPushButton).click()
    assert bar.text() == "byron"


def test_the_offers_stay_while_nothing_else_is_asked(qtbot, bar, enter):
    enter("Ada Byron", "Meta")
    QTest.keyClicks(bar.line, "byron to:apple")
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar) != [])
    QTest.keyClicks(bar.line, " ")
    bar.offers.buttons[0].setFocus()
    assert offers(bar) == ["joins  apple and its units: 1"]
    bar.line.go_to(len(bar.text()))
    for typed, offered in (("fr", 1), ("x", 0)):
        QTest.keyClicks(bar.line, typed)
        assert len(offers(bar)) == offered


def test_a_whole_group_may_be_what_has_to_go(qtbot, bar, enter):
    enter("Ada Byron", "Meta")
    bar.set_text("byron (to:apple OR to:google) -from:apple")
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar) != [])
    (offer,) = offers(bar)
    assert offer == "joins  apple and its units or joins  google and its units: 1"


def test_where_no_single_one_helps_each_is_offered_alone(qtbot, bar, enter):
    enter("Ada Byron", "Meta")
    bar.set_text("byron to:apple stage:annulled")
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar) != [])
    assert offers(bar) == ["byron: 1"]


def test_a_corrected_condition_is_offered_alone_where_all_of_them_find_nothing(qtbot, bar, enter):
    enter("Ada Byron", "Meta", from_organization="IBM")
    bar.set_text("form:ibm stage:fell through")
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar) != [])
    assert offers(bar) == ["leaves  ibm and its units: 1"]


@pytest.mark.parametrize(
    ("typed", "offer", "text"),
    [
        ("form:ibm byron", "leaves  ibm and its units: 1", "from:ibm byron"),
        ("date:July 2025", "date  July 2025: 1", 'date:"July 2025"'),
        ("stage:fell through byron", "stage  fell through: 1", 'stage:"fell through" byron'),
        ("-verificaton:denied", "not: verification  denied: 1", "-verification:denied"),
        ("verification:reportd", "verification  reported: 1", "verification:reported"),
        ("is:reported", "verification  reported: 1", "verification:reported"),
        ("from: ibm", "leaves  ibm and its units: 1", "from:ibm"),
        (
            "form:ibm byron stage:fell through",
            "leaves  ibm and its units, stage  fell through: 1",
            'from:ibm byron stage:"fell through"',
        ),
    ],
)
def test_what_may_have_been_meant_is_offered_first(qtbot, bar, enter, typed, offer, text):
    enter(
        "Ada Byron", "Meta", from_organization="IBM", stage="fell_through", announced_on="2025-07"
    )
    bar.set_text(typed)
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar)[:1] == [offer])
    bar.offers.findChild(QPushButton).click()
    assert bar.text() == text


def test_a_long_group_is_offered_short_and_explained_whole(qtbot, bar, enter):
    enter("Ada Byron", "Meta")
    bar.set_text("(" + " OR ".join(f"to:x{number}" for number in range(9)) + ")")
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar) != [])
    (button,) = bar.offers.buttons
    QApplication.processEvents()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    assert "…" in option.text
    assert option.text.endswith(": 1")
    assert button.fontMetrics().horizontalAdvance(option.text) < button.width()
    assert "x4" in button.toolTip()


def test_twenty_conditions_are_tried_one_after_the_other(qtbot, bar, enter):
    enter("Ada Byron", "Meta")
    bar.set_text("to:apple " + " ".join(f"-to:x{n}" for n in range(20)))
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: offers(bar) != [])
    assert offers(bar) == ["joins  apple and its units: 1"]


def test_down_goes_to_the_table(qtbot, bar):
    with qtbot.waitSignal(bar.down):
        QTest.keyClick(bar.line, KEY.Key_Down)


def test_a_very_long_text_is_shown_short_and_says_what_is_searched(bar):
    bar.set_text("pang " + "a" * 32_000)
    assert chips(bar) == ["pang", "a" * 24 + "… (too long: searched by its first 100 letters)"]


def test_a_view_that_is_not_there_is_shown_as_the_text_it_is_searched_as(qtbot, context, bar):
    view = View("moves", "To Meta", "to:meta")
    bar.set_text('view:"To Meta" view:"To Mta" view:rumours')
    qtbot.waitUntil(lambda: bar.chips.chips[0].property("unknown"))
    context.workspace.edit("view.saved", lambda: views.save(view)).wait()
    unknown = [False, True, False]
    qtbot.waitUntil(lambda: [chip.property("unknown") for chip in bar.chips.chips] == unknown)
    assert chips(bar)[:2] == ["saved view  To Meta", 'view:"To Mta" (searched as text)']


def test_the_key_of_the_export_is_left_to_the_window(bar):
    control = Qt.KeyboardModifier.ControlModifier
    for key, taken in ((Qt.Key.Key_E, False), (Qt.Key.Key_A, True)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
        event.ignore()
        bar.line.event(event)
        assert event.isAccepted() == taken


@pytest.fixture
def asked(bar):
    """What the rows are asked for, one after the other."""
    found = []
    bar.query_changed.connect(found.append)
    return found


def test_a_condition_is_not_asked_before_its_value_has_a_letter(bar, asked):
    QTest.keyClicks(bar.line, "pang from:a")
    assert asked == ["pa", "pan", "pang", "pang from:a"]
    QTest.keyClick(bar.line, KEY.Key_Backspace)
    assert (asked[-1], bar.text()) == ("pang", "pang from:")
    assert chips(bar) == ["pang", "leaves  …"]
    QTest.keyClicks(bar.line, '"')
    assert (bar.asked, len(asked)) == ("pang", 5)


def test_a_condition_without_a_value_is_text_once_the_cursor_leaves_it(bar, asked):
    QTest.keyClicks(bar.line, "-stage:")
    assert (asked, chips(bar)) == ([], ["not: stage  …"])
    bar.chips.add.setFocus()
    assert (asked[-1], chips(bar)) == ("-stage:", ["-stage: (searched as text)"])
    bar.line.setFocus()
    assert (asked[-1], bar.text()) == ("", "-stage:")
    QTest.keyClick(bar.line, KEY.Key_Home)
    assert asked[-1] == "-stage:"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("stage:ag", ""),
        ("pang -stage:ag", "pang"),
        ('stage:"fell th', ""),
        ("stage:agreed,an", "stage:agreed"),
        ("date:202", ""),
        ("to:meta date:2025-0", "to:meta date:2025-"),
        ("date:2024,2025-0", "date:2024,2025-"),
        ("date:2025-13", "date:2025-13"),
        ("date:2025-06-31", "date:2025-06-31"),
        ("date:2025-06-0", "date:2025-06-"),
        ("date:2024,2025-13", "date:2024,2025-13"),
        ("date:2025-06..2025-0", "date:2025-06..2025-"),
        ("date:2025-06..2025-13", "date:2025-06..2025-13"),
        ("date:31/2/2025", "date:31/2/2025"),
        ("date:29/2/202", "date:29/2/20"),
        ("date:zzzz", "date:zzzz"),
        ("date:julliet", "date:julliet"),
        ("date:juill", ""),
        ("date:febru", ""),
        ('date:"il y a', ""),
        ('date:"31 févr', 'date:"31 févr'),
        ("to:meta OR has:so", "to:meta"),
        ("country:f", ""),
        ('country:"united st', ""),
        ("country:germ", ""),
        ("country:xyz", "country:xyz"),
        ("pang OR", "pang"),
        ("(to:meta OR ", "(to:meta"),
        ("-(to:meta a OR", "-(to:meta a"),
        ("OR", "OR"),
        ("(OR", "(OR"),
        ("verif", ""),
        ("pang ver", "pang"),
        ("pang OR -(to:meta org", "pang OR -(to:meta"),
        ("-sta", ""),
        ("pang ver ", "pang ver "),
        ("Ver", "Ver"),
        ('"ver', '"ver'),
        ("verificator", "verificator"),
        ("stage:xy", "stage:xy"),
        ('stage:"ag"', 'stage:"ag"'),
        ("stage:xy,ag", "stage:xy,ag"),
        ("uid:12", "uid:12"),
    ],
)
def test_what_is_begun_and_says_nothing_yet_is_not_asked_unless_it_never_will(bar, typed, told):
    bar.line.setText(typed)
    assert bar.asked == told
    bar.chips.add.setFocus()
    assert bar.asked == typed


def test_enter_ends_the_typing(bar, asked):
    QTest.keyClicks(bar.line, "date:202")
    assert (asked, chips(bar)) == ([], ["date  202…"])
    bar.line.close_list()
    QTest.keyClick(bar.line, KEY.Key_Return)
    assert (asked[-1], chips(bar)) == ("date:202", ["date:202 (searched as text)"])
    QTest.keyClick(bar.line, KEY.Key_Backspace)
    assert (asked[-1], bar.text()) == ("", "date:20")


def test_a_condition_that_is_being_typed_is_shown_as_such(bar):
    QTest.keyClicks(bar.line, "-stage:agreed,an")
    assert chips(bar) == ["not: stage  agreed,an…"]
    QTest.keyClicks(bar.line, "nounced")
    assert chips(bar) == ["not: stage  agreed, announced"]
    QTest.keyClicks(bar.line, " OR ")
    assert chips(bar) == ["not: stage  agreed, announced", "or  …"]


def test_what_no_field_is_called_is_text_from_the_start(bar, asked):
    QTest.keyClicks(bar.line, "foo:")
    assert (asked[-1], chips(bar)) == ("foo:", ["foo: (searched as text)"])


def test_the_first_letters_of_a_field_change_no_rows_until_they_are_ended(bar, asked):
    QTest.keyClicks(bar.line, "zhang verif")
    assert (asked[-1], bar.line.suggestions.is_open) == ("zhang", True)
    assert chips(bar) == ["zhang", "verif… (Enter: search as text)"]
    QTest.keyClick(bar.line, KEY.Key_Return)
    assert (asked[-1], chips(bar)) == ("zhang verif", ["zhang", "verif"])
    QTest.keyClick(bar.line, KEY.Key_Backspace)
    QTest.keyClick(bar.line, KEY.Key_Tab)
    QTest.keyClicks(bar.line, "reported")
    assert asked[-2:] == ["zhang", "zhang verification:reported"]
    QTest.keyClicks(bar.line, " to ")
    assert asked[-1] == "zhang verification:reported to "


def test_a_word_that_is_given_is_searched_though_a_field_is_called_so(bar):
    bar.set_text("kind")
    assert (bar.asked, chips(bar)) == ("kind", ["kind"])


def test_the_row_of_chips_is_never_higher_for_a_moment_and_keeps_those_that_are_the_same(bar):
    class Heights(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Resize:
                heights.add(event.size().height())
            return False

    QTest.keyClicks(bar.line, "verification:reported zh")
    first, heights, watch = bar.chips.chips[0], {bar.chips.height()}, Heights()
    bar.chips.installEventFilter(watch)
    QTest.keyClicks(bar.line, "ang")
    assert (len(heights), chips(bar)) == (1, ["verification  reported", "zhang"])
    assert bar.chips.chips[0] is first


def test_what_is_typed_already_can_be_given_as_a_whole(bar, asked):
    QTest.keyClicks(bar.line, "kind")
    assert asked == []
    bar.set_text("kind")
    assert (asked, chips(bar)) == (["kind"], ["kind"])
