"""What kind of move two ends make, as proposed to whoever enters it."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records.language import role_words
from mercato.records.moving.move_words import KindWord
from mercato.records.moving.move_words import kind as understand

__all__ = ["SOMEWHERE", "End", "KindWord", "is_interim", "propose", "understand"]

is_interim = role_words.is_interim

SOMEWHERE = ("known", "own_venture")
"""States of an end at which there is something."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a move: its state, and the role left or taken there."""

    state: str = "unknown"
    role: str | None = None

    @property
    def somewhere(self) -> bool:
        """Whether there is anything at this end, named or not."""
        return self.state in SOMEWHERE


def propose(
    leaving: End,
    joining: End,
    *,
    internal: bool = False,
    same_unit: bool = True,
    been_there: bool = False,
) -> str:
    """The kind that the ends suggest.

    `internal` when both ends lie in one organization's tree, `same_unit` when they are one and the
    same organization, `been_there` when the person was at the destination before.
    """
    if joining.state == "own_venture" or (
        joining.somewhere and role_words.is_founder(joining.role)
    ):
        return "founds"
    if leaving.somewhere and not joining.somewhere:
        return "leaves"
    if internal and leaving.somewhere:
        return _internal(leaving.role, joining.role, same_unit=same_unit)
    if been_there and joining.somewhere:
        return "returns"
    if joining.somewhere and not leaving.somewhere:
        return "joins"
    return "moves"


def _internal(old: str | None, new: str | None, *, same_unit: bool) -> str:
    if not old or not new:
        return "moves"
    was_interim, is_now = is_interim(old), is_interim(new)
    if was_interim and not is_now:
        same_post = role_words.core(old) == role_words.core(new)
        return "made_permanent" if same_post else "interim_ends"
    if is_now and not was_interim:
        return "additional_role"
    if role_words.same(old, new):
        return "renewed" if same_unit else "moves"
    if role_words.is_board(new) and not role_words.is_board(old):
        return "additional_role"
    return "promoted"
