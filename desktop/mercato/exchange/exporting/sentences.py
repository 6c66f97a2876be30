"""A move as one sentence, English or French, which states no more than is known.

A rumour is called one, a denial is one; an end that is known less well than the rest stands apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mercato.exchange.exporting.sentence_words import WORDINGS, Deed, Wording
from mercato.records import dates
from mercato.records.fields import MOVE_DATES
from mercato.records.moving.effect_rules import BELIEVED

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


@dataclass(frozen=True, slots=True)
class Told:
    """A move as an export has it, the outlets that told of it, and the language to tell it in."""

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
    words = told.wording
    doubted = _doubted_end(told)
    stated = words.certainty[told.text("verification") or "reported"].format(
        clause=_clause(told, without_to=bool(doubted))
    )
    told_of = [f"{stated[:1].upper()}{stated[1:]}.", doubted, _dates(told)]
    outlets = f"[{', '.join(told.outlets)}]" if told.outlets else ""
    return " ".join(part for part in (*told_of, outlets) if part)


def _clause(told: Told, *, without_to: bool) -> str:
    """Who did what, as far as it got."""
    words = told.wording
    deed = _deed(told, without_to=without_to)
    # Nobody agrees to die, or plans to.
    stage = words.stages["left" if told.text("kind") == "dies" else told.text("stage") or "agreed"]
    forms = {form: text.format(**_ends(told)) for form, text in deed.forms().items()}
    many = _is_many(told)
    auxiliary = stage.many if many else stage.one
    return auxiliary.format(who=_who(told), **forms, of=words.before(forms["bare"])).strip()


def _deed(told: Told, *, without_to: bool) -> Deed:
    """What they do, by the kind of the move and by the ends that are known."""
    words, kind = told.wording, told.text("kind")
    has_from = bool(told.text("from_organization"))
    has_to = bool(told.text("to_organization")) and not without_to
    own = told.text("to_state") == "own_venture" and not has_to and not without_to
    ends = f"{'from' if has_from else ''}{'to' if has_to else 'own' if own else ''}"
    for known in (ends, "from" if has_from else ends):
        if (found := words.deeds.get(f"{kind}_{known}")) is not None:
            return found
    if kind in words.deeds:
        nowhere = words.deeds.get(f"{kind}_somewhere", words.deeds[kind])
        return words.deeds[kind] if has_from or has_to else nowhere
    return words.deeds[ends or "nowhere"]


def _ends(told: Told) -> dict[str, str]:
    """The places with the roles there; `place` is whichever is known."""
    source, target = _place(told, "from"), _place(told, "to")
    return {"source": source, "target": target, "place": target or source}


def _place(told: Told, end: str) -> str:
    place, role = told.text(f"{end}_organization"), told.text(f"{end}_role")
    if end == "to" and role and told.cells.get("interim") == "true":
        role = told.wording.interim.format(role=role)
    return f"{place} ({role})" if place and role else place


def _who(told: Told) -> str:
    """Who moves: a person, or a party with its number."""
    if person := told.text("person"):
        return person
    words, party = told.wording, told.text("party") or told.wording.somebody
    count, bound = told.cells.get("headcount"), told.text("headcount_bound") or "exact"
    if count is None or str(count) in party:
        return party
    return f"{party} ({words.headcounts[bound].format(count=count)})"


def _is_many(told: Told) -> bool:
    return bool(told.text("party")) and not told.text("person") and told.cells["headcount"] != 1


def _doubted_end(told: Told) -> str:
    """A sentence of its own for a destination that is known less well than the departure."""
    certainty = told.text("to_verification")
    place = _place(told, "to")
    believed = told.text("verification") in BELIEVED
    if not place or not believed or certainty in BELIEVED or not certainty:
        return ""
    return told.wording.destinations[certainty].format(target=place)


def _dates(told: Told) -> str:
    """The dates that are known, each said for what it is."""
    words = told.wording
    found = [
        words.days[name].format(date=dates.say(told.text(name), told.language))
        for name in reversed(MOVE_DATES.values())
        if told.text(name)
    ]
    return f"({'; '.join(found)})" if found else ""
