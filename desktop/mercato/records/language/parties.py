"""Telling a party in words ("au moins dix ingénieurs d'OpenAI") from the names of people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mercato.records.language import party_words as words

_NUMBER_WORD = "|".join(sorted(map(re.escape, words.NUMBERS), key=len, reverse=True))
_ROUND = "|".join(words.ROUND_NUMBERS)
_BOUND = "|".join(re.escape(text) for text, _ in words.BOUNDS)
_COUNTED = re.compile(
    rf"(?:(?P<bound>{_BOUND})\s*)?"
    rf"(?:(?P<round>(?:(?:une?|a|an)\s+)?(?:petite\s+|bonne\s+)?(?:{_ROUND}))(?=\W|$)(?:\s+(?:de|d['’]))?"
    rf"|(?P<number>\d[\d .,]*\d|\d+)(?P<plus>\s*\+|\s?[-–—]\s?\d+|\s+(?:to|à|or|ou)\s+\d+)?"
    rf"|(?P<word>(?:{_NUMBER_WORD})(?:[ -](?:et[ -])?(?:{_NUMBER_WORD}))*)(?![\w'’]))"
    r"(?P<or_more>\s+(?:ou plus|or more|au moins|at least))?\s*",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, words.UNCOUNTED), key=len, reverse=True))})"
    r"(?![\w])\s*(?:(?:of|de)\s+|d['’]\s*)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_REMARK = re.compile(r"\s*:(?:\s|$)|\s+[–—-]\s|\s[–—-]$|\t")
"""What stands between a name and what is said of it."""
_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+")
_AND = re.compile(r"\s+(?:et|and|&)\s+", re.IGNORECASE)
_SUFFIX = re.compile(r",\s*(?=(?:jr|sr|ii|iii|iv|phd|md)\b\.?)", re.IGNORECASE)
_ORGANIZATION = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, words.PREPOSITIONS))})\s*"
    r"(?:(?:the|la|le|les|its|sa|son)\s+|l['’])?"
    r"(?:(?:groupe|group|société|company|laboratoire|labo|start-up|startup)\s+)?"
    r"(?P<name>(?:[A-Z0-9À-ÖØ-Þ]|[a-z]{1,2}[A-Z])[^,;()]*)"
)
_AFTER_NAME = re.compile(r"\s+(?:who|that|which|qui|dont|and|et|&|in|en|to|vers|chez)\s.*$")


@dataclass(frozen=True, slots=True)
class Party:
    """Unnamed people as a text puts them: in words, with their number as far as it is stated."""

    party: str
    headcount: int | None
    bound: str
    organization_hint: str | None


def understand(text: str) -> Party | None:
    """The party that a text speaks of; None if it is a name, or several names."""
    bracketed = re.fullmatch(r"\s*\[(.*)\]\s*", text, re.DOTALL)
    plain = " ".join((bracketed[1] if bracketed else text).split())
    if not plain:
        return None
    headcount, bound, rest, opening = _opening(plain)
    if bracketed is None and not _speaks_of_people(plain, rest, opening):
        return None
    return Party(plain, headcount, bound, _organization(rest))


def split_names(text: str) -> list[str]:
    """The names pasted into one field, each once: semicolons, commas and "and" part them.

    A comma between a family and a given name ("Pang, Ruoming") parts nothing. Of a list, a line
    each, only the names are taken, not what is said of them.
    """
    names: list[str] = []
    lines = [line for line in re.split(r"[\n\r\v\x85\u2028\u2029]+", text) if line.strip()]
    if len(lines) > 1:
        bulleted = [line for line in lines if _BULLET.match(line)]
        for line in bulleted or lines:
            names.extend(_listed(_BULLET.sub("", line).strip()))
        return list(dict.fromkeys(names))
    for piece in re.split(r"[;\t|]+", text):
        cleaned = _before_remark(_BULLET.sub("", piece))
        if cleaned:
            names.extend([cleaned] if understand(cleaned) else _split_line(cleaned))
    return list(dict.fromkeys(names))


def _listed(line: str) -> list[str]:
    """The names in one line of a list: one, or several where each of them is a full name."""
    named = _before_remark(line)
    if not named or understand(named):
        return [named] if named else []
    found = [name for piece in re.split(r"[;|]+", named) for name in _split_line(piece.strip())]
    if all(_is_full(name) for name in found):
        return found
    first, comma, rest = named.partition(",")
    remarked = comma and (rest.strip()[:1].islower() or len(found) > 1)
    return [first.strip() if remarked and _is_full(first) else named]


def _before_remark(text: str) -> str:
    return _REMARK.split(text.strip(), maxsplit=1)[0].strip(" ,")


def _is_full(name: str) -> bool:
    """Whether a name is a given and a family name, or one in a script without capitals."""
    words = [word for word in name.split() if len(word) > 1]
    if not words or any(word[0].islower() or word[0].isdigit() for word in (words[0], words[-1])):
        return False
    return len(words) > 1 or not words[0].isascii()


def _opening(text: str) -> tuple[int | None, str, str, str | None]:
    """Headcount, its bound, what follows, and how the text opens: counted, article, uncounted."""
    counted = _COUNTED.match(text)
    if counted and 0 < counted.end() < len(text) and not _is_time(counted):
        number, bound = _count(counted)
        article = (counted["word"] or "").lower() in {"un", "une", "a", "an"} and bound == "exact"
        uncounted = _UNCOUNTED.match(text)
        if not (article and uncounted and uncounted.end() > counted.end()):
            return number, bound, text[counted.end() :], "article" if article else "counted"
    uncounted = _UNCOUNTED.match(text)
    if uncounted and uncounted.end() < len(text):
        inner = text[uncounted.end() :]
        again = _COUNTED.match(inner)
        if again and not _is_time(again) and again["word"] not in {"un", "une", "a", "an"}:
            number, bound = _count(again)
            return number, bound, inner[again.end() :], "counted"
        return None, "exact", inner, "uncounted"
    return None, "exact", text, None


def _is_time(match: re.Match[str]) -> bool:
    """Whether it is years that stand there: the squad of 2024-25."""
    return bool(_YEAR.fullmatch(match["number"] or "") and match["plus"])


def _count(match: re.Match[str]) -> tuple[int | None, str]:
    bound = "exact"
    for text, meaning in words.BOUNDS:
        if (match["bound"] or "").lower() == text:
            bound = meaning
    if match["plus"] or match["or_more"]:
        bound = "at_least"
    if match["number"]:
        return int(re.sub(r"\D", "", match["number"])), bound
    if match["round"]:
        stem = match["round"].split()[-1].lower()
        return words.ROUND_NUMBERS[stem], "at_least" if bound == "at_least" else "about"
    return _number(match["word"]), bound


def _number(text: str) -> int:
    """The value of number words: "vingt et un" is 21, "two hundred" is 200."""
    if (known := words.NUMBERS.get(text.lower())) is not None:
        return known
    total = 0
    for word in re.split(r"[ -](?:et[ -])?", text.lower()):
        value = words.NUMBERS[word]
        total = max(total, 1) * value if value >= 100 else total + value
    return total


def _speaks_of_people(text: str, rest: str, opening: str | None) -> bool:
    """Whether a text names a kind of people rather than a person."""
    tokens = [token.strip(".,:") for token in re.split(r"\s+|(?<=\bd['’])|(?<=\bex-)", rest)]
    noun_at = _people_noun(tokens, singular=opening in {"article", "counted"})
    if opening == "counted":
        return noun_at is not None or tokens[0][:1].islower()
    if noun_at is None:
        return False
    before = tokens[:noun_at]
    if opening is not None or all(_is_qualifier(token) for token in before):
        return True
    # "OpenAI engineers", "Pang's team": the people come last, in small letters.
    return (tokens[noun_at][:1].islower() and text[:1] != text[:1].lower()) or text == text.lower()


def _people_noun(tokens: list[str], *, singular: bool) -> int | None:
    for place, token in enumerate(tokens):
        word = token.lower().removeprefix("ex-")
        if word in words.PLURALS or word in words.TEAMS:
            return place
        if singular and word in words.SINGULARS:
            return place
    return None


def _is_qualifier(token: str) -> bool:
    return token.lower().rstrip("-") in words.QUALIFIERS


def _organization(rest: str) -> str | None:
    """The organization that a party's people belong to, where exactly one is named."""
    if match := _ORGANIZATION.search(rest):
        whole = match["name"].strip()
        if re.search(r"\s(?:and|et|&|or|ou)\s+(?:d['’]|de\s+)?[A-ZÀ-Þ]", whole):
            return None
        return _AFTER_NAME.sub("", whole).strip().removesuffix("'s").removesuffix("’s") or None
    tokens = rest.split()
    noun_at = _people_noun(tokens, singular=True)
    if noun_at:
        names = [token for token in tokens[:noun_at] if not _is_qualifier(token)]
        name = re.sub(r"^ex-|['’]s$", "", " ".join(names), flags=re.IGNORECASE)
        return name if name[:1].isupper() and names[-1][:1].isupper() else None
    return None


def _split_line(line: str) -> list[str]:
    protected = _SUFFIX.sub("\0", line)
    parts = [part.strip() for part in protected.split(",") if part.strip()]
    if len(parts) > 1:
        head, last = parts[:-1], re.sub(r"^(?:et|and|&)\s+", "", parts[-1], flags=re.IGNORECASE)
        pair = _AND.split(last)
        listed = [*head, *pair]
        if len(listed) > 2 or all(len(part.split()) > 1 for part in listed):
            return [_restore(part) for part in listed]
        return [_restore(protected)]
    pair = [part.strip() for part in _AND.split(protected)]
    lengths = {min(len(part.split()), 2) for part in pair}
    if len(pair) > 1 and len(lengths) == 1 and all(part[:1].isupper() for part in pair):
        return [_restore(part) for part in pair]
    return [_restore(protected)]


def _restore(text: str) -> str:
    return text.replace("\0", ", ").strip()
