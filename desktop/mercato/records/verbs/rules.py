"""What fields of one record mean for each other: derived where one follows, refused if they clash.

`complete` fills in what follows from the values at hand; `check` refuses what cannot be. Both come
before anything is stored, so that a refusal leaves nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.errors import Refused
from mercato.records.language import languages, naming, text
from mercato.records.verbs import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row = dict[str, Any]

NEVER_BEFORE: dict[str, tuple[tuple[str, str], ...]] = {
    "organization": (("founded", "dissolved"),),
    "position": (("start", "end"), ("start", "term_end")),
    "move": (("starts_on", "term_end"),),
}
"""Pairs of dates of which the second is surely not before the first."""


NAME_PARTS = ("given_name", "family_name", "sort_name")


def complete(record_type: str, before: Row | None, values: Row) -> None:
    """Add to `values`, the columns about to be stored, what follows from them.

    `before` is the row as it is, None for a new record.
    """
    rule = _COMPLETE.get(record_type)
    if rule is not None:
        rule(before or {}, values)


def check(record_type: str, row: Row, changed: set[str]) -> None:
    """Raise `Refused` if a row about to be stored cannot be; the field named is a changed one."""
    check_dates(record_type, row, changed)
    rule = _CHECK.get(record_type)
    if rule is not None:
        rule(row, changed)


def check_dates(record_type: str, row: Row, changed: set[str]) -> None:
    """The same of what the rules say of dates alone."""
    for start, end in NEVER_BEFORE.get(record_type, ()):
        if start in changed or end in changed:
            _check_order(row, start, end, end if end in changed else start)


def dates_fit(record_type: str, row: Row, name: str) -> bool:
    """Whether a date stands rightly beside the others of a row."""
    try:
        check_dates(record_type, row, {name})
    except Refused:
        return False
    return True


def date_columns(record_type: str) -> frozenset[str]:
    """The columns that `check_dates` looks at."""
    dates = {name for pair in NEVER_BEFORE.get(record_type, ()) for name in pair}
    return frozenset(f"{name}{end}" for name in dates for end in ("", "_earliest", "_latest"))


def checks(record_type: str) -> bool:
    """Whether there is anything that `check` could refuse of a type."""
    return record_type in NEVER_BEFORE or record_type in _CHECK


def concern(record_type: str, columns: Iterable[str]) -> bool:
    """Whether new rows with these columns have to be looked at one by one."""
    if record_type in _COMPLETE or record_type in _CHECK:
        return True
    given = set(columns)
    return any({start, end} <= given for start, end in NEVER_BEFORE.get(record_type, ()))


def looked_at(record_type: str) -> frozenset[str] | None:
    """The columns that the rules of a type look at besides those that change; None for all."""
    if record_type in _COMPLETE or record_type in _CHECK:
        return None
    return date_columns(record_type)


def typed_names(row: Row) -> Row:
    """Given, family and sort name as far as somebody typed them: None where they are derived."""
    typed: Row = dict.fromkeys(NAME_PARTS)
    for part in ("family_name", "given_name", "sort_name"):
        if row.get(part) != _derived(row["name"], typed)[part]:
            typed[part] = row.get(part)
    return typed


def _derived(name: Any, typed: Row) -> Row:
    """Given, family and sort name of a person of this name, of whom some parts were typed."""
    given, family = typed["given_name"], typed["family_name"]
    if family:
        given = given or naming.beside(name, family) or None
    else:
        first, family = naming.split(name)
        given = given or first
    sort = typed["sort_name"] or naming.sort_name(given, family, name)
    return {"given_name": given, "family_name": family, "sort_name": sort}


def _person(before: Row, values: Row) -> None:
    if before:
        typed = typed_names(before)
        typed |= {part: values[part] for part in NAME_PARTS if part in values}
        values |= _derived(values.get("name", before["name"]), typed)
        return
    read = naming.read(values["name"])
    values["name"] = read.name
    typed = {part: values.get(part) for part in NAME_PARTS}
    if not any(typed.values()):
        typed |= {"given_name": read.given, "family_name": read.family}
    values |= _derived(read.name, typed)


def _organization(before: Row, values: Row) -> None:
    kind = values.get("kind", before.get("kind")) or "unspecified"
    if values.get("parent") is not None and kind == "unspecified":
        values["kind"] = "unit"
    elif before.get("parent") and values.get("parent", 0) is None and kind == "unit":
        values.setdefault("kind", "unspecified")


def _source(before: Row, values: Row) -> None:
    if "text" in values:
        snapshot = values["text"]
        values["sha256"] = text.fingerprint(snapshot) if snapshot else None
    told = "text" in values or "headline" in values
    if told and not values.get("language", before.get("language")):
        words = [values.get("text"), values.get("headline", before.get("headline"))]
        found = languages.detect(" ".join(part for part in words if part))
        if found is not None:
            values["language"] = found


def _check_order(row: Row, start: str, end: str, field: str) -> None:
    earliest, latest = row.get(f"{start}_earliest"), row.get(f"{end}_latest")
    if earliest is not None and latest is not None and latest < earliest:
        shown = {"start": row[start], "end": row[end]}
        raise Refused("date.end_before_start", field=field, **shown)


def _check_organization(row: Row, changed: set[str]) -> None:
    if "parent" in changed and row["parent"] is not None:
        tree.require_no_cycle(row["id"], row["parent"])


def _check_organization_change(row: Row, changed: set[str]) -> None:
    if row["a"] == row["b"]:
        raise Refused("organization_change.same", field="b" if "b" in changed else "a")


def _check_source(row: Row, changed: set[str]) -> None:
    if not (row["url"] or row["headline"] or row["text"] or row["outlet"]):
        field = next((name for name in ("url", "headline", "text") if name in changed), "headline")
        raise Refused("source.empty", field=field)
    if row["relays"] is not None and row["relays"] == row["id"]:
        raise Refused("source.relays_itself", field="relays")


_COMPLETE: dict[str, Callable[[Row, Row], None]] = {
    "person": _person,
    "organization": _organization,
    "source": _source,
}
_CHECK: dict[str, Callable[[Row, set[str]], None]] = {
    "organization": _check_organization,
    "organization_change": _check_organization_change,
    "source": _check_source,
}
