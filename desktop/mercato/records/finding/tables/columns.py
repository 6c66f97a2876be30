"""What a table and its columns are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from peewee import Case, fn

from mercato.records.derived.models import RoleText
from mercato.records.finding.tables.walks import Along, Codes, Driver, Sparse, Split, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Join:
    """A linked table, under an alias of its own; `after` is what it hangs on itself.

    Each is like none but itself: its alias is in a query once.
    """

    def __init__(self, alias: Any, on: Any, after: Join | None = None) -> None:
        self.alias = alias
        self.on = on
        self.after = after

    def chain(self) -> Iterator[Join]:
        """What has to be joined for this, in order."""
        if self.after is not None:
            yield from self.after.chain()
        yield self


class Column(NamedTuple):
    """One column of a table.

    `kind` is text, date, choice, number, year, link or flag; `choices_group` names the picklist;
    `record` is the companion value, asked for like a column, that holds the linked record's id.
    `value` and `keys` are what is shown and what is sorted by, from the table and `joins`;
    `target` is the link whose id `record` is, `named` the type whose name orders the column,
    `instead` the choice that says what it means if the cell is empty.
    """

    name: str
    kind: str
    value: Any
    keys: tuple[Any, ...]
    choices_group: str | None = None
    record: str | None = None
    joins: tuple[Join, ...] = ()
    target: Any = None
    named: str | None = None
    instead: str | None = None
    driver: Driver | None = None


class TableSpec(NamedTuple):
    """One table: what its rows are, its columns, and the journaled tables that they depend on."""

    name: str
    record_type: str
    model: Any
    columns: Mapping[str, Column]
    default_columns: tuple[str, ...]
    default_sort: tuple[tuple[str, bool], ...]
    depends: tuple[str, ...]
    companions: Mapping[str, Column]

    def column(self, name: str) -> Column:
        """The column, or companion of a link, of that name; KeyError if there is none."""
        return self.columns[name] if name in self.columns else self.companions[name]


def text(name: str, value: Any, *joins: Join, present: Any = None) -> Column:
    """A column of text, in the order of letters, then accents and case, numbers by value.

    `present` tells which records have any, where few do.
    """
    driver = None if present is None else Sparse(present, named(value))
    return Column(name, "text", value, named(value), joins=joins, driver=driver)


def seldom(name: str, field: Any) -> Column:
    """A column of text that few records have; an index holds those."""
    return text(name, field, present=field.is_null(False))


def uid(value: Any, *joins: Join, driver: Driver | None = None) -> Column:
    """The column of uids, in the order of their characters."""
    return Column("uid", "text", value, (value,), joins=joins, driver=driver)


def role(name: str, value: Any) -> Column:
    """A column of wordings of roles, which are kept in order beside their sort keys."""
    order = (RoleText.key, RoleText.text)
    driver = Along(RoleText, order, through=value, key=RoleText.text)
    return Column(name, "text", value, (fn.sort_key(value),), driver=driver)


def number(name: str, value: Any, *joins: Join, driver: Driver | None = None) -> Column:
    """A column of numbers."""
    return Column(name, "number", value, (value,), joins=joins, driver=driver)


def year(name: str, value: Any) -> Column:
    """A column of years: numbers that nobody groups."""
    return Column(name, "year", value, (value,))


def flag(name: str, value: Any, driver: Driver | None = None) -> Column:
    """A column that says yes or nothing."""
    return Column(name, "flag", value, (value,), driver=driver)


def choice(
    name: str,
    value: Any,
    group: str,
    codes: tuple[str, ...],
    *joins: Join,
    driver: Driver | None = None,
) -> Column:
    """A column of one picklist, in the order of that list."""
    order = Case(value, [(code, place) for place, code in enumerate(codes)])
    return Column(name, "choice", value, (order,), choices_group=group, joins=joins, driver=driver)


def coded(
    name: str, value: Any, group: str, codes: tuple[str, ...], usual: str | None = None
) -> Column:
    """The same where an index holds the codes, but for the usual one."""
    return choice(name, value, group, codes, driver=Codes(value, codes, usual))


def date(name: str, model: Any, *joins: Join, called: str | None = None) -> Column:
    """A column of fuzzy dates, by the earliest day, then the latest."""
    stored = called or name
    keys = (getattr(model, f"{stored}_earliest"), getattr(model, f"{stored}_latest"))
    return Column(name, "date", getattr(model, stored), keys, joins=joins)


def ordered_date(name: str, model: Any) -> Column:
    """The same where an index has them in order, equal ones by sequence if there is one."""
    column = date(name, model)
    sequence = (model.sequence,) if hasattr(model, "sequence") else ()
    return column._replace(driver=Split((*column.keys, *sequence)))


def link(
    name: str, value: Any, target: Any, *joins: Join, keys: Any = None, named: str | None = None
) -> Column:
    """A column that names a linked record, in the order of the names."""
    return Column(
        name,
        "link",
        value,
        (fn.sort_key(value),) if keys is None else keys,
        record=f"{name}_id",
        joins=joins,
        target=target,
        named=named,
    )


def companion(column: Column) -> Column:
    """The ids that go with a column of links."""
    return Column(
        f"{column.name}_id", "number", column.target, (column.target,), joins=column.joins
    )
