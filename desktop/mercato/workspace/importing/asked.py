"""Questions that a file leaves open, with what was answered now and in earlier imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mercato.exchange.questions import Question
    from mercato.exchange.reading.looking import Look
    from mercato.exchange.restoring import RecordsLook


class Asked:
    """`questions` in the order in which they are shown: an answered one keeps its place.

    `answers` were given here; `remembered` ones in earlier imports, they are about records only.
    Those of them that count in this file have been `recalled` as questions.
    """

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.answers: dict[str, str] = {}
        self.remembered: dict[str, str] = {}
        self.recalled: list[Question] = []
        self._of_file: set[str] = set()
        self._latest: set[str] = set()

    @property
    def open(self) -> list[Question]:
        """Those that nothing goes on without."""
        return [one for one in self.questions if one.key not in self.answers]

    @property
    def listed(self) -> list[Question]:
        """All that there is to look at: what was asked here, then what is remembered."""
        return [*self.questions, *self.recalled]

    @property
    def shown(self) -> dict[str, str]:
        """The answers to what is listed."""
        return {**{one.key: self.remembered[one.key] for one in self.recalled}, **self.answers}

    @property
    def for_plan(self) -> dict[str, str]:
        """All answers that count."""
        return {**self.remembered, **self.answers}

    def give(self, answers: Mapping[str, str]) -> bool:
        """Take answers; True if the file reads differently with them.

        One of an earlier import is answered here from then on.
        """
        self.questions += [one for one in self.recalled if one.key in answers]
        self.recalled = [one for one in self.recalled if one.key not in answers]
        self.answers = {**self.answers, **answers}
        self._latest = set(answers)
        of_records = {one.key for one in self.questions} - self._of_file
        return not set(answers) <= of_records

    def recall(self, answered: Iterable[Question]) -> None:
        """What rests on remembered answers, of all that rests on answers."""
        counted = self.remembered.keys() - self.answers.keys()
        self.recalled = [one for one in answered if one.key in counted]

    def forget(self, keys: Iterable[str]) -> None:
        """Forget answers of earlier imports, for this one."""
        for key in list(keys):
            self.remembered.pop(key, None)
        self.recalled = [one for one in self.recalled if one.key in self.remembered]

    def withdraw(self, key: str) -> bool:
        """Take back an answer that is none any more; True if there was one, not given just now."""
        known = key in self.for_plan
        self.answers = {name: one for name, one in self.answers.items() if name != key}
        self.forget([key])
        return known and key not in self._latest

    def look(self, found: Look | RecordsLook) -> None:
        """The file was read: what it asks is asked, what was answered of it can be changed."""
        settings = {one.key: one for one in found.layout.settings}
        self._of_file = {*settings, *(one.key for one in found.questions)}
        before = [one for one in self.questions if one.key in self.answers]
        kept = [settings.get(one.key, one) for one in before if self._still_asked(one, settings)]
        self._show(kept, found.questions)

    def ask(self, asked: Iterable[Question]) -> None:
        """Ask about records, in place of whatever is open about them."""
        known = [one for one in self.questions if one.key in self.answers]
        of_file = [one for one in self.open if one.key in self._of_file]
        self._show(known, [*of_file, *asked])

    def _still_asked(self, one: Question, settings: Mapping[str, Question]) -> bool:
        return one.key in settings or one.key not in self._of_file

    def _show(self, answered: list[Question], asked: Iterable[Question]) -> None:
        fresh = {one.key: one for one in asked}
        kept = [one for one in answered if one.key not in fresh]
        self.questions = [*kept, *fresh.values()]
