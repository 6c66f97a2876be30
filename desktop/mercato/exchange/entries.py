"""Records from KEY=VALUE pairs: what `mercato add` and the demo's data are made of.

Keys are the model's field names; some have short forms (`from`), some may come several times
(`tag`), and those of the evidence (`source`, `quote`, …) make a reference to what is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mercato.exchange import entry_links
from mercato.records import codes, dates, fields
from mercato.records.belongings import aliases, identifiers, tags
from mercato.records.dates import DateValue
from mercato.records.errors import Refused
from mercato.records.evidence import claims, references
from mercato.records.fields import Field
from mercato.records.language import parties
from mercato.records.moving import move_entry
from mercato.records.moving.move_drafts import MoveEntry
from mercato.records.showing import showing_links
from mercato.records.verbs import describing, editing, linking, positions, values

if TYPE_CHECKING:
    from collections.abc import Iterable

EVIDENCE = (
    "source",
    "quote",
    "quote_language",
    "quote_translated",
    "locator",
    "stance",
    "according_to",
    "according_to_record",
    "according_to_count",
)
NAMES = ("alias", "identifier", "tag")
_DECLINED = ("close_old", "open_new", "depart_predecessor")
_OF_MOVES = ("member_of", "replaces", "cancels", "renews", *_DECLINED)
MORE: dict[str, tuple[str, ...]] = {
    "person": (*NAMES, *EVIDENCE),
    "organization": (*NAMES, *EVIDENCE),
    "position": (*NAMES, *EVIDENCE),
    "move": (*NAMES, *EVIDENCE, *_OF_MOVES),
    "source": NAMES,
    "reference": (),
    "claim": ("subjects", "tag", *EVIDENCE),
}
SHORT: dict[str, dict[str, str]] = {
    "move": {
        "date": "announced_on",
        "from": "from_organization",
        "to": "to_organization",
        "via": "via_organization",
    },
    "claim": {"subject": "subjects"},
}
REPEATED = frozenset((*NAMES, "subjects", "person"))
_SET_LATER = ("from_position", "to_position", "sequence")
"""Fields of a move that are no part of the move form."""


class UnknownKey(ValueError):
    """A key that the kind of record does not have, or one that came twice."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded: the kind, and the values as they were typed, by the field's name."""

    kind: str
    values: dict[str, list[str]]
    language: str = "en"
    day_first: bool = True

    def one(self, name: str) -> str | None:
        """The value of a key that comes once; None for an empty one."""
        found = self.values.get(name)
        return (found[0].strip() or None) if found else None


@dataclass(slots=True)
class Entered:
    """What an entry made: ids of its records, or the id of its reference; dates not understood."""

    records: list[int] = field(default_factory=list)
    reference: int | None = None
    doubtful: list[tuple[str, DateValue]] = field(default_factory=list)


def keys(kind: str) -> list[str]:
    """The keys that a kind of record takes, short forms included."""
    own = [described.name for described in fields.FIELDS[kind]]
    return sorted({*own, *MORE[kind], *SHORT.get(kind, {})})


def entry_of(
    kind: str, pairs: Iterable[tuple[str, str]], *, language: str = "en", day_first: bool = True
) -> Entry:
    """Sort pairs by the fields they are for; raises `UnknownKey`."""
    known, short = set(keys(kind)), SHORT.get(kind, {})
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        name = short.get(key, key)
        repeated = name in REPEATED and (name != "person" or kind == "move")
        if key not in known or (name in found and not repeated):
            raise UnknownKey(key)
        found.setdefault(name, []).append(value)
    return Entry(kind, found, language, day_first)


def label_values(entry: Entry, entered: Entered) -> dict[str, str | int]:
    """What goes into the history's sentence of an entry's edit."""
    if entered.reference is not None:
        return {"name": showing_links.title(references.get_reference(entered.reference)["record"])}
    record = entered.records[0]
    stored = editing.get_fields(record)
    if entry.kind in ("position", "move"):
        named = stored["person"]
        name = describing.name(named) if named else str(stored.get("party"))
    else:
        name = showing_links.title(record)
    return {"name": name, "count": len(entered.records)}


def enter(entry: Entry) -> Entered:
    """Record what an entry says, with all that it links to; runs inside the caller's edit."""
    if entry.kind == "reference":
        return Entered(reference=_reference(entry))
    if entry.kind == "move":
        entered = Entered(_moves(entry))
    else:
        entered = Entered([_record(entry)])
        _evidence(entry, entered.records[0])
    for record in entered.records:
        _names(entry, record)
    entered.doubtful = _doubtful(entry, entered.records[0])
    return entered


