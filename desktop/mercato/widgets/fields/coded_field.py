"""Fields for what has an ISO code and a name: countries and languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from mercato.widgets.fields.text_field import LineField

if TYPE_CHECKING:
    from mercato.widgets.context import Context


@cache
def countries() -> dict[str, str]:
    """The name of each country by its ISO 3166 code of two letters."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(territory)
    return found


@cache
def languages() -> dict[str, str]:
    """The name of each language by its ISO 639 code of two letters."""
    found = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if len(code) == 2:
            found[code] = QLocale.languageToString(language)
    return found


class CodedField(LineField):
    """A name to be typed, or its code; the value is the code. Unknown text is handed on."""

    def __init__(
        self, context: Context, label: str, names: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, label, parent)
        self._names = names
        self._codes = {name.casefold(): code for code, name in names.items()}
        completer = QCompleter(sorted(names.values()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        completer.activated.connect(self._edited)
        self.line.setCompleter(completer)

    def value(self) -> object:
        text = self.line.text().strip()
        by_code = {code.casefold(): code for code in self._names}
        return self._codes.get(text.casefold()) or by_code.get(text.casefold()) or text or None

    def raw_of(self, value: object) -> object:
        text = super().raw_of(value)
        return self._names.get(str(text), text)
