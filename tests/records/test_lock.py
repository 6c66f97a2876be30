"""One window writes a file; others are told who that is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
