"""Text as search and sorting see it: plain lower-case letters, whatever the script or accents.

The same functions fold what is stored and what is asked for, in Python and, registered by the
engine under the names in `SQL_FUNCTIONS`, in SQL.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"(?:[^\W_]|[+#&])+")
_DIGITS = re.compile(r"\d+")
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
"""Thai, Lao, Burmese, Khmer, kana, Chinese characters, Hangul: no blanks between words or names."""
_UNSPACED_FIRST = re.compile(rf"\W*([{_UNSPACED}]+)")
_UNSPACED_LAST = re.compile(rf"[{_UNSPACED}]\W*\Z")
_FIELD_BREAK = "|"
SEPARATOR = "\x1f"
"""Between texts that SQL has joined into one."""

_PARTICLES = frozenset(
    (
        *("al", "ap", "bar", "ben", "bin", "da", "dal", "das", "de", "del", "della", "den", "der"),
        *("des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "li", "lo", "los", "'t"),
        *("te", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur"),
    )
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))
_TRACKING = frozenset(
    ("fbclid", "gclid", "mc_cid", "mc_eid", "ref", "smid", "srnd", "sref", "xtor")
)


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns each character when it first meets it."""

    def __missing__(self, codepoint: int) -> str:
        from anyascii import anyascii  # plain letters never get here

        character = chr(codepoint)
        if unicodedata.category(character) == "Cs":
            folded = " "
        else:
            folded = anyascii(character).casefold()
            if not folded and character.isalnum():
                folded = character.casefold()
        self[codepoint] = folded
        return folded


_FOLDING = _Folding()


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).translate(_FOLDING)


def fold(text: str | None) -> str:
    """Text without accents, case, script or spare blanks: equal for names that differ only so."""
    return " ".join(_plain(text).split()) if text else ""


def words(text: str | None) -> list[str]:
    """The folded words of a text; punctuation only separates, but + # & are letters here."""
    if not text:
        return []
    if not text.isascii():
        return [word for part in text.split(" ") for word in _part_words(part)]
    if text.replace(" ", "").isalnum():  # as most are
        return text.lower().split()
    return _WORD.findall(text.lower())


@lru_cache(maxsize=10_000)
def _part_words(part: str) -> list[str]:
    """The words between two blanks, with accents: many names share them."""
    return _WORD.findall(_plain(part))


def unspaced(text: str) -> tuple[int, bool]:
    """How many first letters are of a script that parts no words by blanks; whether the last is.

    There a word of a text, and of a name, may begin and end at any letter.
    """
    if text.isascii():
        return 0, False
    text = unicodedata.normalize("NFC", text)
    first = _UNSPACED_FIRST.match(text)
    return len(first[1]) if first else 0, _UNSPACED_LAST.search(text) is not None


def indexed(*texts: str | None) -> str:
    """Texts as the trigram index keeps them: words surrounded by two blanks, texts by a bar.

    The blanks let one index serve the insides of words ("oum"), their beginnings ("  p", " pa")
    and phrases ("ruoming  pang"); no phrase crosses a bar.
    """
    kept: list[str] = []
    for text in SEPARATOR.join(filter(None, texts)).split(SEPARATOR):
        found = words(text)
        if found:
            if kept:
                kept.append(_FIELD_BREAK)
            kept += found
    return f"  {'  '.join(kept)}  " if kept else ""


def _pad(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0") or "0"
    return f"{min(len(digits), 99):02d}{digits}"


def sort_key(text: str | None) -> str | None:
    """What a text is sorted by: letters first, then accents and case, numbers by value."""
    if not text:
        return None
    plain = _plain(text).replace("'", "")
    spaced = plain.replace(",", " ")
    if spaced.replace(" ", "").isalpha():  # as in most names
        return f"{' '.join(spaced.split())}\t{text}"
    primary = _DIGITS.sub(_pad, " ".join(_WORD.findall(plain)) or plain)
    return f"{primary}\t{text}"


def _family_first(name: str) -> str:
    parts = name.split()
    if len(parts) < 2 or "," in name or not parts[-1][0].isascii():
        return name
    end = len(parts)
    while end > 2 and parts[end - 1].strip(".").casefold() in _SUFFIXES:
        end -= 1
    start = end - 1
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(parts[start:end] + parts[:start] + parts[end:])


def person_key(
    name: str, given_name: str | None, family_name: str | None, sort_name: str | None
) -> str | None:
    """What a person is sorted by: the family name, then the rest of the name.

    Without a sort name or a family name, the last word is taken for the family name, with the
    particles before it; a name in a script that is not Latin stays as it is.
    """
    if sort_name:
        return sort_key(sort_name)
    if family_name:
        rest = given_name or name.removesuffix(family_name).strip()
        return sort_key(f"{family_name} {rest}")
    return sort_key(_family_first(name))


def url_key(url: str | None) -> str | None:
    """What two addresses of one page share: no scheme, www, tracking, fragment or last slash."""
    if not url or not url.strip():
        return None
    text = url.strip()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return fold(text)
    asked = [(k, v) for k, v in parse_qsl(parts.query) if not _is_tracking(k)]
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _is_tracking(key: str) -> bool:
    return key.lower().startswith(("utm_", "at_")) or key.lower() in _TRACKING


SQL_FUNCTIONS: dict[str, tuple[Callable[..., str | None], int]] = {
    "fold": (fold, 1),
    "indexed": (indexed, -1),
    "sort_key": (sort_key, 1),
    "person_key": (person_key, 4),
    "url_key": (url_key, 1),
}
"""Name in SQL, function and number of arguments, for the engine to register on a connection."""
