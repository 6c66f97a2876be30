"""Files and their history on the command line, and what bad files get."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from mercato.command_line.console import ended_by_signals
from mercato.records.storage.lock import WindowLock
from tests.command_line import Terminal, terminal

__all__ = ["terminal"]

READERS = [
    ("check", "FILE"),
    ("history", "FILE"),
    ("show", "FILE", "x"),
    ("find", "FILE", "people"),
    ("undo", "FILE"),
    ("redo", "FILE"),
    ("add", "FILE", "person", "name=Ada"),
]


def one_sentence(text: str) -> bool:
    """Whether something is said, on one line, without the inside of the program."""
    return text.count("\n") == 1 and not any(word in text for word in ("Traceback", "SQL", "Error"))


def test_a_new_file_is_sound_and_never_written_over(terminal: Terminal) -> None:
    before = terminal.path.read_bytes()
    answer = terminal.run("new", "FILE")
    assert (answer.status, answer.out) == (1, "")
    assert one_sentence(answer.err)
    assert terminal.path.read_bytes() == before
    assert terminal.run("check", "FILE").status == 0


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_a_missing_file_is_said_and_not_made(
    terminal: Terminal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    terminal.path = tmp_path / "missing.mercato"
    answer = terminal.run(*command)
    assert answer.status == 1
    assert one_sentence(answer.err)
    assert not terminal.path.exists()


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
@pytest.mark.parametrize("content", [b"", b"hello\n" * 400, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_not_ours_is_said_and_left_alone(
    terminal: Terminal, tmp_path: Path, command: tuple[str, ...], content: bytes
) -> None:
    terminal.path = tmp_path / "other.mercato"
    terminal.path.write_bytes(content)
    answer = terminal.run(*command)
    assert answer.status == 1
    assert one_sentence(answer.err)
    assert terminal.path.read_bytes() == content
    assert {path.name for path in tmp_path.iterdir()} == {"desk.mercato", "other.mercato"}


def test_somebody_elses_database_is_left_alone(terminal: Terminal, tmp_path: Path) -> None:
    terminal.path = tmp_path / "other.db"
    with sqlite3.connect(terminal.path) as other:
        other.execute("CREATE TABLE person (id INTEGER)")
    other.close()
    before = terminal.path.read_bytes()
    answer = terminal.run("add", "FILE", "person", "name=Ada")
    assert answer.status == 1
    assert one_sentence(answer.err)
    assert terminal.path.read_bytes() == before


def test_a_damaged_file_is_said_and_left_alone(terminal: Terminal) -> None:
    for number in range(30):
        terminal.add("person", f"name=Person {number}")
    content = bytearray(terminal.path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    terminal.path.write_bytes(content)
    for command in READERS:
        answer = terminal.run(*command)
        assert answer.status == 1, command
        assert "Traceback" not in answer.err
        assert answer.err
    assert terminal.path.read_bytes() == bytes(content)


def test_a_newer_file_can_be_read_but_not_changed(terminal: Terminal) -> None:
    terminal.add("person", "name=Ada")
    with sqlite3.connect(terminal.path) as newer:
        newer.execute("PRAGMA user_version = 9999")
    newer.close()
    before = terminal.path.read_bytes()
    assert terminal.run("show", "FILE", "Ada").status == 0
    for command in (("add", "FILE", "person", "name=Bob"), ("undo", "FILE")):
        answer = terminal.run(*command)
        assert answer.status == 1
        assert one_sentence(answer.err)
    assert terminal.path.read_bytes() == before


def test_a_read_only_file_can_be_read_but_not_changed(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.add("person", "name=Ada")
    # Not by permissions: the tests may run as an administrator, who may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    before = terminal.path.read_bytes()
    for command in (("add", "FILE", "person", "name=Bob"), ("undo", "FILE")):
        answer = terminal.run(*command)
        assert answer.status == 1
        assert one_sentence(answer.err)
    assert terminal.path.read_bytes() == before
    assert terminal.run("show", "FILE", "Ada").status == 0


def test_changes_are_listed_newest_first_undone_and_redone(terminal: Terminal) -> None:
    terminal.add("person", "name=Ada")
    terminal.add("organization", "name=Apple")
    lines = [line.split("\t")[1:] for line in terminal.run("history", "FILE").lines[1:]]
    assert lines == [["done", "New organization Apple"], ["done", "New person Ada"]]
    assert terminal.run("undo", "FILE").lines == ["Undone: New organization Apple"]
    assert terminal.run("show", "FILE", "Apple").status == 1
    assert terminal.run("redo", "FILE").status == 0
    assert terminal.run("show", "FILE", "Apple").status == 0


def test_history_for_programs_has_one_object_on_each_line(terminal: Terminal) -> None:
    terminal.add("person", "name=Ada")
    answer = terminal.run("history", "FILE", "--json")
    assert len(answer.lines) == 1
    assert (answer.json["label"], answer.json["values"]["name"]) == ("person.created", "Ada")
    assert answer.json["state"] == "done"


def test_nothing_to_undo_or_redo_is_said(terminal: Terminal) -> None:
    for command in ("undo", "redo"):
        answer = terminal.run(command, "FILE")
        assert answer.status == 1
        assert one_sentence(answer.err)


def test_undo_refuses_while_a_window_has_the_file_but_adding_does_not(terminal: Terminal) -> None:
    terminal.add("person", "name=Ada")
    lock = WindowLock(terminal.path)
    lock.acquire()
    try:
        for command in ("undo", "redo"):
            answer = terminal.run(command, "FILE")
            assert answer.status == 1
            assert one_sentence(answer.err)
        terminal.add("person", "name=Bob")
    finally:
        lock.release()
    assert terminal.run("undo", "FILE").status == 0


def test_a_line_that_makes_no_sense_has_exit_status_2(terminal: Terminal) -> None:
    answer = terminal.run("find", "FILE", "persons")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("usage: mercato find")


def test_what_is_neither_a_command_nor_a_file_is_said(terminal: Terminal) -> None:
    answer = terminal.run("ad")
    assert answer.status == 1
    assert one_sentence(answer.err)
    assert "mercato --help" in answer.err


def test_help_and_version_are_no_mistakes(terminal: Terminal) -> None:
    assert terminal.run("--version").out.startswith("mercato ")
    answer = terminal.run("--help")
    assert answer.status == 0
    commands = ("new", "demo", "add", "find", "show", "export", "views", "check", "screenshots")
    for command in commands:
        assert f"\n  {command} " in answer.out
    assert terminal.run("find", "--help").status == 0


def mercato(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """`mercato` as a program of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **variables}
    command = [sys.executable, "-m", "mercato", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)


