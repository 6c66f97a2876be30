"""The language of the interface, and what depends on it: numbers, lists, one and many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTEXT = "words"


def set_language(language: str) -> None:
    """Make "en" or "fr" the language of numbers and dates; the shell installs the translation.

    It is kept as Qt's default locale, where Qt's own widgets look, too.
    """
    QLocale.setDefault(QLocale(language))


def interface_language() -> str:
    """The language of the interface, "en" or "fr"."""
    return "fr" if QLocale().language() == QLocale.Language.French else "en"


def set_day_first(order: bool | None) -> None:
    """Read 7/8 with the day first or not, whatever the system does; as the system with None."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty("day_first", order)


def day_first() -> bool:
    """Whether 7/8 is the seventh of August: as was chosen, else as the system writes dates."""
    app = QCoreApplication.instance()
    chosen = None if app is None else app.property("day_first")
    if isinstance(chosen, bool):
        return chosen
    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern.find("d") < pattern.find("M")


def translated(text: str, context: str = CONTEXT) -> str:
    """A text of the catalogue in the language of the interface."""
    return QCoreApplication.translate(context, text)


def number(value: int) -> str:
    """A number with its thousands grouped: 2,077 or 2 077."""
    return _locale().toString(value)


def country(code: str) -> str:
    """A country by its code of two letters; the code where nobody knows it."""
    found = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(found) if found != QLocale.Country.AnyCountry else code


def moment(text: str) -> str:
    """A moment that stands in the file in ISO form, as a clock on the wall shows it."""
    found = QDateTime.fromString(text, Qt.DateFormat.ISODateWithMs)
    local = found.toLocalTime() if found.isValid() else None
    return text if local is None else _locale().toString(local, QLocale.FormatType.ShortFormat)


def is_many(count: int) -> bool:
    """Whether a number of things takes the plural: French says "0 mouvement"."""
    return abs(count) > 1 if interface_language() == "fr" else count != 1


def listed(texts: Iterable[str]) -> str:
    """Texts as an enumeration."""
    found = list(texts)
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


def _locale() -> QLocale:
    locale = QLocale(QLocale.Language.French if interface_language() == "fr" else "en")
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale
