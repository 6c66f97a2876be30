"""Files and their history: new, check, history, undo, redo."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import mercato.records.lean_peewee  # noqa: F401  # before anything else imports peewee

# isort: split
from mercato.command_line import console
from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.storage import engine, file, lock

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mercato.records.journal.changes import Changes


@contextmanager
def opened(path: Path, *, to_change: bool = False) -> Iterator[file.OpenFile]:
    """The file, open until the end of the block; one that may only be read is not changed."""
    found = file.open_file(path)
    try:
        if to_change and found.readonly_reason is not None:
            raise FileTrouble(found.readonly_reason, path=str(path))
        with engine.explained(found.database):
            yield found
    finally:
        found.close()


def new(asked: argparse.Namespace) -> bool:
    """Make an empty file."""
    file.create(asked.FILE)
    return True


def check(asked: argparse.Namespace) -> bool:
    """Look for damage; each thing that is wrong is one line."""
    from mercato.workspace import words

    with opened(asked.FILE):
        wrong = file.check_file()
    for trouble in wrong:
        console.complain(words.trouble(trouble))
    if not wrong:
        console.say(words.command_line("check.sound", path=asked.FILE.name))
    return not wrong


def history(asked: argparse.Namespace) -> bool:
    """List the changes, newest first."""
    with opened(asked.FILE):
        lines = journal.history(limit=asked.limit or 1_000_000_000)
    for line in lines:
        if asked.json:
            console.say_json(_as_json(line))
    if not asked.json:
        from mercato.workspace import words

        rows = [(line.at, line.state, words.label(line.label, line.values)) for line in lines]
        console.say_table(("at", "state", "label"), rows)
    return True


def _as_json(line: journal.HistoryLine) -> dict[str, Any]:
    from mercato.workspace import words

    return {
        "id": line.id,
        "label": line.label,
        "values": line.values,
        "text": words.label(line.label, line.values),
        "at": line.at,
        "author": line.author,
        "state": line.state,
        "sealed": line.sealed,
        "changes": line.changes,
    }


def undo(asked: argparse.Namespace) -> bool:
    """Take the newest change back."""
    return _replay(asked, journal.undo)


def redo(asked: argparse.Namespace) -> bool:
    """Make the change again that was taken back last."""
    return _replay(asked, journal.redo)


def _replay(asked: argparse.Namespace, verb: Callable[[], Changes | None]) -> bool:
    """Undo or redo, but never under a window, whose user would see work vanish."""
    from mercato.workspace import words

    with opened(asked.FILE, to_change=True):
        if (holder := lock.holder(asked.FILE)) is not None:
            raise FileTrouble("file.undo_in_window", **holder)
        changes = verb()
    if changes is None:
        console.complain(words.command_line(f"{asked.command}.nothing"))
        return False
    said = words.label(changes.label, changes.values)
    console.say(words.command_line(f"{asked.command}.done", label=said))
    return True
