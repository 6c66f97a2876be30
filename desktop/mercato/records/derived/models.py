"""The derived tables: what search, sorting and roll-ups read. Never journaled, rebuilt at will."""

from __future__ import annotations

from typing import Any

import peewee as pw

from mercato.records.schema import Base
from mercato.records.storage.engine import SCRATCH

# No foreign keys: rows are refreshed after the change, and each part removes its own.


class _Derived(Base):
    """A row for one record, under the record's id."""

    id = pw.IntegerField(primary_key=True)


def number(**options: Any) -> pw.IntegerField:
    """A counter that the database itself starts at 0."""
    return pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")], **options)


class NameKey(_Derived):
    """What a person or an organization is sorted by."""

    type = pw.TextField()
    key = pw.TextField()

    class Meta:
        indexes = ((("type", "key"), False),)


class OrganizationTree(Base):
    """Each organization with each of its ancestors; itself at depth 0."""

    ancestor = pw.IntegerField()
    descendant = pw.IntegerField()
    depth = pw.IntegerField()

    class Meta:
        primary_key = pw.CompositeKey("ancestor", "descendant")
        without_rowid = True
        indexes = ((("descendant", "depth"), False),)


class PlaceText(_Derived):
    """The folded names and aliases of an organization and of all above it."""

    words = pw.TextField()


class MoveFlow(_Derived):
    """Which organizations a counted move leaves and joins.

    `departs` is false where nobody leaves (an additional role); `grouped` is true for a party,
    which is counted apart and never added to named people.
    """

    leaves = pw.IntegerField(null=True, index=True)
    joins = pw.IntegerField(null=True, index=True)
    departs = pw.BooleanField()
    grouped = pw.BooleanField()


class InternalMove(_Derived):
    """A move with both ends below one organization, or at it."""


class OrganizationCount(_Derived):
    """Numbers of an organization with its units, and `_own` without them.

    Arrivals and departures cross its border, internal moves do not; groups are counted as groups.
    """

    people_now = number(index=True)
    people_now_own = number()
    arrivals = number(index=True)
    arrivals_own = number()
    departures = number(index=True)
    departures_own = number()
    internal = number()
    internal_own = number()
    groups_in = number()
    groups_in_own = number()
    groups_out = number()
    groups_out_own = number()


class PersonPlace(Base):
    """Where a person is now, each organization above included; `own` if it is the very place."""

    person = pw.IntegerField()
    organization = pw.IntegerField()
    own = pw.BooleanField()

    class Meta:
        primary_key = pw.CompositeKey("person", "organization")
        without_rowid = True
        indexes = ((("organization", "person"), False),)


class PersonNow(_Derived):
    """The role a person is shown with, the date up to which that is known, and the moves."""

    position = pw.IntegerField(null=True, index=True)
    organization = pw.IntegerField(null=True, index=True)
    as_of = pw.TextField(null=True)
    as_of_earliest = pw.TextField(null=True, index=True)
    moves = number(index=True)


SPANS = (0, 31, 366)
"""Days between the first and the last of a move's dates, at most, by which spans are sorted."""


class MoveDate(_Derived):
    """The date a move is shown and sorted by: `which` of its dates is the first known one.

    `first` and `last` span its own dates, so that a date condition need not read every move;
    `span` is the place among `SPANS` of their distance, one more if it is longer than all.
    `reported` is the date of the source that was published first.
    """

    which = pw.TextField(null=True)
    edtf = pw.TextField(null=True)
    earliest = pw.TextField(null=True)
    latest = pw.TextField(null=True)
    sequence = number()
    reported_earliest = pw.TextField(null=True)
    reported_latest = pw.TextField(null=True)
    first = pw.TextField(null=True)
    last = pw.TextField(null=True)
    span = pw.IntegerField(null=True)

    class Meta:
        indexes = (
            (("earliest", "latest", "sequence"), False),
            (("span", "first", "last"), False),
            (("which",), False),
        )


class Conflicting(_Derived):
    """A move or position whose dates contradict each other, or those of another one."""


class Cited(Base):
    """Which source is a reference of which record."""

    record = pw.IntegerField()
    source = pw.IntegerField()

    class Meta:
        primary_key = pw.CompositeKey("record", "source")
        without_rowid = True


class Evidence(_Derived):
    """How many sources a record has, if it has any; of moves also that there are none."""

    sources = pw.IntegerField(index=True)


class SourceKey(_Derived):
    """What addresses of one page share, and how many records rest on the source."""

    url_key = pw.TextField(null=True, index=True)
    records = number(index=True)


class RoleText(Base):
    """Each wording of a role that a move or a position has: its folded words and sort key."""

    text = pw.TextField(primary_key=True)
    words = pw.TextField()
    key = pw.TextField(null=True, index=True)

    class Meta:
        without_rowid = True


class NameForm(Base):
    """One form of name of one record; `hint` is a person's sound, an organization's initials."""

    record = pw.IntegerField(index=True)
    key = pw.TextField(index=True)
    tail = pw.TextField(index=True, null=True)
    hint = pw.TextField(index=True, null=True)


class SearchText(_Derived):
    """The folded text of a record: its names and aliases, and all else that is its own."""

    name = pw.TextField()
    body = pw.TextField()


class Touched(Base):
    """The rows that the refresh under way is about: no table of the file."""

    kind = pw.TextField()
    row = pw.IntegerField()

    class Meta:
        primary_key = pw.CompositeKey("kind", "row")
        without_rowid = True
        schema = SCRATCH


MODELS: tuple[type[pw.Model], ...] = (
    NameKey,
    OrganizationTree,
    PlaceText,
    MoveFlow,
    InternalMove,
    OrganizationCount,
    PersonPlace,
    PersonNow,
    MoveDate,
    Conflicting,
    Cited,
    Evidence,
    SourceKey,
    RoleText,
    SearchText,
    NameForm,
)
