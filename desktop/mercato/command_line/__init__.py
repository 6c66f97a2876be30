"""The same work without a window: `mercato COMMAND …`.

Exit status: 0 done, 1 refused or nothing to do, 2 not understood.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from mercato.command_line import console, dispatch, grammar
from mercato.records.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

_READ_SHEETS = "--read-sheets"
"""Makes this process the child that opens a spreadsheet, see `exchange.reading.spreadsheets`."""

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130

_OBJECTS = 50_000
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


def _run(arguments: Sequence[str]) -> int:
    try:
        asked = grammar.parse(arguments)
        return DONE if dispatch.run(asked) else REFUSED
    except grammar.UsageError as error:
        console.complain(f"{error.usage}\n{error.message}".lstrip())
        return USAGE
    except Trouble as trouble:
        from mercato.workspace import words

        console.complain(words.trouble(trouble))
        return REFUSED
    except SystemExit as leaving:
        # argparse leaves by itself after --help and --version.
        return leaving.code if isinstance(leaving.code, int) else DONE
