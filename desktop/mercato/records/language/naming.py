"""Personal names: what is given, what is family, what to sort by, what was only politeness."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from mercato.records.language.folding import fold
from mercato.records.language.name_words import (
    ARTICLES,
    COMPOUND_HAN,
    FAMILY_FIRST,
    HONORIFICS,
    NEEDS_CASE,
    NEVER_ALONE,
    NO_GIVEN_NAMES,
    PARTICLES,
    SUFFIXES,
    SUFFIXES_IN_CAPITALS,
    UNSORTED_PARTICLES,
)

_HAN = re.compile(r"[\u3400-\u9fff々]+")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
_LEGAL_FORMS = (
    *("limited", "ltd", "llc", "llp", "plc", "inc", "incorporated", "corp", "corporation"),
    *("gmbh", "sarl", "pty", "s.a", "s.a.s", "s.a.r.l", "s.p.a", "b.v", "n.v"),
)
_LEGAL_FORM = re.compile(
    rf"\s*\.?(?:{'|'.join(re.escape(form[::-1]) for form in _LEGAL_FORMS)})[\s,]+\S",
    re.IGNORECASE,
)
"""Read backwards: whether a name ends in one is told by its end alone."""
_LEGAL_FORM_FIRST = re.compile(r"\s*(?:OOO|ООО|ОАО|ПАО|ЗАО)\s", re.IGNORECASE)
_REMARK_BEHIND = re.compile(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\"[^\"]*\"|“[^”]*”|«[^»]*»)\s*$"
)
_ELISION = re.compile(r"^(d['’]|l['’]|al-|el-)(?=\w)", re.IGNORECASE)


class PersonName(NamedTuple):
    """A name as it is kept; `original` is how it stood where that is worth an alias."""

    name: str
    given: str | None
    family: str | None
    original: str | None = None

    @property
    def sort(self) -> str:
        """The name to sort by."""
        return sort_name(self.given, self.family, self.name)


def read(text: str) -> PersonName:
    """A personal name from what was typed: titles off, capitals recased, turned round."""
    if (parts := _of_two_words(text)) is not None:
        return PersonName(" ".join(parts), *parts)
    plain = without_honorifics(text)
    if is_organization(plain):
        return PersonName(plain, None, None)
    if _is_east_asian(plain):
        return PersonName(plain, *_split_east_asian(plain))
    before, comma, suffix = (part.strip() for part in plain.rpartition(","))
    if not (comma and _is_suffix(suffix)):
        before, suffix = plain, ""
    turned = _turned(before)
    if turned is not None:
        given, family = turned
        name = f"{given} {family} {suffix}".strip()
        return PersonName(name, f"{given} {suffix}".strip(), family)
    name, family_hint = _recased(plain)
    original = plain if name != plain else None
    found = (beside(name, family_hint), family_hint) if family_hint else split(name)
    return PersonName(name, *found, original)


def is_organization(name: str) -> bool:
    """Whether a name ends or begins with a legal form, as no human being's does: Acme Ltd."""
    return bool(_LEGAL_FORM.match(name[::-1]) or _LEGAL_FORM_FIRST.match(name))


def _is_east_asian(name: str) -> bool:
    return not name.isascii() and _EAST_ASIAN.search(name) is not None


def _of_two_words(text: str) -> tuple[str, str] | None:
    """Given and family name of two words that need no closer look, as most names have."""
    words = text.split()
    if len(words) == 2 and _is_plain(words[0]) and _is_plain(words[1]):
        return words[0], words[1]
    return None


@lru_cache(maxsize=16_384)
def _is_plain(word: str) -> bool:
    """Whether a word is neither shouted nor Chinese, no title, and no part of a company's name."""
    odd = "," in word or word.isupper() or _is_east_asian(word) or _bare(word) in HONORIFICS
    return not odd and not is_organization(f"{word} X") and not is_organization(f"X {word}")


@lru_cache(maxsize=16_384)
def _bare(word: str) -> str:
    return fold(word).strip(".")


def without_honorifics(text: str) -> str:
    """The name without the titles before it (Madame, Dr, Sir…), or behind: Smith, Ann, Dame."""
    before, comma, last = text.rpartition(",")
    if comma and "," in before and all(_bare(word) in HONORIFICS for word in last.split()):
        text = before
    tokens = text.split()
    while len(tokens) > 1:
        bare = _bare(tokens[0])
        dotted = tokens[0].endswith(".")
        if bare not in HONORIFICS or (bare in NEEDS_CASE and not (dotted or _is_title(tokens))):
            break
        if bare in NEVER_ALONE and not dotted and len(tokens) < 3:
            break
        tokens = tokens[1:]
    return " ".join(tokens)


