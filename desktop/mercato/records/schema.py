"""The tables of a Mercato file, as peewee models.

Every record of every type has a row in `record`; its own table shares that id. Names are the
names in exports. Foreign keys never cascade: `records.deleting` removes what a record owns, so that
the journal sees each row go, and an undo that would leave an orphan is refused by the engine.
"""

from __future__ import annotations

from typing import Any

from mercato.records.lean_peewee import pw

database = pw.DatabaseProxy()


def new_uid() -> str:
    """A fresh universally unique id, as text."""
    from uuid import uuid4

    return str(uuid4())


class AutoIncrementField(pw.AutoField):
    """An id that no other row ever gets; as in playhouse.sqlite_ext, which has much more."""

    def ddl(self, ctx: pw.Context) -> pw.NodeList:
        """The column, and that its numbers only rise."""
        return pw.NodeList((super().ddl(ctx), pw.SQL("AUTOINCREMENT")))


class FuzzyDateField(pw.TextField):
    """A date as far as it is known: EDTF here, and beside it `_text`, `_earliest`, `_latest`.

    `_text` keeps what the editor typed; `_earliest` and `_latest` are ISO days that sort and
    filter, with the sentinels of `records.dates` for open ends and null for unknown.
    """

    SUFFIXES = ("text", "earliest", "latest")

    def bind(self, model: type[pw.Model], name: str, set_attribute: bool = True) -> None:
        """Add the three companion columns to the model as well."""
        super().bind(model, name, set_attribute)
        for suffix in self.SUFFIXES:
            model._meta.add_field(f"{name}_{suffix}", pw.TextField(null=True))


def fuzzy_date() -> FuzzyDateField:
    """A date column that may be unknown."""
    return FuzzyDateField(null=True)


class Base(pw.Model):
    """What all tables share: the open file."""

    class Meta:
        database = database
        legacy_table_names = False


class Table(Base):
    """A table with ids of its own that are never reused."""

    id = AutoIncrementField()


class Record(Table):
    """One row for every person, organization, position, move, source, claim."""

    uid = pw.TextField(unique=True, default=new_uid)
    type = pw.TextField()
    confidentiality = pw.TextField(default="public")
    merged_into = pw.ForeignKeyField("self", null=True, index=False, backref="+")


def link(model: Any, *, rare: bool = False, **options: Any) -> pw.ForeignKeyField:
    """A foreign key without a back-reference; a `rare` one is null in most rows.

    Every foreign key needs an index, or each deletion of what it points to scans the table;
    that of a rare one (`RARE_LINKS`) holds only the rows that have it.
    """
    return pw.ForeignKeyField(model, backref="+", index=not rare, **options)


class Entity(Base):
    """A typed record: its primary key is the id of its row in `record`."""

    id = pw.IntegerField(primary_key=True, constraints=[pw.SQL('REFERENCES "record" ("id")')])


class Person(Entity):
    """A human being (FtM Person)."""

    name = pw.TextField()
    given_name = pw.TextField(null=True)
    family_name = pw.TextField(null=True)
    sort_name = pw.TextField(null=True)
    native_name = pw.TextField(null=True)
    tell_apart = pw.TextField(null=True)
    birth_year = pw.IntegerField(null=True)
    note = pw.TextField(null=True)


class Organization(Entity):
    """A company, unit, public body, medium, product… (FtM Organization); one tree by `parent`."""

    name = pw.TextField()
    parent = link("self", null=True, rare=True)
    kind = pw.TextField(default="unspecified")
    status = pw.TextField(default="active")
    tell_apart = pw.TextField(null=True)
    country = pw.TextField(null=True)
    website = pw.TextField(null=True)
    founded = fuzzy_date()
    dissolved = fuzzy_date()
    note = pw.TextField(null=True)


class OrganizationChange(Entity):
    """A rename, merger, takeover or spin-off, so that it can be sourced."""

    a = link(Organization)
    b = link(Organization)
    kind = pw.TextField(default="renamed_to")
    date = fuzzy_date()


class Position(Entity):
    """A state of a career: who is what, where, from when to when (FtM Employment)."""

    person = link(Person)
    organization = link(Organization, null=True)
    role = pw.TextField(null=True)
    function = pw.TextField(null=True)
    kind = pw.TextField(default="employee")
    interim = pw.BooleanField(default=False)
    start = fuzzy_date()
    start_known = pw.TextField(default="exact")
    end = fuzzy_date()
    end_known = pw.TextField(default="exact")
    term_end = fuzzy_date()
    term_end_known = pw.TextField(default="exact")
    is_current = pw.TextField(default="unknown")
    sequence = pw.IntegerField(default=0)
    note = pw.TextField(null=True)


