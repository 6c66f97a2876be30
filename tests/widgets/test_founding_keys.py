"""The founding move in the form alone, by keyboard; `tests/shell` does it in the whole window."""

from __future__ import annotations

import pytest
from tests.widgets.founding import Keyboard, check_what_is_in_the_file, enter_the_founding_move

from mercato.records.schema import Move, Source
from mercato.widgets.move_form.move_form import MoveForm


@pytest.fixture
def form(qtbot, context):
    form = MoveForm(context)
    qtbot.addWidget(form)
    form.resize(560, 900)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.show_draft()
    return form


@pytest.mark.parametrize("pause", [0, 150])
def test_it_is_the_same_whether_the_typist_waits_for_the_lists_or_not(qtbot, form, ask, pause):
    with qtbot.waitSignal(form.kept) as kept:
        enter_the_founding_move(Keyboard(qtbot), pause)
    assert len(kept.args[0]) == 1
    check_what_is_in_the_file(ask)


def test_one_undo_takes_all_of_it_back(qtbot, form, ask, context):
    with qtbot.waitSignal(form.kept):
        enter_the_founding_move(Keyboard(qtbot))
    context.workspace.undo().wait()
    assert ask(lambda: (Move.select().count(), Source.select().count())) == (0, 0)
