"""How the models of an import show a text: in one line in a cell, whole in a tooltip."""

from __future__ import annotations

from html import escape

from mercato.workspace import cells, words

WHOLE = 2000
"""Characters of a text that a tooltip shows."""


def short(text: str) -> str:
    """A text in a cell, whatever it is."""
    return words.visible(text[: cells.LONGEST], one_line=True)


def tip(text: str) -> str:
    """A text in a tooltip, never taken for HTML of its own."""
    if not text:
        return ""
    shown = text[:WHOLE] + ("…" if len(text) > WHOLE else "")
    return "<qt>{}</qt>".format(escape(words.visible(shown)).replace("\n", "<br>"))
