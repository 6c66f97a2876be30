"""Whether days or months come first in a column of dates: the whole column decides, or nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.questions import Option, Question
from mercato.records import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.exchange.importing.staging import Staged

_NUMERIC = re.compile(r"\b(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})\b")
_MONTH_AND_NUMBER = re.compile(r"([^\W\d_]{3,9}\.?)\s?[-/'’]\s?(\d\d)")
"""Jan-20: the month of a year, as spreadsheets write it, or the day of a month."""
DAY, MONTH = "day_first", "month_first"
OF_YEAR, OF_MONTH = "year", "day"
SAMPLES = 4


class DayOrder:
    """Looks at the columns of dates of a staged file."""

    def __init__(self, staged: Staged) -> None:
        self._staged = staged
        self.day_first: dict[str, bool] = {}
        self.days_of_months: set[str] = set()
        self.questions: list[Question] = []

    def decide(self, names: Iterable[str]) -> None:
        """Find out the order of each column; where its values leave it open, ask."""
        for name in names:
            if name in self._staged and f"{name}_text" not in self._staged:
                self._decide(name)
                if name != "period":
                    self._decide_short(name)

    def _decide_short(self, name: str) -> None:
        """Whether the number behind a month is a year; one above 31 is none of its days."""
        column = self._staged.column(name) or name
        texts = [text.strip() for text in dict.fromkeys(self._staged.texts[name])]
        found = {text: one for text in texts if (one := _MONTH_AND_NUMBER.fullmatch(text))}
        open_ones = [text for text in found if dates.read(text).problem == "ambiguous_order"]
        if not open_ones or any(int(one[2]) > 31 for one in found.values()):
            return
        key = f"short_dates:{column}"
        answer = self._staged.plan.answers.get(key)
        if answer is None:
            options = tuple(
                Option(code, {}, tuple((text, _short(text, code)) for text in open_ones[:SAMPLES]))
                for code in (OF_YEAR, OF_MONTH)
            )
            told = {"column": column, "count": len(open_ones), "text": open_ones[0]}
            self.questions.append(Question(key, "import.short_dates", options, told, OF_YEAR))
        elif answered(self._staged.plan.answers, key, (OF_YEAR, OF_MONTH)) == OF_MONTH:
            self.days_of_months.add(name)

    def _decide(self, name: str) -> None:
        plan = self._staged.plan
        column = self._staged.column(name) or name
        numeric = [
            (text.strip(), int(found[1]), int(found[3]))
            for text in dict.fromkeys(self._staged.texts[name])
            for found in _NUMERIC.finditer(text)
        ]
        days_first = any(31 >= first > 12 >= second for _, first, second in numeric)
        months_first = any(31 >= second > 12 >= first for _, first, second in numeric)
        open_ones = [text for text, first, second in numeric if first <= 12 and second <= 12]
        open_ones = [text for text in dict.fromkeys(open_ones) if _differs(text)]
        key = f"day_first:{column}"
        answer = plan.answers.get(key)
        if answer in (DAY, MONTH):
            self.day_first[name] = answer == DAY
        elif days_first != months_first:
            self.day_first[name] = days_first
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


def day_of_month(text: str) -> str:
    """Jan-20 as 20 Jan; any other text as it is."""
    found = _MONTH_AND_NUMBER.fullmatch(text)
    return f"{found[2]} {found[1]}" if found else text


def _short(text: str, code: str) -> str:
    return dates.read(day_of_month(text) if code == OF_MONTH else text).edtf or text


def _said(text: str, code: str) -> str:
    return dates.read(text, day_first=code == DAY).edtf or text
