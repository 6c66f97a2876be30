"""Disks that are full, files that vanish or may not be written, while a file is open.

Each case runs in a child, which may give up rights and live on a small disk; what it finds wrong
comes back as text.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.records.dumping import dump
from tests.records.old_files import make_first_version

from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.schema import Person
from mercato.records.storage import file
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import editing

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a forked child")

NOBODY = 65534
AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)


def in_child(work: Callable[[], None]) -> None:
    """Run it in a process of its own; fails with the child's traceback."""
    file.close_connection()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - it is told to the parent
            os.write(writing, traceback.format_exc()[-4000:].encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        wrong = told.read().decode()
    os.waitpid(child, 0)
    assert not wrong, wrong


@pytest.fixture
def public(tmp_path: Path) -> Iterator[Path]:
    """A file of one person in a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder) / "desk.mercato"
        file.create(path)
        path.chmod(0o666)
        file.open_file(path)
        with journal.edit("made"):
            editing.create("person", name="Ada")
        file.close_connection()
        yield path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 3 MB; needs the right to mount one."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("needs the right to mount a small disk")
    yield tmp_path
    file.close_connection()
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def write_much(rows: int = 1_500) -> None:
    ids = [editing.create("person", name=f"Person {number}") for number in range(20)]
    Person.update(note="x" * rows * 100).where(Person.id.in_(ids)).execute()


def trouble_of(work: Callable[[], object]) -> str:
    with pytest.raises(FileTrouble) as caught:
        work()
    return caught.value.code


def edit_much() -> None:
    with journal.edit("imported"):
        write_much()


def edit_much_catching_row_errors() -> None:
    """What an importer must not do: go on after a row that could not be written."""
    with journal.edit("imported"):
        for number in range(600):
            try:
                editing.create("person", name=f"Person {number}", note="x" * 5000)
            except Exception:  # noqa: BLE001
                continue


@pytest.mark.parametrize("work", [edit_much, edit_much_catching_row_errors])
def test_a_full_disk_ends_the_edit_and_nothing_else(
    small_disk: Path, work: Callable[[], None]
) -> None:
    path, ballast = small_disk / "desk.mercato", small_disk / "ballast"
    file.create(path)
    file.open_file(path)
    ballast.write_bytes(b"x" * 1_000_000)
    with journal.edit("made"):
        editing.create("person", name="Ada")
    before = dump()
    assert trouble_of(work) == "file.disk_full"
    assert (dump(), file.check_file(), journal.revision()) == (before, [], 1)
    ballast.unlink()
    with journal.edit("made"):
        editing.create("person", name="Grace")
    assert (Person.select().count(), file.check_file()) == (2, [])


def test_an_older_file_for_which_there_is_no_room_is_left_as_it_is(small_disk: Path) -> None:
    path, ballast = small_disk / "desk.mercato", small_disk / "ballast"
    file.create(path)
    file.open_file(path).close()
    make_first_version(path)
    before = path.read_bytes()
    ballast.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 100_000))
    assert trouble_of(lambda: file.open_file(path)) == "file.no_room_to_update"
    assert (path.read_bytes(), sorted(small_disk.iterdir())) == (before, [ballast, path])
    ballast.unlink()
    assert not file.open_file(path).readonly


def test_an_undo_for_which_there_is_no_room_is_not_half_done(small_disk: Path) -> None:
    path, ballast = small_disk / "desk.mercato", small_disk / "ballast"
    file.create(path)
    file.open_file(path)
    with journal.edit("made"):
        for number in range(100):
            editing.create("person", name=f"Person {number}", note="x" * 2000)
    before = dump()
    with pytest.raises(OSError, match="No space"):
        ballast.write_bytes(b"x" * 4_000_000)
    assert trouble_of(journal.undo) == "file.disk_full"
    assert (dump(), file.check_file()) == (before, [])
    ballast.unlink()
    journal.undo()
    assert (Person.select().count(), file.check_file()) == (0, [])


def test_no_room_for_a_new_file_leaves_none(small_disk: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        (small_disk / "ballast").write_bytes(b"x" * 4_000_000)
    path = small_disk / "desk.mercato"
    assert trouble_of(lambda: file.create(path)) == "file.disk_full"
    assert [entry.name for entry in small_disk.iterdir()] == ["ballast"]


def test_a_limit_on_the_size_of_files_is_no_catastrophe(opened: OpenFile) -> None:
    path = opened.path

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = path.stat().st_size + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        file.open_file(path)
        assert trouble_of(edit_much) in {"file.disk_error", "file.disk_full"}
        assert not any(dump().values())
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        with journal.edit("made"):
            editing.create("person", name="Ada")
        assert file.check_file() == []

    in_child(work)


def become_nobody() -> None:
    os.setgid(NOBODY)
    os.setuid(NOBODY)


@AS_ROOT
@pytest.mark.parametrize(("mode", "folder"), [(0o444, 0o777), (0o666, 0o555)])
def test_a_file_that_may_not_be_written_to_is_opened_to_be_read(
    public: Path, mode: int, folder: int
) -> None:
    public.chmod(mode)
    public.parent.chmod(folder)
    expected = "file.read_only" if mode == 0o444 else "file.read_only_folder"

    def work() -> None:
        become_nobody()
        opened = file.open_file(public)
        assert (opened.readonly_reason, Person.select().count()) == (expected, 1)
        assert trouble_of(edit_much) == "file.became_read_only"
        assert file.check_file() == []

    in_child(work)


@AS_ROOT
def test_a_file_that_may_not_be_read_is_not_opened(public: Path) -> None:
    public.chmod(0o200)

    def work() -> None:
        become_nobody()
        assert trouble_of(lambda: file.open_file(public)) == "file.cannot_open"
        locked = public.parent / "locked"
        assert trouble_of(lambda: file.open_file(locked / "desk.mercato")) == "file.cannot_open"

    (public.parent / "locked").mkdir(mode=0o700)
    in_child(work)


@AS_ROOT
@pytest.mark.parametrize("what", ["folder", "both"])
def test_a_folder_that_becomes_read_only_under_an_open_file(public: Path, what: str) -> None:
    def work() -> None:
        os.seteuid(NOBODY)
        file.open_file(public)
        os.seteuid(0)
        public.parent.chmod(0o555)
        if what == "both":
            public.chmod(0o444)
        os.seteuid(NOBODY)
        assert trouble_of(edit_much) in {"file.cannot_open", "file.became_read_only"}
        assert Person.select().count() == 1
        os.seteuid(0)
        public.parent.chmod(0o777)
        public.chmod(0o666)
        os.seteuid(NOBODY)
        with journal.edit("made"):
            editing.create("person", name="Grace")
        assert (Person.select().count(), file.check_file()) == (2, [])

    in_child(work)


@pytest.mark.parametrize("what", ["deleted", "renamed", "replaced"])
def test_a_file_that_goes_away_under_an_open_one_takes_no_more_edits(
    opened: OpenFile, tmp_path: Path, what: str
) -> None:
    with journal.edit("made"):
        editing.create("person", name="Ada")
    if what == "deleted":
        opened.path.unlink()
    else:
        opened.path.rename(tmp_path / "elsewhere.mercato")
    if what == "replaced":
        opened.path.write_text("something else")
    with pytest.raises(FileTrouble) as caught, journal.edit("made"):
        editing.create("person", name="Grace")
    assert (caught.value.code, caught.value.values) == ("file.moved", {"path": str(opened.path)})
    assert Person.select().count() == 1
    if what == "renamed":
        (tmp_path / "elsewhere.mercato").rename(opened.path)
        with journal.edit("made"):
            editing.create("person", name="Grace")
        assert (Person.select().count(), file.check_file()) == (2, [])


def test_a_link_to_a_file_is_the_file(opened: OpenFile, tmp_path: Path) -> None:
    opened.close()
    (tmp_path / "link.mercato").symlink_to(opened.path)
    assert file.open_file(tmp_path / "link.mercato").path == opened.path
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert trouble_of(lambda: file.open_file(tmp_path / "loop")) == "file.cannot_open"
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    assert trouble_of(lambda: file.open_file(tmp_path / "nowhere")) == "file.missing"


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "folder/../missing"])
def test_a_path_that_cannot_be_is_said_so(tmp_path: Path, name: str) -> None:
    assert trouble_of(lambda: file.open_file(tmp_path / name)) in {
        "file.missing",
        "file.cannot_open",
    }
