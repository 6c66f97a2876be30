"""Work that changes the file and takes it all back gives way to whatever is really written."""

from __future__ import annotations

import threading
import time

from mercato.records.journal import journal
from mercato.records.schema import Person
from mercato.records.verbs import editing


class _TakenBack(Exception):
    """Ends an edit without a trace."""


def rehearsal(attempts: list[int], go_on: threading.Event):
    """Enters a person, waits to be told to go on, and takes it back."""

    def work(progress) -> int:
        attempts.append(len(attempts))
        try:
            with journal.edit("test.rehearsal"):
                editing.create("person", name="Nobody")
                while not go_on.is_set():
                    progress(0, 0)
                    time.sleep(0.001)
                raise _TakenBack
        except _TakenBack:
            return len(attempts)

    return work


def test_an_edit_stops_a_rehearsal_which_is_done_again_behind_it(workspace, qtbot, add_person):
    attempts, go_on, found = [], threading.Event(), []
    job = workspace.rehearse(rehearsal(attempts, go_on), found.append)
    qtbot.waitUntil(lambda: attempts == [0])
    ada = add_person("Ada")
    go_on.set()
    assert job.wait()
    assert (attempts, found) == ([0, 1], [2])
    names = []
    workspace.read(lambda: [one.name for one in Person.select()], names.extend).wait()
    assert names == ["Ada"]
    assert ada


def test_a_rehearsal_that_is_cancelled_answers_nothing(workspace, qtbot):
    attempts, found = [], []
    job = workspace.rehearse(rehearsal(attempts, threading.Event()), found.append)
    qtbot.waitUntil(lambda: bool(attempts))
    assert not workspace.is_saving
    job.cancel()
    assert job.wait()
    assert (attempts, found) == ([0], [])


def test_looking_for_what_others_did_does_not_disturb_a_rehearsal(workspace, qtbot):
    attempts, go_on = [], threading.Event()
    job = workspace.rehearse(rehearsal(attempts, go_on), lambda _: None)
    qtbot.waitUntil(lambda: bool(attempts))
    workspace.look()
    qtbot.wait(50)
    go_on.set()
    assert job.wait()
    assert attempts == [0]


def test_closing_does_not_wait_for_a_rehearsal(workspace, qtbot):
    attempts = []
    workspace.rehearse(rehearsal(attempts, threading.Event()), lambda _: None)
    qtbot.waitUntil(lambda: bool(attempts))
    workspace.close()
    assert not workspace.is_open