def _record(entry: Entry) -> int:
    given = {
        described.name: _value(entry, described)
        for described in fields.FIELDS[entry.kind]
        if described.name in entry.values
    }
    if entry.kind == "organization":
        _split_path(given)
    if entry.kind == "position":
        return positions.create(**{"person": None, **given})
    if entry.kind == "claim":
        subjects = entry.values.get("subjects", [])
        about = [entry_links.link(codes.RECORD_TYPES, one, field="subjects") for one in subjects]
        return claims.create_claim(given.pop("text", None), subjects=about, **given)
    return editing.create(entry.kind, **given)


def _value(entry: Entry, described: Field) -> Any:
    typed = entry.one(described.name)
    if typed is None:
        return None
    if described.name == "according_to":
        return typed
    if described.kind == "date":
        return dates.read(typed, language=entry.language, day_first=entry.day_first)
    if described.kind == "link":
        return entry_links.link(described.target, typed, field=described.name)
    return entry.values[described.name][0]


def _split_path(given: dict[str, Any]) -> None:
    """`Meta > Research` as a name is an organization below another one."""
    above, arrow, name = (given.get("name") or "").rpartition(">")
    if arrow and above.strip() and name.strip() and given.get("parent") is None:
        given["parent"] = linking.find_or_create("organization", above)
        given["name"] = name.strip()


def _moves(entry: Entry) -> list[int]:
    """The moves of an entry: one for every person or party in it."""
    given: dict[str, Any] = {
        name: entry.one(name)
        for name in entry.values
        if name in MoveEntry.__dataclass_fields__ and name not in REPEATED
    }
    draft = MoveEntry(
        **{**given, **_evidence_of(entry)}, language=entry.language, day_first=entry.day_first
    )
    draft.person = entry.values.get("person")
    for name in ("member_of", "cancels", "renews"):
        if given.get(name) is not None:
            setattr(draft, name, entry_links.link(("move",), given[name], field=name))
    for name in _DECLINED:
        if given.get(name) is not None:
            setattr(draft, name, _flag(name, given[name]))
    _count_heads(draft)
    moves = move_entry.enter(draft)
    for name in _SET_LATER:
        if name in entry.values:
            value = _value(entry, fields.field("move", name))
            for move in moves:
                editing.set_field(move, name, value)
    return moves


def _count_heads(draft: MoveEntry) -> None:
    """Understand a headcount in words: "at least 10", "une dizaine"."""
    if not isinstance(draft.headcount, str) or draft.headcount.strip().isdecimal():
        return
    understood = parties.understand(f"[{draft.headcount} people]")
    if understood is not None and understood.headcount is not None:
        draft.headcount = understood.headcount
        draft.headcount_bound = draft.headcount_bound or understood.bound


def _flag(name: str, typed: str) -> bool:
    return bool(values.single("move", Field(name, "boolean"), typed))


def _evidence_of(entry: Entry) -> dict[str, Any]:
    """The keys of the evidence, as the move form takes them."""
    given: dict[str, Any] = {
        name: entry.values[name][0] for name in EVIDENCE if entry.one(name) is not None
    }
    if "source" in given:
        given["source"] = entry_links.link(("source",), given["source"], field="source")
    code = given.get("according_to")
    if code in codes.ACCORDING_TO:
        given["according_to"] = None if code == "named" else code.replace("_", " ")
    return given


def _evidence(entry: Entry, record: int) -> None:
    """Make the reference of a record that is no move, if the entry holds any evidence."""
    given = {
        described.name: _value(entry, described)
        for described in fields.FIELDS["reference"]
        if described.name in EVIDENCE and entry.one(described.name) is not None
    }
    if not given:
        return
    source = given.pop("source", None)
    if source is None:
        name = next(iter(given))
        raise Refused("move.source_needed", field=name, name=name)
    references.add_reference(source, record, **given)


def _reference(entry: Entry) -> int:
    given = {
        described.name: _value(entry, described)
        for described in fields.FIELDS["reference"]
        if described.name in entry.values
    }
    return references.add_reference(given.pop("source", None), given.pop("record", None), **given)


def _names(entry: Entry, record: int) -> None:
    """Aliases, identifiers and tags; an alias or identifier may say its kind before a colon."""
    for text in entry.values.get("alias", []):
        kind, colon, rest = text.partition(":")
        known = bool(colon) and kind in codes.ALIAS_KIND
        aliases.add(record, rest if known else text, kind=kind if known else "other")
    for text in entry.values.get("identifier", []):
        scheme, colon, value = text.partition(":")
        identifiers.add(record, scheme if colon else "other", value if colon else text)
    if names := entry.values.get("tag"):
        tags.set_names(record, names)


def _doubtful(entry: Entry, record: int) -> list[tuple[str, DateValue]]:
    """The dates that were kept without being understood."""
    stored = editing.get_fields(record)
    named = [name for name in entry.values if isinstance(stored.get(name), DateValue)]
    return [(name, stored[name]) for name in named if stored[name].problem is not None]
