"""Why a text is not the name of one organization: several, a role beside it, or no name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing import no_names
from mercato.exchange.importing.link_keys import names_nothing
from mercato.records.bulk import lookup
from mercato.records.language import name_words, naming
from mercato.records.language.folding import fold
from mercato.records.language.places import country_names
from mercato.records.moving import move_ends
from mercato.records.uids import UID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROLE = "|".join(sorted(name_words.NO_GIVEN_NAMES - {"partner"} | {"cio", "cmo", "cpo", "head"}))
_NO_EMPLOYERS = move_ends.OWN | move_ends.PSEUDO.keys()
_NONE_NAMED = re.compile(
    r"(?:[Aa]n?|[Uu]ne?|[Hh]is|[Hh]er|[Tt]heir|[Oo]wn|[Ss]a|[Ss]on|[Oo]ther|[Vv]arious|[Ss]everal"
    r"|[Mm]ultiple|[Uu]nnamed|[Uu]ndisclosed|[Pp]lusieurs|[Dd]ivers(?:es)?|[Aa]utres?|[Ee]ine?"
    r"|[Mm]ehrere|[Aa]ndere|[Uu]na|[Vv]arios)\s(?=[^\W\d_A-Z]).*"
)
"""What is said of organizations that nobody names: a startup, her own company."""
_PLACEHOLDERS = (
    {"various", "several", "multiple", "other", "others", "misc", "plusieurs", "divers", "autre"}
    | {"autres", "stealth", "stealth startup", "stealth start-up", "startup", "start-up", "andere"}
    | {"stays", "remains", "unchanged", "same", "no change", "confidential", "confidentiel"}
    | {"neant", "rien", "nothing", "nichts", "nada", "blank", "empty", "vide"}
    | {"consultant", "independent", "independant", "sonstige", "verschiedene", "varios", "otros"}
)
_DOUBT = (
    r"(?:probably|possibly|maybe|perhaps|likely|allegedly|reportedly|probablement|peut-etre|peut-être"
    r"|sans doute|not|no longer|still|pas|vielleicht|wohl|nicht|quiza|quizás|posiblemente)\s"
)
_SUSPECT = re.compile(
    rf"[,/;|+&(\[{{<>·\r\n#@:]|{no_names.WITH_DIGITS}|\s[-–—]\s|^\s*[-–—*•·~]|[?→⇒←]|\s(?:and|et|und|y|or|ou|oder|vs)\b"
    rf"|^\W*(?:ex\b|former|anc|ehem|vorm|{_DOUBT})"
    rf"|^(?:true|false|vrai|faux|wahr|falsch|(?:{_ROLE})\s.*)$",
    re.IGNORECASE,
)
"""What stands in all names that are to be looked at more closely; most have nothing of it."""
_BETWEEN = re.compile(
    r"(?<!&amp);|\s*[|•]\s*|\s[/·]\s|\s(?:or|ou|oder|vs\.?)\s|[\r\n]+\s*(?![\s(\[])"
)
"""A remark in brackets below a name is none by itself; Gruner + Jahr is one firm."""
_SLASH = re.compile(r"(?<!Bündnis 90)(?<!Greens)/")
"""The Greens have one in their own name: Bündnis 90/Die Grünen, Greens/European Free Alliance."""
_WORDS_BETWEEN = re.compile(r"\s+(?:&|and|et|und|y|e)\s+|\s*\+\s*|\s+[-–—]\s+", re.IGNORECASE)
_COMMA = re.compile(r",(?=\s)|,(?=[^\W\d])")
_PLAIN = re.compile(r"[^\W\d_a-z]\S*[^\W\d_A-Z]\S*(?: \S+)*")
"""A name that begins with a capital, and is not in capitals."""
_FIRM = re.compile(r"(?:^|\s)(?:&|and|et|und|y)\s|[….]{2,}$|…$", re.IGNORECASE)
FORMS = frozenset(
    (
        *("inc", "incorporated", "llc", "llp", "lllp", "lp", "ltd", "limited", "plc", "corp", "co"),
        *("corporation", "company", "sa", "sas", "sarl", "sasu", "snc", "sca", "sci", "scop", "se"),
        *(
            "gmbh",
            "ag",
            "kg",
            "ev",
            "kgaa",
            "nv",
            "bv",
            "ab",
            "as",
            "asa",
            "oy",
            "oyj",
            "spa",
            "srl",
        ),
        *("pty", "pte", "pllc", "pc", "pa", "na", "fsb", "sl", "slu", "cv", "sabdecv", "sadecv"),
        *("apc", "aps", "sro", "jr", "sr", "usa", "us", "uk", "eu", "intl", "international"),
    )
)
"""What stands behind a comma and belongs to the name before it; so do countries and states."""
_GENERIC = re.compile(
    r"\b(?:universit\w*|colleg\w*|schools?|ecoles?|departe?ments?|minist\w*|direction|institut\w*"
    r"|offices?|bureaux?|divisions?|cent(?:er|re)s?|committees?|comites?|facult\w*|laborat\w*|courts?"
    r"|cour|tribuna\w*|city|county|states?|commissions?|agenc\w*|agences?|services?|councils?"
    r"|conseils?|boards?|delegations?|embassy|ambassade|hospitals?|hopita\w*|associat\w*|unions?"
    r"|federa\w*|syndicat\w*|societ\w*|trusts?|foundations?|fondations?|funds?|workers|employees"
    r"|partners|associates|avocats|attorneys|lawyers|chambers?|chambre|branch)\b"
)
"""In a folded text: in such names commas stand between parts of one."""
_ROLE_ONLY = re.compile(_ROLE)
_SHORT_ROLE = "ceo|cfo|cto|coo|pdg|dg|svp|evp|vp"
_MORE = re.compile(
    rf"^\W*(?:ex[-–]|former(?:ly)?\s|previously\s|anciennement\s|anciene?n?e?s?\s(?:d[e'’]|du\s)"
    rf"|ehemals\s|ehemalige\w*\s|vormals\s)"
    rf"|[(\[]\s*(?:(?:ex|former|interim|acting|deputy|vice|senior|co)[\s-])*(?:{_ROLE})\b"
    r"|[(\[]\s*(?:ex\b|former|previously|anciennement|vormals|ehemals|fka\b|f/k/a|now\b|today\b|blank)"
    rf"|^\W*{_DOUBT}|\?\W*$"
    r"|[(\[]\s*(?:since|depuis|until|till|from|de|des|bis|seit|ab|jusqu\W\w+|\w{3,9}\.?)?\s*"
    r"(?:19|20)\d\d\b"
    rf"|(?:,|\s[-–—])\s*(?:{_ROLE})$|^(?:{_ROLE}),\s|^(?:{_ROLE})(?:\s\w+){{0,3}}\s(?:at|chez|bei|@)\s"
    rf"|^(?:{_SHORT_ROLE})\s|\s@\s|\S@\S+\.\S",
)
"""In a folded text: a former employer, a role or years beside a name."""
_FORMER = re.compile(r"\W*ex\s\S")
"""In a text as it stands: Ex Libris is one."""
_SIGN = re.compile(r"[-–—*•·>~#<]+\s*\S|[\[{].*[\]}]$")
_ARROW = re.compile(r"[-=]>|[→⇒←]")
_NUMBERED = re.compile(r"\s*\d{1,4}[.)]\s")
"""As in a list of several; alone it may be a name: 1. FC Köln."""
_LETTERS = 2


class OddOrganizations:
    """Looks at the names of organizations in a file; names known are those there, or recorded.

    A name of several that is recorded as one is one.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        distinct = set(texts)
        self._suspects = {text for text in distinct if _is_suspect(text)}
        self._numbered = sum(_NUMBERED.match(text) is not None for text in self._suspects)
        parts = {part for text in self._suspects for part in _all_parts(text)}
        recorded = lookup.find_all("organization", self._suspects | parts)
        self._recorded = self._suspects & recorded.keys()
        self._known = set(map(fold, distinct)) if parts else set()
        self._known |= {fold(part) for part in parts & recorded.keys()}

    def reason(self, text: str) -> str:
        """Why a text is not the name of one organization; empty if it may be."""
        if text not in self._suspects or text in self._recorded:
            return ""
        plain = text.strip()
        if names_nothing(plain) or UID.fullmatch(plain) or fold(plain) in _NO_EMPLOYERS:
            return ""
        if no_names.is_none(plain) or _names_none(plain):
            return "import.no_name"
        if self._says_more(plain):
            return "import.more_than_organization"
        return "import.several_organizations" if len(self.names(text)) > 1 else ""

    def _says_more(self, plain: str) -> bool:
        if (
            _SIGN.match(plain)
            or _ARROW.search(plain)
            or (self._numbered > 1 and _NUMBERED.match(plain))
        ):
            return True
        bare = not naming.is_organization(plain)
        return bare and bool(_MORE.search(fold(plain)) or _FORMER.match(plain))

    def names(self, text: str) -> list[str]:
        """The names that a cell lists."""
        listed = _parts(_BETWEEN, text)
        if len(listed) > 1:
            return listed
        for find in (self._by_slashes, self._by_commas, self._by_words):
            if len(found := find(text)) > 1:
                return found
        return listed

    def _by_slashes(self, text: str) -> list[str]:
        parts = _parts(_SLASH, text)
        plain = all(map(_PLAIN.fullmatch, parts))
        return parts if plain or self._knows(parts, any) else []

    def _by_commas(self, text: str) -> list[str]:
        """Names between commas: of a firm, or of a body and what it is part of, all are known."""
        parts = _listed(text)
        if len(parts) < _LETTERS or self._knows(parts, all):
            return parts
        firm = _FIRM.search(parts[-1]) is not None
        if firm or _GENERIC.search(fold(text)) or not all(map(_begins_as_name, parts)):
            return []
        single = not any(" " in part for part in parts)
        return parts if len(parts) > _LETTERS or single or self._knows(parts, any) else []

    def _by_words(self, text: str) -> list[str]:
        parts = _parts(_WORDS_BETWEEN, text)
        return parts if self._knows(parts, all) else []

    def _knows(self, parts: Sequence[str], how: object) -> bool:
        known = (fold(part) in self._known for part in parts)
        return any(known) if how is any else all(known)


