"""Text that a spreadsheet would run as a formula, guarded for one and taken back from one."""

from __future__ import annotations

import re

SIGNS = "=+@\t\r\n＝＋－＠-"
"""What begins a formula in some spreadsheet, however many apostrophes stand before it."""
_FORMULA = re.compile(f"'*[{SIGNS}]")
_GUARDED = re.compile(f"'+[{SIGNS}]")


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; `unguard` takes it off again."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The cell as it was before `guard`."""
    return text[1:] if _GUARDED.match(text) else text
