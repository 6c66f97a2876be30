"""Answers that a run took, as questions once more: what an earlier import left can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import (
    comma_names,
    day_order,
    footnotes,
    link_questions,
    lone_place,
    name_order,
    no_dates,
    short_dates,
    unknown_words,
)
from mercato.exchange.importing.group_questions import ONE_BY_ONE
from mercato.exchange.questions import ASK_AGAIN, Option, Question
from mercato.records.bulk import lookup
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.exchange.questions import Answers

_CODES: dict[str, tuple[str, ...]] = {
    "repeated": ("one", "each", ONE_BY_ONE),
    "same_name": ("same", "new", ONE_BY_ONE),
    "links": link_questions.ALL,
    "numbers": ("same", "other"),
    "day_first": (day_order.DAY, day_order.MONTH),
    "name_order": name_order.CODES,
    "place": lone_place.CODES,
    "footnotes": (footnotes.REMOVED, footnotes.KEPT),
    "short_dates": (short_dates.OF_YEAR, short_dates.OF_MONTH),
    "year_spans": (short_dates.YEARS, short_dates.MONTH),
    "comma_names": comma_names.CODES,
    "no_dates": (no_dates.EMPTY, no_dates.KEPT),
    "words": unknown_words.CODES,
}
"""The answers to questions that are remembered, by the beginnings of their keys."""
_OF_COLUMNS = (
    "day_first",
    "short_dates",
    "year_spans",
    "name_order",
    "place",
    "words",
    "comma_names",
)


class Heard(Mapping[str, str]):
    """Answers that know which of them were `taken`."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.taken: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        self.taken[key] = answer = self._answers[key]
        return answer

    def get(self, key: str, default: Any = None) -> Any:
        """The same as of any mapping; asked for each of a hundred thousand names, it is quick."""
        answer = self._answers.get(key)
        if answer is None:
            return default
        self.taken[key] = answer
        return answer

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


def questions(taken: Answers) -> list[Question]:
    """What was answered so, with the other answers that there are."""
    found = lookup.by_uids(answer for key, answer in taken.items() if key.startswith("link:"))
    records = {uid: record for uid, (record, _) in found.items()}
    titles, lines = (tell(records.values()) for tell in (describing.names, describing.lines))
    made: list[Question] = []
    for key, answer in taken.items():
        what, _, about = key.partition(":")
        if what == "link":
            record = records.get(answer, 0)
            made.append(_of_name(key, about, answer, titles.get(record, ""), lines.get(record, "")))
        elif what in _CODES:
            made.append(_of_all(key, what, about))
    return made


def _of_name(key: str, about: str, answer: str, title: str, line: str) -> Question:
    """Whom a name means: who was said, somebody new, or whoever is found now."""
    record_type, _, name = about.partition(":")
    told = {"type": record_type, "name": name}
    options = [Option(code, told) for code in ("new", ASK_AGAIN)]
    if answer != "new":
        options.insert(0, Option(answer, {"name": title}, ((line,),) if line else ()))
    return Question(key, "import.recalled.link", tuple(options), told)


def _of_all(key: str, what: str, about: str) -> Question:
    record_type, _, name = about.partition(":")
    codes, code = _CODES[what], f"import.recalled.{what}"
    if what == "numbers":
        record_type = about.rpartition(":")[2]
    elif name and what == "repeated":
        codes, code = codes[:2], f"{code}_one"
    of_column = what in _OF_COLUMNS
    told = {"column": about} if of_column else {"type": record_type, "name": name}
    return Question(key, code, tuple(Option(one, told) for one in codes), told)
