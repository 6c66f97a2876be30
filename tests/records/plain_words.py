"""Words as a plain reading sees them: its own, for the scripts of the random desk only."""

from __future__ import annotations

import unicodedata

_SPELLED = (
    "深 shen, 度 du, 李 li, 飞 fei, м m, о o, с s, к k, в v, а a, م m, ح h, د d, "
    "ν n, ι i, κ k, ο o, ς s, σ s, ト to, ヨ yo, タ ta, ł l, đ d, œ oe, ß ss"
)
LETTERS = dict(pair.split() for pair in _SPELLED.split(", "))
"""What letters of other scripts, and those that no accent explains, are written as."""


def plain(text):
    """The text in small letters from a to z, digits and signs."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower())
    bare = (one for one in parts if not unicodedata.combining(one))
    return "".join(LETTERS.get(one, one) for one in bare)


def words(text):
    """Letters and digits, + # and & among them; everything else only separates."""
    kept = "".join(one if one.isalnum() or one in "+#&" else " " for one in plain(text or ""))
    return kept.split()


def begins(text, typed, quoted):
    """Whether words stand so in a name: the last one begun, or in quotes whole."""
    return any(_stands(here, typed, quoted) for here in _runs(text, typed))


def inside(text, typed, quoted):
    """Whether they stand in a text: from three letters on, the first may be cut on the left."""
    if quoted or len(typed[0]) < 3:
        return begins(text, typed, quoted)
    first, rest = typed[0], typed[1:]
    if not rest:
        return any(first in word for word in words(text))
    return any(
        here[0].endswith(first) and _stands(here[1:], rest, quoted) for here in _runs(text, typed)
    )


def _runs(text, typed):
    """Every row of as many neighbouring words."""
    there = words(text)
    return [there[n : n + len(typed)] for n in range(len(there) - len(typed) + 1)]


def _stands(here, typed, quoted):
    if quoted == "whole":
        return here == typed
    return here[:-1] == typed[:-1] and here[-1].startswith(typed[-1])
