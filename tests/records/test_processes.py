"""Several processes on one file: they wait for each other, and nobody's edit is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from tests.records.dumping import dump

from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.schema import Edit, Person
from mercato.records.storage import file
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import editing

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a forked child")


def add(name: str) -> int:
    with journal.edit("person.created", name=name):
        return editing.create("person", name=name)


def fork(opened: OpenFile, work: Callable[[], None]) -> int:
    """Let a child work on the file with a connection of its own; returns its id."""
    opened.close()
    child = os.fork()
    if child == 0:
        try:
            file.open_file(opened.path)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


@contextmanager
def locked(opened: OpenFile, *statements: str) -> Iterator[None]:
    """Another program in the middle of something; a process of its own, or locks mean nothing."""
    started, goes_on = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.close(goes_on[1])
        other = sqlite3.connect(opened.path, isolation_level=None)
        for statement in statements:
            other.execute(statement).fetchone()
        os.write(started[1], b"x")
        os.read(goes_on[0], 1)
        os._exit(0)
    os.read(started[0], 1)
    try:
        yield
    finally:
        for end in (*started, *goes_on):
            os.close(end)
        os.waitpid(child, 0)


def count_from_outside(opened: OpenFile) -> int:
    """How many people another program sees at once."""
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0);"
        "print(c.execute('SELECT count(*) FROM person').fetchone()[0])"
    )
    command = [sys.executable, "-c", code, str(opened.path)]
    return int(subprocess.run(command, capture_output=True, check=True).stdout)


def test_edits_of_four_processes_all_arrive(opened: OpenFile) -> None:
    def work() -> None:
        for number in range(15):
            add(f"Person {os.getpid()} {number}")

    children = [fork(opened, work) for _ in range(4)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    file.open_file(opened.path)
    assert (Person.select().count(), Edit.select().count(), journal.revision()) == (60, 60, 60)
    assert file.check_file() == []


def test_edits_undos_and_redos_of_two_processes_leave_a_sound_history(opened: OpenFile) -> None:
    def work() -> None:
        for number in range(10):
            add(f"Person {os.getpid()} {number}")
            journal.undo()
            journal.redo()

    children = [fork(opened, work) for _ in range(2)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 2
    file.open_file(opened.path)
    assert file.check_file() == []
    while journal.undo() is not None:
        pass
    assert not any(dump().values())


def test_an_edit_waits_for_another_programs_transaction(opened: OpenFile) -> None:
    def hold() -> None:
        with locked(opened, "BEGIN IMMEDIATE"):
            held.set()
            time.sleep(0.5)

    held = threading.Event()
    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    started = time.perf_counter()
    add("Ada")
    assert time.perf_counter() - started > 0.3
    thread.join()
    assert Person.select().count() == 1


def test_a_revision_raised_elsewhere_is_seen_here(opened: OpenFile) -> None:
    add("Ada")
    before = journal.revision()
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        "c.execute('UPDATE journal_state SET revision = revision + 1'); c.commit()"
    )
    subprocess.run([sys.executable, "-c", code, str(opened.path)], check=True)
    assert journal.revision() == before + 1


@pytest.mark.parametrize(
    "statements",
    [
        ("BEGIN IMMEDIATE",),
        ("BEGIN EXCLUSIVE",),
        ("BEGIN", "SELECT count(*) FROM person"),
    ],
    ids=["a writer", "an exclusive writer", "a reader"],
)
def test_who_waits_too_long_is_told_and_loses_nothing(
    opened: OpenFile, statements: tuple[str, ...]
) -> None:
    add("Ada")
    opened.database.connection().set_busy_timeout(1)
    with locked(opened, *statements):
        started = time.perf_counter()
        for work in (lambda: add("Grace"), journal.undo):
            with pytest.raises(FileTrouble, match=r"file\.busy"):
                work()
        assert time.perf_counter() - started > 0.3
    assert [row.name for row in Person.select()] == ["Ada"]
    add("Grace")
    assert (Person.select().count(), file.check_file()) == (2, [])


def test_a_long_edit_lets_others_read_until_it_commits(opened: OpenFile) -> None:
    add("Ada")
    with journal.edit("imported"):
        for number in range(300):
            editing.create("person", name=f"Person {number}", note="x" * 19_000)
        assert count_from_outside(opened) == 1
    assert Person.select().count() == 301
