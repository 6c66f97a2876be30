"""What may be typed after `mercato`, and what it means."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import mercato
from mercato.command_line.usage import UsageError

TABLES = ("people", "organizations", "positions", "moves", "sources", "claims")
KINDS = ("person", "organization", "position", "move", "source", "reference", "claim")
STYLES = (
    *("csv", "excel-csv", "xlsx", "jsonl", "ftm", "popolo", "gexf", "gexf-flows"),
    *("graphml", "graphml-flows", "markdown", "sentences-en", "sentences-fr"),
)
"""The formats of exports; a test compares them with the registry, which is slow to import."""
LANGUAGES = ("en", "fr")
MATCHES = ("uid", "identifier", "name_organization", "name", "content", "none")
"""How rows find their records; compared with the importer's in the same way."""
_KEPT = "\x00"

Text = Callable[[str], str]


_Formatter = argparse.RawDescriptionHelpFormatter
_WIDTH = 78
"""Columns of a sentence about wrong usage; for help the terminal is asked, which takes imports."""


class _Parser(argparse.ArgumentParser):
    """Raises instead of leaving; knows no abbreviations, which break when an option is added."""

    def __init__(self, name: str, text: Text) -> None:
        super().__init__(
            prog=f"mercato {name}".strip(),
            description=text(f"about.{name or 'mercato'}"),
            allow_abbrev=False,
            formatter_class=partial(_Formatter, width=None if text is not _no_text else _WIDTH),
        )
        self.text = text
        self.value("--language", choices=LANGUAGES)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, self.format_usage().rstrip())

    def value(self, name: str, **options: object) -> None:
        """Take a value; the name is its key among the texts as well."""
        self.add_argument(name, help=self.text(name), **options)  # type: ignore[arg-type]

    def flag(self, name: str) -> None:
        """Take an option that is there or not."""
        self.add_argument(name, action="store_true", help=self.text(name))

    def pairs(self, name: str, shape: str, read: Callable[[str], object] | None = None) -> None:
        """Take an option that may come several times, each with a name and a value."""
        read = read or _named_value
        self.value(name, action="append", type=read, metavar=shape, default=[])

    def file(self) -> None:
        """Take the Mercato file to work on."""
        self.value("FILE", type=_path)

    def table(self, *more: str) -> None:
        """Take the name of a table, or one of these words."""
        self.add_argument(
            "TABLE",
            choices=(*TABLES, *more),
            help=self.text("|".join(("TABLE", *more))),
        )

    def rows(self, *more: str) -> None:
        """Take a table, and a query that may be typed without quotes around it."""
        self.file()
        self.table(*more)
        self.value("QUERY", nargs="*", default=[])
        self.value("--columns", type=_names, metavar="A,B")
        self.value("--sort", type=_order, metavar="A,-B", default=())


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; `.command` is "window" without a sub-command. Raises `UsageError`."""
    text = _texts() if {"-h", "--help"} & set(arguments) else _no_text
    before, command, after = _split(arguments)
    parser = _Parser(command, text)
    if command:
        COMMANDS[command](parser)
        arguments = [*before, *map(_keep, after)]
    else:
        _window(parser)
    found = parser.parse_intermixed_args(arguments)
    found.command = command or "window"
    found.month_first_said = getattr(found, "month_first", False)
    found.month_first = getattr(found, "month_first", False) or environment().startswith("en_US")
    if found.language is None:
        found.language = "fr" if environment().lower().startswith("fr") else "en"
    else:
        _speak(found.language)
    if "QUERY" in found:
        found.QUERY = " ".join(map(_text, found.QUERY))
    return found


def environment() -> str:
    """The name of the environment's locale: fr_FR.UTF-8, or nothing."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    named = next((os.environ[name] for name in names if os.environ.get(name)), "")
    if not named and sys.platform == "win32":  # pragma: no cover
        import locale

        named = locale.getlocale()[0] or ""
    return named


def _split(arguments: Sequence[str]) -> tuple[list[str], str, list[str]]:
    """What stands before the sub-command, the sub-command or nothing, and what follows."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] == "--language" else 1
    if at < len(arguments) and arguments[at] in COMMANDS:
        return list(arguments[:at]), arguments[at], list(arguments[at + 1 :])
    return list(arguments), "", []


def _keep(argument: str) -> str:
    """Mark a condition like `-verification:denied`, which argparse would take for an option."""
    is_option = argument in {"-h", "-"} or argument.startswith("--")
    return _KEPT + argument if argument.startswith("-") and not is_option else argument


def _free(argument: str) -> str:
    return argument.removeprefix(_KEPT)


def _text(argument: str, errors: str = "replace") -> str:
    """What was typed, as UTF-8 whatever the locale says."""
    return os.fsencode(_free(argument)).decode("utf-8", errors)


def _pair(argument: str) -> str:
    """The same, but bytes that are no text stay recognizable, to be refused with the key's name."""
    return _text(argument, "surrogateescape")


