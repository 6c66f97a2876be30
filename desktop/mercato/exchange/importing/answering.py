"""What was answered, held against what can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.errors import Refused
from mercato.records.verbs import editing, linking

if TYPE_CHECKING:
    from collections.abc import Collection

    from mercato.exchange.questions import Answers


def answered(answers: Answers, key: str, codes: Collection[str]) -> str | None:
    """The answer to a question, None while there is none; raises `Refused` for a bogus one."""
    answer = answers.get(key)
    if answer is not None and answer not in codes:
        raise Refused("import.no_such_answer", key=key, value=answer)
    return answer


def record_answered(record_type: str, name: str, answer: str) -> int:
    """The record that a name was said to mean; raises `Refused` where there is none."""
    record = linking.by_uid(answer)
    if record is None or editing.type_of(record) != record_type:
        raise Refused("import.no_such_answer", key=key_of(record_type, name), value=answer)
    return record


def key_of(record_type: str, name: str) -> str:
    """The key of the question whom a name means."""
    return f"link:{record_type}:{name}"