def test_output_is_utf_8_whatever_the_locale(terminal: Terminal) -> None:
    name = "Hélène 高"
    for variables in (
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    ):
        terminal.add("person", f"name={name}")
        found = mercato("show", str(terminal.path), name, "--json", **variables)
        assert f'"name": "{name}"'.encode() in found.stdout, found.stderr
        assert terminal.run("undo", "FILE").status == 0


def test_a_reader_that_leaves_early_gets_no_complaint(terminal: Terminal) -> None:
    for number in range(40):
        terminal.add("person", f"name=Person {number}")
    program = subprocess.Popen(
        [sys.executable, "-m", "mercato", "history", str(terminal.path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    program.stdout.close()
    assert program.wait(60) == 0
    assert program.stderr is not None
    assert program.stderr.read() == b""
    program.stderr.close()


def test_a_file_called_like_a_command_is_reached_through_its_folder(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(terminal.path, tmp_path / "new")
    monkeypatch.chdir(tmp_path)
    terminal.path = Path("new")
    assert terminal.run("check", "FILE").status == 0
    assert terminal.run("check", "./new").status == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_whoever_ends_long_work_interrupts_it(name: str) -> None:
    number = signal.Signals[name]
    before = signal.signal(number, signal.SIG_DFL)  # where `nohup` runs the tests, it is ignored
    try:
        with pytest.raises(KeyboardInterrupt), ended_by_signals():
            signal.raise_signal(number)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)