class Move(Entity):
    """The desk's assessment of one event: who left what for what, how far it got, how sure."""

    person = link(Person, null=True)
    party = pw.TextField(null=True)
    headcount = pw.IntegerField(null=True)
    headcount_bound = pw.TextField(default="exact")
    from_organization = link(Organization, null=True)
    from_role = pw.TextField(null=True)
    from_state = pw.TextField(default="unknown")
    to_organization = link(Organization, null=True)
    to_role = pw.TextField(null=True)
    to_state = pw.TextField(default="unknown")
    via_organization = link(Organization, null=True, rare=True)
    kind = pw.TextField(default="moves")
    interim = pw.BooleanField(default=False)
    why_left = pw.TextField(null=True)
    announced_on = fuzzy_date()
    left_on = fuzzy_date()
    starts_on = fuzzy_date()
    term_end = fuzzy_date()
    stage = pw.TextField(default="agreed")
    verification = pw.TextField(default="reported")
    to_verification = pw.TextField(null=True)
    terms = pw.TextField(null=True)
    from_position = link(Position, null=True, rare=True)
    to_position = link(Position, null=True, rare=True)
    sequence = pw.IntegerField(default=0)
    note = pw.TextField(null=True)


MOVE_DATES = {"starts": "starts_on", "left": "left_on", "announced": "announced_on"}
"""The dates of a move by what they are called, the one that is shown first where it is known."""


class Source(Entity):
    """Where it was said: an article, release, filing, post, tip (FtM Article, Document)."""

    kind = pw.TextField(default="article")
    headline = pw.TextField(null=True)
    outlet = link(Organization, null=True)
    authors = pw.TextField(null=True)
    url = pw.TextField(null=True)
    archived_url = pw.TextField(null=True)
    published_on = fuzzy_date()
    retrieved_at = pw.TextField(null=True)
    language = pw.TextField(null=True)
    text = pw.TextField(null=True)
    sha256 = pw.TextField(null=True)
    embargo_until = fuzzy_date()
    note = pw.TextField(null=True)
    relays = link("self", null=True, rare=True)


class Claim(Entity):
    """Something asserted that is not itself a move: rumour, forecast, opinion, aim (FtM Note)."""

    text = pw.TextField()
    kind = pw.TextField(default="fact")
    asserted_by = link(Record, null=True, rare=True)
    asserted_on = fuzzy_date()
    about_date = fuzzy_date()
    outcome = pw.TextField(default="open")
    check_by = fuzzy_date()
    note = pw.TextField(null=True)


class ClaimSubject(Table):
    """What a claim is about."""

    claim = link(Claim)
    record = link(Record)

    class Meta:
        indexes = ((("claim", "record"), True),)


class Reference(Table):
    """Evidence: a source says something of a record or of one of its fields, in these words."""

    uid = pw.TextField(unique=True, default=new_uid)
    source = link(Source)
    record = link(Record)
    field = pw.TextField(null=True)
    quote = pw.TextField(null=True)
    quote_start = pw.IntegerField(null=True)
    quote_end = pw.IntegerField(null=True)
    quote_language = pw.TextField(null=True)
    quote_translated = pw.BooleanField(default=False)
    locator = pw.TextField(null=True)
    stance = pw.TextField(default="supports")
    according_to = pw.TextField(null=True)
    according_to_count = pw.IntegerField(null=True)
    according_to_record = link(Record, null=True, rare=True)


class MoveStatus(Table):
    """One step in the history of a move's stage and verification; the id is the sequence."""

    move = link(Move)
    stage = pw.TextField()
    verification = pw.TextField()
    to_verification = pw.TextField(null=True)
    as_of = fuzzy_date()
    reference = link(Reference, null=True, rare=True)


class MoveLink(Table):
    """How move `a` relates to move `b`: member of, replaces, cancels, renews."""

    a = link(Move)
    b = link(Move)
    kind = pw.TextField()

    class Meta:
        indexes = ((("a", "b", "kind"), True),)


class Alias(Table):
    """Another name or wording of a record; a weak one is not used for matching."""

    record = link(Record)
    text = pw.TextField()
    kind = pw.TextField(default="other")
    language = pw.TextField(null=True)
    weak = pw.BooleanField(default=False)


class Identifier(Table):
    """A record's number or name in somebody else's scheme."""

    record = link(Record)
    scheme = pw.TextField()
    value = pw.TextField()

    class Meta:
        indexes = ((("scheme", "value"), False),)


class Tag(Table):
    """A word of the desk's own to group records by."""

    name = pw.TextField(unique=True)


class Tagging(Table):
    """A tag on a record."""

    tag = link(Tag)
    record = link(Record)

    class Meta:
        indexes = ((("tag", "record"), True),)


