"""When Python looks for objects that only hold each other."""

from __future__ import annotations

import gc

import pytest

from mercato.shell import sweeping
from mercato.shell.sweeping import Sweeper


class Loop:
    """Two of these that hold each other go only by a sweep."""

    alive = 0

    def __init__(self) -> None:
        Loop.alive += 1
        self.itself = self

    def __del__(self) -> None:
        Loop.alive -= 1


@pytest.fixture
def sweeper(qapp):
    made = Sweeper()
    yield made
    made.end()


@pytest.fixture(autouse=True)
def quickly(monkeypatch) -> None:
    monkeypatch.setattr(sweeping, "MUCH", 100)
    monkeypatch.setattr(sweeping, "EVERY", 1)


def test_only_the_windows_own_clock_sweeps(sweeper, qtbot) -> None:
    sweeper.settle()
    assert not gc.isenabled()
    for _ in range(1000):
        Loop()
    assert Loop.alive == 1000
    qtbot.waitUntil(lambda: Loop.alive == 0)


def test_nothing_is_swept_before_all_is_imported(sweeper, qtbot) -> None:
    for _ in range(1000):
        Loop()
    qtbot.wait(50)
    assert Loop.alive == 1000
    gc.collect()


def test_sweeping_is_pythons_again_afterwards(qapp) -> None:
    sweeper = Sweeper()
    sweeper.settle()
    assert gc.get_freeze_count() > 0
    sweeper.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
