"""Working in the window by keys and commands, on a real file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from mercato.shell import window_state
from mercato.shell.section import RECORD_TYPES
from mercato.widgets.move_form.bottom import Bottom


def press(window, keys: str) -> None:
    """Press keys as the keyboard does: to what has the focus, shortcuts first."""
    key = QKeySequence(keys)[0]
    QTest.keyClick(QApplication.focusWidget() or window, key.key(), key.keyboardModifiers())


@pytest.fixture
def window(bench, desk_file):
    return bench.desk(desk_file)


def names(window) -> list[str]:
    table = window.desk.section.table
    model = table.model()
    column = table.columns.index("name" if "name" in table.columns else "person")
    return [model.index(row, column).data() for row in range(model.rowCount())]


def select(window, name: str) -> None:
    window.desk.section.table.selectRow(names(window).index(name))


@pytest.mark.parametrize(("place", "section"), list(enumerate(RECORD_TYPES, 1)))
def test_a_key_leads_to_each_section(window, bench, place, section) -> None:
    bench.settle(window)
    press(window, f"Ctrl+{place}")
    bench.settle(window)
    assert window.desk.section.name == section
    assert window.desk.side_bar.current().name == section
    assert window.focusWidget() is window.desk.section.table


def test_the_side_bar_counts_and_leads(window, bench) -> None:
    bench.settle(window)
    counts = {item.name: item.number for item in window.desk.side_bar.items.items}
    assert counts["people"] == "2"
    assert counts["claims"] == "1"
    window.desk.side_bar.setFocus()
    press(window, "Home")
    bench.settle(window)
    assert window.desk.section.name == "people"


def test_f6_goes_round_the_panes_and_back(window, bench) -> None:
    def pane() -> int:
        focused = window.focusWidget()
        panes = window.desk.panes()
        return max(i for i, p in enumerate(panes) if p is focused or p.isAncestorOf(focused))

    press(window, "Ctrl+1")
    bench.settle(window)
    visited = []
    for _ in range(5):
        press(window, "F6")
        bench.settle(window)
        visited.append(pane())
    assert visited == [3, 4, 0, 1, 2]
    press(window, "Shift+F6")
    assert pane() == 1


def test_slash_goes_to_the_filter_and_is_text_there(window, bench) -> None:
    press(window, "Ctrl+1")
    press(window, "/")
    assert window.desk.section.bar.isAncestorOf(window.focusWidget())
    press(window, "/")
    bench.settle(window)
    assert window.desk.section.bar.text() == "/"


def test_tab_comes_to_what_is_offered_instead_of_nothing(window, bench) -> None:
    press(window, "Ctrl+3")
    bench.settle(window)
    bar = window.desk.section.bar
    bar.set_text("ruoming to:google")
    bench.qtbot.waitUntil(lambda: bar.offers.buttons != [])
    bar.line.setFocus()
    for keys in ("Tab", "Tab", "Space"):
        press(window, keys)
    assert bar.text() == "ruoming"
    assert bar.line.hasFocus()


def test_back_and_forward_return_to_records(window, bench) -> None:
    press(window, "Ctrl+1")
    bench.settle(window)
    select(window, "Ruoming Pang")
    press(window, "Ctrl+2")
    bench.settle(window)
    press(window, "Alt+Left")
    bench.settle(window)
    assert window.desk.section.name == "people"
    assert window.desk.section.table.current() == window.desk.record
    press(window, "Alt+Right")
    bench.settle(window)
    assert window.desk.section.name == "organizations"


def test_a_deleted_person_comes_back_with_undo_which_names_it(window, bench) -> None:
    press(window, "Ctrl+1")
    bench.settle(window)
    select(window, "Ada Lovelace")
    press(window, "Delete")
    bench.settle(window)
    assert names(window) == ["Ruoming Pang"]
    assert window.status.noted() == "Deletion of Ada Lovelace. Ctrl+Z takes it back."
    assert "Ada Lovelace" in window.actions_["undo"].text()
    press(window, "Ctrl+3")
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert window.desk.section.name == "people"
    assert "Ada Lovelace" in names(window)
    assert "Ada Lovelace" in window.actions_["redo"].text()
    press(window, "Ctrl+Y")
    bench.settle(window)
    assert names(window) == ["Ruoming Pang"]


def test_a_row_of_a_linked_table_is_deleted_and_that_is_told_too(window, bench) -> None:
    press(window, "Ctrl+1")
    bench.settle(window)
    window.desk.section.table.marking.only(names(window).index("Ruoming Pang"))
    bench.settle(window)
    bench.qtbot.waitUntil(lambda: window.desk.right.linked is not None)
    tabs = window.desk.right.linked
    tabs.bar.setCurrentIndex([tab.name for tab in tabs.tabs].index("moves"))
    bench.settle(window)
    table = tabs.page("moves")
    bench.qtbot.waitUntil(lambda: table.records.rowCount() == 1)
    table.setFocus()
    table.marking.only(0)
    press(window, "Delete")
    bench.settle(window)
    said = "Deletion of the move of Ruoming Pang. Ctrl+Z takes it back."
    assert window.status.noted() == said


def test_an_organization_in_use_stays_and_the_reason_is_told(window, bench) -> None:
    press(window, "Ctrl+2")
    bench.settle(window)
    select(window, "Apple")
    press(window, "Delete")
    bench.settle(window)
    assert "Apple" in window.message.text()
    assert "Apple" in names(window)


def test_undo_does_nothing_while_another_window_is_active(window, bench, qtbot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.records.undo()
    bench.settle(window)
    assert window.files.workspace.redo_step is None


def test_the_palette_goes_to_a_record(window, bench) -> None:
    press(window, "Ctrl+K")
    QTest.keyClicks(window.focusWidget(), "lovel")
    bench.settle(window)
    press(window, "Return")
    bench.settle(window)
    assert window.desk.section.name == "people"
    assert names(window)[window.desk.section.table.currentIndex().row()] == "Ada Lovelace"


def test_the_palette_does_commands_and_esc_goes_back(window, bench) -> None:
    press(window, "Ctrl+1")
    before = window.focusWidget()
    press(window, "Ctrl+K")
    press(window, "Escape")
    assert window.focusWidget() is before
    press(window, "Ctrl+K")
    QTest.keyClicks(window.focusWidget(), "sourc")
    press(window, "Down")
    press(window, "Up")
    press(window, "Return")
    bench.settle(window)
    assert window.desk.section.name == "sources"


@pytest.mark.parametrize("keys", ["F1", "?"])
def test_the_sheet_of_shortcuts_opens_and_closes(window, keys) -> None:
    press(window, "Ctrl+1")
    press(window, keys)
    card = window.focusWidget()
    assert card.accessibleName() == "Keyboard shortcuts"
    press(window, "Escape")
    assert not card.isVisible()


def test_what_was_arranged_comes_back(bench, desk_file) -> None:
    window = bench.desk(desk_file)
    press(window, "Ctrl+1")
    bench.settle(window)
    table = window.desk.section.table
    table.set_columns(["organization", "name"])
    table.set_sort([("name", True)])
    window.desk.section.bar.set_text("lovelace")
    select_all = window.desk.section.table.records
    select_all.set_query("lovelace")
    bench.settle(window)
    select(window, "Ada Lovelace")
    window.close()
    again = bench.desk(desk_file)
    bench.settle(again)
    assert again.desk.section.name == "people"
    assert again.desk.section.table.columns == ["organization", "name"]
    assert again.desk.section.table.sort == [("name", True)]
    assert again.desk.section.bar.text() == "lovelace"
    assert names(again) == ["Ada Lovelace"]
    assert again.desk.record == again.desk.section.table.current() is not None


def test_the_claims_wait_until_there_are_some(bench, tmp_path, qtbot) -> None:
    window = bench.window()
    window.files.workspace.create(tmp_path / "empty.mercato")
    qtbot.waitUntil(lambda: window.desk is not None)
    bench.settle(window)
    assert "claims" not in [item.name for item in window.desk.side_bar.items.items]
    assert not window.actions_["claims"].isEnabled()
    assert "Moves" in window.desk.section.table.notice.findChild(QWidget).text()


def test_saving_is_told_at_the_bottom(window, bench) -> None:
    window.files.workspace.saving.emit(True)
    assert "Saving" in window.status.said()
    window.files.workspace.saving.emit(False)
    assert "All changes saved" in window.status.said()


def test_the_look_is_chosen_in_the_menu_and_kept(window, bench) -> None:
    window.actions_.run("look_dark")
    assert window.theme.is_dark()
    assert bench.settings.look == "dark"
    window.actions_.run("look_light")
    assert window.actions_["look_light"].isChecked()


def test_dates_are_read_as_was_chosen(window) -> None:
    for command, day_first in (("dates_month", False), ("dates_day", True), ("dates_month", False)):
        window.actions_.run(command)
        assert window.desk.context.day_first is day_first
    window.actions_.run("dates_locale")
    assert window.actions_["dates_locale"].isChecked()


def focusable(window) -> list[QWidget]:
    policy = Qt.FocusPolicy.NoFocus
    return [w for w in window.findChildren(QWidget) if w.focusPolicy() != policy and w.isVisible()]


@pytest.mark.parametrize(
    "command",
    [
        "people",
        "organizations",
        "moves",
        "sources",
        "claims",
        "new_move",
        "new_person",
        "new_source",
        "new_claim",
        "history",
        "export",
        "palette",
        "shortcuts",
        "getting_started",
    ],
)
def test_everything_that_takes_the_focus_has_a_name(window, bench, command) -> None:
    bench.settle(window)
    window.actions_.run(command)
    bench.settle(window)
    unnamed = {
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in focusable(window)
        if not (w.accessibleName() or getattr(w, "text", str)())
    }
    assert not unnamed


def test_a_new_person_is_made_by_typing_and_stands_in_the_table(window, bench) -> None:
    press(window, "Ctrl+Shift+P")
    bench.settle(window)
    assert window.desk.record is None
    QTest.keyClicks(window.focusWidget(), "Grace Hopper")
    press(window, "Return")
    bench.settle(window)
    assert "Grace Hopper" in names(window)
    assert window.desk.section.table.current() == window.desk.record is not None
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert "Grace Hopper" not in names(window)


def test_the_first_page_and_trouble_have_names_for_everything(bench, tmp_path) -> None:
    window = bench.window(tmp_path / "missing.mercato")
    bench.qtbot.waitUntil(lambda: window.stack.currentWidget() is window.trouble)
    for page in (window.trouble, window.first_run):
        window.show_page(page)
        assert all(w.accessibleName() or w.text() for w in focusable(window))


def test_what_goes_wrong_is_told_without_moving_anything(window, bench) -> None:
    bench.settle(window)
    before = window.desk.mapTo(window, window.desk.rect().topLeft())
    window.message.say("Something is so.")
    bench.settle(window)
    assert window.message.isVisible()
    assert window.desk.mapTo(window, window.desk.rect().topLeft()) == before
    assert window.stack.rect().contains(window.message.geometry())


def test_a_record_that_is_late_is_waited_for_and_not_typed_into(window, bench, monkeypatch) -> None:
    press(window, "Ctrl+1")
    bench.settle(window)
    panel = window.desk.right.panel
    shown = panel.viewed.view.record
    other = next(one for one in window.desk.section.table.records.ids if one != shown)
    monkeypatch.setattr(panel.viewed, "refresh", lambda: None)
    window.desk.section.table.go_to(other)
    press(window, "Return")
    assert not panel.isAncestorOf(window.focusWidget())
    bench.qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.empty)
    assert panel.empty.text() == "Loading…"
    monkeypatch.undo()
    panel.viewed.refresh()
    bench.settle(window)
    assert panel.viewed.view.record == other
    assert panel.isAncestorOf(window.focusWidget())


def test_the_window_fits_the_screen_and_comes_back_where_it_was(bench, desk_file) -> None:
    first = bench.desk(desk_file)
    first.resize(5000, 3000)
    window_state.fit_screen(first)
    assert first.screen().availableGeometry().contains(first.frameGeometry())
    first.resize(900, 600)
    first.move(40, 30)
    first.close()
    again = bench.window(desk_file)
    assert bench.settings.load("window/place", []) == [40, 30]
    assert again.frameGeometry().topLeft() == QPoint(40, 30)


def test_a_small_screen_shows_the_buttons_of_the_move_form_whole(window, bench) -> None:
    press(window, "Ctrl+N")
    bench.settle(window)
    bottom = window.findChild(Bottom)
    for button in (bottom.keep, bottom.clear):
        assert button.width() >= button.sizeHint().width()
        assert button.visibleRegion().boundingRect() == button.rect()


def test_a_card_closes_though_what_had_the_focus_before_is_gone(window, bench) -> None:
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    press(window, "F1")
    line.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press(window, "Escape")
    assert not window.view._cards["shortcuts"].isVisible()


def test_what_was_not_shown_yet_is_made_while_the_window_rests_and_asks_nothing(bench, desk_file):
    window = bench.desk(desk_file)
    desk = window.desk
    bench.qtbot.waitUntil(lambda: len(desk.middle.every()) == len(RECORD_TYPES))
    other = next(one for one in desk.middle.every() if one.name == "sources")
    bench.settle(window)
    assert desk.section is not other
    assert other.table.records.rowCount() == 0
    press(window, "Ctrl+4")
    bench.qtbot.waitUntil(lambda: other.table.records.rowCount() == 1)
