"""Whose word it is: a record, or words such as "several sources", told as they are understood."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.records.language import authorities
from mercato.widgets.alive import while_alive
from mercato.widgets.fields.field import Field
from mercato.widgets.fields.link_field import LinkField
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.context import Context

AUTHORITIES = ("organization", "person", "source")


class AuthorityField(LinkField):
    """Offers who is known; below a text that names none stands what would be recorded."""

    def __init__(self, context: Context, label: str) -> None:
        super().__init__(context, label, AUTHORITIES, creates=(), lenient=True)

    def finish(self, *, again: bool = False) -> None:
        """Any text will do: who is meant is told by the verb that records it."""
        self.suggestions.offer([])
        Field.finish(self, again=again)

    def _describe(self, line: str = "") -> None:
        text = self._link.text.strip()
        if self._link.record is not None or not text:
            super()._describe(line)
            return
        self.context.workspace.read(
            partial(authorities.describe, text),
            partial(self._tell, text),
            channel=f"authority {id(self)}",
        )

    @while_alive
    def _tell(self, text: str, told: list[tuple[str, dict[str, Any]]]) -> None:
        if self._link.record is None and text == self._link.text.strip():
            self.hint.setText("; ".join(_said(code, values) for code, values in told))
            self.hint.setVisible(bool(told))


def _said(code: str, values: dict[str, Any]) -> str:
    kind = values.get("type")
    shown = values | ({"type": words.record_type(kind)} if kind else {})
    return words.visible(words.note(code, **shown), one_line=True)
