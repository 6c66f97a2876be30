"""From what was typed for many records to the wish that is looked at, and then granted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from mercato.records import fields
from mercato.records.bulk import wishes
from mercato.records.bulk.wishes import NOT_MADE, Wish
from mercato.records.verbs import linking
from mercato.widgets.fields.link import Link
from mercato.widgets.forms import verbs
from mercato.widgets.forms.making import END_MARKS


@dataclass(frozen=True, slots=True)
class Asked:
    """Values for fields of a form, links perhaps to what is not there yet, and tags."""

    record_type: str
    values: dict[str, Any] = field(default_factory=dict)
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()

    def wish(self, making: bool) -> Wish:
        """The wish; what is linked to and not there is made, or stands as `NOT_MADE`."""
        given: dict[str, Any] = {}
        waiting: dict[str, int] = {}
        for name, value in self.values.items():
            if not making and isinstance(value, Link):
                value = self._known(name, value)
            if value is None and self.values[name] is not None:
                waiting[name] = NOT_MADE
                given |= verbs.unmade(self.record_type, name)
            else:
                given |= verbs.fields_of(self.record_type, name, value)
        wish = wishes.setting(self.record_type, **given)
        tagged = wishes.tagging(self.record_type, self.add_tags, self.remove_tags)
        return replace(
            wish,
            stored=dict(wish.stored) | waiting,
            add_tags=tagged.add_tags,
            remove_tags=tagged.remove_tags,
        )

    def _known(self, name: str, link: Link) -> Link | None:
        """The link to a record that is there, or to none at all; None for one to be made."""
        if link.record is not None or (link.text in END_MARKS and name in fields.ENDS):
            return link
        types = (link.type,) if link.type else fields.field(self.record_type, name).target
        found = [] if link.new else linking.find(types[0], link.text)
        return Link(found[0], link.text, link.type) if len(found) == 1 else None
