"""What is imported beside the event loop, and when."""

from __future__ import annotations

from functools import partial

from mercato.shell import preloading
from mercato.shell.preloading import DESK, FILE, STAGES, Preloader


def test_what_shows_a_record_is_imported_after_the_rows_are_shown(qtbot) -> None:
    preloader, told = Preloader(), []
    for stage in STAGES:
        preloader.when(stage, partial(told.append, stage))
    preloader.start()
    qtbot.waitUntil(lambda: told == [FILE, DESK])
    qtbot.wait(50)
    assert told == [FILE, DESK]
    preloader.go_on()
    qtbot.waitUntil(lambda: told == list(STAGES))
    preloader.when(FILE, partial(told.append, "at once"))
    assert told[-1] == "at once"
    preloader.end()


def test_nothing_is_imported_while_somebody_waits_for_an_answer(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(preloading, "_LONGEST_PAUSE", 60.0)
    preloader, told, answering = Preloader(), [], [True]
    for stage in STAGES:
        preloader.when(stage, partial(told.append, stage))
    preloader.wait_while(lambda: bool(answering))
    preloader.start()
    preloader.go_on()
    qtbot.wait(50)
    assert told == []
    answering.clear()
    qtbot.waitUntil(lambda: told == list(STAGES))
    preloader.end()
