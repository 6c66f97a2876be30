"""How two names may be one: the reasons that a hint gives, from the surest to the faintest."""

from __future__ import annotations

REASONS = (
    "same_name",
    "alias",
    "swapped",
    "spelling",
    "initials",
    "same_sound",
)
"""In the order in which similar records are offered."""


def one_slip(a: str, b: str) -> bool:
    """Whether one letter more, less, other, or two neighbours changed about, make `a` into `b`."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    if a[start + 1 :] == b[start + 1 :]:
        return True
    turned = a[start : start + 2] == b[start : start + 2][::-1]
    return turned and a[start + 2 :] == b[start + 2 :]


def same_initials(a: str, b: str) -> bool:
    """Whether two keys, family name first, share it, and one has only initials after it."""
    family, _, rest = a.partition(" ")
    other_family, _, other = b.partition(" ")
    if family != other_family or not rest or not other or rest == other:
        return False
    pairs = list(zip(rest.split(), other.split(), strict=False))
    return all(x[0] == y[0] and (x == y or 1 in (len(x), len(y))) for x, y in pairs)


def turned_round(key: str) -> list[str]:
    """The other orders in which the words of a name could stand: given name first, family last."""
    words = key.split()
    return [" ".join(words[cut:] + words[:cut]) for cut in range(1, min(len(words), 4))]
