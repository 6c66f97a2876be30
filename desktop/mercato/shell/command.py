"""What a command is, and how its text and keys are shown."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

MENU, BAR, CONTEXT, PALETTE, SHEET = "menu", "bar", "context", "palette", "sheet"
USUAL = frozenset({MENU, PALETTE, SHEET})
ON_BAR = USUAL | {BAR}
ON_ROW = USUAL | {CONTEXT}
ONLY_SHEET = frozenset({SHEET})

CONDITIONS = (
    "always",
    "ready",
    "open",
    "writable",
    "record",
    "deletable",
    "undo",
    "redo",
    "back",
    "forward",
    "claims",
    "saved_view",
    "view_differs",
)
"""What a command may ask for before it is enabled."""

Key = str | QKeySequence.StandardKey


class Command(NamedTuple):
    """One thing that can be done.

    The method named `id` of the window's `part` does it; with no part it is a key that a widget
    takes by itself, here for the shortcut sheet. `id` also names the icon. `short` stands where
    the menu around it is not seen; `apart` puts a line before it; the keys of a `local` command
    work only while the table has the focus.
    """

    id: str
    text: str
    part: str = ""
    keys: tuple[Key, ...] = ()
    when: str = "always"
    shown: frozenset[str] = USUAL
    short: str = ""
    submenu: str = ""
    apart: bool = False
    checkable: bool = False
    local: bool = False


def key_of(name: str, text: str, key: str) -> Command:
    """A key that a widget takes by itself."""
    return Command(name, text, keys=(key,), shown=ONLY_SHEET)


def translated(text: str) -> str:
    """A text of the table of commands in the language of the interface."""
    return QCoreApplication.translate("commands", text)


def plain(text: str) -> str:
    """A text without the mark of its mnemonic and the dots that announce a question."""
    return text.replace("&", "").removesuffix("…")


def text_of(command: Command) -> str:
    """What a command does, said where its menu is not seen."""
    return plain(translated(command.short if command.submenu else command.text))


def sequences(command: Command) -> list[QKeySequence]:
    """The keys of a command on this system, the usual one first."""
    found: list[QKeySequence] = []
    for key in command.keys:
        if isinstance(key, QKeySequence.StandardKey):
            found += QKeySequence.keyBindings(key)[:1]
        else:
            found.append(QKeySequence(key))
    return found


def keys_of(command: Command) -> list[str]:
    """The keys of a command as this system's keyboards name them."""
    return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in sequences(command)]
