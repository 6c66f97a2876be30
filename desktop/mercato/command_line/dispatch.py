"""Which code does which command; imported only when it is asked for, to start fast."""

from __future__ import annotations

import keyword
from importlib import import_module
from typing import Any

_PLACES = {
    "window": "windows",
    "demo": "windows",
    "screenshots": "windows",
    "new": "files",
    "check": "files",
    "history": "files",
    "undo": "files",
    "redo": "files",
    "add": "adding",
    "find": "finding",
    "export": "finding",
    "import": "importing",
    "views": "viewing",
    "show": "showing",
}


def is_command(word: str) -> bool:
    """Whether the word is a command's name."""
    return word in _PLACES


def has_window(asked: Any) -> bool:
    """Whether the command ends as windows do, with Qt's own loop."""
    return _PLACES[asked.command] == "windows"


def run(asked: Any) -> bool:
    """Do the command; False when there was nothing to do."""
    module = import_module(f"mercato.command_line.{_PLACES[asked.command]}")
    name = f"{asked.command}_" if keyword.iskeyword(asked.command) else asked.command
    return bool(getattr(module, name)(asked))
