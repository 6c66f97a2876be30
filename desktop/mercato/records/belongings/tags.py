"""Tags: the desk's own words to group records by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import peewee as pw

from mercato.records.errors import Refused
from mercato.records.language.folding import fold
from mercato.records.schema import Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIMIT = 60
_CHUNK = 500


def names(record: int) -> list[str]:
    """The tags of a record, in alphabetical order."""
    query = Tag.select(Tag.name).join(Tagging).where(Tagging.record == record)
    return sorted((name for (name,) in query.tuples()), key=fold)


def all_names() -> list[str]:
    """Every tag in use, in alphabetical order."""
    return sorted((name for (name,) in Tag.select(Tag.name).tuples()), key=fold)


def set_names(record: int, wanted: Iterable[str]) -> None:
    """Give a record exactly these tags; a tag that no record has any more is forgotten."""
    from mercato.records.verbs import editing  # the side bar lists tags without it

    editing.type_of(record)
    tags = {find_or_make(name) for name in wanted if name.strip()}
    present = {
        tag for (tag,) in Tagging.select(Tagging.tag).where(Tagging.record == record).tuples()
    }
    for tag in sorted(tags - present):
        Tagging.create(tag=tag, record=record)
    dropped = sorted(present - tags)
    Tagging.delete().where(Tagging.record == record, Tagging.tag.in_(dropped)).execute()
    drop_unused(dropped)


def add(record: int, name: str) -> None:
    """Give a record one more tag."""
    set_names(record, [*names(record), name])


def remove(record: int, name: str) -> None:
    """Take a tag off a record, if it has it."""
    set_names(record, [tag for tag in names(record) if fold(tag) != fold(name)])


def add_to(records: Sequence[int], name: str) -> None:
    """Give a tag to records that do not have it."""
    tag = find_or_make(name)
    rows = [{"tag": tag, "record": record} for record in records]
    for chunk in pw.chunked(rows, _CHUNK):
        Tagging.insert_many(chunk).execute()


def take_from(records: Sequence[int], name: str) -> None:
    """Take a tag off records; it stays known until `forget_unused`."""
    tag = _find(name)
    for chunk in pw.chunked(records, _CHUNK):
        Tagging.delete().where(Tagging.tag == tag, Tagging.record.in_(chunk)).execute()


def rename(old: str, new: str) -> None:
    """Give a tag another name; the name of an existing tag joins the two."""
    tag, cleaned = _find(old), clean(new)
    if tag is None:
        raise Refused("tag.missing", name=old)
    other = _find(cleaned)
    if other is None or other == tag:
        Tag.update(name=cleaned).where(Tag.id == tag).execute()
        return
    both = Tagging.select(Tagging.record).where(Tagging.tag == other)
    Tagging.delete().where(Tagging.tag == tag, Tagging.record.in_(both)).execute()
    Tagging.update(tag=other).where(Tagging.tag == tag).execute()
    drop_unused([tag])


def forget_unused(names: Iterable[str]) -> None:
    """Forget those of these tags that no record has any more."""
    drop_unused(tag for name in names if (tag := _find(name)) is not None)


def drop_unused(tags: Iterable[int]) -> None:
    """Forget those of these tags that no record has."""
    used = Tagging.select(Tagging.tag)
    Tag.delete().where(Tag.id.in_(list(tags)), Tag.id.not_in(used)).execute()


def find_or_make(name: str) -> int:
    """The tag of that name, made if there is none."""
    cleaned = clean(name)
    found = _find(cleaned)
    return found if found is not None else int(Tag.create(name=cleaned).id)


def _find(name: str) -> int | None:
    """A tag by its name, accents and case ignored; there are few, so all are looked at."""
    wanted = fold(name)
    rows = Tag.select(Tag.id, Tag.name).tuples()
    return next((tag for tag, known in rows if fold(known) == wanted), None)


def clean(name: str) -> str:
    """A tag's name as it is kept; raises `Refused` for one that is none."""
    from mercato.records.language import text

    cleaned = text.clean(name, limit=LIMIT, field="tags").lstrip("#").strip()
    if not cleaned:
        raise Refused("field.required", field="tags")
    return cleaned