def _named_value(argument: str) -> tuple[str, str]:
    """FIELD=VALUE; the value may hold more equals signs."""
    name, equals, value = _text(argument).partition("=")
    return _both(name, equals, value)


def _answer(argument: str) -> tuple[str, str]:
    """KEY=OPTION; either may hold more equals signs, as a key may name a column or somebody.

    Such a key has a colon; an option may be the name of a sheet, with its blanks.
    """
    text = _text(argument)
    named = ":" in text.partition("=")[0]
    key, equals, option = text.rpartition("=") if named else text.partition("=")
    return _both(key, equals, option)[0], option


def _both(name: str, equals: str, value: str) -> tuple[str, str]:
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"not NAME=VALUE: {name or value!r}")
    return name.strip(), value.strip()


def _path(text: str) -> Path:
    return Path(_free(text))


def _names(text: str) -> list[str]:
    found = [name.strip() for name in _free(text).split(",") if name.strip()]
    if not found:
        raise argparse.ArgumentTypeError("no column is named")
    return found


def _order(text: str) -> tuple[tuple[str, bool], ...]:
    """The columns to sort by, each with whether it runs backwards."""
    return tuple((name.removeprefix("-"), name.startswith("-")) for name in _names(text))


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"not a number: {_free(text)!r}")
    return int(text)


def _no_text(_key: str) -> str:
    return ""


def _texts() -> Text:
    from mercato.workspace.words.help_texts import HELP
    from mercato.workspace.words.language import translated

    return lambda key: translated(HELP[key])


def _speak(language: str) -> None:
    """Let all words be in this language, if we speak it, not in that of the environment."""
    from mercato.workspace.words.language import set_language, spoken

    set_language(spoken(language))


def _window(parser: _Parser) -> None:
    parser.usage = "mercato [FILE]\n       mercato COMMAND …"
    parser.epilog = "\n".join(f"  {name:12}{parser.text(f'about.{name}')}" for name in COMMANDS)
    parser.value("FILE", type=_path, nargs="?")
    parser.add_argument("--version", action="version", version=f"mercato {mercato.__version__}")


def _new(parser: _Parser) -> None:
    parser.file()


def _demo(parser: _Parser) -> None:
    parser.value("--to", type=_path, metavar="FILE")
    parser.flag("--no-window")


def _add(parser: _Parser) -> None:
    parser.file()
    parser.value("KIND", choices=KINDS)
    parser.add_argument(
        "PAIRS", nargs="*", metavar="KEY=VALUE", type=_pair, help=parser.text("KEY=VALUE")
    )
    parser.flag("--json")
    parser.flag("--month-first")


def _find(parser: _Parser) -> None:
    parser.rows()
    parser.flag("--count")
    parser.value("--limit", type=_count, metavar="N")
    parser.flag("--json")


def _show(parser: _Parser) -> None:
    parser.file()
    parser.value("UID", type=_text)
    parser.flag("--json")


def _export(parser: _Parser) -> None:
    parser.rows("all")
    parser.value("--to", type=_path, metavar="OUT", required=True)
    parser.value("--as", dest="style", choices=STYLES, default="csv")
    parser.value("--delimiter", choices=(",", ";", "tab"))
    parser.flag("--include-confidential")


def _import(parser: _Parser) -> None:
    parser.file()
    parser.table("all")
    parser.value("INPUT", type=_path)
    parser.pairs("--map", "FIELD=COLUMN")
    parser.pairs("--set", "FIELD=VALUE")
    parser.value("--match", choices=MATCHES)
    parser.pairs("--rule", "FIELD=RULE")
    parser.flag("--overwrite")
    parser.value("--blank", type=_names, metavar="A,B")
    parser.pairs("--answer", "KEY=OPTION", _answer)
    parser.value("--tag", type=_text, metavar="TAG")
    parser.flag("--dry-run")
    parser.value("--report", type=_path, metavar="OUT.json")
    parser.value("--refused", type=_path, metavar="OUT.csv")
    parser.flag("--month-first")


def _views(parser: _Parser) -> None:
    parser.file()
    parser.flag("--json")


def _history(parser: _Parser) -> None:
    parser.file()
    parser.value("--limit", type=_count, metavar="N")
    parser.flag("--json")


def _only_file(parser: _Parser) -> None:
    parser.file()


def _screenshots(parser: _Parser) -> None:
    parser.value("DIR", type=_path)


COMMANDS: dict[str, Callable[[_Parser], None]] = {
    "new": _new,
    "demo": _demo,
    "add": _add,
    "find": _find,
    "show": _show,
    "export": _export,
    "import": _import,
    "views": _views,
    "history": _history,
    "undo": _only_file,
    "redo": _only_file,
    "check": _only_file,
    "screenshots": _screenshots,
}
