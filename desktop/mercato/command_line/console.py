"""What the command line says: UTF-8 whatever the locale, results on stdout, the rest on stderr."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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


def complain(text: str) -> None:
    """What went wrong, or is worth knowing, in a sentence."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


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
