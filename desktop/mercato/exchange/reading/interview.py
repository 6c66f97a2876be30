"""Settling one question after the other: by an answer, by evidence, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.questions import Answers, Note, Option, Question
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


_NO_DOUBT_IN_OURS = frozenset(
    {"entities", "mojibake", "second_line", "lone", "inner_header", "total_line"}
    | {"above", "ditto", "cut_cell", "formula_texts"}
)
"""What is suspicious in a table of others, and recorded so in one that we wrote."""


class Interview:
    """The answers given, and what came of them: settings in use, open questions and notes.

    `ours` means that Mercato wrote the table.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.ours = False
        self.settings: list[Question] = []
        self.open: list[Question] = []
        self.notes: list[Note] = []

    def settle(
        self,
        key: str,
        code: str,
        options: Iterable[Option],
        proposed: str | None,
        *,
        sure: bool,
        free: Callable[[str], str | None] | None = None,
        **values: Any,
    ) -> str | None:
        """The option in use: the answer, else what is proposed, which is asked about unless `sure`.

        `free` takes an answer that no option names (any encoding, any line) and gives it as it is
        used, or None to refuse it. Without an answer and a proposal there is nothing in use.
        """
        offered = tuple(options)
        if self.ours and key in _NO_DOUBT_IN_OURS:
            proposed, sure = "kept", True
        answer = self.answers.get(key)
        if answer is not None:
            used = answer if any(answer == one.code for one in offered) else None
            if used is None and free is not None:
                used = free(answer)
            if used is None:
                known = [one.code for one in offered]
                raise Refused("reading.no_such_answer", key=key, answer=answer, options=known)
            self.settings.append(Question(key, code, offered, values, used))
            return used
        question = Question(key, code, offered, values, proposed)
        self.settings.append(question)
        if not sure:
            self.open.append(question)
        return proposed

    def decide(
        self,
        key: str,
        way: Option,
        other: Option,
        /,
        *,
        likely: bool = True,
        sure: bool,
        **values: Any,
    ) -> bool:
        """Settle whether `way` is gone, which is proposed if it is `likely`, or the other one."""
        proposed = (way if likely else other).code
        used = self.settle(key, f"reading.{key}", (way, other), proposed, sure=sure, **values)
        return used == way.code

    def note(self, code: str, **values: Any) -> None:
        """Tell something that was seen."""
        self.notes.append(Note(code, values))

    def note_lines(self, code: str, lines: Mapping[int, Any] | Iterable[int], **more: Any) -> None:
        """Tell in which lines something was seen; nothing when there are none."""
        found = list(lines)
        if found:
            self.note(code, count=len(found), lines=found[:20], line=found[0], **more)

    def copy(self) -> Interview:
        """As it stands now, to come back to."""
        found = Interview(self.answers)
        found.ours = self.ours
        found.restore(self)
        return found

    def restore(self, before: Interview) -> None:
        """Forget what was settled since."""
        self.settings = list(before.settings)
        self.open = list(before.open)
        self.notes = list(before.notes)
