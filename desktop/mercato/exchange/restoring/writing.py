"""Storing records that were checked, under ids that were handed out, with what they own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.exporting import shapes
from mercato.exchange.exporting.shapes import ENTRIES
from mercato.records.belongings import tags
from mercato.records.bulk import inserting, restoring
from mercato.records.language.folding import fold
from mercato.records.schema import (
    ENTITIES,
    FuzzyDateField,
    MoveStatus,
    Record,
    Reference,
    Tag,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mercato.exchange.restoring.checking import Checked, Row

_ORDER = ("references", *(name for name in ENTRIES if name != "references"))
"""References first: the steps of a move's history rest on them."""
_UNIQUE = frozenset(("subjects", "tags", "links"))
_SCALES = ("stage", "verification", "to_verification")


class Writer:
    """Writes into the open edit; `ids` leads from the uids of the file to ids."""

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids = ids
        self._references: dict[str, int] = {}
        self._tags: dict[str, int] = {
            fold(name): tag for tag, name in Tag.select(Tag.id, Tag.name).tuples()
        }
        restoring.let_links_wait()

    def insert(self, record_type: str, records: Sequence[Checked]) -> None:
        """Store new records of one type, in this order."""
        model: Any = ENTITIES[record_type]
        ids = [self._ids[one.uid] for one in records]
        inserting.insert(
            Record,
            ("id", "uid", "type", "confidentiality"),
            [
                (record, one.uid, record_type, one.confidentiality)
                for record, one in zip(ids, records, strict=True)
            ],
        )
        rows = zip(ids, (one.row for one in records), strict=True)
        self._insert(model, "id", rows)
        for name in _ORDER:
            self._add(
                name,
                [(record, one.entries[name]) for record, one in zip(ids, records, strict=True)],
            )
        if record_type == "move":
            self._begin_histories(ids, records)

    def add(self, record: int, checked: Checked, entries: Mapping[str, Sequence[int]]) -> None:
        """Give a record that is there these of the entries of one that was read."""
        for name in _ORDER:
            if name in entries:
                chosen = [checked.entries[name][place] for place in entries[name]]
                self._add(name, [(record, chosen)])

    def change(self, record: int, checked: Checked, names: Iterable[str]) -> None:
        """Store these fields of a record that is there."""
        model: Any = ENTITIES[checked.type]
        wanted = set(names)
        if "confidentiality" in wanted:
            secrecy = checked.confidentiality
            Record.update(confidentiality=secrecy).where(Record.id == record).execute()
        columns = dict(self.columns(checked.row))
        for name in list(wanted):
            if isinstance(model._meta.fields.get(name), FuzzyDateField):
                wanted |= {f"{name}_{suffix}" for suffix in FuzzyDateField.SUFFIXES}
        stored = {name: columns[name] for name in wanted if name in columns}
        if stored:
            model.update(**stored).where(model.id == record).execute()

    def tag(self, name: str) -> int:
        """A tag by its name, accents and case ignored; made if there is none."""
        key = fold(name)
        if key not in self._tags:
            self._tags[key] = int(Tag.create(name=tags.clean(name)).id)
        return self._tags[key]

    def columns(self, row: Row) -> dict[str, Any]:
        """The columns of a row with ids for its links."""
        found = dict(row.columns)
        for name, uid in row.links.items():
            if name == "tag":
                found[name] = self.tag(uid)
            elif name == "reference":
                found[name] = self._references[uid]
            else:
                found[name] = self._ids[uid]
        return found

    def _add(self, name: str, owned: Sequence[tuple[int, Sequence[Row]]]) -> None:
        model, owner = ENTRIES[name]
        rows = [(record, row) for record, listed in owned for row in listed]
        if not rows:
            return
        if name == "statuses":
            wanted = {row.links["reference"] for _, row in rows if "reference" in row.links}
            self._references = reference_ids(wanted)
        self._insert(model, owner.name, rows, unique=name in _UNIQUE)

    def _insert(
        self, model: Any, owner: str, rows: Iterable[tuple[int, Row]], *, unique: bool = False
    ) -> None:
        names = [one.name for one in model._meta.sorted_fields if one.name not in ("id", owner)]
        usual = {name: _default(model, name) for name in names if not _is_fresh(model, name)}
        fresh = [name for name in names if _is_fresh(model, name)]
        told = (
            (record, usual | {name: _default(model, name) for name in fresh} | self.columns(row))
            for record, row in rows
        )
        made = [(record, *(columns[name] for name in names)) for record, columns in told]
        inserting.insert(model, (owner, *names), list(dict.fromkeys(made)) if unique else made)

    def _begin_histories(self, ids: Sequence[int], records: Sequence[Checked]) -> None:
        """A move whose history the file does not tell begins one."""
        rows = [
            (
                record,
                *(one.row.columns.get(name, _default(ENTITIES["move"], name)) for name in _SCALES),
            )
            for record, one in zip(ids, records, strict=True)
            if not one.entries["statuses"]
        ]
        if rows:
            inserting.insert(MoveStatus, ("move", *_SCALES), rows)


def reference_ids(uids: Iterable[str]) -> dict[str, int]:
    """The ids of references by their uids."""
    rows = shapes.listed(Reference.select(Reference.uid, Reference.id), Reference.uid, sorted(uids))
    return dict(rows)


def _is_fresh(model: Any, name: str) -> bool:
    """Whether each row has a value of its own where none is given, as uids are."""
    return callable(model._meta.fields[name].default)


def _default(model: Any, name: str) -> Any:
    default = model._meta.fields[name].default
    return default() if callable(default) else default
