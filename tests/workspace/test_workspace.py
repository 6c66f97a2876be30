"""The open file: edits in order, undo, other processes, trouble, the end."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import peewee as pw
import pytest
from tests.stall_probe import StallProbe

from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.schema import Person, database
from mercato.records.storage import file
from mercato.records.storage.engine import MercatoDatabase
from mercato.records.storage.lock import WindowLock, holder
from mercato.records.verbs import editing
from mercato.workspace.workspace import Workspace


def names() -> list[str]:
    return [name for (name,) in Person.select(Person.name).order_by(Person.id).tuples()]


def rename(person: int, name: str) -> None:
    Person.update(name=name).where(Person.id == person).execute()


def test_an_edit_answers_in_the_windows_thread_after_its_changes_were_announced(workspace):
    told, window = [], threading.get_ident()
    workspace.changed.connect(lambda changes: told.append(("changed", threading.get_ident())))
    job = workspace.edit(
        "person.created",
        lambda: editing.create("person", name="Ada"),
        then=lambda person: told.append((person, threading.get_ident())),
    )
    assert not told
    assert job.wait()
    assert told == [("changed", window), (job.value, window)]


def test_edits_are_done_in_the_order_asked_for_and_saving_tells_of_them(workspace, qtbot):
    told = []
    workspace.saving.connect(told.append)
    for number in range(20):
        last = workspace.edit(
            "person.created", lambda number=number: editing.create("person", name=f"P{number}")
        )
    assert workspace.is_saving
    assert last.wait()
    assert told == [True, False]
    assert [line.label for line in journal.history()] == ["person.created"] * 20
    assert names() == [f"P{number}" for number in range(20)]


def test_the_label_gets_values_from_what_the_verb_returned(workspace):
    workspace.edit(
        "person.created",
        lambda: editing.create("person", name="Ada"),
        values=lambda person: {"name": Person[person].name},
    ).wait()
    assert workspace.undo_step == ("person.created", {"name": "Ada"})


def test_undo_and_redo_say_where_they_went_and_what_comes_next(workspace, add_person):
    person = add_person("Ada")
    workspace.edit("person.changed", lambda: rename(person, "Ada Lovelace")).wait()
    went = []
    workspace.went.connect(went.append)
    workspace.undo().wait()
    assert (names(), went) == (["Ada"], [person])
    assert workspace.redo_step == ("person.changed", {})
    assert workspace.undo_step == ("person.created", {"name": "Ada"})
    workspace.redo().wait()
    assert (names(), workspace.redo_step) == (["Ada Lovelace"], None)


def test_undo_with_nothing_to_undo_is_refused_politely(workspace, qtbot):
    with qtbot.waitSignal(workspace.refused) as told:
        workspace.undo()
    assert told.args[0].code == "journal.nothing_to_undo"


def test_a_refusal_goes_to_whoever_asked_and_leaves_nothing(workspace, add_person):
    def refuse() -> None:
        editing.create("person", name="Half")
        raise Refused("text.too_long", field="name")

    told = []
    job = workspace.edit("person.created", refuse, refused=told.append)
    assert job.wait()
    assert job.trouble is told[0]
    assert names() == []
    add_person("Ada")
    assert names() == ["Ada"]


def test_a_bug_in_a_verb_is_reported_and_its_edit_rolled_back(workspace, qtbot):
    def crash() -> None:
        editing.create("person", name="Half")
        raise ZeroDivisionError

    with qtbot.waitSignal(workspace.crashed) as told:
        workspace.edit("person.created", crash)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert names() == []
    assert not workspace.is_saving


def test_a_bug_that_nobody_listens_for_is_raised(workspace, qtbot):
    with qtbot.captureExceptions() as raised:
        workspace.read(lambda: 1 // 0, print).wait()
    assert raised[0][0] is ZeroDivisionError


def test_the_newest_query_of_a_channel_interrupts_the_older(workspace, qtbot):
    got = []
    old = workspace.read(endless, got.append, channel="rows")
    qtbot.wait(50)
    begun = time.perf_counter()
    workspace.read(lambda: "new", got.append, channel="rows").wait()
    assert time.perf_counter() - begun < 0.2
    assert (got, old.cancelled, old.done()) == (["new"], True, True)


def endless() -> list:
    return slow(10**12)


def slow(steps: int) -> list:
    return database.execute_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?) "
        "SELECT count(*), (SELECT count(*) FROM person) FROM n",
        (steps,),
    ).fetchall()


def test_a_query_in_the_background_makes_room_and_is_done_again(workspace, qtbot):
    got = []
    begun = []

    def long() -> str:
        begun.append(True)
        return "long" if len(begun) > 1 else endless()

    last = workspace.read(long, got.append, background=True)
    qtbot.waitUntil(lambda: bool(begun))
    qtbot.wait(20)
    workspace.read(lambda: "short", got.append)
    assert last.wait()
    assert got == ["short", "long"]


def test_a_commit_interrupts_a_long_query_which_is_then_done_again(workspace, qtbot, add_person):
    begun, got = [], []

    def query() -> list:
        begun.append(True)
        return endless() if len(begun) == 1 else slow(1)

    job = workspace.read(query, got.append)
    qtbot.waitUntil(lambda: bool(begun))
    qtbot.wait(20)
    start = time.perf_counter()
    add_person("Ada")
    assert time.perf_counter() - start < 0.5
    assert job.wait()
    assert got == [[(1, 1)]]


def test_no_interrupted_query_is_ever_believed(workspace, qtbot):
    got, jobs = [], []
    for number in range(60):
        job = workspace.edit(
            "person.created", lambda number=number: editing.create("person", name=f"P{number}")
        )
        jobs += [job, workspace.read(lambda: slow(200_000), got.append)]
        qtbot.waitUntil(job.done)
    assert all(job.wait() for job in jobs)
    assert len(got) == 60
    assert {rows[0][0] for rows in got} == {200_000}


def test_a_query_cannot_write(workspace, qtbot):
    with qtbot.captureExceptions() as raised:
        told = []
        workspace.read(
            lambda: database.execute_sql("DELETE FROM draft"), print, refused=told.append
        ).wait()
    assert told or issubclass(raised[0][0], pw.DatabaseError)


def test_peek_reads_at_once_or_not_at_all(workspace, add_person, qtbot):
    add_person("Ada")
    qtbot.waitUntil(lambda: workspace.peek(names) == ["Ada"])
    begun = time.perf_counter()
    assert workspace.peek(endless) is None
    assert time.perf_counter() - begun < 0.1


def test_peek_does_not_wait_for_a_lock(workspace, qtbot):
    qtbot.waitUntil(lambda: workspace.peek(names) == [])
    other = MercatoDatabase(workspace.path)
    other.execute_sql("BEGIN EXCLUSIVE")
    begun = time.perf_counter()
    assert workspace.peek(names) is None
    assert time.perf_counter() - begun < 0.05
    other.execute_sql("ROLLBACK")
    other.close()
    assert workspace.peek(names) == []


def test_a_peek_that_found_no_connection_waits_for_none(workspace, qtbot):
    other = MercatoDatabase(workspace.path)
    other.execute_sql("BEGIN EXCLUSIVE")
    begun = time.perf_counter()
    assert workspace.peek(names) is None
    qtbot.wait(200)  # one is asked for, in vain
    assert workspace.peek(names) is None
    assert time.perf_counter() - begun < 1.0
    other.execute_sql("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: workspace.peek(names) == [])


def test_what_another_process_does_is_noticed_and_our_own_edits_are_not(
    workspace, add_person, add_elsewhere, qtbot
):
    told = []
    workspace.replaced.connect(lambda: told.append(names()))
    add_person("Ada")
    qtbot.wait(50)
    workspace.look()
    qtbot.wait(50)
    assert told == []
    add_elsewhere("Grace")
    workspace.look()
    qtbot.waitUntil(lambda: told == [["Ada", "Grace"]])
    assert workspace.undo_step == ("person.created", {"name": "Grace"})


def test_another_process_is_noticed_even_when_an_edit_follows_at_once(
    workspace, add_person, add_elsewhere, qtbot
):
    workspace._clock.stop()
    add_elsewhere("Grace")
    with qtbot.waitSignal(workspace.replaced):
        add_person("Ada")


def test_a_second_window_is_told_who_has_the_file_and_may_read(workspace, tmp_path, qtbot):
    lock = WindowLock(tmp_path / "other.mercato")
    file.create(tmp_path / "other.mercato")
    lock.acquire()
    with qtbot.waitSignal(workspace.refused) as told:
        workspace.open(tmp_path / "other.mercato")
    assert told.args[0].code == "file.open_elsewhere"
    assert told.args[0].values["pid"] == os.getpid()
    with qtbot.waitSignal(workspace.opened):
        workspace.open(tmp_path / "other.mercato", readonly=True)
    assert workspace.readonly_reason == "file.asked_read_only"
    with qtbot.waitSignal(workspace.refused) as told:
        workspace.edit("person.created", lambda: editing.create("person", name="Ada"))
    assert told.args[0].code == "file.asked_read_only"
    lock.release()


def test_closing_finishes_all_edits_and_gives_the_lock_back(workspace, tmp_path):
    path = workspace.path
    assert holder(path) is not None
    done = []
    for number in range(30):
        workspace.edit(
            "person.created",
            lambda number=number: editing.create("person", name=f"P{number}"),
            then=done.append,
        )
    workspace.read(endless, done.append)
    workspace.close()
    workspace.close()
    assert len(done) == 30
    assert holder(path) is None
    opened = file.open_file(path)
    assert len(names()) == 30
    opened.close()


def test_nothing_is_done_without_a_file_and_nothing_breaks(workspace, qtbot):
    workspace.close()
    assert workspace.peek(names) is None
    assert workspace.read(names, print).done()
    with qtbot.waitSignal(workspace.refused) as told:
        workspace.undo()
    assert told.args[0].code == "file.none_open"


@pytest.mark.parametrize("name", ["missing.mercato", "folder/missing.mercato"])
def test_a_missing_file_is_an_error_and_not_made(workspace, qtbot, tmp_path, name):
    with qtbot.waitSignal(workspace.refused) as told:
        workspace.open(tmp_path / name)
    assert told.args[0].code == "file.missing"
    assert not (tmp_path / name).exists()
    assert not workspace.is_open


def test_a_folder_that_may_only_be_read_opens_for_reading(workspace, qtbot, tmp_path, monkeypatch):
    path = workspace.path
    workspace.close()
    real = os.access
    monkeypatch.setattr(os, "access", lambda p, mode: mode != os.W_OK and real(p, mode))
    with qtbot.waitSignal(workspace.opened):
        workspace.open(path)
    assert workspace.readonly_reason == "file.read_only"
    assert holder(path) is None


def test_a_full_disk_is_told_plainly_and_leaves_what_was_there(workspace, add_person, qtbot):
    add_person("Ada")
    workspace.note(lambda: database.execute_sql("PRAGMA max_page_count = 1")).wait()

    def fill() -> None:
        for number in range(2000):
            editing.create("person", name=f"P{number}", note="x" * 2000)

    with qtbot.waitSignal(workspace.refused, timeout=20000) as told:
        workspace.edit("person.created", fill)
    assert told.args[0].code == "file.disk_full"
    assert names() == ["Ada"]


def test_notes_are_written_without_a_step_in_the_history(workspace):
    workspace.note(lambda: database.execute_sql("UPDATE meta SET value = 'x'")).wait()
    assert workspace.undo_step is None


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(workspace, qtbot):
    told = []

    def work(progress) -> str:
        for done in range(1000):
            progress(done, 1000)
            time.sleep(0.01)
        return "done"

    job = workspace.work(work, told.append)
    with qtbot.waitSignal(job.progress):
        pass
    job.cancel()
    assert job.wait()
    assert told == []


def test_the_answer_for_a_widget_that_is_gone_is_dropped(workspace, qtbot):
    from PySide6.QtCore import QObject
    from PySide6.QtTest import QTest

    class Gone(QObject):
        def take(self, value) -> None:
            raise AssertionError

    gone = Gone()
    job = workspace.read(names, gone.take)
    gone.deleteLater()
    QTest.qWait(1)
    assert job.wait()


def test_the_event_loop_goes_on_while_the_threads_work(workspace, qtbot):
    def add() -> None:
        for number in range(300):
            editing.create("person", name=f"P{number}")

    with StallProbe() as probe:
        job = workspace.edit("person.created", add)
        workspace.read(lambda: slow(3_000_000), lambda rows: None)
        qtbot.waitUntil(job.done, timeout=20000)
    assert probe.longest < 100


def test_a_workspace_that_nobody_closed_hangs_nothing(tmp_path: Path, qtbot) -> None:
    forgotten = Workspace()
    assert forgotten.create(tmp_path / "desk.mercato").wait()
    del forgotten


FOR_EVER = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 2000000000) "
    "SELECT count(*) FROM n"
)


def test_what_an_interrupted_query_asks_next_is_not_waited_for(workspace, qtbot):
    asked, may_go_on = [], threading.Event()

    def long():
        asked.append(1)
        if len(asked) == 1:  # it is done again later, and quick then
            may_go_on.wait(10)
            database.execute_sql(FOR_EVER)

    job = workspace.read(long, lambda _: None, background=True)
    qtbot.waitUntil(lambda: bool(asked))
    found = []
    workspace.read(lambda: Person.select().count(), found.append)
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(found))
    assert job.wait()
    assert len(asked) == 2
