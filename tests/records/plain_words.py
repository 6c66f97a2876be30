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


def begins(text, value):
    """Whether words stand so in a name: the last one begun, or in quotes whole.

    Two letters of a script without blanks may stand anywhere in a name, unless they are short.
    """
    typed = words(value.text)
    if not value.quoted and all(map(_is_unspaced, value.text[:2])) and len(typed[0]) > 3:
        return _cut(text, typed, value.quoted)
    return any(_stands(here, typed, value.quoted) for here in _runs(text, typed))


def inside(text, value):
    """Whether they stand in a text: from three letters on, the first may be cut on the left.

    A phrase may only where its script has no blanks; at such a letter, it may end anywhere.
    """
    typed = words(value.text)
    quoted = "open" if _is_unspaced(value.text[-1]) else value.quoted
    if len(typed[0]) > 2 and (not value.quoted or _is_unspaced(value.text[0])):
        return _cut(text, typed, quoted)
    return any(_stands(here, typed, quoted) for here in _runs(text, typed))


def _is_unspaced(letter):
    name = unicodedata.name(letter, "")
    return name.startswith(("CJK UNIFIED", "KATAKANA", "HIRAGANA", "HANGUL", "THAI"))


def _cut(text, typed, quoted):
    """Whether the words stand there, of the first one perhaps only the end."""
    if len(typed) == 1 and quoted != "whole":
        return any(typed[0] in word for word in words(text))
    return any(
        here[0].endswith(typed[0]) and (not typed[1:] or _stands(here[1:], typed[1:], quoted))
        for here in _runs(text, typed)
    )


def _runs(text, typed):
    """Every row of as many neighbouring words."""
    there = words(text)
    return [there[n : n + len(typed)] for n in range(len(there) - len(typed) + 1)]


def _stands(here, typed, quoted):
    if quoted == "whole":
        return here == typed
    return here[:-1] == typed[:-1] and here[-1].startswith(typed[-1])
