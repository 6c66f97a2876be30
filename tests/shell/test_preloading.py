"""What is imported beside the event loop, and when."""

from __future__ import annotations

import builtins
import subprocess
import sys
from contextlib import suppress
from functools import partial
from threading import Thread

from mercato.shell import preloading
from mercato.shell.preloading import AT_ONCE, DESK, FILE, IN_TURNS, REST, Preloader
from mercato.shell.turns import Ended, Turns

STAGES = [*AT_ONCE, *IN_TURNS]


def test_what_shows_a_record_is_imported_after_the_rows_are_shown(qtbot) -> None:
    preloader, told = Preloader(), []
    for stage in STAGES:
        preloader.when(stage, partial(told.append, stage))
    preloader.start()
    qtbot.waitUntil(lambda: told == [FILE, DESK])
    qtbot.wait(50)
    assert told == [FILE, DESK]
    preloader.go_on()
    qtbot.waitUntil(lambda: told == STAGES)
    preloader.when(FILE, partial(told.append, "at once"))
    assert told[-1] == "at once"
    preloader.end()


def test_nothing_more_is_imported_while_somebody_waits_for_an_answer(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(preloading, "_LONGEST_WAIT", 60.0)
    preloader, told, answering = Preloader(), [], [True]
    for stage in STAGES:
        preloader.when(stage, partial(told.append, stage))
    preloader.wait_while(lambda: bool(answering))
    preloader.start()
    preloader.go_on()
    qtbot.waitUntil(lambda: told == [FILE, DESK])
    qtbot.wait(50)
    assert told == [FILE, DESK]
    answering.clear()
    qtbot.waitUntil(lambda: told == STAGES)
    preloader.end()


def test_who_closes_the_window_meanwhile_does_not_wait(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(preloading, "_TURN", 0.0)
    ours = builtins.__import__
    preloader = Preloader()
    preloader.start()
    qtbot.waitUntil(lambda: preloader._turns._taker != 0)
    preloader.end()
    assert builtins.__import__ is ours
    assert not preloader._thread.is_alive()


IN_THE_MIDDLE = """
import sys
from PySide6.QtCore import QCoreApplication
from mercato.shell import preloading

app = QCoreApplication([])
preloading.AT_ONCE = {"desk": ()}
preloading.IN_TURNS = {"rest": ("mercato.workspace.workspace",)}
preloader = preloading.Preloader()
preloader.start()
while not preloader._turns.in_piece:
    app.processEvents()
assert "mercato.workspace.workspace" in sys.modules
from mercato.workspace.workspace import Workspace
assert not preloader._turns.in_piece
preloader.end()
"""


def test_the_window_may_want_what_is_being_imported() -> None:
    subprocess.run([sys.executable, "-c", IN_THE_MIDDLE], check=True, timeout=30)


def test_only_one_of_two_threads_goes_on() -> None:
    turns, running, seen = Turns(0.0), [], []

    def take() -> None:
        with suppress(Ended), turns.taken():
            for _ in range(50):
                seen.append(list(running))
                turns.rest_if_due()

    thread = Thread(target=take)
    thread.start()
    running.append("giver")
    while turns.are_taken:
        running.clear()
        turns.give()
        running.append("giver")
    thread.join()
    assert seen == [[]] * 50


def test_what_cannot_be_imported_keeps_nobody_from_the_rest(qtbot, monkeypatch, tmp_path) -> None:
    (tmp_path / "mercato_broken.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(preloading, "AT_ONCE", {FILE: ("mercato_broken",), DESK: ()})
    monkeypatch.setattr(preloading, "IN_TURNS", {REST: ("mercato_broken", "mercato_none")})
    preloader, told = Preloader(), []
    for stage in (FILE, DESK, REST):
        preloader.when(stage, partial(told.append, stage))
    preloader.start()
    qtbot.waitUntil(lambda: told == [FILE, DESK, REST])
    preloader.end()


def test_nobody_waits_for_rows_that_do_not_come(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(preloading, "PATIENCE", 0.05)
    preloader, told = Preloader(), []
    for stage in STAGES:
        preloader.when(stage, partial(told.append, stage))
    preloader.start()
    qtbot.waitUntil(lambda: told == STAGES)
    preloader.end()
