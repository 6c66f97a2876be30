"""What is imported beside the event loop, and when."""

from __future__ import annotations

from functools import partial

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
