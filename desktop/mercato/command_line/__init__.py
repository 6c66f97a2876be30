"""The same work without a window: `mercato COMMAND …`.

Exit status: 0 done, 1 refused or nothing to do, 2 not understood.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

from mercato.command_line import console, dispatch
from mercato.command_line.usage import UsageError
from mercato.records.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

_READ_SHEETS = "--read-sheets"
"""Makes this process the child that opens a spreadsheet, see `exchange.reading.spreadsheets`."""

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130

_OBJECTS = 1_000_000
"""New objects between searches for rings of garbage: an import makes millions, and no ring."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what a command line says; the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == [_READ_SHEETS]:
        from mercato.exchange.reading import sheet_child

        return sheet_child.main(arguments[1:])
    console.use_utf8()
    gc.set_threshold(_OBJECTS)
    try:
        status = _run(arguments)
        console.finish()
    except BrokenPipeError:
        console.give_up_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def run() -> NoReturn:
    """Do what the command line of this process says, and end it.

    A command leaves at once: to give back each object of a large import takes a tenth of a second.
    Where Qt was used, it has its own end.
    """
    status = main()
    if "PySide6" not in sys.modules:
        atexit._run_exitfuncs()  # noqa: SLF001  # folders of unpacked files go
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)
    sys.exit(status)


def _run(arguments: Sequence[str]) -> int:
    try:
        asked = _asked(arguments)
        with nullcontext() if dispatch.has_window(asked) else console.ended_by_signals():
            return DONE if dispatch.run(asked) else REFUSED
    except UsageError as error:
        console.complain(f"{error.usage}\n{error.message}".lstrip())
        return USAGE
    except Trouble as trouble:
        from mercato.workspace import words

        console.complain(words.trouble(trouble))
        return REFUSED
    except SystemExit as leaving:
        # argparse leaves by itself after --help and --version.
        return leaving.code if isinstance(leaving.code, int) else DONE


def _asked(arguments: Sequence[str]) -> Any:
    """What to do; a window on a file or none is asked for most, and waits for no grammar."""
    if len(arguments) <= 1 and not any(map(_is_special, arguments)):
        return SimpleNamespace(command="window", FILE=Path(arguments[0]) if arguments else None)
    from mercato.command_line import grammar

    return grammar.parse(arguments)


def _is_special(word: str) -> bool:
    return word.startswith("-") or dispatch.is_command(word)
