"""What a killed process left half done is taken back by whoever opens the file next."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import struct
import tempfile
from pathlib import Path

import pytest
from tests.records.dumping import dump
from tests.records.test_disk import AS_ROOT, become_nobody, in_child, trouble_of

from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.schema import Person
from mercato.records.storage import engine, file
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import editing

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a forked child")


def die_in_commit(path: Path) -> None:
    """Have a child killed while it writes the changed pages, the first one included."""
    size = path.stat().st_size
    child = os.fork()
    if child == 0:
        try:
            file.open_file(path)
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 2 * engine.PAGE_SIZE,) * 2)
            with journal.edit("made"):
                for number in range(300):
                    editing.create("person", name=f"Person {number}")
        finally:
            os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGXFSZ


@pytest.fixture
def cut_off(opened: OpenFile) -> Path:
    """A file of one person whose second edit was cut off in the middle of its commit."""
    with journal.edit("made"):
        editing.create("person", name="Ada")
    opened.close()
    die_in_commit(opened.path)
    header = opened.path.read_bytes()[:100]
    pages = struct.unpack(">I", header[28:32])[0]
    assert pages * engine.PAGE_SIZE > opened.path.stat().st_size
    return opened.path


@pytest.mark.parametrize("readonly", [False, True])
def test_opening_takes_back_what_was_cut_off(cut_off: Path, readonly: bool) -> None:
    opened = file.open_file(cut_off, readonly=readonly)
    assert [row.name for row in Person.select()] == ["Ada"]
    assert (file.check_file(), journal.revision()) == ([], 1)
    assert [entry.name for entry in cut_off.parent.iterdir()] == [cut_off.name]
    opened.close()


@AS_ROOT
def test_where_it_cannot_be_taken_back_the_file_is_left_as_it_is(cut_off: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        public = Path(shutil.copytree(cut_off.parent, Path(folder) / "public"))
        for entry in (Path(folder), public, *public.iterdir()):
            entry.chmod(0o755)
        before = {entry: entry.read_bytes() for entry in public.iterdir()}

        def work() -> None:
            become_nobody()
            assert trouble_of(lambda: file.open_file(public / cut_off.name)) == "file.unfinished"

        in_child(work)
        assert {entry: entry.read_bytes() for entry in public.iterdir()} == before
        file.open_file(public / cut_off.name)
        assert Person.select().count() == 1
        file.close_connection()


def test_two_who_open_it_at_once_both_find_it_sound(cut_off: Path) -> None:
    def work() -> None:
        file.open_file(cut_off)
        assert (Person.select().count(), file.check_file()) == (1, [])

    children = []
    for _ in range(4):
        if (child := os.fork()) == 0:
            try:
                work()
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4


def test_a_strangers_file_named_like_a_journal_is_left_alone(tmp_path: Path) -> None:
    path, beside = tmp_path / "notes", tmp_path / "notes-journal"
    path.write_text("my notes")
    beside.write_text("my journal")
    with pytest.raises(FileTrouble, match=r"file\.not_ours"):
        file.open_file(path)
    assert (path.read_text(), beside.read_text()) == ("my notes", "my journal")


def test_the_journal_of_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.execute("BEGIN IMMEDIATE")
    other.execute("PRAGMA cache_size = 2")
    other.executemany("INSERT INTO t VALUES (?)", [("x" * 2000,)] * 100)
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("other.sqlite", "other.sqlite-journal"):
        shutil.copyfile(tmp_path / name, copy / name)
    other.close()
    before = {entry: entry.read_bytes() for entry in copy.iterdir()}
    with pytest.raises(FileTrouble):
        file.open_file(copy / "other.sqlite")
    assert {entry: entry.read_bytes() for entry in copy.iterdir()} == before


def test_a_file_killed_while_it_was_made_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "new.mercato"
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        file.create(path)
        os._exit(0)
    assert os.waitpid(child, 0)[1] != 0
    with pytest.raises(FileTrouble):
        file.open_file(path)


def test_an_immutable_glance_drops_no_lock_of_ours(opened: OpenFile) -> None:
    # Closing any other handle of a file drops all locks of the process on it.
    with journal.edit("made"):
        editing.create("person", name="Ada")
        file._glance(opened.path)
        with pytest.raises(AssertionError, match="locked"):
            in_child_only(opened.path)
    assert dump()["person"][0][1] == "Ada"


def in_child_only(path: Path) -> None:
    """Try to write from another process, this one's connection left as it is."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            sqlite3.connect(path, timeout=0.1).execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        wrong = told.read().decode()
    assert not wrong, wrong
