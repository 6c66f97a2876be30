"""The source of a draft: one that exists, or what is needed to make it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mercato.records.errors import Refused
from mercato.records.finding import matching
from mercato.records.moving import move_addition, move_entry
from mercato.records.verbs import describing, editing, linking
from mercato.widgets.forms.verbs import relayed, resolve
from mercato.widgets.move_form.proposals import look
from mercato.workspace import headings

if TYPE_CHECKING:
    from mercato.records.dates import DateValue
    from mercato.records.moving.move_entry import MoveEntry
    from mercato.widgets.fields.link import Link

_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
LONG_TEXT = 300
"""Characters from which on what was pasted is the article itself, not its headline."""


def is_address(text: str) -> bool:
    """Whether a text is an address on the web."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def is_article(text: str) -> bool:
    """Whether a text is the article itself, not its headline."""
    return len(text) > LONG_TEXT or "\n" in text.strip()


RECORDED_ALREADY = "move.recorded_already"
"""Why a move that may be known is not taken at once."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What the source strip holds; `link` is the source itself, the rest is for a new one."""

    link: Link
    headline: str | None = None
    outlet: Link | None = None
    published_on: DateValue | None = None
    relays: Link | None = None
    kind: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of a source."""
        return not self.link.text.strip() and self.outlet is None and self.headline is None


def source_of(entry: SourceEntry) -> int | None:
    """The source, found or made; runs inside an edit."""
    if entry.is_empty or entry.link.record is not None:
        return entry.link.record
    text = entry.link.text.strip()
    found = linking.find("source", text) if text and not is_article(text) else []
    if len(found) == 1:
        return found[0]
    given: dict[str, Any] = {"headline": entry.headline, "published_on": entry.published_on}
    if entry.kind:
        given["kind"] = entry.kind
    if is_address(text):
        given["url"] = text
    elif is_article(text):
        given["text"] = text
    elif text:
        given["headline"] = text
    if entry.outlet is not None:
        given["outlet"] = entry.outlet.record or linking.outlet(entry.outlet.text)
    if entry.relays is not None:
        given["relays"] = relayed(entry.relays)
    return editing.create("source", **given)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a draft: the moves, and the source they rest on.

    `added_to` names a move that was recorded already and got the source.
    """

    moves: list[int]
    source: int | None
    source_name: str = ""
    added_to: str = ""


def enter(
    source: SourceEntry,
    entry: MoveEntry,
    different: dict[str, list[int]],
    forced: dict[str, Link],
    *,
    repeat: bool = False,
) -> Kept:
    """Make the source, the moves and all they need; note which likenesses were turned down.

    `forced` names the fields whose records are made although there are others of that name.
    What is likely recorded already is refused, unless it was said to be a `repeat`.
    """
    entry.source = source_of(source)
    for name, link in forced.items():
        setattr(entry, name, resolve(link, (link.type,)))
    known = () if repeat else look(entry).moves
    if any(similar.record not in different.get("move", ()) for similar in known):
        raise Refused(RECORDED_ALREADY)
    moves = move_entry.enter(entry)
    for move in moves:
        for other in different.get("move", ()):
            matching.decide(move, other, "different")
        person = editing.get_fields(move)["person"]
        for other in different.get("person", ()):
            if person is not None and person != other:
                matching.decide(person, other, "different")
    return _kept(moves, entry.source)


def add_source(source: SourceEntry, entry: MoveEntry, move: int) -> Kept:
    """Let the draft's source support a move that is recorded already."""
    entry.source = source_of(source)
    move_addition.add_to(move, entry)
    return replace(_kept([move], entry.source), added_to=headings.name(move))


def label_values(kept: Kept) -> dict[str, Any]:
    """The values of the edit's label: who moved."""
    return {"name": headings.name(kept.moves[0]), "count": len(kept.moves)}


def _kept(moves: list[int], source: int | None) -> Kept:
    return Kept(
        moves, source, "" if source is None else headings.name(source) or describing.line(source)
    )
