"""Awkward tables: each is read right, asked about or refused for its reason; none is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.reading.kinds import KINDS, Kind

from mercato.exchange.questions import Unanswered
from mercato.exchange.reading import look
from mercato.records.errors import Refused
from mercato.workspace import words


def written(kind: Kind, folder: Path) -> Path:
    path = folder / f"table{kind.suffix}"
    path.write_bytes(kind.content)
    return path


def ids(kinds: list[Kind]) -> dict[str, object]:
    return {"argvalues": kinds, "ids": [kind.name for kind in kinds]}


@pytest.mark.parametrize("kind", **ids([k for k in KINDS if k.verdict == "table"]))
def test_what_is_plain_is_read_right_at_once(kind: Kind, tmp_path: Path) -> None:
    seen = look(written(kind, tmp_path), kind.answers)
    assert [question.key for question in seen.questions] == []
    assert list(seen.headers) == kind.header
    assert [row.cells for row in seen.rows()] == kind.rows
    assert seen.total == len(kind.rows)


@pytest.mark.parametrize("kind", **ids([k for k in KINDS if k.verdict == "question"]))
def test_what_can_be_read_in_two_ways_is_asked_and_right_once_it_is_answered(
    kind: Kind, tmp_path: Path
) -> None:
    path = written(kind, tmp_path)
    seen = look(path)
    question = next(one for one in seen.questions if one.key == kind.asked)
    assert kind.line is None or question.values["line"] == kind.line
    answer = kind.answers.get(kind.asked)
    assert answer is None or answer in [option.code for option in question.options]
    with pytest.raises(Unanswered):
        list(seen.rows())
    answered = look(path, kind.answers)
    assert [one.key for one in answered.questions] == []
    assert list(answered.headers) == kind.header
    assert [row.cells for row in answered.rows()] == kind.rows
    assert answered.total == len(kind.rows)


@pytest.mark.parametrize("kind", **ids([k for k in KINDS if k.verdict == "refusal"]))
def test_what_is_no_table_is_refused_for_its_reason(kind: Kind, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        look(written(kind, tmp_path))
    assert refusal.value.code == kind.refused
    assert "version of Mercato" not in words.trouble(refusal.value)
