"""Characters that a screen does not show, or that turn the text around them, made visible."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

_NAMES = {
    0x200B: "ZWSP",
    0x200E: "LRM",
    0x200F: "RLM",
    0x061C: "ALM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
_JOINERS = "\u200c\u200d\u00ad"
"""Needed for spelling in Persian, for emoji and for hyphens: shown as they are."""


class _Shown(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        hidden = category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
        if character in _JOINERS or character in "\n\t" or not hidden:
            shown = character
        else:
            shown = f"⟨{_NAMES.get(code) or format(code, '04X')}⟩"
        self[code] = shown
        return shown


@cache
def _table(*, one_line: bool) -> _Shown:
    return _Shown({10: " ⏎ ", 9: " "}) if one_line else _Shown()


def visible(text: str, *, one_line: bool = False) -> str:
    """The text with control and direction characters shown as ⟨RLO⟩; in one line if asked."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_table(one_line=one_line))


_SHOWN = rf"⟨({'|'.join(_NAMES.values())}|[0-9A-F]{{4,5}}|10[0-9A-F]{{4}})⟩"
_CODES = {name: code for code, name in _NAMES.items()}


def meant(text: str) -> str:
    """The text that is shown so, as somebody copies it from a screen."""
    plain = re.sub(_SHOWN, lambda found: chr(_CODES.get(found[1]) or int(found[1], 16)), text)
    return plain.replace(" ⏎ ", "\n")
