"""The move form in the window: opened from anywhere, left only when asked to."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from tests.shell.test_window import press


@pytest.fixture
def window(bench, tmp_path, qtbot):
    window = bench.window()
    window.files.workspace.create(tmp_path / "empty.mercato")
    qtbot.waitUntil(lambda: window.desk is not None)
    bench.settle(window)
    return window


def enter(window, bench, **fields: str) -> None:
    form = window.desk.right.move_form
    for name, text in fields.items():
        form.fields.entries[name].take_focus()
        QTest.keyClicks(window.focusWidget(), text)
        bench.settle(window)
        press(window, "Return")


def keep(window, bench) -> None:
    press(window, "Ctrl+Return")
    bench.settle(window)


def table_counts(window):
    lines = window.desk.side_bar.items.items
    return {line.name: line.number for line in lines if line.kind == "section"}


def test_moves_are_kept_one_after_the_other_without_leaving_the_form(window, bench) -> None:
    press(window, "Ctrl+N")
    enter(window, bench, source="Bloomberg report", person="Ruoming Pang")
    enter(window, bench, from_organization="Apple", to_organization="Meta")
    keep(window, bench)
    assert window.desk.right.shows_form
    assert window.desk.right.isAncestorOf(window.focusWidget())
    assert len(window.desk.section.table.selected_records()) == 1
    first = window.desk.section.table.current()
    enter(window, bench, person="Tom Gunter", from_organization="Apple")
    keep(window, bench)
    assert window.desk.section.table.current() not in (None, first)
    assert window.desk.section.table.selected_records() == [window.desk.section.table.current()]
    counts = table_counts(window)
    assert counts == {"people": "2", "organizations": "2", "moves": "2", "sources": "1"}


def test_undo_after_keeping_a_move_takes_it_back_and_leaves_the_form(window, bench) -> None:
    press(window, "Ctrl+N")
    enter(window, bench, source="Bloomberg report", person="Ruoming Pang")
    enter(window, bench, from_organization="Apple")
    keep(window, bench)
    assert "Ruoming Pang" in window.actions_["undo"].text()
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert window.desk.right.shows_form
    counts = table_counts(window)
    assert set(counts.values()) == {"0"}


def test_esc_leaves_the_form_and_the_draft_is_there_again(window, bench) -> None:
    press(window, "Ctrl+N")
    enter(window, bench, person="Ruoming Pang")
    window.desk.right.move_form.fields.entries["quote"].take_focus()
    press(window, "Escape")
    bench.settle(window)
    assert not window.desk.right.shows_form
    assert window.focusWidget() is window.desk.section.table
    press(window, "Ctrl+N")
    bench.settle(window)
    assert window.desk.right.move_form.fields.entries["person"].link().text == "Ruoming Pang"
    assert window.files.workspace.undo_step is None


def test_enter_goes_from_the_table_into_the_record_and_esc_back(window, bench) -> None:
    press(window, "Ctrl+Shift+P")
    QTest.keyClicks(window.focusWidget(), "Grace Hopper")
    press(window, "Return")
    bench.settle(window)
    press(window, "Escape")
    assert window.focusWidget() is window.desk.section.table
    press(window, "Return")
    bench.settle(window)
    assert window.focusWidget().accessibleName() == "Name"
