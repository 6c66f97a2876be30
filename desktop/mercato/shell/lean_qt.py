"""Imports Qt for Python without what it would read for those who write stubs or use its features.

The start is 60 ms shorter. To be called before anything else imports Qt.
"""

from __future__ import annotations

import builtins

from mercato.put_off import put_off
from mercato.shell import lean_enums, linking

_SIGNATURES = "shibokensupport.signature"
_SELDOM = (
    *(f"{_SIGNATURES}.{name}" for name in ("errorhandler", "layout", "parser")),
    *(f"{_SIGNATURES}.lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")),
    *(
        "base64",
        "inspect",
        "ipaddress",
        "linecache",
        "tempfile",
        "textwrap",
        "tokenize",
        "traceback",
        "zipfile",
    ),
)
"""What tells the right arguments after a call with wrong ones, and what is there for stubs only."""


def _no_source(_module: object) -> str:
    """What it is told that looks for `from __feature__ import …` in a module."""
    raise OSError


_KNOWN = {"inspect.getsource": _no_source, "textwrap.dedent": str}
"""`Qt` takes the second along, for a warning of its own."""


def load() -> None:
    """Import the package, and take back its own `import` statement.

    That one looks for `from __feature__ import …` in the source of each module; nobody writes it.
    What asks a file is imported while Qt's libraries are linked.
    """
    _import_what_is_linked()
    linking.begin()
    import mercato.records.finding.tables  # noqa: F401

    lean_enums.install()
    with put_off(*_SELDOM, known=_KNOWN):
        from PySide6.QtCore import Qt  # noqa: F401
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _import_what_is_linked() -> None:
    """Have all other libraries linked first: they would have to wait for Qt's."""
    import array  # noqa: F401

    from mercato.records import lean_peewee  # noqa: F401
