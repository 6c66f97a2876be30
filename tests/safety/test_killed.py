"""A process killed at any moment of editing, undo and redo loses nothing it acknowledged.

A child works through a fixed sequence of random steps on the real code and writes the file's revision
into a pipe after each commit; the parent kills it at a random moment (SIGKILL). What the file then
holds must be exactly what the same sequence gives up to its revision, and that must be no older than
the last acknowledgement.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from mercato.records import file, journal
from tests.safety.random_desk import RandomDesk, content

KILLS = 200
STEPS = 40
SEED = 20251123

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child by signal")


@dataclass(frozen=True)
class Story:
    """An empty file, what it holds at each revision of the sequence, and how long that takes."""

    empty: Path
    contents: dict[int, object]
    seconds: float


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The sequence played once without a kill."""
    folder = tmp_path_factory.mktemp("story")
    empty, played = folder / "empty.mercato", folder / "played.mercato"
    file.create(empty)
    shutil.copyfile(empty, played)
    opened = file.open_file(played)
    contents: dict[int, object] = {}

    def note() -> None:
        contents[journal.revision()] = content()

    note()
    desk = RandomDesk(SEED, note)
    started = time.perf_counter()
    for _ in range(STEPS):
        desk.step()
    seconds = time.perf_counter() - started
    opened.close()
    return Story(empty, contents, seconds)


def test_two_hundred_kills_lose_no_acknowledged_edit_and_leave_no_half_one(
    story: Story, tmp_path: Path
) -> None:
    moments = random.Random(SEED)
    survived = 0
    for number in range(KILLS):
        path = tmp_path / f"{number}.mercato"
        shutil.copyfile(story.empty, path)
        acknowledged = kill_at(path, moments.uniform(0, story.seconds))
        opened = file.open_file(path)
        revision = journal.revision()
        assert revision >= acknowledged
        assert content() == story.contents[revision]
        assert file.check_file() == []
        opened.close()
        path.unlink()
        survived += 1
    assert survived == KILLS


def kill_at(path: Path, seconds: float) -> int:
    """Let a child play the sequence on `path`, kill it; returns the last revision it told of."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        play(path, writing)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        lines = told.read().split(b"\n")[:-1]
    return int(lines[-1]) if lines else 0


def play(path: Path, writing: int) -> None:
    """The child: open, work, tell each revision after its commit; never returns."""
    try:
        file.open_file(path)
        desk = RandomDesk(SEED, lambda: tell(writing))
        for _ in range(STEPS):
            desk.step()
    finally:
        os._exit(0)


def tell(writing: int) -> None:
    """Acknowledge what is committed."""
    os.write(writing, b"%d\n" % journal.revision())
