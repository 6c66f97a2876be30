"""Text that a spreadsheet would run as a formula, guarded for one and taken back from one."""

from __future__ import annotations

import re

SIGNS = "=+@\t\r\n＝＋－＠-"
"""What begins a formula in some spreadsheet, however many apostrophes stand before it."""
BETWEEN = ";,\t\r\n"
"""What a program that parts cells otherwise than the file does takes for the end of one."""
INSIDE = "=@+＝＋－＠-"
"""What begins a formula behind one of those; a hyphen before a blank begins an item of a list."""

_BEHIND = f"(?<=[{BETWEEN}])"
_SIGN = f"(?:[{INSIDE[:-1]}]|-(?! ))"
_GUARDABLE = re.compile(f"^(?='*[{SIGNS}])|{_BEHIND}(?='*{_SIGN})")
_GUARDED = re.compile(f"^'(?='*[{SIGNS}])|{_BEHIND}'(?='*{_SIGN})")


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; `unguard` takes it off again.

    Also inside, where a spreadsheet that expects other separators would part the text.
    """
    return _GUARDABLE.sub("'", text)


def unguard(text: str) -> str:
    """The cell as it was before `guard`."""
    return _GUARDED.sub("", text)
