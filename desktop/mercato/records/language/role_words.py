"""What the wording of a role says: interim, founder, board, adviser."""

from __future__ import annotations

import re

from mercato.records.language.folding import fold

# "a.i." only in small letters and at the end: a "head of A.I." is nobody's stand-in.
_AD_INTERIM = re.compile(r"[\s(]a\.\s?i\.?\)?$")
_INTERIM = re.compile(
    r"\b(?:ad[ -]interim|(?:charg[eé]e? de l['’])?(?:par |en )?int[eé]rim(?:aire)?"
    r"|acting(?! (?:coach|teacher|school|class))|provisional|provisoire|caretaker|faisant fonction"
    r"|pro tem(?:pore)?)\b",
    re.IGNORECASE,
)
_FOUNDER = re.compile(r"\b(?:co-?)?(?:founder|founding|fondat(?:eur|rice))\b")
_BOARD = re.compile(
    r"\bboard (?:member|chair|director|observer)|\b(?:member|chair\w*) of the board\b"
    r"|\b(?:independent|non-?executive) (?:director|chair\w*)\b|^chair(?:man|woman|person)?$"
    r"|\badministrat(?:eur|rice)s?\b(?! (?:general|system|reseau))|\bconseil d'administration\b"
    r"|\bconseil de surveillance\b|^director$|\bboard$"
)
_EXECUTIVE = re.compile(
    r"\b(?:ceo|cfo|cto|coo|pdg|dg|chief|executive chair\w*|president-directeur"
    r"|direct(?:eur|rice) general)\b|(?<!non-)(?<!non )\bexecutive director\b"
)
_ADVISER = re.compile(r"\b(?:advis[eo]r|senior advis[eo]r|consultant[e]?|conseill(?:er|ere))\b")
_ELECTED = re.compile(r"\b(?:depute[e]?|senat(?:eur|rice|or)|maire|mayor|member of parliament)\b")


def is_interim(role: str | None) -> bool:
    """Whether a role is held for the time being only."""
    if not role:
        return False
    return bool(_INTERIM.search(fold(role)) or _AD_INTERIM.search(f" {role.strip()}"))


def core(role: str | None) -> str:
    """The folded role without what makes it interim: equal for "acting CEO" and "CEO"."""
    plain = _AD_INTERIM.sub("", f" {(role or '').strip()}")
    return " ".join(re.sub(r"[(),]", " ", _INTERIM.sub(" ", fold(plain))).split())


def without_interim(role: str) -> str:
    """The role as printed, less the words that make it interim: "interim CEO" is "CEO"."""
    plain = _AD_INTERIM.sub("", f" {role.strip()}")
    return " ".join(re.sub(r"[(),]", " ", _INTERIM.sub(" ", plain)).split())


def same(one: str | None, other: str | None) -> bool:
    """Whether two wordings are the same role; an unknown role is like any."""
    return not one or not other or fold(one) == fold(other)


def is_founder(role: str | None) -> bool:
    """Whether somebody starts the organization in this role."""
    return bool(role and _FOUNDER.search(fold(role)))


def is_board(role: str | None) -> bool:
    """Whether a role is a seat on a board, which one holds beside a job."""
    folded = fold(role or "")
    return bool(_BOARD.search(folded)) and not _EXECUTIVE.search(folded)


def position_kind(role: str | None, move_kind: str = "moves", *, own_venture: bool = False) -> str:
    """The kind of position that a move into this role opens."""
    folded = fold(role or "")
    if own_venture or move_kind == "founds" or is_founder(role):
        return "founder"
    if move_kind == "seconded":
        return "seconded"
    if is_board(role):
        return "board"
    if _ELECTED.search(folded):
        return "elected"
    return "adviser" if _ADVISER.search(folded) else "employee"
