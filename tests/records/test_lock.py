"""One window writes a file; others are told who that is."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.records.test_disk import AS_ROOT, become_nobody, in_child

from mercato.records.errors import FileTrouble
from mercato.records.storage import lock

HOLD = """
import sys, time
from pathlib import Path
from mercato.records.storage.lock import WindowLock
WindowLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_window_is_told_who_has_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.mercato"
    first = lock.WindowLock(path)
    first.acquire()
    with pytest.raises(FileTrouble) as caught:
        lock.WindowLock(path).acquire()
    assert caught.value.code == "file.open_elsewhere"
    assert caught.value.values["pid"] == os.getpid()
    first.release()
    assert lock.holder(path) is None


def test_a_lock_given_back_can_be_taken_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "desk.mercato"
    for _ in range(3):
        held = lock.WindowLock(path)
        held.acquire()
        held.release()
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_killed_window_is_free_again(tmp_path: Path) -> None:
    path = tmp_path / "desk.mercato"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        window.stdout.readline()
        assert (lock.holder(path) or {})["pid"] == window.pid
        window.kill()
    assert lock.holder(path) is None
    lock.WindowLock(path).acquire()


def test_of_twenty_windows_exactly_one_gets_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.mercato"
    command = [sys.executable, "-c", HOLD, str(path)]
    windows = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(20)
    ]
    try:
        # Those that did not get it end by themselves; the one that did says so and stays.
        said = []
        for window in windows:
            assert window.stdout is not None
            said.append(window.stdout.readline())
        assert said.count(b"held\n") == 1
        assert (lock.holder(path) or {})["pid"] == windows[said.index(b"held\n")].pid
    finally:
        for window in windows:
            window.kill()
            window.communicate()


@pytest.mark.parametrize("left", [b"", b"\xff\x00garbage", b"[1]", b'{"pid": []}', b"[" * 99_999])
def test_what_a_crash_left_in_the_lock_file_does_not_matter(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "desk.mercato"
    beside = tmp_path / ".desk.mercato.lock"
    beside.write_bytes(left)
    assert lock.holder(path) is None
    held = lock.WindowLock(path)
    held.acquire()
    beside.write_bytes(left)
    assert set(lock.holder(path) or {}) >= {"host", "user", "pid", "since"}
    held.release()


def test_a_link_to_the_file_has_the_same_lock(tmp_path: Path) -> None:
    path, link = tmp_path / "desk.mercato", tmp_path / "link.mercato"
    path.touch()
    link.symlink_to(path)
    held = lock.WindowLock(path)
    held.acquire()
    with pytest.raises(FileTrouble, match=r"file\.open_elsewhere"):
        lock.WindowLock(link).acquire()
    held.release()


def test_a_lock_file_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (tmp_path / ".desk.mercato.lock").symlink_to(precious)
    with pytest.raises(FileTrouble, match=r"file\.cannot_lock"):
        lock.WindowLock(tmp_path / "desk.mercato").acquire()
    assert precious.read_text() == "mine"


def test_a_lock_file_removed_by_hand_costs_the_next_window_nothing(tmp_path: Path) -> None:
    path = tmp_path / "desk.mercato"
    first, second = lock.WindowLock(path), lock.WindowLock(path)
    first.acquire()
    (tmp_path / ".desk.mercato.lock").unlink()
    second.acquire()
    first.release()
    assert (lock.holder(path) or {})["pid"] == os.getpid()
    second.release()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EIO, errno.ENOTSUP])
def test_a_disk_that_knows_no_locks_is_not_another_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(handle: int) -> None:
        raise OSError(code, "network")

    monkeypatch.setattr(lock, "_lock", fail)
    with pytest.raises(FileTrouble, match=r"file\.cannot_lock"):
        lock.WindowLock(tmp_path / "desk.mercato").acquire()
    assert lock.holder(tmp_path / "desk.mercato") is None


@AS_ROOT
def test_another_users_lock_is_seen_and_its_remains_are_no_hindrance() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder) / "desk.mercato"
        held = lock.WindowLock(path)
        held.acquire()

        def work() -> None:
            become_nobody()
            assert (lock.holder(path) or {})["user"] != "?"
            with pytest.raises(FileTrouble, match=r"file\.open_elsewhere"):
                lock.WindowLock(path).acquire()

        in_child(work)
        held.release()
        (Path(folder) / ".desk.mercato.lock").write_text("{}")

        def work_alone() -> None:
            become_nobody()
            lock.WindowLock(path).acquire()
            assert (lock.holder(path) or {})["pid"] == os.getpid()

        in_child(work_alone)


@AS_ROOT
def test_a_folder_that_may_not_be_written_to_takes_no_lock() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)

        def work() -> None:
            become_nobody()
            with pytest.raises(FileTrouble, match=r"file\.cannot_lock"):
                lock.WindowLock(Path(folder) / "desk.mercato").acquire()

        in_child(work)
