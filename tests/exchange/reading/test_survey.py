"""What a walk over all rows finds does not depend on how many of them are looked at together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.exchange.reading import survey as looking
from mercato.exchange.reading import totals
from mercato.exchange.reading.splitting import Row
from mercato.exchange.reading.survey import Orders, Survey, survey
from mercato.exchange.reading.watching import Watch

HEADER = ["id", "Name", "from", "to"]
CELLS = st.sampled_from(
    ["", " ", "M1", "Ann", "5", "EUR 5", "Total", "*Sum", "N/A", "Résumé", "a\nb,c,d,e\nf,g,h,i\nj"]
)
USUAL = st.lists(st.sampled_from(["M1", "Ann", "5", "12.5"]), min_size=4, max_size=4)
ROWS = st.one_of(
    USUAL, USUAL, USUAL, st.lists(CELLS, max_size=6), st.sampled_from([HEADER, ["ID", *HEADER[1:]]])
)
TABLES = st.lists(st.tuples(st.sampled_from([1, 1, 1, 2]), ROWS), min_size=1, max_size=60)


def seen(table: list[tuple[int, list[str]]], together: int, *, gaps: bool) -> Survey:
    line, rows = 1, []
    for step, cells in table:
        line += step
        rows.append(Row(line, cells))
    orders = Orders(1, HEADER, len(HEADER), ",", gaps=gaps, guards=gaps, errors=gaps)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "PART", together)
        return survey(iter(rows), orders, Watch(), 1.0)


@given(TABLES, st.integers(2, 50), st.booleans())
def test_rows_are_seen_the_same_alone_and_together(table, together, gaps):
    assert seen(table, together, gaps=gaps) == seen(table, 1, gaps=gaps)


@given(st.lists(CELLS, min_size=2, max_size=5))
def test_no_total_is_overlooked_for_its_first_cell(cells):
    first = f"\n{cells[0].casefold()}\n"
    assert totals.may_begin(first) or not totals.is_subtotal(cells)
