"""The commands about the column of the cursor, a part of the one table of commands."""

from __future__ import annotations

from mercato.shell.command import Command
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP


def _column(name: str, text: str, short: str, key: str = "") -> Command:
    """Something done to the column that the table's cursor is in."""
    return Command(
        name,
        text,
        *("columns", (key,) if key else (), "open"),
        short=short,
        submenu="column",
        local=bool(key),
    )


COLUMN = (
    _column(
        "column_sort",
        QT_TRANSLATE_NOOP("commands", "&Sort by it"),
        QT_TRANSLATE_NOOP("commands", "Column: sort by it; again, the other way"),
        "Alt+Shift+Up",
    ),
    _column(
        "column_sort_too",
        QT_TRANSLATE_NOOP("commands", "Sort by it &too"),
        QT_TRANSLATE_NOOP("commands", "Column: sort by it besides others"),
        "Alt+Shift+Down",
    ),
    _column(
        "column_left",
        QT_TRANSLATE_NOOP("commands", "Move to the &left"),
        QT_TRANSLATE_NOOP("commands", "Column: move to the left"),
        "Alt+Shift+Left",
    ),
    _column(
        "column_right",
        QT_TRANSLATE_NOOP("commands", "Move to the &right"),
        QT_TRANSLATE_NOOP("commands", "Column: move to the right"),
        "Alt+Shift+Right",
    ),
    _column(
        "column_pin",
        QT_TRANSLATE_NOOP("commands", "&Keep at the left, or no longer"),
        QT_TRANSLATE_NOOP("commands", "Column: keep at the left, or no longer"),
        "Alt+Shift+P",
    ),
    _column(
        "column_hide",
        QT_TRANSLATE_NOOP("commands", "&Hide"),
        QT_TRANSLATE_NOOP("commands", "Column: hide"),
    ),
)
