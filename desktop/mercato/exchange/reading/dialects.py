"""Which delimiter and which quotation marks a text uses: what makes its rows equally long."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading import delimiters
from mercato.exchange.reading.headers import is_named
from mercato.exchange.reading.quoting import with_quoting
from mercato.exchange.reading.splitting import PAIRS, BadQuote, Dialect, Row, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.reading.interview import Interview

NAMES = {
    "comma": ",",
    "semicolon": ";",
    "tab": "\t",
    "pipe": "|",
    "colon": ":",
    "space": " ",
    "none": "",
}
"""Delimiters that have a name; an answer may give any other as it is."""

_USUAL = (",", ";", "\t", "|")
_RARE = (
    "||",
    "|~|",
    "~|~",
    "::",
    ";;",
    "^",
    "~",
    "\x1f",
    "\x01",
    "§",
    "，",
    "、",
    "،",
    "；",
    "؛",
    "→",
    "¦",
    "•",
    "¬",
    "#",
    "*",
    ":",
)
_NAME_OF = {delimiter: name for name, delimiter in NAMES.items()}
_SAMPLE_ROWS = 4


@dataclass(slots=True)
class Reading:
    """How the first rows of a text read with one dialect."""

    dialect: Dialect
    rows: list[Row] = field(default_factory=list)
    trouble: BadQuote | None = None

    @property
    def widths(self) -> Counter[int]:
        return Counter(len(row.cells) for row in self.rows if any(row.cells))

    @property
    def width(self) -> int:
        """How many cells most rows have."""
        widths = self.widths
        return max(widths, key=lambda width: (widths[width], width)) if widths else 0

    @property
    def evenness(self) -> float:
        """The share of rows that have as many cells as most; 0 if marks make no sense."""
        widths = self.widths
        if not widths or self.trouble:
            return 0.0
        return widths[self.width] / widths.total()

    def sample(self) -> tuple[tuple[str, ...], ...]:
        filled = (tuple(row.cells) for row in self.rows if any(row.cells))
        return tuple(islice(filled, _SAMPLE_ROWS))


class DialectFinder:
    """Looks for the dialect of a text in its first lines; `whole` if these are all of it."""

    def __init__(self, lines: Sequence[str], interview: Interview, *, whole: bool) -> None:
        self.lines = lines
        self.text = "".join(lines)
        self.interview = interview
        self.whole = whole
        self.directive = sep_line(lines)

    def find(self) -> Dialect:
        """The dialect in use; what is not sure is asked. Quoting is settled while reading."""
        quote = self._quote()
        base = Dialect(quote=quote, spaces=self._spaces(quote))
        quoting = self.interview.answers.get("quoting") or self._quoting(base)
        base = with_quoting(base, quoting)
        return replace(base, delimiter=self._delimiter(base))

    def read(self, dialect: Dialect) -> Reading:
        """The sample with a dialect; an end in the middle of a cell is no fault of a part."""
        reading = Reading(dialect)
        skipped = 1 if self.directive is not None else 0
        try:
            for row in split(self.lines[skipped:], dialect):
                reading.rows.append(Row(row.line + skipped, row.cells))
        except BadQuote as trouble:
            if self.whole or not trouble.unclosed:
                reading.trouble = trouble
        if not self.whole and len(reading.rows) > 1 and reading.trouble is None:
            reading.rows.pop()
        return reading

    def _quote(self) -> str:
        """The mark around cells: the usual one, unless another stands around all of the headers.

        What we wrote has the usual one, whatever stands in its cells.
        """
        usual = '"'
        marks = [mark for mark in PAIRS if mark in self.text and not self.interview.ours]
        wrapped = {mark: self._wrapped(mark) for mark in marks}
        first = next((line for line in self.lines if line.strip()), "")
        headers = {mark: self._wrapped(mark, first) for mark in wrapped}
        options = [Option(mark, {"mark": mark}) for mark in ('"', "'", *(m for m in wrapped))]
        options = [*list({one.code: one for one in options}.values()), Option("none")]
        others = {m: n for m, n in wrapped.items() if m != usual and n > wrapped.get(usual, 0)}
        proposed = max(others, key=lambda mark: others[mark]) if others else usual
        all_headers = headers.get(proposed, 0) > 1 and headers[proposed] >= _cells_of(first)
        doubtful = proposed == usual and any(
            number >= max(2, len(self.lines) // 2) for m, number in wrapped.items() if m != usual
        )
        sure = (proposed == usual and not doubtful) or all_headers
        if not sure:
            options = [replace(one, sample=self._seen(one.code)) for one in options]
        used = self.interview.settle(
            "quote", "reading.quote", options, proposed, sure=sure, free=_one_mark
        )
        return "" if used == "none" else used or ""

    def _wrapped(self, mark: str, text: str | None = None) -> int:
        """How many cells stand whole between a mark and what closes it."""
        opening, closing = re.escape(mark), re.escape(PAIRS[mark])
        edge = r"[,;\t|:]\s?"
        pattern = rf"(?:^|{edge}){opening}[^\n{closing}]*{closing}(?=\s*(?:[,;\t|:]|$))"
        return len(re.findall(pattern, self.text if text is None else text, flags=re.MULTILINE))

    def _seen(self, mark: str) -> tuple[tuple[str, ...], ...]:
        dialect = Dialect(quote="" if mark == "none" else mark, quoting="loose")
        delimiter = max(_USUAL, key=lambda one: self.read(replace(dialect, delimiter=one)).evenness)
        return self.read(replace(dialect, delimiter=delimiter)).sample()

    def _spaces(self, quote: str) -> bool:
        """Whether spaces after a delimiter are left out: where marks stand behind them."""
        closing = re.escape(PAIRS.get(quote, quote))
        mark = re.escape(quote)
        pattern = rf"[,;\t|] +{mark}[^{closing}\n]*{closing}\s*(?:[,;\t|]|$)"
        searched = bool(quote) and not self.interview.ours
        seen = searched and re.search(pattern, self.text, flags=re.MULTILINE) is not None
        ways = Option("kept"), Option("left_out")
        kept = self.interview.decide("spaces", *ways, likely=not seen, sure=True)
        if seen and not kept:
            self.interview.note("reading.spaces_left_out")
        return not kept

    def _quoting(self, base: Dialect) -> str:
        """Standard; escaped where only that makes sense. What neither reads is asked later."""
        if self.interview.ours or not base.quote or "\\" + base.quote not in self.text:
            return "standard"
        standard, escaped = (
            max((self.read(replace(base, quoting=q, delimiter=d)) for d in _USUAL), key=_goodness)
            for q in ("standard", "escaped")
        )
        return "escaped" if _goodness(escaped) > _goodness(standard) else "standard"

    def _delimiter(self, base: Dialect) -> str:
        readings = self._readings(base)
        if readings[0].trouble or readings[0].dialect.delimiter not in {*_USUAL, ""}:
            loose = self._readings(replace(base, quoting="loose"))
            better = readings[0].trouble or loose[0].dialect.delimiter in _USUAL
            readings = loose if better else readings
        best = readings[0]
        rivals = [one for one in readings[1:] if one.evenness >= best.evenness > 0]
        if not rivals and best.evenness < 1:
            rivals = [one for one in readings[1:] if one.evenness > best.evenness - 0.1]
        single = self.read(replace(base, delimiter=""))
        sure = not rivals and best.dialect.delimiter in {*_USUAL, ""}
        if self.directive is not None:
            told = self.read(replace(base, delimiter=self.directive))
            sure = told.evenness >= best.evenness or told.width > 1
            rivals, best = [best], told
        elif self._may_be_one_column(best) or (best.width <= 1 and self._is_fixed_width()):
            sure = False
        choices = {one.dialect.delimiter: one for one in (best, *rivals, single)}
        for delimiter in _USUAL:
            choices.setdefault(delimiter, Reading(Dialect(delimiter=delimiter)))
        options = [
            Option(_NAME_OF.get(d, d), {"delimiter": d}, () if sure else one.sample())
            for d, one in choices.items()
            if sure or one.rows
        ]
        code = "reading.delimiter"
        if best.width <= 1 and not sure:
            code = "reading.fixed_width"
        used = self.interview.settle(
            "delimiter",
            code,
            options,
            _NAME_OF.get(best.dialect.delimiter, best.dialect.delimiter),
            sure=sure,
            free=_any_delimiter,
        )
        return NAMES.get(used or "none", used or "")

    def _readings(self, base: Dialect) -> list[Reading]:
        """Readings with two columns or more, the best first; else the one of a single column."""
        found = [
            self.read(replace(base, delimiter=delimiter))
            for delimiter in _USUAL
            if delimiter in self.text
        ]
        found = [self._widened(one) for one in found if one.width > 1 or one.trouble]
        if not [one for one in found if one.width > 1]:
            rare = [d for d in (*delimiters.runs(self.lines), *_RARE, " ") if d in self.text]
            read = [self.read(replace(base, delimiter=delimiter)) for delimiter in rare]
            even = [one for one in read if one.evenness == 1 and one.width > 1]
            found += [one for one in even if len(one.rows) > 1 and not self._is_prose(one)][:3]
        return sorted(found, key=_goodness, reverse=True) or [
            self.read(replace(base, delimiter=""))
        ]

    def _widened(self, reading: Reading) -> Reading:
        """The reading with a delimiter of several signs, if all of them stand at every place."""
        rows = [row.cells for row in reading.rows if any(row.cells)]
        wider = delimiters.widened(rows, reading.dialect.delimiter, self.text)
        if wider == reading.dialect.delimiter:
            return reading
        return self.read(replace(reading.dialect, delimiter=wider))

    def _is_prose(self, reading: Reading) -> bool:
        """Whether a space or colon divides what is rather text than a table."""
        return reading.dialect.delimiter in {" ", ":", "#", "*"} and reading.width > 12

    def _may_be_one_column(self, best: Reading) -> bool:
        """Whether the delimiter may belong to the text of one column: its first row has none."""
        filled = [row for row in best.rows if any(row.cells)]
        if best.width != 2 or len(filled) < 2 or len(filled[0].cells) > 1:
            return False
        if is_named(filled[1], filled[2:]):
            return False
        return all(len(row.cells) in {1, 2} for row in filled)

    def _is_fixed_width(self) -> bool:
        """Whether columns seem to be aligned by spaces."""
        filled = [line for line in self.lines if line.strip()]
        aligned = [line for line in filled if re.search(r"\S {2,}\S", line)]
        return len(filled) > 1 and len(aligned) >= 0.6 * len(filled)


def sep_line(lines: Sequence[str]) -> str | None:
    """The delimiter that Excel's own first line `sep=;` names, if there is one."""
    found = (
        re.fullmatch(r'"?sep=(.{1,3}?)"?\r?\n?', lines[0], flags=re.IGNORECASE) if lines else None
    )
    return found[1] if found else None


def _goodness(reading: Reading) -> tuple[float, int]:
    return (reading.evenness, reading.width)


def _cells_of(line: str) -> int:
    """How many cells a line without quoted delimiters has at least."""
    return min((line.count(one) for one in _USUAL if one in line), default=0) + 1


def _one_mark(answer: str) -> str | None:
    return answer if len(answer) == 1 and answer.isprintable() and not answer.isalnum() else None


def _any_delimiter(answer: str) -> str | None:
    if answer in NAMES or answer == "\\t":
        return {"\\t": "tab"}.get(answer, answer)
    named = _NAME_OF.get(answer)
    if named:
        return named
    usable = 0 < len(answer) <= 5 and not any(c.isalnum() or c in "\"'\r\n" for c in answer)
    return answer if usable else None
