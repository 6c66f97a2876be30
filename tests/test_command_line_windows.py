"""Commands that open a window, as far as they go without one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mercato.command_line import windows
from mercato.exchange import demo
from tests.command_line import Terminal, terminal
from tests.test_command_line_files import one_sentence

__all__ = ["terminal"]


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
@pytest.mark.parametrize("arguments", [[], ["FILE"]])
def test_without_a_screen_the_window_is_refused_in_words(
    terminal: Terminal, blind: None, arguments: list[str]
) -> None:
    answer = terminal.run(*arguments)
    assert answer.status == 1
    assert one_sentence(answer.err)


@pytest.mark.parametrize("name", ["n" * 300, f"{'n' * 300}.mercato", "folder/a\0b.mercato"])
def test_a_name_that_no_file_can_have_is_no_file(terminal: Terminal, name: str) -> None:
    answer = terminal.run(name)
    assert answer.status == 1
    assert one_sentence(answer.err)


def test_a_missing_file_is_said_before_a_window_opens(terminal: Terminal, tmp_path: Path) -> None:
    terminal.path = tmp_path / "missing.mercato"
    answer = terminal.run("FILE")
    assert answer.status == 1
    assert one_sentence(answer.err)
    assert not terminal.path.exists()


def test_the_window_gets_the_file(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr(windows, "_open", lambda path: opened.append(path) or True)
    assert terminal.run("FILE").status == 0
    assert terminal.run().status == 0
    assert opened == [terminal.path, None]


def test_the_demo_is_kept_with_the_documents_and_made_once(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "usual_path", lambda: tmp_path / demo.NAME)
    answer = terminal.run("demo", "--no-window")
    assert (answer.status, answer.lines) == (0, [str(tmp_path / demo.NAME)])
    before = (tmp_path / demo.NAME).read_bytes()
    assert terminal.run("demo", "--no-window").status == 0
    assert (tmp_path / demo.NAME).read_bytes() == before


def test_documents_are_where_the_demo_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert demo.usual_path() == tmp_path / demo.NAME
    (tmp_path / "Documents").mkdir()
    assert demo.usual_path() == tmp_path / "Documents" / demo.NAME


@pytest.mark.parametrize(("drawn", "opens"), [("", True), ("offscreen", False)])
def test_on_a_screen_a_missing_file_is_told_in_the_window(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: str, opens: bool
) -> None:
    asked: list[Path | None] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", drawn)
    monkeypatch.setattr(windows, "_open", lambda path: not asked.append(path))
    terminal.path = tmp_path / "missing.mercato"
    answer = terminal.run("FILE")
    assert bool(asked) is opens
    assert answer.status == (0 if opens else 1)
