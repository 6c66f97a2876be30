"""Text that a spreadsheet would run as a formula, guarded for one and taken back from one."""

from __future__ import annotations

import re

INSIDE = "=+@＝＋－＠-"
"""What begins a formula in some spreadsheet."""
SIGNS = f"\t\r\n{INSIDE}"
"""The same at the beginning of a cell, where lines and tabs may be lost."""
BETWEEN = ";,\t\r\n"
"""What a program that parts cells otherwise than the file does takes for the end of one."""
PASSED = "'\"\u00a0\u3000"
"""What may stand before it, as blanks may: a spreadsheet trims cells and takes marks away."""

_BEFORE = f"[ {PASSED}]*"
_ITEM = r"- [^(|!\r\n]{0,200}(?:[\r\n]|\Z)"
"""An item of a list, with nothing in it that a formula needs to do harm."""
_START, _BEHIND = f"^{_BEFORE}", f"[{BETWEEN}]{_BEFORE}"
_OF_CELL, _OF_PART = f"(?=[{SIGNS}])", f"(?!{_ITEM})(?=[{INSIDE}])"
_GUARDABLE = re.compile(f"{_START}{_OF_CELL}|{_BEHIND}{_OF_PART}")
_GUARDED = re.compile(f"({_START})'{_OF_CELL}|({_BEHIND})'{_OF_PART}")


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; `unguard` takes it off again.

    Also inside, where a spreadsheet that expects other separators would part the text.
    """
    return _GUARDABLE.sub(r"\g<0>'", text)


def unguard(text: str) -> str:
    """The cell as it was before `guard`."""
    return _GUARDED.sub(r"\1\2", text)
