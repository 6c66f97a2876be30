"""A plan to begin with: what rows are and which column is which field, and what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.importing import guessing, memory
from mercato.exchange.importing.footnotes import without
from mercato.exchange.importing.guessing import HEADER, Guess, filled
from mercato.exchange.importing.plan import TABLES, ColumnView, ImportPlan, Mapped, Proposed
from mercato.exchange.questions import Option, Question
from mercato.exchange.reading.looking import SAMPLED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mercato.exchange.importing.plan import Table

SHOWN = 5
"""Samples that are shown of a column."""
REMEMBERED = "remembered"
"""What says which field a column is, where an earlier import does."""


def propose(table: Table, name: str | None = None, *, constants: bool = True) -> Proposed:
    """What to begin with for a file; `name` says what a row is, None to find that out as well.

    The columns of the last import of the same headers go first, then our own export's, then what
    headers say in English or French, then what the columns hold. Where two tables fit alike, which
    one is meant is a question. Without `constants`, those of the last import are left out, and the
    columns that they had replaced are there again.
    """
    headers = tuple(table.headers)
    shown = _samples(table)
    samples = {header: list(map(without, texts)) for header, texts in shown.items()}
    remembered = memory.columns(headers, name)
    if remembered is not None:
        guess = _remembered(*remembered)
        chosen = remembered[0]
    else:
        guesses = [guessing.guess(one, headers, samples) for one in ([name] if name else TABLES)]
        guesses.sort(key=lambda one: one.weight, reverse=True)
        guess, chosen = guesses[0], guesses[0].table
    mapped = [Mapped(field, (column,)) for field, (column, _) in guess.fields.items()]
    mapped += [Mapped(field, columns) for field, columns in guess.joined.items()]
    kept: dict[str, str] = {}
    if remembered is not None:
        kept = memory.constants(headers)
        mapped = list(remembered[1])
        if kept and not constants:
            mapped += _replaced(mapped, kept, guessing.guess(chosen, headers, samples))
            kept = {}
    plan = ImportPlan(
        chosen,
        tuple(mapped),
        constants=kept,
        answers=memory.answers(headers),
    )
    questions = _which_table(guess, name, remembered is not None)
    return Proposed(plan, _views(headers, shown, guess), questions)


def _samples(table: Table) -> dict[str, list[str]]:
    """The first texts of each column, one for each row; empty ones among them."""
    cells = [row.cells for row in table.sample(SAMPLED)]
    return {
        header: [row[place] if place < len(row) else "" for row in cells]
        for place, header in enumerate(table.headers)
    }


def _remembered(table: str, columns: Sequence[Mapped]) -> Guess:
    fields = {one.field: (one.columns[0], REMEMBERED) for one in columns}
    return Guess(table, fields, {})


def _replaced(mapped: Sequence[Mapped], constants: Mapping[str, str], guess: Guess) -> list[Mapped]:
    """The columns, not used otherwise, of fields that were constants."""
    used = {column for one in mapped for column in one.columns}
    return [
        Mapped(field, (column,))
        for field, (column, _) in guess.fields.items()
        if field in constants and column not in used
    ]


def _which_table(guess: Guess, name: str | None, remembered: bool) -> tuple[Question, ...]:
    """Ask what a row is where nobody said it."""
    if name is not None or remembered:
        return ()
    options = tuple(Option(one, {"table": one}) for one in TABLES)
    return (Question("table", "import.row", options, {}, guess.table),)


def _views(
    headers: Sequence[str], samples: Mapping[str, Sequence[str]], guess: Guess
) -> tuple[ColumnView, ...]:
    by_column = {column: (field, reason) for field, (column, reason) in guess.fields.items()}
    by_column |= {
        column: (field, HEADER) for field, columns in guess.joined.items() for column in columns
    }
    return tuple(
        ColumnView(
            header,
            tuple(dict.fromkeys(filled(samples[header])))[:SHOWN],
            *(by_column.get(header) or (None, "")),
        )
        for header in headers
    )
