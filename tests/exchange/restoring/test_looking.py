"""A first look at whole records, in the shape of one at a table."""

from __future__ import annotations

import pytest
from tests.exchange.exporting.conftest import Desk

from mercato.exchange import restoring
from mercato.records.errors import Refused


@pytest.mark.parametrize("kind", ["jsonl", "ftm", "popolo"])
def test_a_file_is_known_by_what_is_in_it(desk: Desk, kind: str) -> None:
    desk.add("move", person="Ada", to="Apple", stage="started")
    desk.export("all", kind)
    assert restoring.recognize(desk.out) == kind
    found = restoring.look(desk.out)
    assert found.layout.format == kind
    assert {"Ada", "Apple"} <= {row.cells[2] for row in found.sample()}
    assert found.total >= 3


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "[1, 2]", '{"name": "x"}', "\x00\x01"])
def test_anything_else_is_no_file_of_records(desk: Desk, text: str) -> None:
    desk.out.write_text(text)
    assert restoring.recognize(desk.out) is None
    with pytest.raises(Refused) as refused:
        restoring.look(desk.out)
    assert refused.value.code == "restoring.unknown"


def test_looking_tells_how_far_it_is_can_be_stopped_and_keeps_its_sample(desk: Desk) -> None:
    line = '{"type": "person", "uid": "u%d", "name": "Ann %d"}\n'
    many = "".join(line % (number, number) for number in range(2_000))
    desk.out.write_text('{"type": "mercato", "version": 1}\n' + many + '{"type": "end"}\n')
    told: list[int] = []
    found = restoring.look(desk.out, lambda done, total: told.append(done))
    assert told == sorted(told)
    assert told
    with pytest.raises(ZeroDivisionError):
        restoring.look(desk.out, lambda done, total: 1 // 0)
    desk.out.unlink()
    assert [row.cells[2] for row in found.sample(2)] == ["Ann 0", "Ann 1"]
