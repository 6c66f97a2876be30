"""How a draft was understood, in words: its people, its kind, its effects, what is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mercato.widgets import similar_words
from mercato.widgets.hints import Hint
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.finding.matching import Similar
    from mercato.records.moving.move_effects import Effect
    from mercato.records.moving.move_entry import Proposal


def people(proposals: list[Proposal]) -> str:
    """Several names or a party, as they were understood; empty for one person."""
    parties = [one.party for one in proposals if one.party is not None]
    if len(proposals) > 1:
        names = words.listed(words.visible(one.name, one_line=True) for one in proposals)
        return QCoreApplication.translate("understood", "{count}: {names}").format(
            count=words.count("moves", len(proposals)), names=names
        )
    if not parties:
        return ""
    party = parties[0]
    headcount = QCoreApplication.translate("understood", "headcount unknown")
    if party.headcount is not None:
        bound = words.choice("headcount_bound", party.bound)
        headcount = f"{bound} {words.number(party.headcount)}"
    text = QCoreApplication.translate(
        "understood", "A group, no person is created: {headcount}"
    ).format(headcount=headcount)
    if party.organization_hint:
        text += f" · {words.visible(party.organization_hint)}"
    return text


def namesake(organization: str) -> str:
    """That an organization, and nobody else, bears the name typed for a person."""
    if not organization:
        return ""
    text = QCoreApplication.translate("understood", "{name} is an organization, not a person.")
    return text.format(name=words.visible(organization, one_line=True))


def kind(proposals: list[Proposal]) -> str | None:
    """The kind that is proposed, if it is one for all."""
    kinds = {one.kind for one in proposals}
    return kinds.pop() if len(kinds) == 1 else None


def interim(proposals: list[Proposal]) -> bool:
    """Whether the move is proposed to be interim."""
    return bool(proposals) and all(one.interim for one in proposals)


def effects(proposals: list[Proposal]) -> tuple[str, bool]:
    """What would change in careers, or why nothing does; and whether anything would."""
    changes = [effect for one in proposals for effect in one.effects.changes]
    reasons = dict.fromkeys(reason for one in proposals for reason in one.effects.reasons)
    lines = [_effect(effect) for effect in changes]
    lines += [words.note(reason) for reason in reasons]
    return "\n".join(lines), bool(changes)


def _effect(effect: Effect) -> str:
    return words.note(
        f"effect.{effect.kind}",
        role=effect.role,
        organization=effect.organization_name,
        name=effect.person_name,
    )


def person_hints(similar: list[Similar]) -> list[Hint]:
    """People who may be meant."""
    actions = (
        ("use", QCoreApplication.translate("understood", "Use this person")),
        ("different", QCoreApplication.translate("understood", "Not the same")),
    )
    return [Hint(one.record, one.name, similar_words.line(one), actions) for one in similar]


def move_hints(similar: list[Similar], *, sourced: bool) -> list[Hint]:
    """Moves that may be the same event."""
    add = (
        (("add_source", QCoreApplication.translate("understood", "Add this source to it")),)
        if sourced
        else ()
    )
    actions = (
        *add,
        ("open", QCoreApplication.translate("understood", "Open it")),
        ("different", QCoreApplication.translate("understood", "Not the same")),
    )
    return [
        Hint(one.record, one.name, similar_words.line(one, "sources"), actions) for one in similar
    ]
