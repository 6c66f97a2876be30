"""What is said while a table is imported: reasons, notes, sums."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

_REASONS: dict[str, str | tuple[str, str]] = {
    "import.unknown_table": QT_TRANSLATE_NOOP(
        "words", "There is no table “{name}”. Nothing was changed; the tables are: {tables}."
    ),
    "import.unknown_field": QT_TRANSLATE_NOOP(
        "words",
        "No column can go to “{name}” in this table. Nothing was changed; the fields are: "
        "{fields}.",
    ),
    "import.unknown_column": QT_TRANSLATE_NOOP(
        "words",
        "The table has no column “{name}”. Nothing was changed; the columns are: {columns}.",
    ),
    "import.never_empty": QT_TRANSLATE_NOOP(
        "words", "“{name}” is never empty, so no empty cell can empty it. Nothing was changed."
    ),
    "import.field_twice": QT_TRANSLATE_NOOP(
        "words",
        "Two columns are to go to “{name}”. Nothing was changed; leave one out, or join them.",
    ),
    "import.nothing_named": QT_TRANSLATE_NOOP(
        "words",
        "No column says who or what a row is about. Nothing was changed; say which column is one "
        "of: {fields}.",
    ),
    "import.nothing_to_match": QT_TRANSLATE_NOOP(
        "words",
        "No column holds what rows are to be matched by. Nothing was changed; say which column is "
        "one of: {fields}, or match otherwise.",
    ),
    "import.no_such_rule": QT_TRANSLATE_NOOP(
        "words",
        "“{rule}” is no rule for {name}. Nothing was changed; the rules are: {rules}.",
    ),
    "import.no_such_answer": QT_TRANSLATE_NOOP(
        "words", "“{value}” is no answer to {key}. Nothing was changed; choose one that is offered."
    ),
    "import.too_many_cells": QT_TRANSLATE_NOOP(
        "words", "This row has {count} cells, the header {width}."
    ),
    "import.unknown_status": QT_TRANSLATE_NOOP(
        "words", "“{value}” is no status that Mercato knows, so nothing is guessed."
    ),
    "import.unknown_kind": QT_TRANSLATE_NOOP(
        "words", "“{value}” is no kind of move that Mercato knows, so nothing is guessed."
    ),
    "import.no_uid": QT_TRANSLATE_NOOP(
        "words", "“{value}” is not a uid: those are Mercato's own, as its exports have them."
    ),
    "import.number_of_several": QT_TRANSLATE_NOOP(
        "words", "Several records have the number {value}, so it does not tell which one is meant."
    ),
    "import.numbers_disagree": QT_TRANSLATE_NOOP(
        "words", "{field}: {value} is the number of another record than the rest of the row says."
    ),
    "import.other_name": QT_TRANSLATE_NOOP(
        "words",
        "{field}: the number {number} is that of “{other}”, but the row says “{text}”, so it does "
        "not tell which is meant.",
    ),
    "import.several_rows": QT_TRANSLATE_NOOP(
        "words",
        "Several rows of this table are called “{text}”, so it does not tell which is meant.",
    ),
    "import.several_people": QT_TRANSLATE_NOOP(
        "words", "“{text}” names {count} people: a row is about one."
    ),
    "import.several_organizations": QT_TRANSLATE_NOOP(
        "words", "“{text}” names {count} organizations: a row is about one."
    ),
    "import.several_sources": QT_TRANSLATE_NOOP(
        "words", "“{text}” names {count} sources: one belongs here."
    ),
    "import.no_person": QT_TRANSLATE_NOOP(
        "words", "“{text}” is the name of an organization: a person belongs here."
    ),
    "import.more_than_name": QT_TRANSLATE_NOOP(
        "words", "“{text}” says more than a person's name: only that belongs here."
    ),
    "import.more_than_organization": QT_TRANSLATE_NOOP(
        "words", "“{text}” says more than an organization's name: only that belongs here."
    ),
    "import.no_name": QT_TRANSLATE_NOOP(
        "words", "“{text}” is no name. Say who is meant, or leave the cell empty."
    ),
    "import.parent_refused": QT_TRANSLATE_NOOP(
        "words", "The row of what it is a part of was not taken either."
    ),
}

_NOTES: dict[str, str | tuple[str, str]] = {
    "import.dates_kept_as_text": (
        QT_TRANSLATE_NOOP(
            "words", "{field}: one cell is kept as it stands, but was not understood as a date."
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{field}: {count} cells are kept as they stand, but were not understood as dates.",
        ),
    ),
    "import.dates_without_year": (
        QT_TRANSLATE_NOOP("words", "{field}: one date has no year; it is kept, and marked."),
        QT_TRANSLATE_NOOP(
            "words", "{field}: {count} dates have no year; they are kept, and marked."
        ),
    ),
    "import.still_going_on": (
        QT_TRANSLATE_NOOP("words", "{field}: one cell says that the post is still held."),
        QT_TRANSLATE_NOOP("words", "{field}: {count} cells say that the post is still held."),
    ),
    "import.rows_alike": (
        QT_TRANSLATE_NOOP(
            "words",
            "One new record is called nearly like one that was there: “{name}” like “{other}”. "
            "Merge them if they are the same.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} new records are called nearly like ones that were there, as “{name}” like "
            "“{other}”. Merge those that are the same.",
        ),
    ),
    "import.names_alike": QT_TRANSLATE_NOOP(
        "words",
        "{count} new organizations are called nearly like each other, as “{name}” and “{other}”. "
        "Merge those that are the same.",
    ),
    "import.names_turned": (
        QT_TRANSLATE_NOOP(
            "words", "One name is read with its family name first: “{text}” as {name}."
        ),
        QT_TRANSLATE_NOOP(
            "words", "{count} names are read with their family names first, as “{text}” as {name}."
        ),
    ),
    "import.values_kept": (
        QT_TRANSLATE_NOOP(
            "words", "One value of a record was kept though the table says otherwise."
        ),
        QT_TRANSLATE_NOOP(
            "words", "{count} values of records were kept though the table says otherwise."
        ),
    ),
    "import.columns_unused": (
        QT_TRANSLATE_NOOP("words", "One column is not imported: {columns}."),
        QT_TRANSLATE_NOOP("words", "{count} columns are not imported: {columns}."),
    ),
    "import.absent": (
        QT_TRANSLATE_NOOP(
            "words",
            "One record that an earlier import of these columns brought is not in this table: "
            "{names}. It stays as it is.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} records that earlier imports of these columns brought are not in this table: "
            "{names}. They stay as they are.",
        ),
    ),
    "import.sum": QT_TRANSLATE_NOOP(
        "words",
        "{rows} = {new} new + {changed} changed + {same} same + {skipped} skipped + "
        "{refused} "
        "refused",
    ),
}

_COMMAND_LINE: dict[str, str | tuple[str, str]] = {
    "import.done": QT_TRANSLATE_NOOP(
        "words",
        "{file}: {rows} = {new} new + {changed} changed + {same} same + {skipped} skipped + "
        "{refused} refused.",
    ),
    "import.would_do": QT_TRANSLATE_NOOP(
        "words",
        "{file}, nothing written: {rows} = {new} new + {changed} changed + {same} same + "
        "{skipped} skipped + {refused} refused.",
    ),
    "import.backup": QT_TRANSLATE_NOOP("words", "The file as it was before: {path}"),
    "import.line": QT_TRANSLATE_NOOP("words", "Line {line}: {reason}"),
    "import.more_refused": (
        QT_TRANSLATE_NOOP("words", "One more row was refused; --report names it."),
        QT_TRANSLATE_NOOP("words", "{count} more rows were refused; --report names them."),
    ),
    "import.answer": QT_TRANSLATE_NOOP("words", "{answer}   {meaning}"),
    "import.answer_unused": QT_TRANSLATE_NOOP(
        "words", "There was no question “{key}”, so the answer to it did not count."
    ),
    "import.remembered": QT_TRANSLATE_NOOP(
        "words", "As answered before: {question} {meaning} ({answer})"
    ),
    "import.columns_remembered": QT_TRANSLATE_NOOP(
        "words", "The columns are read as in the last import of the same headings."
    ),
    "import.unanswered": QT_TRANSLATE_NOOP(
        "words", "Nothing was changed; type the command again with an answer to each question."
    ),
}

IMPORTING = {**_REASONS, **_NOTES, **_COMMAND_LINE}
