"""Who moves: a person, several names pasted at once, or a party in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.language import parties
from mercato.widgets.fields.link_field import LinkField

if TYPE_CHECKING:
    from mercato.widgets.context import Context


class PeopleField(LinkField):
    """Looks a single name up; several names and parties in words are left as they are typed."""

    def __init__(self, context: Context, label: str) -> None:
        super().__init__(context, label, ("person",), lenient=True)

    def _mark_meant(self) -> bool:
        text = self._link.text
        return parties.understand(text) is not None or len(parties.split_names(text)) > 1

    def _describe(self, line: str = "") -> None:
        """The form says below the field how several names or a party were understood."""
        if self._mark_meant():
            self.hint.hide()
        else:
            super()._describe(line)