class FollowUp(Table):
    """Something to do about a record by a date."""

    record = link(Record)
    date = fuzzy_date()
    note = pw.TextField(null=True)
    done = pw.BooleanField(default=False)


class Printed(Table):
    """That a record was used in our own pages: where, and when."""

    record = link(Record)
    place = pw.TextField()
    printed_on = fuzzy_date()


class SavedView(Table):
    """A query with its columns, order and facets, under a name; the last three are JSON lists.

    Behind the names of the columns may stand which of them are pinned.
    """

    name = pw.TextField()
    table = pw.TextField(column_name="table_name")
    query = pw.TextField(default="")
    columns = pw.TextField(null=True)
    sort = pw.TextField(null=True)
    facets = pw.TextField(null=True)


class MatchDecision(Table):
    """The desk's word on whether two records are the same; `a` has the smaller id."""

    a = link(Record)
    b = link(Record)
    decision = pw.TextField()

    class Meta:
        indexes = ((("a", "b"), True),)


RARE_LINKS: tuple[pw.ForeignKeyField, ...] = (
    Record.merged_into,
    Organization.parent,
    Move.via_organization,
    Move.from_position,
    Move.to_position,
    Source.relays,
    Claim.asserted_by,
    Reference.according_to_record,
    MoveStatus.reference,
)

for _rare in RARE_LINKS:
    _rare.model.add_index(_rare.model.index(_rare, where=_rare.is_null(False)))

JOURNALED: tuple[type[pw.Model], ...] = (
    Record,
    Person,
    Organization,
    OrganizationChange,
    Position,
    Move,
    Source,
    Claim,
    ClaimSubject,
    Reference,
    MoveStatus,
    MoveLink,
    Alias,
    Identifier,
    Tag,
    Tagging,
    FollowUp,
    Printed,
    SavedView,
    MatchDecision,
)

ENTITIES: dict[str, type[pw.Model]] = {
    "person": Person,
    "organization": Organization,
    "organization_change": OrganizationChange,
    "position": Position,
    "move": Move,
    "source": Source,
    "claim": Claim,
}

OWNER_COLUMN: dict[str, str] = {
    "claim_subject": "claim_id",
    "reference": "record_id",
    "move_status": "move_id",
    "move_link": "a_id",
    "alias": "record_id",
    "identifier": "record_id",
    "tagging": "record_id",
    "follow_up": "record_id",
    "printed": "record_id",
    "match_decision": "a_id",
}
"""Which column of a dependent table holds the record it belongs to."""


def owner_column(table: str) -> str | None:
    """Which column of a journaled table holds the record that a row belongs to; None if none."""
    return None if table in ("tag", "saved_view") else OWNER_COLUMN.get(table, "id")


class Edit(Table):
    """One step of the history: one transaction, one line, one undo.

    `state` is done, undone (can be redone) or dropped (undone, then passed over by a newer edit).
    """

    label = pw.TextField()
    label_values = pw.TextField(default="{}")
    at = pw.TextField()
    author = pw.TextField(null=True)
    merge_key = pw.TextField(null=True)
    state = pw.TextField(default="done", index=True)
    sealed = pw.BooleanField(default=False)


class Change(Table):
    """One row inserted, updated or deleted by an edit.

    `before` and `after` are JSON: all columns of a deleted row, the changed columns of an updated
    one. An inserted row is its own image until it is undone, which then fills in `after`
    (of many rows, only with the columns that hold something).

    Of very many rows that were inserted one line stands for all from `row` to `last`; its `after`
    is a list of their images. Whatever they belong to was inserted by the same edit.
    """

    edit = link(Edit)
    table = pw.TextField(column_name="table_name")
    row = pw.IntegerField()
    last = pw.IntegerField(null=True)
    record = pw.IntegerField(null=True)
    operation = pw.TextField()
    before = pw.TextField(null=True)
    after = pw.TextField(null=True)

    class Meta:
        indexes = ((("record", "edit"), False), (("row",), False))


class JournalState(Base):
    """The one row that the journal's triggers look at: the open edit, and whether to be silent."""

    id = pw.IntegerField(primary_key=True)
    edit = pw.IntegerField(null=True)
    replaying = pw.BooleanField(default=False)
    revision = pw.IntegerField(default=0)


class Draft(Table):
    """A form not yet finished; not journaled."""

    form = pw.TextField()
    content = pw.TextField()
    updated_at = pw.TextField()


class Meta(Base):
    """What the file says of itself."""

    key = pw.TextField(primary_key=True)
    value = pw.TextField(null=True)


UNJOURNALED: tuple[type[pw.Model], ...] = (Edit, Change, JournalState, Draft, Meta)
