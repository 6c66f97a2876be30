"""The language of the interface, and what depends on it: numbers, lists, one and many."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from mercato import resource_files
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QLocale

# Qt is imported where it is asked: the command line needs hardly anything of it, and the window
# shows its first rows sooner without the classes of which all languages are members.

CONTEXT = "words"
LANGUAGES = ("en", "fr")
"""Those that are read. Words, numbers and dates are written in one of them: see `spoken`."""
_GROUPED_BY = {"en": ",", "fr": "\u202f"}


def set_language(language: str) -> None:
    """Make "en" or "fr" the language of all words; the shell installs the translation."""
    _language.chosen = language


def interface_language() -> str:
    """The language of the interface: as was chosen, else the system's if we speak it."""
    return _language.chosen or spoken(system_language())


class _Language:
    chosen = ""


_language = _Language()


@cache
def spoken(language: str) -> str:
    """What whoever wants a language is spoken to in: English, where there is no translation.

    Numbers and dates are then written as in English, too: one language at a time.
    """
    translation = resource_files.folder() / "translations" / f"mercato_{language}.qm"
    return language if translation.is_file() else "en"


@cache
def system_language() -> str:
    """The system's language, if it is one that we read; else English."""
    if sys.platform in ("win32", "darwin"):
        from PySide6.QtCore import QLocale

        told = QLocale.system().name()
    else:
        names = ("LC_ALL", "LC_MESSAGES", "LANG")
        told = next(filter(None, map(os.environ.get, names)), "")
    return told[:2] if told[:2] in LANGUAGES else "en"


def tell_qt() -> None:
    """Let Qt's own widgets write numbers and dates in the language of the interface, too."""
    from PySide6.QtCore import QLocale

    QLocale.setDefault(_locale())


def set_day_first(order: bool | None) -> None:
    """Read 7/8 with the day first or not, whatever the system does; as the system with None."""
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty("day_first", order)


def day_first() -> bool:
    """Whether 7/8 is the seventh of August: as was chosen, else as the system writes dates."""
    from PySide6.QtCore import QCoreApplication, QLocale

    app = QCoreApplication.instance()
    chosen = None if app is None else app.property("day_first")
    if isinstance(chosen, bool):
        return chosen
    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern.find("d") < pattern.find("M")


def translated(text: str, context: str = CONTEXT) -> str:
    """A text of the catalogue in the language of the interface."""
    if interface_language() == "en":
        return text
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate(context, text)


def number(value: int) -> str:
    """A number with its thousands grouped: 2,077 or 2 077."""
    return f"{value:,}".replace(",", _GROUPED_BY[interface_language()])


def country(code: str) -> str:
    """A country by its code of two letters; the code where nobody knows it."""
    from PySide6.QtCore import QLocale

    found = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(found) if found != QLocale.Country.AnyCountry else code


def moment(text: str) -> str:
    """A moment that stands in the file in ISO form, as a clock on the wall shows it."""
    from PySide6.QtCore import QDateTime, QLocale, Qt

    found = QDateTime.fromString(text, Qt.DateFormat.ISODateWithMs)
    local = found.toLocalTime() if found.isValid() else None
    return text if local is None else _locale().toString(local, QLocale.FormatType.ShortFormat)


def is_many(count: int) -> bool:
    """Whether a number of things takes the plural: French says "0 mouvement"."""
    return abs(count) > 1 if interface_language() == "fr" else count != 1


def listed(texts: Iterable[str]) -> str:
    """Texts as an enumeration; of very many the first."""
    found = list(texts)
    if (rest := len(found) - _NAMED) > 1:
        found[_NAMED:] = [translated(_MORE).format(count=number(rest))]
    if not found:
        return ""
    result = found[0]
    for text in found[1:-1]:
        result = translated(_MIDDLE).format(before=result, after=text)
    if len(found) > 1:
        result = translated(_END).format(before=result, after=found[-1])
    return result


_MIDDLE = QT_TRANSLATE_NOOP("words", "{before}, {after}")
_END = QT_TRANSLATE_NOOP("words", "{before} and {after}")
_MORE = QT_TRANSLATE_NOOP("words", "{count} more")
_NAMED = 60
"""Of an enumeration as many are named."""


def _locale() -> QLocale:
    """How Qt writes numbers and moments; in English the day comes first where it usually does."""
    from PySide6.QtCore import QLocale

    english = "en_GB" if day_first() else "en_US"
    locale = QLocale("fr" if interface_language() == "fr" else english)
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale
