"""Imports peewee without what it imports and next to never uses; the start is 10 ms shorter.

To be imported before anything else imports peewee. It takes for sqlite3 the engine that is used
here, where it registers what that one is told as well.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sqlcipher3 import dbapi2

from mercato.put_off import put_off


class _Log:
    """peewee's log, to which nobody listens; whatever else is asked of it, Python's own answers."""

    def addHandler(self, handler: object) -> None:
        """Hear of a handler that does nothing."""

    def isEnabledFor(self, level: int) -> bool:
        """Whether a statement is to be told before it is executed."""
        return False

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("logging").getLogger("peewee"), name)


def _log(_name: str) -> _Log:
    return _Log()


def _is_class(thing: object) -> bool:
    return isinstance(thing, type)


_SELDOM = ("calendar", "hashlib", "inspect", "logging", "socket", "sqlite3", "traceback", "uuid")
_KNOWN = {
    "inspect.isclass": _is_class,
    "logging.DEBUG": 10,
    "logging.NullHandler": object,
    "logging.getLogger": _log,
    "sqlite3.register_adapter": dbapi2.register_adapter,
    "sqlite3.register_converter": dbapi2.register_converter,
    "sqlite3.sqlite_version_info": dbapi2.sqlite_version_info,
}

with put_off(*_SELDOM, known=_KNOWN):
    import peewee as pw

__all__ = ["pw"]