class OddSources(OddOrganizations):
    """Looks at the sources that rows name: outlets, headlines, addresses, documents.

    A comma may stand in each of them.
    """

    def reason(self, text: str) -> str:
        """Why a text is not one source; empty if it may be."""
        is_suspect = text in self._suspects and text not in self._recorded and "://" not in text
        return "import.several_sources" if is_suspect and len(self.names(text)) > 1 else ""

    def names(self, text: str) -> list[str]:
        """The sources that a cell lists."""
        listed = _parts(_BETWEEN, text)
        return listed if len(listed) > 1 else self._by_words(text) or listed


def _is_suspect(text: str) -> bool:
    return bool(_SUSPECT.search(text) or _NONE_NAMED.match(text)) or _names_none(text)


def _names_none(text: str) -> bool:
    """Whether a text only says that there is some organization, or what somebody is."""
    plain = fold(text).strip(" ()[]")
    return bool(
        plain in _PLACEHOLDERS or _NONE_NAMED.fullmatch(text) or _ROLE_ONLY.fullmatch(plain)
    )


def _all_parts(text: str) -> Iterable[str]:
    """All that could be a name within a text."""
    for one in (_SLASH, _WORDS_BETWEEN):
        yield from _parts(one, text)
    yield from _listed(text)


def _parts(between: re.Pattern[str], text: str) -> list[str]:
    parts = [part.strip() for part in between.split(text)]
    return [part for part in parts if any(map(str.isalpha, part))]


def _listed(text: str) -> list[str]:
    """What commas part, legal forms, countries and states left with the name before them."""
    found: list[str] = []
    for part in _parts(_COMMA, text):
        plain = fold(part).replace(".", "").replace(" ", "")
        belongs = plain in FORMS or fold(part) in country_names() or len(plain) <= _LETTERS
        if found and belongs:
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _begins_as_name(part: str) -> bool:
    """Whether a part begins with a capital or a number, and is no article turned round."""
    first = part.split(maxsplit=1)[0]
    return not first[0].islower() and fold(part) not in name_words.ARTICLES
