"""Import in a window: where the page stands, how it is reached and left, what it leaves behind."""

from __future__ import annotations

import warnings

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from mercato.workspace.importing.session import APPLYING, DONE, READY, WORKING

PLAIN = "Name,Role,Organization\nGrace Hopper,analyst,Analytical Engines\n"


@pytest.fixture
def window(bench, desk_file):
    return bench.desk(desk_file)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(PLAIN, encoding="utf-8")
    return path


def wait(bench, window) -> str:
    session = window.desk.importing.page.form.session
    bench.qtbot.waitUntil(lambda: session.state not in (WORKING, APPLYING), timeout=20_000)
    return session.state


def drop(window, path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():  # there is no other way to make such an event
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(QPointF(5, 5).toPoint(), actions, data, button, none)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(5, 5), actions, data, button, none))
    return enter.isAccepted()


def test_the_page_takes_the_place_of_the_table_and_esc_brings_it_back(bench, window, table):
    window.actions_.run("import_table")
    page = window.desk.importing.page
    assert page.isVisible()
    assert not window.desk.right.isVisible()
    assert page.form.start.file.hasFocus()
    page.take(table)
    assert wait(bench, window) == READY
    bench.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.desk.section.table.hasFocus()
    assert window.desk.right.isVisible()
    window.actions_.run("import_table")
    assert page.form.session.state == READY


def test_a_table_that_is_dropped_is_looked_at_and_a_file_of_ours_opened(bench, window, table):
    assert drop(window, table)
    assert wait(bench, window) == READY
    assert drop(window, window.files.workspace.path)
    bench.qtbot.waitUntil(lambda: window.desk is not None and not window.desk.importing.is_shown)


def test_nothing_is_imported_into_a_file_that_is_only_read(bench, window, table):
    path = window.files.workspace.path
    window.files.open(path, readonly=True)
    bench.qtbot.waitUntil(lambda: window.desk is not None)
    assert not window.actions_["import_table"].isEnabled()
    assert not drop(window, table)


def test_the_clipboard_is_taken_as_a_table(bench, window):
    QGuiApplication.clipboard().setText("Name\tRole\nAda\tanalyst\nGrace\tadmiral\n")
    window.actions_.run("import_clipboard")
    wait(bench, window)
    assert window.desk.importing.page.form.session.look.total == 2
    QGuiApplication.clipboard().setText(" ")
    window.actions_.run("import_clipboard")
    assert "clipboard" in window.desk.importing.page.form.start.trouble.text()


def test_what_was_imported_can_be_shown_and_taken_back(bench, window, table):
    assert drop(window, table)
    wait(bench, window)
    page = window.desk.importing.page
    page.form.session.apply()
    assert wait(bench, window) == DONE
    assert "kept as" in page.form.bottom.said.text()
    page.form.bottom.show_them.click()
    bench.settle(window)
    assert not window.desk.importing.is_shown
    assert window.desk.section.name == "people"
    assert window.desk.section.table.records.rowCount() == 1
    window.actions_.run("import_table")
    window.actions_.run("undo")
    bench.settle(window)
    assert window.desk.importing.is_shown
    assert wait(bench, window) == READY


def test_a_command_about_the_table_brings_it_back_and_others_do_not(bench, window):
    window.actions_.run("import_table")
    window.actions_.run("look_light")
    assert window.desk.importing.is_shown
    assert not window.actions_["delete"].isEnabled()
    window.actions_.run("moves")
    assert not window.desk.importing.is_shown
    window.actions_.run("import_table")
    line = window.desk.side_bar.list
    spot = line.visualRect(line.currentIndex()).center()
    bench.qtbot.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not window.desk.importing.is_shown


def test_the_parts_of_the_window_are_gone_round_with_the_import(bench, window):
    window.actions_.run("import_table")
    window.actions_.run("next_pane")
    assert window.desk.side_bar.list.hasFocus()
    window.actions_.run("next_pane")
    assert window.desk.importing.page.form.start.file.hasFocus()


def test_files_that_were_imported_are_offered_again(bench, window, table):
    window.actions_.run("import_table")
    page = window.desk.importing.page
    page.take(table)
    wait(bench, window)
    page.form.file.other.click()
    assert page.form.start.isVisible()
    recent = page.form.start.recent
    bench.qtbot.waitUntil(recent.isVisible)
    next(one for one in recent.findChildren(QPushButton) if one.text() == "list.csv").click()
    assert wait(bench, window) == READY
