"""Facets and their values in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mercato.widgets.tables import query_words
from mercato.workspace import words
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mercato.records.finding.facets import Facet

_NAMES: dict[str, str] = {
    "country": QT_TRANSLATE_NOOP("facets", "Country"),
    "year": QT_TRANSLATE_NOOP("facets", "Year"),
    "tag": QT_TRANSLATE_NOOP("facets", "Tag"),
    "sourced": QT_TRANSLATE_NOOP("facets", "Source"),
    "organization": QT_TRANSLATE_NOOP("facets", "Organization"),
}
"""Facets that are no column of their table; others are called as theirs."""

_SOURCED: dict[str, str] = {
    "has": QT_TRANSLATE_NOOP("facets", "has a source"),
    "no": QT_TRANSLATE_NOOP("facets", "no source yet"),
}
_EXCLUDED = QT_TRANSLATE_NOOP("facets", "not: {value}")


def _said(text: str) -> str:
    return QCoreApplication.translate("facets", text)


def name(table: str, facet: str) -> str:
    """What a facet is called."""
    return _said(_NAMES[facet]) if facet in _NAMES else words.column(table, facet)


def value(table: str, facet: Facet, text: str) -> str:
    """What one of its values is called."""
    if facet.kind == "sourced":
        return _said(_SOURCED.get(text, text))
    return words.visible(query_words.value(table, facet.field, text), one_line=True)


def excluded(text: str) -> str:
    """A value that is not wanted."""
    return _said(_EXCLUDED).format(value=text)
