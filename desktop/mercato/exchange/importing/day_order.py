"""Whether days or months come first in a column of dates: the whole column decides, or nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing import short_dates
from mercato.exchange.questions import Option, Question
from mercato.records import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mercato.exchange.importing.staging import Staged

_NUMERIC = re.compile(r"\b(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})\b")
DAY, MONTH = "day_first", "month_first"
SAMPLES = 4
Numeric = tuple[str, int, int]
"""A text, and its first and second number."""


class DayOrder:
    """Looks at the columns of dates of a staged file."""

    def __init__(self, staged: Staged) -> None:
        self._staged = staged
        self.day_first: dict[str, bool] = {}
        self.turned: dict[str, list[Callable[[str], str]]] = {}
        """What makes plain how the short dates of a column are read."""
        self.questions: list[Question] = []

    def decide(self, names: Iterable[str]) -> None:
        """Find out the order of each column; where its values leave it open, ask."""
        for name in names:
            if name in self._staged and f"{name}_text" not in self._staged:
                texts = [text.strip() for text in dict.fromkeys(self._staged.texts[name])]
                self._decide(name, texts, self._short(name, texts))

    def _short(self, name: str, texts: list[str]) -> list[Numeric]:
        """Settle what short dates are; those of days and months without a year."""
        column = self._staged.column(name) or name
        ways = (short_dates.years,) if name == "period" else (short_dates.years, short_dates.days)
        found = [way(texts, column, self._staged.plan.answers) for way in ways]
        self.questions += [one.question for one in found if one.question is not None]
        self.turned[name] = [one.turned for one in found if one.turned is not None]
        return [numbers for one in found for numbers in one.days]

    def _decide(self, name: str, texts: list[str], short: list[Numeric]) -> None:
        plan = self._staged.plan
        column = self._staged.column(name) or name
        numeric = [
            (text, int(found[1]), int(found[3]))
            for text in texts
            for found in _NUMERIC.finditer(text)
        ]
        numeric += short
        days_first = any(31 >= first > 12 >= second for _, first, second in numeric)
        months_first = any(31 >= second > 12 >= first for _, first, second in numeric)
        open_ones = [text for text, first, second in numeric if first <= 12 and second <= 12]
        open_ones = [text for text in dict.fromkeys(open_ones) if _differs(text)]
        key = f"day_first:{column}"
        answer = plan.answers.get(key) if days_first == months_first else None
        if days_first != months_first:
            self.day_first[name] = days_first
        elif answer in (DAY, MONTH):
            self.day_first[name] = answer == DAY
        elif plan.day_first is not None or not open_ones:
            self.day_first[name] = plan.day_first is not False
        else:
            self.questions.append(self._question(key, column, open_ones))

    def _question(self, key: str, column: str, texts: list[str]) -> Question:
        shown = texts[:SAMPLES]
        told = {"column": column, "count": len(texts), "text": shown[0]}
        options = tuple(
            Option(code, {"column": column}, tuple((text, _said(text, code)) for text in shown))
            for code in (DAY, MONTH)
        )
        return Question(key, "import.day_first", options, told)


def _differs(text: str) -> bool:
    return dates.read(text, day_first=True).edtf != dates.read(text, day_first=False).edtf


def _said(text: str, code: str) -> str:
    return dates.read(text, day_first=code == DAY).edtf or text
