"""What is asked of many records of one type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mercato.records import fields
from mercato.records.belongings import tags
from mercato.records.language.folding import fold
from mercato.records.verbs import editing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mercato.records.language.replacing import Replacement

NOT_MADE = -1
"""Stands in a preview for a linked record that will be made."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Fields to be set alike, or one text to be rewritten; tags to be added and taken off.

    `stored` are columns with valid values; `rewrite` gets the text of the only one of `names`.
    """

    record_type: str
    names: tuple[str, ...] = ()
    stored: Mapping[str, Any] = field(default_factory=dict)
    rewrite: Callable[[str], str] | None = None
    likely: str = ""
    """A folded text that every text to be rewritten holds."""
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()

    def columns(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The columns to be stored in a row as it is; raises `Refused` for a text that is not."""
        if self.rewrite is None:
            return dict(self.stored)
        (name,) = self.names
        before = row[name] or ""
        after = self.rewrite(before)
        return {} if after == before else editing.columns_of(self.record_type, {name: after})


def setting(record_type: str, /, **given: Any) -> Wish:
    """Set fields alike; raises `Refused` with the field's name for a value that is none."""
    stored = editing.columns_of(record_type, given)
    return Wish(record_type, tuple(given), stored=stored)


def replacing(record_type: str, name: str, replacement: Replacement) -> Wish:
    """Replace a text within one field, where it is found."""
    return Wish(record_type, (name,), rewrite=replacement, likely=replacement.likely)


def tagging(record_type: str, add: tuple[str, ...] = (), remove: tuple[str, ...] = ()) -> Wish:
    """Add tags and take tags off; raises `Refused` for a name that is none."""
    return Wish(record_type, add_tags=_each_once(add), remove_tags=_each_once(remove))


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """Names of tags as they are kept; of two spellings of one tag the first."""
    found: dict[str, str] = {}
    for name in map(tags.clean, names):
        found.setdefault(fold(name), name)
    return tuple(found.values())


def is_text(record_type: str, name: str) -> bool:
    """Whether a field is a text that may be rewritten."""
    try:
        return fields.field(record_type, name).kind in {"text", "long", "url"}
    except KeyError:
        return False