def _is_title(tokens: list[str]) -> bool:
    """`Me Dupont-Moretti`, `Ms Day`: the title is cased as such and what follows is a name."""
    return tokens[0] in ("Me", "Ms", "Pr", "Rev", "Hon", "MM") and not tokens[1].endswith(".")


def split(name: str) -> tuple[str | None, str | None]:
    """Given and family name; a single name is given, as nobody knows it for a family's."""
    return _of_two_words(name) or _split_closely(name)


@lru_cache(maxsize=4_096)
def _split_closely(name: str) -> tuple[str | None, str | None]:
    if is_organization(name):
        return None, None
    if _is_east_asian(name):
        return _split_east_asian(name)
    turned = _turned(name)
    if turned is not None:
        return turned
    if (bare := _REMARK_BEHIND.sub("", name)) and bare != name:
        return split(bare)
    if before := _before_comma(name):
        return split(before)
    tokens = name.split()
    if len(tokens) < 2:
        return (name or None), None
    end = len(tokens)
    while end > 2 and _is_suffix(tokens[end - 1]):
        end -= 1
    start = end - 1
    start = _family_start(tokens, start)
    given = " ".join([*tokens[:start], *tokens[end:]])
    return given, " ".join(tokens[start:end]).rstrip(",")


def _family_start(tokens: list[str], start: int) -> int:
    """Where a family name begins that has its last word, or its capitals, at `start`."""
    while start > 1:
        if tokens[start - 1] == "y" and start > 2:
            start -= 2
        elif fold(tokens[start - 1]) in PARTICLES:
            start -= 1
        else:
            break
    return start


def sort_name(given: str | None, family: str | None, name: str) -> str:
    """The name to sort by: Meo, Luca de; the name itself if it has no parts."""
    if not family or _is_east_asian(name):
        return name
    particles, core = _particles(family)
    rest = " ".join(filter(None, (given, particles)))
    return f"{core}, {rest}" if rest else core


@lru_cache(maxsize=16_384)
def _particles(family: str) -> tuple[str, str]:
    """The small particles before a family name, and what it is sorted by."""
    tokens = family.split()
    start = 0
    while start < len(tokens) - 1 and tokens[start] in UNSORTED_PARTICLES:
        start += 1
    elided = _ELISION.match(tokens[start])
    particles, core = tokens[:start], tokens[start:]
    if elided and elided.group()[0].islower() and elided.group()[0] != "l":
        particles = [*particles, elided.group()]
        core[0] = core[0][elided.end() :]
    return " ".join(particles), " ".join(core)


def _turned(name: str) -> tuple[str, str] | None:
    """Given and family of "Pang, Ruoming"; None for other names, "Downey, Jr." among them.

    What follows a comma may as well be a role or an employer: only what looks like given names
    behind one family name is turned round.
    """
    if "," not in name:
        return None
    family, _, given = (part.strip() for part in name.partition(","))
    if not given or not family or _is_suffix(given.split()[0]):
        return None
    given = without_honorifics(given)
    if _family_start(["", *family.split()], len(family.split())) > 1:
        return None
    return (titled(given), titled(family)) if _are_given(given, beside=family) else None


def _are_given(text: str, *, beside: str) -> bool:
    """Whether words look like the given names that belong to a family name."""
    tokens = text.split()
    if len(tokens) > 3 or (len(tokens) > 1 and fold(tokens[0]) in ARTICLES):
        return False
    cased = not beside.islower()
    return not any(
        fold(token).strip(".,") in NO_GIVEN_NAMES
        or any(character.isdigit() or character == "," for character in token)
        or (cased and token[0].islower() and fold(token) not in PARTICLES)
        or (len(token) > 2 and _is_capitals(token) and not beside.isupper())
        for token in tokens
    )


def _before_comma(name: str) -> str:
    """The name before a comma with more behind it than "Jr."; empty if there is none."""
    if "," not in name:
        return ""
    before, _, after = (part.strip() for part in name.partition(","))
    return before if after and not _is_suffix(after) else ""


