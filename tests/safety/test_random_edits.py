"""Five hundred random edits, undone to the empty file and redone: the same pictures both ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mercato.records import derived
from mercato.records.journal import journal
from mercato.records.schema import Edit
from mercato.records.storage import file
from mercato.records.storage.file import OpenFile
from tests.records.dumping import Dump, dump
from tests.safety.random_desk import RandomDesk

EDITS = 500


@pytest.fixture
def empty(quick_folder: Path) -> Iterator[OpenFile]:
    """A new file, open."""
    path = quick_folder / "desk.mercato"
    file.create(path)
    yield file.open_file(path)
    file.close_connection()
    path.unlink()


def play(desk: RandomDesk, edits: int) -> list[Dump]:
    """Make that many edits that leave a line; the picture after each."""
    pictures = [dump()]
    while len(pictures) <= edits:
        if desk.edit():
            # Typing on in one field continues the last step and has no picture of its own.
            del pictures[Edit.select().count() :]
            pictures.append(picture(pictures[-1]))
    return pictures


def picture(last: Dump) -> Dump:
    """All rows; tables that are as they were share theirs with the last picture."""
    found = dump()
    return {table: last[table] if rows == last[table] else rows for table, rows in found.items()}


def assert_sound() -> None:
    assert derived.compare() == []
    assert file.check_file() == []


@pytest.mark.parametrize("seed", [1, 2])
def test_five_hundred_edits_walk_back_to_the_empty_file_and_forth(
    empty: OpenFile, seed: int
) -> None:
    pictures = play(RandomDesk(seed), EDITS)
    assert_sound()
    assert len(journal.history(limit=EDITS * 2)) == EDITS
    for number in range(EDITS - 1, -1, -1):
        assert journal.undo() is not None
        assert dump() == pictures[number], f"undo of step {number + 1}"
        if number % 50 == 0:
            assert derived.compare() == []
        if number == EDITS // 2:
            empty.close()
            empty = file.open_file(empty.path)
    assert not any(dump().values())
    for number in range(1, EDITS + 1):
        assert journal.redo() is not None
        assert dump() == pictures[number], f"redo of step {number}"
    assert_sound()


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_edits_mixed_with_undo_redo_and_reverts_out_of_order_stay_sound(
    empty: OpenFile, seed: int
) -> None:
    desk = RandomDesk(seed)
    for number in range(EDITS):
        desk.step()
        if number % 25 == 0:
            assert_sound()
    assert_sound()
    while journal.undo() is not None:
        pass
    assert not any(dump().values())
    assert_sound()
