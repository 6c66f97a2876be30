"""Moves whose table has one column of organizations that does not say which end it is: asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.header_words import CONCEPTS_OF, plain
from mercato.exchange.importing.plan import Mapped
from mercato.exchange.questions import Option, Question
from mercato.exchange.reading.looking import SAMPLED

if TYPE_CHECKING:
    from mercato.exchange.importing.plan import ImportPlan, Table

JOINED, LEFT, LEFT_OUT = "to_organization", "from_organization", "left_out"
CODES = (JOINED, LEFT, LEFT_OUT)
_SHOWN = 3
"""Different organizations that stand beside an answer."""


def settle(plan: ImportPlan, table: Table) -> tuple[ImportPlan, list[Question]]:
    """The plan with that column as the end that was answered, or as it was and the question."""
    fields = {*(one.field for one in plan.columns), *plan.constants}
    if plan.table != "moves" or any(one.startswith((JOINED, LEFT)) for one in fields):
        return plan, []
    used = {name for one in plan.columns for name in one.columns}
    columns = [one for one in table.headers if one not in used and _is("org", one)]
    if len(columns) != 1:
        return plan, []
    (column,) = columns
    key = f"place:{column}"
    answer = answered(plan.answers, key, CODES)
    if answer is None:
        likely = LEFT if "left_on" in fields and "starts_on" not in fields else JOINED
        return plan, [_question(key, column, table, likely)]
    if answer == LEFT_OUT:
        return plan, []
    mapped = [_at_its_end(one) for one in plan.columns] if answer == LEFT else plan.columns
    return replace(plan, columns=(*mapped, Mapped(answer, (column,)))), []


def _at_its_end(one: Mapped) -> Mapped:
    """A role without an end goes with the organization that was left."""
    lone = one.field == "to_role" and _is("role", one.columns[0])
    return replace(one, field="from_role") if lone else one


def _is(concept: str, header: str) -> bool:
    return concept in CONCEPTS_OF.get(plain(header), ())


def _question(key: str, column: str, table: Table, likely: str) -> Question:
    at = list(table.headers).index(column)
    texts = dict.fromkeys(row.cells[at] for row in table.sample(SAMPLED))
    shown = tuple((text,) for text in filter(str.strip, texts))[:_SHOWN]
    options = tuple(Option(code, {}, shown if code != LEFT_OUT else ()) for code in CODES)
    return Question(key, "import.place", options, {"column": column}, likely)
