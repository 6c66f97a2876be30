"""`mercato add`: one record from KEY=VALUE pairs, with all that it links to, as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.command_line import console
from mercato.command_line.files import opened
from mercato.command_line.usage import UsageError
from mercato.exchange import entries
from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.schema import Reference
from mercato.records.showing import showing_links
from mercato.records.verbs import editing

if TYPE_CHECKING:
    import argparse

    from mercato.exchange.entries import Entered, Entry
    from mercato.records.dates import DateValue


def add(asked: argparse.Namespace) -> bool:
    """Record what the pairs say, and print the uid of the new record."""
    entry = _entry(asked)
    with opened(asked.FILE, to_change=True):
        with journal.edit(f"{entry.kind}.created") as edited:
            entered = entries.enter(entry)
            edited.values |= entries.label_values(entry, entered)
        made = edited.changes.inserted.get("record", set()) if edited.changes else set()
        answer = _answer(entered, sorted(made))
    if asked.json:
        console.say_json(answer)
    else:
        for uid in answer["uids"]:
            console.say(uid)
    for name, date in entered.doubtful:
        _mention(entry, name, date)
    return True


def _entry(asked: argparse.Namespace) -> Entry:
    pairs = [_pair(argument, asked.KIND) for argument in asked.PAIRS]
    options = {"language": asked.language, "day_first": not asked.month_first}
    try:
        return entries.entry_of(asked.KIND, pairs, **options)
    except entries.UnknownKey as error:
        raise UsageError(_keys(asked.KIND, str(error))) from None


def _pair(argument: str, kind: str) -> tuple[str, str]:
    key, equals, value = argument.partition("=")
    if not equals:
        raise UsageError(_keys(kind, argument))
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Refused("text.not_unicode", field=key) from None
    return key, value


def _keys(kind: str, key: str) -> str:
    from mercato.workspace import words

    values = {"type": kind, "key": key, "keys": ", ".join(entries.keys(kind))}
    return words.command_line("add.unknown_key", **values)


def _answer(entered: Entered, made: list[int]) -> dict[str, Any]:
    """The uids: of what was asked for, and of everything that came into being with it."""
    if entered.reference is not None:
        row = Reference.get_by_id(entered.reference)
        uids = [row.uid]
    else:
        uids = [editing.uid_of(record) for record in entered.records]
    return {
        "uid": uids[0],
        "uids": uids,
        "created": [showing_links.required(record) for record in made],
    }


def _mention(entry: Entry, name: str, date: DateValue) -> None:
    """Say which date was kept as typed without being sure of what it means."""
    from mercato.workspace import words

    values = {"type": entry.kind, "field": name, "text": date.text}
    console.complain(words.command_line(f"add.date_{date.problem}", **values))
