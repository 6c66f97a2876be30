"""The steps from one list of ids to another lead there, whatever the lists."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from mercato.workspace.reordering import MOST_ROWS, Plan, plan

ids = st.lists(st.integers(1, 60), unique=True, max_size=40)


def follow(old: list[int], new: array[int], steps: Plan) -> list[int]:
    """What a table shows after the steps."""
    shown = list(old)
    for first, last in reversed(steps.removed):
        del shown[first : last + 1]
    if steps.moved:
        end = steps.moved_from + len(steps.moved)
        assert sorted(shown[steps.moved_from : end]) == sorted(steps.moved)
        shown[steps.moved_from : end] = steps.moved
    for first, last in steps.inserted:
        shown[first:first] = new[first : last + 1]
    return shown


@given(ids, ids)
def test_the_steps_lead_from_any_list_to_any_other(old: list[int], new: list[int]) -> None:
    wanted = array("q", new)
    steps = plan(array("q", old), wanted)
    assert steps is not None
    assert follow(old, wanted, steps) == new


@given(ids)
def test_nothing_changed_is_no_step(old: list[int]) -> None:
    assert plan(array("q", old), array("q", old)) == Plan([], len(old), [], [])


def test_a_new_row_among_a_million_is_one_step() -> None:
    old = array("q", range(1_000_000))
    new = old[:400_000] + array("q", [-1]) + old[400_000:]
    assert plan(old, new) == Plan([], 400_000, [], [(400_000, 400_000)])


def test_a_list_that_changed_altogether_starts_anew() -> None:
    old = array("q", range(MOST_ROWS + 1))
    assert plan(old, array("q", reversed(old))) is None
