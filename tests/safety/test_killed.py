"""A process killed at any moment of editing, undo and redo loses nothing it acknowledged.

A child works through a fixed scene of random steps on the real code and writes the file's revision
into a pipe after each commit; the parent kills it at a random moment (SIGKILL). What the file then
holds must be exactly what the same scene gives up to its revision, and that must be no older than
the last acknowledgement.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mercato.records.journal import journal
from mercato.records.storage import file
from tests.records.dumping import Dump
from tests.safety.random_desk import RandomDesk, content

KILLS = 200
SCENES = 8
STEPS = 10
SEED = 20251123

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child by signal")


@dataclass
class Scene:
    """A file to begin with, what it holds at each revision from there, and how long that takes."""

    seed: int
    begin: Path
    contents: dict[int, Dump] = field(default_factory=dict)
    seconds: float = 0.0

    def note(self) -> None:
        """Keep what the file holds now."""
        self.contents[journal.revision()] = content()


@dataclass(frozen=True)
class Child:
    """A process at work on its own copy of a scene's file, and the end of its pipe."""

    scene: Scene
    path: Path
    process: int
    told: int


@pytest.fixture(scope="module")
def scenes(quick_folder: Path) -> list[Scene]:
    """The story played once without a kill, each scene on what the one before left."""
    played = quick_folder / "played.mercato"
    file.create(played)
    made = []
    for number in range(SCENES):
        scene = Scene(SEED + number, quick_folder / f"{number}.mercato")
        shutil.copyfile(played, scene.begin)
        opened = file.open_file(played)
        scene.note()
        desk = RandomDesk(scene.seed, scene.note)
        started = time.perf_counter()
        for _ in range(STEPS):
            desk.step()
        scene.seconds = time.perf_counter() - started
        opened.close()
        made.append(scene)
    return made


def test_two_hundred_kills_lose_no_acknowledged_edit_and_leave_no_half_one(
    scenes: list[Scene], quick_folder: Path
) -> None:
    moments = random.Random(SEED)
    survived = 0
    for number in range(KILLS):
        child = start(scenes[number % SCENES], quick_folder / f"killed {number}.mercato")
        told = os.read(child.told, 1000)
        time.sleep(moments.uniform(0, child.scene.seconds))
        check(child, kill(child, told))
        survived += 1
    assert survived == KILLS


def check(child: Child, acknowledged: int) -> None:
    """The file is sound, and holds all that was acknowledged and no half edit."""
    opened = file.open_file(child.path)
    revision = journal.revision()
    assert revision >= acknowledged
    assert content() == child.scene.contents[revision]
    assert file.check_file() == []
    opened.close()
    child.path.unlink()


def start(scene: Scene, path: Path) -> Child:
    """Let a child play a scene."""
    shutil.copyfile(scene.begin, path)
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        play(scene.seed, path, writing)
    os.close(writing)
    return Child(scene, path, process, reading)


def kill(child: Child, told: bytes) -> int:
    """Kill it; returns the last revision it told of, the part that was read already included."""
    os.kill(child.process, signal.SIGKILL)
    os.waitpid(child.process, 0)
    with os.fdopen(child.told, "rb") as rest:
        told += rest.read()
    return int(told.split(b"\n")[-2])


def play(seed: int, path: Path, writing: int) -> None:
    """The child: open, work, tell each revision after its commit; never returns."""
    try:
        file.open_file(path)
        tell(writing)
        desk = RandomDesk(seed, lambda: tell(writing))
        for _ in range(STEPS):
            desk.step()
    finally:
        os._exit(0)


def tell(writing: int) -> None:
    """Acknowledge what is committed."""
    os.write(writing, b"%d\n" % journal.revision())
