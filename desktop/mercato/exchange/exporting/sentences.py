"""A move as one sentence, English or French, which states no more than is known.

A rumour is called one, a denial is one; an end that is known less well than the rest stands apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mercato.exchange.exporting.sentence_words import WORDINGS, Wording
from mercato.exchange.exporting.stated import situation
from mercato.records import dates
from mercato.records.moving.effect_rules import BELIEVED, UNDONE_STAGES, why_keeps_old
from mercato.records.schema import MOVE_DATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = (
    "person",
    "party",
    "headcount",
    "headcount_bound",
    "from_organization",
    "from_role",
    "from_state",
    "to_organization",
    "to_role",
    "to_state",
    "kind",
    "interim",
    "stage",
    "verification",
    "to_verification",
    *MOVE_DATES.values(),
)
"""What a sentence is made of, by the headers of an export."""

_NO_LEAVING = frozenset(
    (
        *("promoted", "renewed", "stays", "made_permanent", "interim_ends"),
        *("additional_role", "seconded", "dies", "retires", "leaves"),
    )
)
"""Kinds whose own words do not say that somebody left for another post."""
_LEAVING = frozenset(
    (
        *("fromto", "from", "fromown", "nowhere", "founds_fromto", "founds_from"),
        *("seconded_from", "retires", "retires_from", "interim_ends", "interim_ends_somewhere"),
    )
)
"""What is done by whoever has left, though nothing has begun elsewhere."""
_ONE = frozenset(("a", "an", "one", "un", "une"))
_COLLECTIVE = frozenset(
    (
        *("number", "few", "couple", "dozen", "handful", "hundred", "thousand"),
        *("dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "centaine", "poignée"),
    )
)
"""What follows an article and means many all the same."""
_FEW = 3
"""Outlets that a sentence names itself; more than that follow it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A move as an export has it, the outlets that told of it, and the language to tell it in.

    Beside its cells it has the organizations that its units are part of: `from_whole`, `to_whole`.
    """

    cells: Mapping[str, Any]
    outlets: Sequence[str]
    language: str

    def text(self, name: str) -> str:
        """The cell of that name; empty where there is none."""
        return str(self.cells.get(name) or "").strip()

    @property
    def wording(self) -> Wording:
        """The words of the language."""
        return WORDINGS[self.language]


def sentence(told: Told) -> str:
    """What is known of a move, ready to be pasted."""
    words, certainty = told.wording, told.text("verification") or "reported"
    doubted = _doubted_end(told)
    said_by = certainty == "reported" and 0 < len(told.outlets) <= _FEW
    stated = (words.named if said_by else words.certainty[certainty]).format(
        clause=_clause(told, without_to=bool(doubted)),
        outlets=words.listed(told.outlets) if said_by else "",
    )
    stop = "" if stated.endswith(".") else "."
    told_of = [f"{stated[:1].upper()}{stated[1:]}{stop}", doubted, _dates(told)]
    outlets = f"[{', '.join(told.outlets)}]" if told.outlets and not said_by else ""
    return " ".join(part for part in (*told_of, outlets) if part)


def _clause(told: Told, *, without_to: bool) -> str:
    """Who did what, as far as it got."""
    words = told.wording
    name = _deed(told, without_to=without_to)
    deed, stage, many = words.deeds[name], words.stages[_stage(told, name)], _is_many(told)
    ends = {**_ends(told, without_to=without_to), **words.whose(many=many)}
    forms = {form: text.format(**ends) for form, text in deed.forms().items()}
    auxiliary = stage.many if many else stage.one
    return auxiliary.format(who=_who(told), **forms, of=words.before(forms["bare"])).strip()


def _stage(told: Told, deed: str) -> str:
    """How far it got; nobody agrees to die, or plans to, and who has left has not begun yet."""
    stage = told.text("stage") or "agreed"
    if told.text("kind") == "dies":
        return "undone" if stage in UNDONE_STAGES else "left"
    return "announced" if stage == "left" and deed not in _LEAVING else stage


def _deed(told: Told, *, without_to: bool) -> str:
    """The name of what they do, by the kind of the move and by the ends that are known."""
    words, kind = told.wording, told.text("kind")
    has_from = bool(told.text("from_organization"))
    has_to = bool(told.text("to_organization")) and not without_to
    own = told.text("to_state") == "own_venture" and not has_to and not without_to
    ends = f"{'from' if has_from else ''}{'to' if has_to else 'own' if own else ''}"
    if has_from and _keeps_old(told):
        return f"keeps_{ends}"
    for known in (ends, "from" if has_from else ends):
        if (name := f"{kind}_{known}") in words.deeds:
            return name
    if kind in words.deeds:
        nowhere = f"{kind}_somewhere"
        return kind if has_from or has_to or nowhere not in words.deeds else nowhere
    return ends or "nowhere"


def _keeps_old(told: Told) -> bool:
    """Whether the old post goes on beside the new one, where the kind of the move says no more."""
    if told.text("kind") in _NO_LEAVING:
        return False
    move = situation(told, interim=told.text("interim") == "true")
    return why_keeps_old(move) in ("effects.interim", "effects.board")


def _ends(told: Told, *, without_to: bool) -> dict[str, str]:
    """The places with the roles there; `place` is whichever is known."""
    source, target = _place(told, "from"), "" if without_to else _place(told, "to")
    return {"source": source, "target": target, "place": target or source}


def _place(told: Told, end: str) -> str:
    """A place with the role there and, of a unit, the organization that it is part of."""
    place, role = told.text(f"{end}_organization"), told.text(f"{end}_role")
    if end == "to" and told.text("interim") == "true":
        role = told.wording.interim.format(role=role).removeprefix(", ")
    beside = ", ".join(filter(None, (role, told.text(f"{end}_whole"))))
    return f"{place} ({beside})" if place and beside else place


def _who(told: Told) -> str:
    """Who moves: a person, or a party with its number."""
    if person := told.text("person"):
        return person
    words, many = told.wording, _is_many(told)
    party = told.text("party") or (words.several if many else words.somebody)
    count, bound = told.cells.get("headcount"), told.text("headcount_bound") or "exact"
    if count is None:
        return party
    number = words.headcounts[bound].format(count=count)
    said = re.search(rf"(?<!\d){re.escape(number)}(?!\d)", party, re.IGNORECASE)
    return party if said else f"{party} ({number})"


def _is_many(told: Told) -> bool:
    """Whether it is said of more than one: by the number, else by how the party is called."""
    if told.text("person"):
        return False
    count = told.cells.get("headcount")
    if count is not None and (int(count) != 1 or told.text("headcount_bound") in ("", "exact")):
        return int(count) != 1
    first, *others = told.text("party").casefold().split() or ["one"]
    return first not in _ONE or bool(others and others[0] in _COLLECTIVE)


def _doubted_end(told: Told) -> str:
    """A sentence of its own for a destination that is not known as the departure is."""
    certainty, words = told.text("to_verification"), told.wording
    place = _place(told, "to")
    if not place or certainty in {"", *BELIEVED, told.text("verification")}:
        return ""
    whose = words.whose(many=_is_many(told))
    text = words.destinations[certainty].format(target=place, **whose)
    return f"{text[:1].upper()}{text[1:]}"


def _dates(told: Told) -> str:
    """The dates that are known, each said for what it is."""
    words = told.wording
    found = [
        words.days[name].format(date=dates.say(told.text(name), told.language))
        for name in reversed(MOVE_DATES.values())
        if told.text(name)
    ]
    return f"({words.between_days.join(found)})" if found else ""
