"""What a file leaves open: questions with their answers, and notes on what was seen in it.

Codes and values only; `workspace.words` puts them into words. Where a file can be read in two ways,
nothing goes on without an answer: the window asks and shows both readings, the command line refuses
with the question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mercato.records.errors import Refused

Answers = Mapping[str, str]
"""What was decided: the key of a question -> the code of an option."""

NO_ANSWERS: Answers = {}
ASK_AGAIN = "ask_again"
"""An answer that is none: what was answered before is asked anew."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go on.

    `values` go into its sentence; `sample` is how some rows or values read with this answer.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    sample: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file does not tell, and that nobody may guess.

    `key` names it in the answers ("encoding", "shifted:17", "day_first:Date"), `code` is what is
    asked. `proposed` is what a window may mark as likely; the command line never takes it.
    """

    key: str
    code: str
    options: tuple[Option, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    proposed: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something seen and told, which asks for nothing."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Unanswered(Refused):
    """The file cannot be taken before its `questions` are answered; others were `answered`."""

    def __init__(self, questions: Sequence[Question], answered: Sequence[Question] = ()) -> None:
        super().__init__("reading.unanswered", count=len(questions))
        self.questions = tuple(questions)
        self.answered = tuple(answered)
