"""Rows made without the verbs, for tests of what lies below them."""

from __future__ import annotations

from mercato.records.schema import ENTITIES, Record, Reference

_TYPES = {model: name for name, model in ENTITIES.items()}


def make(model, confidentiality="public", **fields):
    """A record of that model; returns its id."""
    record = Record.create(type=_TYPES[model], confidentiality=confidentiality)
    model.insert(id=record.id, **fields).execute()
    return record.id


def remove(model, record):
    """A record and its references, gone."""
    Reference.delete().where(Reference.record == record).execute()
    model.delete().where(model.id == record).execute()
    Record.delete().where(Record.id == record).execute()


def day(name, text):
    """The columns of a date that is a year, a month or a day."""
    first = text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
    last = {4: f"{text}-12-31", 7: f"{text}-28", 10: text}[len(text)]
    return {name: text, f"{name}_earliest": first, f"{name}_latest": last}
