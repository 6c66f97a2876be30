"""What stands where a name is expected and is none: an error, what a spreadsheet made of one."""

from __future__ import annotations

import re

_MONTHS = (
    r"jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août|déc"
    r"|mrz|okt|dez|ene|abr|ago|dic"
)
_DAMAGE = re.compile(
    rf"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)"
    rf"|\d{{1,2}}[-. ](?:{_MONTHS})\.?|(?:{_MONTHS})\.?[- ]\d\d(?:\d\d)?"
    r"|\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?|-?\d+(?:[.,]\d+)?E\+\d+|Q\d{2,}",
    re.IGNORECASE,
)
"""What a spreadsheet makes of names such as MARCH4, Sept 1 and 3E5, where it fails, and the numbers
of an encyclopedia."""
_TRUTHS = frozenset(("TRUE", "FALSE", "true", "false", "VRAI", "FAUX", "WAHR", "FALSCH"))
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)|\W*[^\s@]*@[^\s@]+$", re.IGNORECASE)
SIGNS = r"\d#@:"
"""Of which one stands in all of these but in truths, as in a class of a pattern."""
WITH_DIGITS = r"^\W*(?:\d|[^\W\d]{1,5}\W{0,2}\d+$)"
"""How those of these begin in which digits are the only sign; few names with a number do."""


def is_none(text: str) -> bool:
    """Whether a text is no name at all: no letters, an address, a date, an error."""
    plain = text.strip()
    if not any(map(str.isalpha, plain)):
        return True
    return plain in _TRUTHS or bool(_ADDRESS.match(plain) or _DAMAGE.fullmatch(plain))
