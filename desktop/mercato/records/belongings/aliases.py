"""Other names of a record: former, native, transliterated, abbreviated, misspelt."""

from __future__ import annotations

from mercato.records import codes
from mercato.records.derived import name_forms
from mercato.records.errors import Refused
from mercato.records.fields import SHORT
from mercato.records.language import places, text
from mercato.records.language.folding import fold
from mercato.records.schema import Alias
from mercato.records.verbs import editing


def add(
    record: int, alias: str, *, kind: str = "other", language: str | None = None, weak: bool = False
) -> int:
    """Give a record another name, and return the alias's id; the one it has already, if so."""
    editing.type_of(record)
    cleaned = _text(alias)
    if (present := _find(record, cleaned)) is not None:
        return present
    made = Alias.create(
        record=record, text=cleaned, kind=_kind(kind), language=_language(language), weak=weak
    )
    name_forms.refresh([record])
    return int(made.id)


def change(
    alias_id: int,
    *,
    alias: str | None = None,
    kind: str | None = None,
    language: str | None = None,
    weak: bool | None = None,
) -> None:
    """Change what is given of an alias; an empty language takes the language away."""
    row = _get(alias_id)
    if alias is not None:
        row.text = _text(alias)
    if kind is not None:
        row.kind = _kind(kind)
    if language is not None:
        row.language = _language(language)
    if weak is not None:
        row.weak = weak
    row.save()
    name_forms.refresh([row.record_id])


def remove(alias_id: int) -> None:
    """Take a name away from its record."""
    row = _get(alias_id)
    row.delete_instance()
    name_forms.refresh([row.record_id])


def of(record: int) -> list[Alias]:
    """The aliases of a record, in the order in which they were added."""
    return list(Alias.select().where(Alias.record == record).order_by(Alias.id))


def _find(record: int, wanted: str) -> int | None:
    return next((row.id for row in of(record) if row.text == wanted), None)


def _get(alias_id: int) -> Alias:
    row: Alias | None = Alias.get_or_none(Alias.id == alias_id)
    if row is None:
        raise Refused("alias.missing")
    return row


def _text(alias: str) -> str:
    cleaned = text.clean(alias, limit=SHORT, field="alias")
    if not cleaned:
        raise Refused("field.required", field="alias")
    return cleaned


def _kind(kind: str) -> str:
    if kind not in codes.ALIAS_KIND:
        raise Refused("choice.unknown", field="kind", value=kind, choices=list(codes.ALIAS_KIND))
    return kind


def _language(language: str | None) -> str | None:
    if not language:
        return None
    found = places.language_names().get(fold(language))
    if found is None:
        raise Refused("language.unknown", field="language", value=language)
    return found
