"""Runs the application itself, from its command line, and hands its window to what measures it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from mercato import command_line
from mercato.shell import application

if TYPE_CHECKING:
    from tests.benchmarks.window.driven import Hands, Results


def drive(file: str, hands: Hands) -> Results:
    """Open the file as the command `mercato FILE` does; what the hands measured.

    Everything is imported when the application does it, but for the hands and what they need.
    """
    results: Results = {}
    prepare = application.prepare

    def prepare_hands(arguments: Sequence[str] = ()) -> QApplication:
        app = prepare(arguments)
        from mercato.shell import main_window
        from tests.benchmarks.window.driven import Driven

        main_window.MainWindow = partial(Driven, hands, results)  # type: ignore[misc,assignment]
        return app

    application.prepare = prepare_hands
    status = command_line.main([file])
    if status or "whole" not in results:
        raise SystemExit("the window did not do all that was to be measured")
    return results
