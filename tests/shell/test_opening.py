"""Getting to a file: the first page, files that open, and files that do not."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.records.old_files import make_first_version

from mercato.records.storage.migrations import renewing
from mercato.shell.main_window import dropped_file
from mercato.workspace.workspace import Workspace


def shows(window, page) -> bool:
    return window.stack.currentWidget() is page


def trouble_with(bench, path: Path):
    window = bench.window(path)
    bench.qtbot.waitUntil(lambda: shows(window, window.trouble))
    return window


def test_without_a_file_the_first_page_offers_three_ways(bench) -> None:
    window = bench.window()
    assert shows(window, window.first_run)
    assert list(window.first_run.buttons) == ["new_file", "open_file", "open_demo"]
    assert window.focusWidget() is window.first_run.buttons["new_file"]


def test_the_first_page_opens_a_recent_file(bench, desk_file, qtbot) -> None:
    bench.settings.note_file(desk_file)
    window = bench.window()
    buttons = window.first_run.findChildren(QPushButton)
    next(b for b in buttons if "desk.mercato" in b.text()).click()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.files.workspace.path == desk_file


def test_a_new_file_gets_its_suffix_and_opens(bench, tmp_path, qtbot) -> None:
    window = bench.window()
    window.actions_.run("new_file")
    qtbot.waitUntil(lambda: window.files.dialog is not None)
    window.files.dialog.fileSelected.emit(str(tmp_path / "fresh"))
    window.files.dialog.reject()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.files.workspace.path == tmp_path / "fresh.mercato"
    assert "fresh.mercato" in window.windowTitle()


def test_the_last_file_is_opened_again(bench, desk_file, qtbot) -> None:
    bench.desk(desk_file).close()
    window = bench.window()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.files.workspace.path == desk_file


def test_a_last_file_that_is_away_is_named_and_opened_once_it_is_back(bench, desk_file) -> None:
    bench.desk(desk_file).close()
    away = desk_file.rename(desk_file.with_name("away"))
    window = bench.window()
    bench.qtbot.waitUntil(lambda: shows(window, window.trouble))
    window.close()
    away.rename(desk_file)
    again = bench.window()
    bench.qtbot.waitUntil(lambda: again.desk is not None)


def test_a_closed_file_is_not_opened_again(bench, desk_file) -> None:
    window = bench.desk(desk_file)
    window.actions_.run("close_file")
    assert shows(window, window.first_run)
    assert bench.settings.last_file is None


def test_bringing_an_older_file_up_to_date_shows_how_far_it_is(bench, desk_file) -> None:
    make_first_version(desk_file)
    window = bench.desk(desk_file)
    assert window.status._what.text().startswith("Bringing the file up to date")
    assert (window.status._bar.value(), window.status._bar.isHidden()) == (100, True)


def test_whoever_cancels_that_has_the_file_as_it_was(bench, desk_file, monkeypatch) -> None:
    make_first_version(desk_file)
    before = desk_file.read_bytes()
    window, strip, cancelled = bench.window(), renewing.strip, Event()
    monkeypatch.setattr(renewing, "strip", lambda db: cancelled.wait(30) and strip(db))
    window.files.open(desk_file)
    bench.qtbot.waitUntil(window.status._cancel.isVisible)
    window.status._cancel.click()
    cancelled.set()
    bench.qtbot.waitUntil(lambda: shows(window, window.trouble))
    assert "cancelled" in window.trouble.sentence()
    assert desk_file.read_bytes() == before


def damage(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.seek(100)
        handle.write(b"\xff" * 3000)


def make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 900")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_text("not a database"),
        lambda path: (path.unlink(), path.mkdir()),
        damage,
    ],
    ids=["missing", "not ours", "a folder", "damaged"],
)
def test_a_file_that_cannot_be_opened_is_told_in_one_sentence(bench, desk_file, spoil) -> None:
    spoil(desk_file)
    window = trouble_with(bench, desk_file)
    sentence = window.trouble.sentence()
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    assert window.focusWidget() is window.trouble.first()


def test_a_newer_file_opens_for_reading_and_says_why(bench, desk_file) -> None:
    make_newer(desk_file)
    window = bench.desk(desk_file)
    assert "newer version" in window.banner.text()
    assert not window.actions_["new_move"].isEnabled()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who is refused")
def test_a_file_that_is_write_protected_opens_for_reading(bench, desk_file) -> None:
    desk_file.chmod(0o400)
    window = bench.desk(desk_file)
    assert window.banner.text()


def test_a_second_window_hears_who_has_the_file_and_may_read(bench, desk_file, qtbot) -> None:
    hold = (
        "import sys; from pathlib import Path; from mercato.records.storage.lock import WindowLock;"
        "lock = WindowLock(Path(sys.argv[1])); lock.acquire(); print(flush=True); input()"
    )
    command = [sys.executable, "-c", hold, str(desk_file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=paths, **pipes) as holder:
        holder.stdout.readline()
        window = trouble_with(bench, desk_file)
        window.trouble.first().click()
        qtbot.waitUntil(lambda: window.desk is not None)
        assert window.banner.text()
        assert window.files.workspace.readonly
        holder.communicate(b"\n")


def test_other_trouble_with_an_open_file_is_told_above_it(bench, desk_file) -> None:
    from mercato.records.errors import Refused

    window = bench.desk(desk_file)
    window.files.workspace.refused.emit(Refused("field.required", field="name"))
    assert window.message.text()
    assert window.desk is not None


@pytest.mark.parametrize(
    ("names", "taken"),
    [(["a.mercato"], True), (["a.csv"], True), (["a.mercato", "b.mercato"], False), ([], False)],
)
def test_one_file_can_be_dropped(names, taken, qapp) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/desk/{name}") for name in names])
    assert (dropped_file(data) is not None) is taken


def test_closing_the_window_lets_the_file_go(bench, desk_file, tmp_path) -> None:
    window = bench.desk(desk_file)
    window.close()
    again = Workspace()
    again.open(desk_file).wait()
    assert again.is_open
    assert not again.readonly
    again.close()
    shutil.move(desk_file, tmp_path / "moved.mercato")


def test_what_may_only_be_read_cannot_be_typed_over(bench, desk_file, qtbot) -> None:
    window = bench.desk(desk_file)
    window.files.open(desk_file, readonly=True)
    qtbot.waitUntil(lambda: window.desk is not None)
    bench.settle(window)
    window.actions_.run("people")
    bench.settle(window)
    name = window.desk.right.panel.page.form.fields["name"].editors()[0]
    assert name.isReadOnly()
    assert name.text() == "Ada Lovelace"
    window.banner.pressed.emit()
    qtbot.waitUntil(lambda: window.desk is not None and not window.files.workspace.readonly)
    assert window.banner.text() == ""


def test_enter_presses_the_button_of_the_first_page(bench, monkeypatch) -> None:
    window = bench.window()
    asked = []
    window.first_run.asked.connect(asked.append)
    window.first_run.buttons["open_file"].setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert asked == ["open_file"]
    bench.qtbot.waitUntil(lambda: window.files.dialog is not None)
    window.files.dialog.close()
