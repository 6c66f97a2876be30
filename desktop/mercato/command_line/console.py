"""What the command line says: UTF-8 whatever the locale, results on stdout, the rest on stderr."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
import threading
import time
import unicodedata
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


_ENDING = tuple(
    number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)
"""Signals of those who close the terminal or shut the system down."""
_SPECIAL = re.compile(r'["$`\\!%]')
"""What terminals understand as something else even between quotation marks."""


def use_utf8() -> None:
    """Write UTF-8 under every locale and on every system."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def say(text: str) -> None:
    """One line of the result."""
    sys.stdout.write(f"{text}\n")


def say_json(value: Any) -> None:
    """The result, or one line of it, for programs."""
    say(json.dumps(value, ensure_ascii=False))


def quoted(text: str) -> str:
    """A text as it is typed into a terminal to mean just that."""
    if not _SPECIAL.search(text):
        return f'"{text}"'
    import shlex
    import subprocess

    return subprocess.list2cmdline([text]) if sys.platform == "win32" else shlex.quote(text)


def complain(text: str) -> None:
    """What went wrong, or is worth knowing, in a sentence."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Whoever ends the work inside by a signal interrupts it: nothing half of it is left."""
    heeded: list[signal.Signals] = []
    if threading.current_thread() is threading.main_thread():
        heeded = [one for one in _ENDING if signal.getsignal(one) is signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


class ProgressLine:
    """One line on a terminal that tells how far long work is, erased at its end; else nothing.

    Called with what is done and all there is to do, of which it tells a few times a second.
    """

    EVERY = 0.25
    """Seconds between two renewals, and before the first: short work shows none."""

    def __init__(self, sentence: Callable[[int, int], str]) -> None:
        self._sentence = sentence
        self._next = time.monotonic() + self.EVERY
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next or not total or not sys.stderr.isatty():
            return
        self._next = now + self.EVERY
        self._show(self._sentence(done, total))

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._show("")

    def _show(self, text: str) -> None:
        """Write over what is shown, with blanks: not every terminal knows how to erase."""
        blanks = " " * _width(self._shown)
        sys.stderr.write(f"\r{blanks}\r{text}")
        sys.stderr.flush()
        self._shown = text


def finish() -> None:
    """Hand over what is still held back; whoever reads may have had enough."""
    sys.stdout.flush()


def give_up_output() -> None:
    """Nobody reads any more: keep the interpreter from complaining about it at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal() -> bool:
    """Whether a person looks at the result."""
    return sys.stdout.isatty()


def say_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Aligned columns for a person; for programs tab-separated lines without line breaks inside."""
    if not is_terminal():
        for row in (headers, *rows):
            say("\t".join(_one_line(cell) for cell in row))
        return
    lines = [[_one_line(cell) for cell in row] for row in (headers, *rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        say("  ".join(cells).rstrip())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
