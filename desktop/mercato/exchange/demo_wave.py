"""The wave around Meta Superintelligence Labs, row by row, as the table of the demo states it."""

from __future__ import annotations

import csv
import io

from mercato import resource_files
from mercato.records.belongings import aliases
from mercato.records.evidence import claims, references
from mercato.records.journal import journal
from mercato.records.moving import move_entry, move_status, situations
from mercato.records.moving.move_drafts import MoveEntry
from mercato.records.schema import Move
from mercato.records.verbs import editing, linking

Row = dict[str, str]

TODAY = "2025-12-31"
"""The day that the table was made up to: what lay ahead of it then was still to come."""

SAME = (
    ("Google DeepMind", "DeepMind", "Google"),
    ("Safe Superintelligence Inc.", "Safe Superintelligence", None),
)
"""What the founding story calls otherwise: its name there, the name in the table, the parent."""


def record() -> None:
    """Record all rows in the open file, each as one edit."""
    for name, other, parent in SAME:
        with journal.edit("organization.changed", name=name, field="aliases"):
            _name_both(name, other, parent)
    table = io.StringIO(resource_files.read_text("demo/wave.csv"), newline="")
    for row in csv.DictReader(table):
        known = _recorded(row)
        if known is None:
            with journal.edit("move.created", name=row["person"]):
                move_entry.enter(entry_of(row))
        else:
            with journal.edit("claim.created", name=_statement(row)):
                _support(row, known)


def entry_of(row: Row) -> MoveEntry:
    """A row as it would be typed into the move form."""
    status = move_status.understand(row["status"])
    assert status is not None
    since = row["precision"].startswith("since")
    return MoveEntry(
        person=row["person"],
        from_organization=_path(row["from_org"], row["from_unit"]) or "?",
        to_organization=_destination(row),
        to_role=row["role"] or None,
        kind="returns" if "return" in row["basis"] else None,
        announced_on=None if since else row["date"] or None,
        starts_on=row["date"] if since else None,
        stage="started" if since else status.stage,
        verification=status.verification,
        note=f"{row['basis']} (date: {row['precision']})",
        source=row["source_url"],
        today=TODAY,
    )


def _path(organization: str, unit: str) -> str:
    return " > ".join(name for name in (organization, unit) if name)


def _destination(row: Row) -> str:
    """Where to: a unit of an organization, a venture of one's own, or nothing stated."""
    own = row["to_org"].startswith("[own") or row["role"].startswith("own ")
    return "=" if own else _path(row["to_org"], row["to_unit"]) or "?"


def _name_both(name: str, other: str, parent: str | None) -> None:
    organization = linking.find_or_create("organization", name)
    aliases.add(organization, other)
    if parent is not None:
        editing.set_field(organization, "parent", linking.find_or_create("organization", parent))


def _recorded(row: Row) -> int | None:
    """The move of that person to that organization, if another source told of it before."""
    people = linking.find("person", row["person"])
    places = linking.find("organization", row["to_org"]) if row["to_org"] else []
    for move in Move.select().where(Move.person.in_(people), Move.to_organization.is_null(False)):
        if situations.root(move.to_organization_id) in places:
            return int(move.id)
    return None


def _statement(row: Row) -> str:
    leaves = _path(row["from_org"], row["from_unit"])
    joins = _path(row["to_org"], row["to_unit"])
    return f"{row['person']}: {leaves} → {joins}, {row['status']} ({row['basis']})"


def _support(row: Row, move: int) -> None:
    """Let a second source support a move that stays as the first one tells it.

    What only the second one says, the names of units and a day, is a claim of that source.
    """
    source = linking.find_or_create("source", row["source_url"])
    references.add_reference(source, move, field="to_organization")
    subjects = [
        *linking.find("person", row["person"]),
        *linking.find("organization", row["from_org"]),
        *linking.find("organization", row["to_org"]),
    ]
    note = f"date: {row['precision']}"
    claims.create_claim(
        _statement(row), subjects=subjects, source=source, about_date=row["date"], note=note
    )
