"""Why a text is not the name of one person: several people, an organization, more than a name."""

from __future__ import annotations

import re

from mercato.records.language import name_words, naming, parties
from mercato.records.language.folding import fold

_JOINED = re.compile(r"\s(?:et|and|und|&|\+|/|(?-i:or|ou|oder))\s+(?=\S)|\s*[|•]\s*", re.IGNORECASE)
_REMARK = re.compile(r"\(.*?\)|\[.*?\]")
_ROLE = "|".join(sorted(name_words.NO_GIVEN_NAMES))
_SUSPECT = re.compile(r"[@<>|•&+/,(\[\d:]|\s(?:et|and|und|or|ou|oder|[-–—])\s", re.IGNORECASE)
"""What stands in all names that are to be looked at more closely; most have nothing of it."""
_IN_FRONT = re.compile(rf"(?:{_ROLE}|pr[ée]sidente?)\s", re.IGNORECASE)
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)|\W*[^\s@]*@[^\s@]+$", re.IGNORECASE)
_MORE = re.compile(
    rf"<[^<>]*>|\S@\S+\.\S|\s[-–—]\s|^\s*\d{{1,4}}[.)]\s"
    rf"|^(?:{_ROLE})\s|[,(\[]\s*(?:{_ROLE})(?!\w)",
)
"""In a folded text: an address, a number, a remark behind a dash, a role beside the name."""


def reason(text: str) -> str:
    """Why a text is not the name of one person; empty if it may be, or is a group in words."""
    if naming.is_organization(text):
        return "import.no_person"
    is_suspect = _SUSPECT.search(text) or _IN_FRONT.match(text)
    return _closer_look(text) if is_suspect else ""


def _closer_look(text: str) -> str:
    if not any(map(str.isalpha, text)) or _ADDRESS.match(text):
        return "import.no_name"
    if parties.understand(text) is not None:
        return ""
    plain = naming.without_honorifics(text)
    if _MORE.search(fold(plain)):
        return "import.more_than_name"
    return "import.several_people" if len(names(text)) > 1 else ""


def names(text: str) -> list[str]:
    """The names that commas, or words like "and", join in one cell."""
    joined = _JOINED.split(_REMARK.sub("", text))
    if len(joined) > 1 or "," in naming.read(text).name:
        joined = max(parties.split_names(naming.without_honorifics(text)), joined, key=len)
    return joined
