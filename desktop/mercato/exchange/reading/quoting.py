"""How quotation marks inside cells are written, asked where they make no sense."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading.splitting import BadQuote, Dialect, split
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.reading.interview import Interview

_QUOTINGS = ("standard", "escaped", "loose", "none")
_SAMPLE_ROWS = 4


def with_quoting(dialect: Dialect, quoting: str) -> Dialect:
    """The dialect with another way of quoting; "none" takes marks for text."""
    if quoting == "none":
        return replace(dialect, quote="", quoting="standard")
    if quoting not in _QUOTINGS:
        raise Refused("reading.no_such_answer", key="quoting", answer=quoting, options=_QUOTINGS)
    return replace(dialect, quoting=quoting)


def ask_about_quotes(
    interview: Interview,
    lines: Sequence[str],
    line: int,
    dialect: Dialect,
    trouble: BadQuote | None,
) -> str:
    """Marks that make no sense, or that swallow lines which look like rows: how to take them."""
    if trouble is not None and "quoting" in interview.answers:
        raise Refused("reading.bad_quotes", line=trouble.row)
    ways = ["loose", "none"] if trouble else ["loose", "none", "standard"]
    options = [Option(way, {}, _read(lines, with_quoting(dialect, way))) for way in ways]
    unclosed = trouble is None or trouble.unclosed
    code = "reading.unclosed_quote" if unclosed else "reading.stray_quote"
    return interview.settle("quoting", code, options, "loose", sure=False, line=line) or "loose"


def tell_quoting(interview: Interview, dialect: Dialect) -> None:
    """Say which way of quoting is in use, where nothing had to be asked."""
    if not any(one.key == "quoting" for one in interview.settings):
        used = dialect.quoting if dialect.quote else "none"
        options = [Option(way) for way in _QUOTINGS]
        interview.settle("quoting", "reading.quoting", options, used, sure=True)


def _read(lines: Sequence[str], dialect: Dialect) -> tuple[tuple[str, ...], ...]:
    try:
        return tuple(tuple(row.cells) for row in islice(split(lines, dialect), _SAMPLE_ROWS))
    except BadQuote:
        return ()
