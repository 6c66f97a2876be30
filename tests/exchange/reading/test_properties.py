"""Whatever the csv module writes, in any dialect and encoding, is read back exactly or asked."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mercato.exchange.reading import look
from mercato.records.errors import Refused

LETTERS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"
    ),
    max_size=12,
)
CELLS = st.one_of(
    LETTERS,
    st.integers().map(str),
    st.dates().map(str),
    st.sampled_from(
        ['a "b" c', "x, y", "x; y", "one\ntwo", "'", '"', "007", "1E5", "=1+1", "", " ", "é|è"]
    ),
)
DIALECTS = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from([",", ";", "\t", "|"]),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        "lineterminator": st.sampled_from(["\n", "\r\n"]),
    }
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])


@st.composite
def tables(draw) -> tuple[list[str], list[list[str]]]:
    width = draw(st.integers(2, 5))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=12))
    header = ["name", "city", "since", "note", "email"][:width]
    return header, [row for row in rows if any(cell.strip() for cell in row)]


@given(table=tables(), dialect=DIALECTS, encoding=ENCODINGS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_is_read_back_exactly_or_asked_about(
    table, dialect, encoding, tmp_path: Path
) -> None:
    header, rows = table
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows([header, *rows])
    path = tmp_path / "table.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    seen = look(path)
    if seen.questions:
        return
    assert list(seen.headers) == header
    rows = [row for row in rows if row != header]
    assert [row.cells for row in seen.rows()] == rows
    assert seen.total == len(rows)


@given(content=st.binary(max_size=400))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_asked_about_or_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    try:
        seen = look(path)
    except Refused:
        return
    assert seen.questions or seen.total == sum(1 for _ in seen.rows())


@given(text=st.text(max_size=300))
@settings(max_examples=300)
def test_any_text_from_the_clipboard_is_read_asked_about_or_refused(text: str) -> None:
    try:
        seen = look(text)
    except Refused:
        return
    assert seen.questions or seen.total == sum(1 for _ in seen.rows())


@given(table=tables(), delimiter=st.sampled_from([",", ";", "\t"]), seed=st.randoms())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_counts_or_is_skipped_for_a_reason(
    table, delimiter, seed, tmp_path: Path
) -> None:
    header, rows = table
    lines = [
        delimiter.join(c.replace("\n", " ").replace('"', "") for c in row)
        for row in [header, *rows]
    ]
    for _ in range(seed.randint(0, 3)):
        lines.insert(seed.randint(1, len(lines)), seed.choice(["", "Total", "x", delimiter * 3]))
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    seen = look(path)
    answers = {one.key: one.proposed for one in seen.questions}
    for _ in range(5):
        seen = look(path, answers)
        answers |= {one.key: one.proposed for one in seen.questions if one.proposed}
    if seen.questions or (seen.layout.delimiter, seen.layout.quote) != (delimiter, '"'):
        return
    skipped = sum(one.last - one.first + 1 for one in seen.skipped)
    named = 1 if seen.layout.header else 0
    assert seen.total == sum(1 for _ in seen.rows())
    assert seen.total + skipped + named == len(lines) - (lines[-1] == "")
