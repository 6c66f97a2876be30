"""A record that may be the same, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.finding.matching import Similar


def line(similar: Similar, counted: str = "moves") -> str:
    """What is similar, what tells it apart, how much rests on it, and why it is thought so."""
    count = words.count(counted, similar.count) if similar.count else ""
    parts = (similar.name, similar.detail, count, words.note(f"match.{similar.reason}"))
    text = QCoreApplication.translate("similar", "Similar: {what}")
    return words.visible(text.format(what=" · ".join(part for part in parts if part)))
