"""Cells that hold more than their text: apostrophes, formulas around it, words for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.formulas import unguard
from mercato.exchange.questions import Option
from mercato.exchange.reading.shapes import BLANKS
from mercato.exchange.reading.survey import FORMULA_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.survey import Survey


def settle(
    found: Survey, guarded: bool | None, interview: Interview
) -> tuple[Callable[[str], str], ...]:
    """What is to be done to each cell, one after the other; `guarded` as in a table's source."""
    changes: list[Callable[[str], str]] = []
    if _bares_texts(found, interview):
        changes.append(_bare)
    if _unguards(found, guarded, interview):
        changes.append(unguard)
    if _empties_words(found, interview):
        changes.append(_emptied)
    return tuple(changes)


def _bares_texts(found: Survey, interview: Interview) -> bool:
    """Whether ="0012" is read as 0012."""
    lines = list(dict.fromkeys(found.formula_texts))
    if not lines:
        return False
    ways = Option("bare"), Option("kept")
    return interview.decide("formula_texts", *ways, sure=False, count=len(lines), line=lines[0])


def _unguards(found: Survey, guarded: bool | None, interview: Interview) -> bool:
    """Whether the apostrophe before what looks like a formula comes off again."""
    if not found.guarded:
        return False
    likely = guarded is not False and not found.unguarded
    removed = interview.decide(
        "guard",
        Option("removed"),
        Option("kept"),
        likely=likely,
        sure=guarded is not None or not likely,
        count=len(found.guarded),
        line=found.guarded[0],
    )
    if removed:
        interview.note_lines("reading.guard_removed", dict.fromkeys(found.guarded))
    return removed


def _empties_words(found: Survey, interview: Interview) -> bool:
    if not found.words_for_nothing:
        return False
    kept = interview.decide("blanks", Option("kept"), Option("emptied"), sure=True)
    if kept:
        interview.note_lines("reading.words_for_nothing", found.words_for_nothing)
    return not kept


def _bare(cell: str) -> str:
    found = FORMULA_TEXT.fullmatch(cell)
    return found[1] if found else cell


def _emptied(cell: str) -> str:
    return "" if cell.strip() in BLANKS else cell
