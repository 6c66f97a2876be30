"""What the hands of the benchmark measure in a window."""

from __future__ import annotations

from tests.benchmarks.window.hands import Hands


def test_a_letter_counts_from_its_key_to_its_rows_and_one_that_asks_nothing_not_at_all(
    bench, desk_file
) -> None:
    desk = bench.desk(desk_file).desk
    desk.show_section("moves")
    hands = Hands(desk.workspace, desk.section)
    hands.rest()
    took = [hands.type(letter) for letter in "pang to:m "]
    assert [seconds is not None for seconds in took] == [
        *(False, True, True, True),  # p may become party, or person
        *(False, False, False, False, True, False),
    ]
    assert all(0 < seconds < 30 for seconds in took if seconds is not None)
    assert desk.section.table.records.ids
