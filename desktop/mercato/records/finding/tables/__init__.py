"""Tables as lists of ids with pages of rows; finding records by what is typed of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.finding.tables.columns import Column, TableSpec
from mercato.records.finding.tables.reading import begin, count, ids, page
from mercato.records.finding.tables.scopes import Scope
from mercato.records.finding.tables.specs import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.records.finding.tables.suggesting import Match

__all__ = [
    "TABLES",
    "Column",
    "Scope",
    "TableSpec",
    "begin",
    "count",
    "ids",
    "page",
    "suggest",
]


def suggest(text: str, record_types: Sequence[str], limit: int = 8) -> list[Match]:
    """Records of these types whose name is, begins like or holds the text; best ones first."""
    from mercato.records.finding.tables import suggesting

    return suggesting.suggest(text, record_types, limit)
