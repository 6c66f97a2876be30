"""Text as it is taken in: normalised once, free of characters that nobody can see."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

_ODD_SPACE = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_EDGES = re.compile(rf"^[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+$")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_CONTROLS = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""C0 and C1 but for breaks and tabs, marks that turn the direction of text, lone surrogates."""


def clean(text: str, *, limit: int, multiline: bool = False, field: str | None = None) -> str:
    """The text in NFC, trimmed, with plain spaces; raises `Refused` for what must not be stored.

    A single line takes line breaks and tabs for spaces. Invisible marks go at the ends only: inside
    a word they may be spelling (Persian, emoji).
    """
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        # Most of what a long list holds: nothing in it is to be changed.
        refuse_too_long(text, limit=limit, field=field)
        return text
    refuse_controls(text, field=field)
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    if not multiline:
        text = text.replace("\n", " ")
    text = _EDGES.sub("", _ODD_SPACE.sub(" ", text))
    if multiline:
        text = _BLANK_LINES.sub("\n\n", re.sub(r" ?\n ?", "\n", text))
    refuse_too_long(text, limit=limit, field=field)
    return text


def are_clean(texts: Sequence[str], *, limit: int) -> bool:
    """Whether all of these are like most, with nothing in them that `clean` would change."""
    together, lines = "".join(texts), "\n".join(("", *texts, ""))
    plain = together.isascii() and together.isprintable()
    spaced = any(odd in lines for odd in ("  ", "\n ", " \n"))
    return plain and not spaced and max(map(len, texts), default=0) <= limit


def refuse_controls(text: str, *, field: str | None = None) -> None:
    """Raise `Refused` at the first control character, or mark that turns the text's direction."""
    _refuse(_CONTROLS.search(text), field)


def _refuse(found: re.Match[str] | None, field: str | None) -> None:
    if found:
        character = f"U+{ord(found.group()):04X}"
        raise Refused(
            "text.control_characters", field=field, character=character, position=found.start()
        )


def refuse_too_long(text: str, *, limit: int, field: str | None = None) -> None:
    """Raise `Refused` if there are more characters than a field takes."""
    if len(text) > limit:
        raise Refused("text.too_long", field=field, limit=limit, length=len(text))


def verbatim(text: str, *, limit: int, field: str | None = None) -> str:
    """The text exactly as it is, for quotes and snapshots; refuses only what cannot be stored."""
    _refuse(_UNSTORABLE.search(text), field)
    refuse_too_long(text, limit=limit, field=field)
    return text


def fingerprint(text: str) -> str:
    """The SHA-256 of a snapshot's UTF-8, in hexadecimal: shows later that it was not touched."""
    from hashlib import sha256  # takes 2 ms, which the start has no need of

    return sha256(text.encode()).hexdigest()


def spellings_of_uid(uid: str) -> tuple[str, str, str]:
    """A uid as it is, in small letters, as all of ours are, in capitals, as others write it."""
    return uid, uid.lower(), uid.upper()
