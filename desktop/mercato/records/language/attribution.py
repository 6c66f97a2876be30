"""Understanding "according to": a name, several or unnamed sources, a spokesperson, a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mercato.records.language import authority_words, name_words, parties, party_words
from mercato.records.language.folding import fold


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose word it is: a code of `codes.ACCORDING_TO`, a name if one is given, a stated number.

    `is_person` is true where the words say that the name is a person's ("memo by …").
    """

    code: str
    name: str | None = None
    count: int | None = None
    is_person: bool = False

    @property
    def kind(self) -> str:
        """What bears the name, by the look of it: outlet, organization or person."""
        assert self.name is not None
        return "person" if self.is_person else kind_of_name(self.name)


_LEAD = re.compile(
    r"^(?:toujours\s+|also\s+)?(?:selon|d'apr[eè]s|d’apr[eè]s|according\s+to|per|cit[eé]e?\s+par|by|par"
    r"|via|sources?\s*:)\s+(?=\S)",
    re.IGNORECASE,
)
_RELAYED = re.compile(r",?\s+(?:via|seen\s+by|vue?\s+par|consult[eé]e?\s+par)\s.*$", re.IGNORECASE)
_QUALIFIED = re.compile(r"^(?P<name>[^()]*[^()\s])\s*\((?P<how>[^()]+)\)$")
"""An outlet with those it quotes: Reuters (a source)."""
_QUOTES = ' \t«»"“”„.;,:'
_PEOPLE = (
    r"(?:sources?|personnes?|people|persons?|proches|insiders?|informateurs?|interlocuteurs?"
    r"|entourage)"
)
_ROUND = "|".join(party_words.ROUND_NUMBERS)
_NUMBER = "|".join(party_words.NUMBERS)
_SOURCES = re.compile(
    rf"^(?:(?:une?|a)\s+(?P<round>{_ROUND})(?:\s+de)?|(?P<count>\d+|{_NUMBER})"
    r"|(?P<several>plusieurs|several|multiple|various|diverses|differentes|many|nombreuses)"
    r"|des|certaines?|les|l'|de|some|the|ses)?\s*"
    rf"(?:autres?\s+|other\s+|unnamed\s+|anonymous\s+)?{_PEOPLE}\b(?P<rest>.*)$"
)
_OWN = re.compile(
    r"^(?:nos\s+(?:propres\s+)?informations?|informations?\s+propres?|(?:our\s+)?own\s+(?:reporting"
    r"|information)|our\s+reporting|notre\s+(?:enquete|redaction)|la\s+redaction)\b"
)
_SPOKESPERSON = re.compile(
    r"^(?:(?:une?|le|la|les|des|a|an|the)\s+|l['’])?(?:porte-?\s?parole|spokes(?:person|man|woman|people)"
    r"|(?:service\s+de\s+)?communication|press\s+office|service\s+de\s+presse|direction|entreprise"
    r"|compan(?:y|ies)|firm|management|gouvernement|government)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_SPOKESPERSON_LAST = re.compile(
    r"^(?:(?:an?|the)\s+)?(?P<name>.+?)(?:['’]s)?\s+spokes(?:person|man|woman|people)$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"^(?:(?:une?|le|la|les|des|a|an|the)\s+)?(?:communiqu[eé]s?(?:\s+de\s+presse)?|press\s+releases?"
    r"|statement|m[eé]mo|note\s+interne|internal\s+(?:memo|note)|filing|d[eé]cret|arr[eê]t[eé]|decree"
    r"|journal\s+officiel|(?:official\s+|internal\s+)?(?:documents?|gazette)|rapport\s+annuel"
    r"|annual\s+report)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^\s*(?:(?:by|sign[eé]e?s?\s+(?:de|par)|from|of|for|at|du|des|de\s+la|de\s+l['’]|de|d['’]|chez)(?:\s+|(?<=['’])))?\s*(?:the\s+)?"
    r"(?P<name>\S.*)$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"^(?:(?P<one>une?|an?)\s|(?:des|some|certaine?s?|quelques|several|plusieurs|many|son|sa|ses|leurs?"
    r"|his|her|their|its|ceux|celles|those)\s)"
)
"""How whoever is not named is spoken of: his lawyer, un proche, some who were there."""
_ARTICLE = re.compile(r"^(?:the|le|la|les|l['’]|el|il|die|der|das)\s*(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")


def kind_of_name(name: str) -> str:
    """Whether a name nobody knows yet is by its look an outlet's, an organization's or a person's.

    A given and a family name in capitals are a person's; one word is a brand, thus an outlet's.
    """
    plain = fold(name)
    words = re.findall(r"\w+", plain)
    if is_outlet(name) or len(words) < 2 or _ADDRESS.fullmatch(name):
        return "outlet"
    if not authority_words.COMPANY_WORDS.isdisjoint(words):
        return "organization"
    if _ARTICLE.match(name) or not authority_words.OUTLET_WORDS.isdisjoint(words):
        return "outlet"
    parts = name.split()
    capitals = [part for part in parts if fold(part) not in name_words.PARTICLES]
    personal = all(_NAME.fullmatch(part) and part[:1].isupper() for part in capitals)
    return "person" if personal and 2 <= len(capitals) <= 4 else "outlet"


def is_outlet(name: str) -> bool:
    """Whether this is the name of an outlet that every desk knows."""
    return fold(name) in authority_words.OUTLETS


def names_nobody(text: str) -> bool:
    """Whether a text speaks of sources without naming any ("several sources"): no record's name."""
    plain = fold(text.strip(_QUOTES)).replace("’", "'")
    told = bool(_SOURCES.fullmatch(plain) or _OWN.match(plain))
    return told and not is_outlet(text) and " " in plain


def understand(text: str) -> Attribution | None:
    """What an attribution in English or French says; None for an empty one."""
    said = _LEAD.sub("", _RELAYED.sub("", text.strip(_QUOTES))).strip(_QUOTES)
    if not said:
        return None
    if match := _QUALIFIED.match(said):
        how = understand(match["how"])
        if how is None or how.code == "named":
            return Attribution("named", match["name"])
        return Attribution(how.code, match["name"], how.count)
    plain = fold(said).replace("’", "'")
    if is_outlet(said):
        return Attribution("named", said)
    if _OWN.match(plain):
        return Attribution("own_reporting")
    if match := _SOURCES.match(plain):
        return _sources(match)
    for code, pattern in (("spokesperson", _SPOKESPERSON), ("official_document", _DOCUMENT)):
        if match := pattern.match(said):
            by = re.match(r"\s*(?:by|sign[eé]e?s?\s+(?:de|par))\s", match["rest"], re.IGNORECASE)
            return Attribution(code, _name(match["rest"]), is_person=bool(by))
    if match := _SPOKESPERSON_LAST.match(said):
        return Attribution("spokesperson", match["name"].strip(_QUOTES))
    return _somebody(said, plain) or Attribution("named", said)


def _somebody(said: str, plain: str) -> Attribution | None:
    """People who are described, not named; None if it is a name."""
    if said[:1].isupper() and said.split(maxsplit=1)[0].lower() not in party_words.UNCOUNTED:
        return None
    if party := parties.understand(said):
        several = (party.headcount or 0) > 1 or plain.startswith(("plusieurs", "several"))
        return Attribution(
            "several_sources" if several else "unnamed_sources", count=party.headcount
        )
    if match := _SOMEBODY.match(plain):
        return Attribution("unnamed_sources", count=1 if match["one"] else None)
    return None


def _sources(match: re.Match[str]) -> Attribution:
    """Several sources when their number is said to be more than one; unnamed ones otherwise."""
    word = match["count"]
    count = None if word is None else int(word) if word.isdigit() else party_words.NUMBERS[word]
    if match["round"]:
        return Attribution("several_sources", count=party_words.ROUND_NUMBERS[match["round"]])
    if match["several"] or (count or 0) > 1:
        return Attribution("several_sources", count=count)
    return Attribution("unnamed_sources", count=count)


def _name(rest: str) -> str | None:
    found = _LINK.match(rest.strip(_QUOTES))
    if found is None:
        return None
    name = found["name"].strip(_QUOTES)
    return name if name[:1].isupper() or name[:1].isdigit() else None
