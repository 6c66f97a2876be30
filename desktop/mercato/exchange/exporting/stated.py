"""What may be stated as fact: the standard formats know no rumours.

A move counts once it is at least reported and agreed; its destination may be known less well, and
is left out then. A position stands as it is recorded, since only believed moves make one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol
from urllib.parse import SplitResult, urlsplit

from mercato.records.moving.effect_rules import (
    BELIEVED,
    SETTLED,
    why_keeps_old,
    why_opens_nothing,
)
from mercato.records.moving.situations import Situation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mercato.exchange.exporting.told import Teller, Told

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_STAGES = SETTLED | {"agreed"}
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")
_GONE = frozenset(("left", "started"))
_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")
_LONGEST_HOST = 253
_UNTRUE = frozenset(("refuted", "lapsed"))
_NOT_ASSERTED = frozenset(("rumour", "denial", "forecast"))


@dataclass(frozen=True, slots=True)
class Spell:
    """Who is or was what, where, from when to when: a position, or the end of a move without one.

    `status` is yes, no, incoming or unknown, as for a position; `of` is what says so.
    """

    uid: str
    person: str
    organization: str
    role: str
    kind: str
    start: str | None
    end: str | None
    status: str
    of: Told


class Texts(Protocol):
    """A move told as texts by name."""

    def text(self, name: str) -> str: ...


def is_stated(move: Told) -> bool:
    """Whether a move may be told as something that happens."""
    return move.text("verification") in BELIEVED and move.text("stage") in _STAGES


def destination(move: Told) -> str:
    """The organization joined, where that is known as well as the move itself."""
    certainty = move.text("to_verification") or move.text("verification")
    return move.text("to_organization") if certainty in BELIEVED else ""


def is_asserted(claim: Told) -> bool:
    """Whether a claim is said by somebody to be so, and has not turned out otherwise."""
    return claim.text("kind") not in _NOT_ASSERTED and claim.text("outcome") not in _UNTRUE


def plain_day(edtf: str | None) -> str | None:
    """A year, month or day as all formats know it; None for anything less certain."""
    if not edtf or not _DAY.fullmatch(edtf):
        return None
    with suppress(ValueError):
        date.fromisoformat(f"{edtf}-01-01"[:10])
        return edtf
    return None


def move_day(move: Told) -> str | None:
    """The day of a move: its start before its end before its announcement."""
    days = (plain_day(move.day(name)) for name in ("starts_on", "left_on", "announced_on"))
    return next(filter(None, days), None)


def web_address(text: str) -> str | None:
    """An address that any program opens; None for any other."""
    with suppress(ValueError):
        parts = urlsplit(text)
        if parts.scheme in ("http", "https") and not _BLANK.search(text) and _is_host(parts):
            return text
    return None


def _is_host(parts: SplitResult) -> bool:
    """Whether an address leads to a name that there may be; raises `ValueError` for odd ports."""
    name = parts.hostname or ""
    *labels, last = name.split(".")
    named = bool(labels) and all(map(_LABEL.fullmatch, (*labels, last)))
    port = parts.port != 0 and not parts.netloc.endswith(":")
    return named and port and len(last) > 1 and not last.isdigit() and len(name) <= _LONGEST_HOST


def proofs(told: Told) -> list[str]:
    """The uids of the sources that support it, each once."""
    entries = told.entries("references")
    found = [entry["source"] for entry in entries if entry.get("stance") == "supports"]
    return list(dict.fromkeys(found))


def spell(position: Told) -> Spell | None:
    """A position as a spell; None where no organization is known."""
    if not position.text("organization"):
        return None
    return Spell(
        position.uid,
        position.text("person"),
        position.text("organization"),
        position.text("role"),
        position.text("kind"),
        plain_day(position.day("start")),
        plain_day(position.day("end")),
        position.text("is_current"),
        position,
    )


def spells_of_moves(
    teller: Teller, moves: Sequence[Told], takes: Callable[[Spell], bool] = bool
) -> Iterator[Spell]:
    """The ends of moves that a format takes, and counts those of which it tells no or not all."""
    for ends, told in ends_of_moves(teller, moves):
        taken = [end for end in ends if takes(end)]
        if len(taken) < len(ends) or not (ends or told):
            teller.tally.unstated += 1
        elif not ends:
            teller.tally.implied += 1
        yield from taken


def ends_of_moves(
    teller: Teller, moves: Sequence[Told]
) -> Iterator[tuple[list[Spell], list[Spell]]]:
    """For each move the ends that are facts, apart from those of which a position tells there."""
    ends = [_ends(move) for move in moves]
    people = {end.person for found in ends for end in found}
    held = teller.places_held(people)
    for found in ends:
        told = [end for end in found if (end.person, end.organization) in held]
        yield [end for end in found if end not in told], told


def _ends(move: Told) -> list[Spell]:
    if not (is_stated(move) and move.text("stage") in SETTLED and move.text("person")):
        return []
    return [end for end in (_left(move), _joined(move)) if end is not None]


def _left(move: Told) -> Spell | None:
    place, gone = move.text("from_organization"), move.text("stage") in _GONE
    if not place or not gone or why_keeps_old(_situation(move)):
        return None
    end = plain_day(move.day("left_on"))
    role = move.text("from_role")
    return Spell(f"{move.uid}-from", move.text("person"), place, role, "", None, end, "no", move)


def _joined(move: Told) -> Spell | None:
    place = move.text("to_organization")
    if not place or why_opens_nothing(_situation(move)):
        return None
    start = plain_day(move.day("starts_on"))
    status = "unknown" if move.text("stage") == "started" else "incoming"
    role = move.text("to_role")
    return Spell(f"{move.uid}-to", move.text("person"), place, role, "", start, None, status, move)


def situation(move: Texts, *, interim: bool) -> Situation:
    """A move as the rules of its effects see it, as far as texts tell."""
    return Situation(
        person=None,
        is_group=False,
        kind=move.text("kind"),
        stage=move.text("stage"),
        verification=move.text("verification"),
        day="",
        interim=interim,
        to_verification=move.text("to_verification") or None,
        from_state=move.text("from_state"),
        from_role=move.text("from_role"),
        to_state=move.text("to_state"),
        to_role=move.text("to_role"),
    )


def _situation(move: Told) -> Situation:
    return situation(move, interim=bool(move.values.get("interim")))
