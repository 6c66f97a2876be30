"""A mistake of ours is told in one sentence, kept in a report, and ends nothing."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mercato.shell import crash
from mercato.shell.crash import CrashHook


def fail() -> None:
    raise ZeroDivisionError("of all things")


@pytest.fixture
def hook(qtbot, tmp_path, capsys):
    window = QWidget()
    qtbot.addWidget(window)
    made = CrashHook(window, tmp_path / "reports")
    made.install()
    yield made
    made.uninstall()


def shown(qtbot, hook) -> str:
    qtbot.waitUntil(lambda: hook.box is not None)
    return hook.box.text()


def test_an_error_in_a_slot_is_told_and_kept(qtbot, hook, tmp_path) -> None:
    with qtbot.captureExceptions():
        hook.install()
        QTimer.singleShot(0, fail)
        assert "safe in your file" in shown(qtbot, hook)
    (report,) = (tmp_path / "reports").iterdir()
    assert "of all things" in report.read_text()
    assert "Mercato" in report.read_text()
    assert "Traceback" not in hook.box.text()


def test_an_error_in_a_thread_is_told_in_the_windows_thread(qtbot, hook) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert shown(qtbot, hook)


def test_the_details_can_be_copied(qtbot, hook) -> None:
    hook.report(ZeroDivisionError("copy me"))
    shown(qtbot, hook)
    copy = next(b for b in hook.box.findChildren(QPushButton) if "Copy" in b.text())
    copy.click()
    assert "copy me" in QApplication.clipboard().text()
    assert hook.box.isVisible()


def test_many_errors_at_once_are_one_message_and_few_reports(qtbot, hook, tmp_path) -> None:
    for number in range(crash.MOST_REPORTS + 5):
        hook.report(ValueError(number))
    box = shown(qtbot, hook) and hook.box
    qtbot.wait(20)
    assert hook.box is box
    assert len(list((tmp_path / "reports").iterdir())) == crash.MOST_REPORTS


def test_a_report_that_cannot_be_written_is_no_new_error(tmp_path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert crash.write_report(in_the_way, "text") is None
