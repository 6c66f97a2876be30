"""Why a text is not the name of one person: several people, an organization, more than a name."""

from __future__ import annotations

import re

from mercato.exchange.importing import no_names
from mercato.exchange.importing.link_keys import names_nothing
from mercato.records.language import name_words, naming, parties
from mercato.records.language.folding import fold

_JOINED = re.compile(
    r"\s(?:et|and|und|&|\+|(?-i:or|ou|oder))\s+(?=\S)|\s*[|•]\s*|\s*/\s*(?=\S)", re.IGNORECASE
)
_ALSO_JOINED = re.compile(r"\s(?:y|e|i|en|og|och|и)\s")
"""These stand within a name as well: José Ortega y Gasset."""
_REMARK = re.compile(r"\(.*?\)|\[.*?\]")
_ROLE = "|".join(sorted(name_words.NO_GIVEN_NAMES))
_SUSPECT = re.compile(
    rf"[<>|•&+/,(\[{no_names.SIGNS}]|\s(?:et|and|und|or|ou|oder|y|e|i|en|og|och|и|[-–—])\s"
    r"|^(?:true|false|vrai|faux|wahr|falsch)$|^\s*[^\w\s'`´’‘ʻ\"“«.…]|[^\w\s.,'’‘`´ʻ()\[\]\"“”«»·-]|_",
    re.IGNORECASE,
)
"""What stands in all names that are to be looked at more closely; most have nothing of it."""
_SHORT_ROLE = r"(?:sen|rep|gov|gen|col|capt|lt|sgt|maj|amb|adm|cllr|sec|pres)\."
_IN_FRONT = re.compile(
    rf"(?:{_ROLE}|pr[ée]sidente?|the|rt|late|feue?|estate|heirs|former|ex|not?|nobody|none|pas)[\s-]"
    rf"|{_SHORT_ROLE}|(?:anonym(?:ous|e)?|nobody|(?:john|jane) doe|test(?: test)?)$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"not?\s.*\s(?:was|were|is|has)\b.*|(?:not|none|pas)\s.*|anonym(?:ous|e)?|nobody\b.*"
    r"|(?:john|jane) doe|test(?: test)?",
    re.IGNORECASE,
)
"""What is said of somebody who is not named."""
_ARROW = re.compile("[→⇒←]")
_MORE = re.compile(
    rf"<[^<>]*>|\S@\S+\.\S|\s[-–—]\s|^\s*\d{{1,4}}[.)]\s"
    rf"|^(?:{_ROLE}|the|rt|late|feue?|estate of|heirs of|former|ex)[\s-]"
    rf"|:\s|\s\d{{1,4}}$|^{_SHORT_ROLE}|[,(\[]\s*(?:{_ROLE})(?!\w)"
    r"|,\s*(?:aged?\s)?\d{1,3}(?:\s(?:ans|years?|yrs|jahre|anos)(?:\sold)?)?$"
    r"|^\s*[^\w\s'`´’‘ʻ\"“«(\[.…]|[^\w\s.,'’‘`´ʻ()\[\]\"“”«»·\u0300-\u036f-]\s*$|_\s*$|\]\(|~~|[-=]>",
)
"""In a folded text: an address, a number, a remark behind a dash, a role or an age beside the
name, signs before or behind it."""


def reason(text: str) -> str:
    """Why a text is not the name of one person; empty if it may be, or is a group in words."""
    if naming.is_organization(text):
        return "import.no_person"
    is_suspect = _SUSPECT.search(text) or _IN_FRONT.match(text)
    return _closer_look(text) if is_suspect else ""


def _closer_look(text: str) -> str:
    if names_nothing(text):
        return ""
    if _ARROW.search(text):
        return "import.more_than_name"
    if no_names.is_none(text) or _NOBODY.fullmatch(text.strip()):
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
    if len(joined) > 1:
        return joined
    also = _ALSO_JOINED.split(text)
    return also if len(also) > 1 and all(map(_is_whole, also)) else joined


def _is_whole(text: str) -> bool:
    """Whether a text has a given and a family name."""
    return sum(fold(word) not in name_words.PARTICLES for word in text.split()) > 1