@lru_cache(maxsize=16_384)
def _is_suffix(token: str) -> bool:
    plain = fold(token).replace(".", "").strip(",")
    return plain in SUFFIXES or (plain in SUFFIXES_IN_CAPITALS and token.isupper())


def _recased(name: str) -> tuple[str, str | None]:
    """The name without shouting, and the family name where capitals gave it away."""
    tokens = name.split()
    loud = [_is_capitals(token) for token in tokens]
    if len(tokens) < 2 or not any(loud) or _before_comma(name):
        return name, None
    if any(fold(token) in NO_GIVEN_NAMES for token in tokens) and not all(loud):
        return name, None
    if all(loud):
        return titled(name), None
    if loud[0] and not any(loud[loud.index(False) :]):
        cut = loud.index(False)
        if _are_initials(tokens[:cut]):
            return name, None
        if _are_in_order(tokens, cut):
            return titled(name), None
        family, given = titled(" ".join(tokens[:cut])), " ".join(tokens[cut:])
        order = (family, given) if fold(family) in FAMILY_FIRST else (given, family)
        return " ".join(order), family
    if loud[-1] and not loud[0] and tokens[loud.index(True)][0] not in '(["“«':
        cut = loud.index(True)
        if all(loud[cut:]) and not _is_suffix(tokens[-1]):
            start = _family_start(tokens, cut)
            family = " ".join([*tokens[start:cut], titled(" ".join(tokens[cut:]))])
            return " ".join([*tokens[:start], family]), family
    return name, None


def _are_initials(loud: list[str]) -> bool:
    """Whether capitals before a name are initials, as of AJ Brown; three may be a family name."""
    return len(loud) == 1 and len(loud[0]) == 2 and fold(loud[0]) not in FAMILY_FIRST


def _are_in_order(tokens: list[str], cut: int) -> bool:
    """Whether capitals are not the family name alone: LEE ANN M, RAY BOB JR, MARTIN (Jean)."""
    last = tokens[cut:]
    if last[0].startswith("(") or all(_is_suffix(token) for token in last):
        return True
    bare = all(len(token) == 1 and token.isalpha() for token in last)
    return bare and cut > 1 and _family_start(["", *tokens[:cut]], cut) > 1


def beside(name: str, family: str) -> str:
    """What stands before or after the family name."""
    rest = name.removesuffix(family) if name.endswith(family) else name.removeprefix(family)
    return "" if rest == name else rest.strip(" ,")


@lru_cache(maxsize=16_384)
def _is_capitals(token: str) -> bool:
    """Whether a word is shouted; initials and short ones without a vowel ("JR") are not."""
    letters = [character for character in token if character.isalpha()]
    if len(letters) < 2 or not token.isupper() or _is_suffix(token) or "." in token:
        return False
    return len(letters) > 2 or any(letter in "AEIOUY" for letter in fold(token).upper())


_PIECE = re.compile(r"[^\W\d_]+")


def titled(text: str) -> str:
    """Words in capitals as names are written: Le Maire, d'Ornano, O'Brien, McDonald."""
    words = [_title_word(word, first=place == 0) for place, word in enumerate(text.split())]
    return unicodedata.normalize("NFC", " ".join(words))


def _title_word(word: str, *, first: bool) -> str:
    if not _is_capitals(word) and not (word.isupper() and fold(word) in PARTICLES):
        return word
    lower = word.lower()
    if not first and lower in UNSORTED_PARTICLES:
        return lower
    made = _PIECE.sub(lambda match: match.group().capitalize(), lower)
    made = re.sub(r"^D(['’])", r"d\1", made)
    made = re.sub(r"^(Al|El)-", lambda match: match.group().lower(), made)
    return re.sub(r"^Mc(\w)", lambda match: f"Mc{match.group(1).upper()}", made)


def _split_east_asian(name: str) -> tuple[str | None, str | None]:
    """Family first: by the blank, else by the usual lengths of Chinese, Japanese, Korean names."""
    tokens = name.replace("·", " ").split()
    if len(tokens) > 1:
        return " ".join(tokens[1:]), tokens[0]
    length = len(name)
    if length < 2 or length > 4 or not (_HAN.fullmatch(name) or _is_hangul(name)):
        return name or None, None
    long_family = name[:2] in COMPOUND_HAN or (length == 4 and not _is_hangul(name))
    cut = 2 if long_family and length > 2 else 1
    return name[cut:], name[:cut]


def _is_hangul(name: str) -> bool:
    return all("\uac00" <= character <= "\ud7af" for character in name)
