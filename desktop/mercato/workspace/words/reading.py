"""What is told while a table of someone else's is read, and why lines of it are no rows."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

READING: dict[str, str | tuple[str, str]] = {
    "reading.lost_characters": (
        QT_TRANSLATE_NOOP(
            "words", "In one line a character was lost before the file came here: line {lines}."
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In {count} lines characters were lost before the file came here: lines {lines}.",
        ),
    ),
    "reading.control_characters": (
        QT_TRANSLATE_NOOP(
            "words", "One line holds control characters ({characters}): line {lines}."
        ),
        QT_TRANSLATE_NOOP(
            "words", "{count} lines hold control characters ({characters}): lines {lines}."
        ),
    ),
    "reading.question_marks": (
        QT_TRANSLATE_NOOP(
            "words",
            "In one line a question mark stands inside a word, where a letter may have been lost:"
            " line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In {count} lines question marks stand inside words, where letters may have been "
            "lost: lines {lines}.",
        ),
    ),
    "reading.error_cells": (
        QT_TRANSLATE_NOOP(
            "words",
            "One line holds an error of a spreadsheet program, such as #REF!: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} lines hold errors of a spreadsheet program, such as #REF!: lines {lines}.",
        ),
    ),
    "reading.lost_errors": (
        QT_TRANSLATE_NOOP(
            "words", "One cell of the workbook holds an error, such as #REF!; it is empty here."
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} cells of the workbook hold errors, such as #REF!; they are empty here.",
        ),
    ),
    "reading.rounded_numbers": (
        QT_TRANSLATE_NOOP(
            "words",
            "One line holds a number like 1.2E+11, which a spreadsheet program may have rounded: "
            "line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} lines hold numbers like 1.2E+11, which a spreadsheet program may have "
            "rounded: lines {lines}.",
        ),
    ),
    "reading.long_numbers": (
        QT_TRANSLATE_NOOP(
            "words",
            "In one row a number is so long that the spreadsheet program has lost its last digits.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In {count} rows a number is so long that the spreadsheet program has lost its last "
            "digits.",
        ),
    ),
    "reading.padded_numbers": (
        QT_TRANSLATE_NOOP(
            "words",
            "One number has its leading zeros from the format of its cell; it is read with them.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} numbers have their leading zeros from the format of their cells; they are "
            "read with them.",
        ),
    ),
    "reading.addresses_behind": (
        QT_TRANSLATE_NOOP(
            "words", "Behind the text of one cell lies an address; only the text is read."
        ),
        QT_TRANSLATE_NOOP(
            "words", "Behind the text of {count} cells lie addresses; only the texts are read."
        ),
    ),
    "reading.comments": (
        QT_TRANSLATE_NOOP("words", "One cell has a comment, which is not read."),
        QT_TRANSLATE_NOOP("words", "{count} cells have comments, which are not read."),
    ),
    "reading.coarse_dates": (
        QT_TRANSLATE_NOOP(
            "words",
            "One date shows no day, only its month or year; it is read as no more than that.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} dates show no day, only their month or year; they are read as no more than "
            "that.",
        ),
    ),
    "reading.words_for_nothing": (
        QT_TRANSLATE_NOOP(
            "words",
            "One line holds a word for “nothing”, such as N/A, which is kept as text: line "
            "{lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} lines hold words for “nothing”, such as N/A, which are kept as text: lines "
            "{lines}.",
        ),
    ),
    "reading.guard_removed": (
        QT_TRANSLATE_NOOP(
            "words",
            "In one line an apostrophe before what looks like a formula was taken off: line "
            "{lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In {count} lines an apostrophe before what looks like a formula was taken off: lines"
            " {lines}.",
        ),
    ),
    "reading.empty_columns": (
        QT_TRANSLATE_NOOP(
            "words", "One column has neither a name nor anything in it, and is left out."
        ),
        QT_TRANSLATE_NOOP(
            "words", "{count} columns have neither a name nor anything in them, and are left out."
        ),
    ),
    "reading.header_missing": QT_TRANSLATE_NOOP(
        "words", "Column {column} has no name; it is called {new} here."
    ),
    "reading.header_twice": QT_TRANSLATE_NOOP(
        "words", "Column {column} is called {name} as another one is; it is called {new} here."
    ),
    "reading.hidden_sheets": (
        QT_TRANSLATE_NOOP("words", "One more sheet is hidden: {names}."),
        QT_TRANSLATE_NOOP("words", "{count} more sheets are hidden: {names}."),
    ),
    "reading.spaces_left_out": QT_TRANSLATE_NOOP(
        "words", "Spaces after the delimiter are left out, since quotation marks follow them."
    ),
    "reading.unpacked": QT_TRANSLATE_NOOP("words", "Unpacked: {name}."),
    "reading.skipped.blank": QT_TRANSLATE_NOOP("words", "nothing in it"),
    "reading.skipped.title": QT_TRANSLATE_NOOP("words", "stands above the names of the columns"),
    "reading.skipped.other_table": QT_TRANSLATE_NOOP("words", "another table"),
    "reading.skipped.header_again": QT_TRANSLATE_NOOP("words", "the names of the columns again"),
    "reading.skipped.names_above": QT_TRANSLATE_NOOP(
        "words", "the upper line of the names of columns"
    ),
    "reading.skipped.total": QT_TRANSLATE_NOOP("words", "a total of other rows"),
    "reading.skipped.lone": QT_TRANSLATE_NOOP("words", "a heading or a remark"),
    "reading.skipped.short": QT_TRANSLATE_NOOP("words", "too few cells"),
    "reading.skipped.shifted": QT_TRANSLATE_NOOP("words", "too many cells"),
    "reading.skipped.joined": QT_TRANSLATE_NOOP("words", "joined with the line before"),
    "reading.skipped.cut_off": QT_TRANSLATE_NOOP("words", "cut off inside a character"),
    "reading.skipped.sep": QT_TRANSLATE_NOOP("words", "only tells the delimiter"),
    "reading.skipped.ruler": QT_TRANSLATE_NOOP("words", "a line that only divides"),
    "reading.skipped.units": QT_TRANSLATE_NOOP(
        "words", "units or explanations below the names of the columns"
    ),
    "reading.hidden_rows": (
        QT_TRANSLATE_NOOP(
            "words", "One row is hidden in the sheet, and read like the others: line {lines}."
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} rows are hidden in the sheet, and read like the others: lines {lines}.",
        ),
    ),
    "reading.hidden_columns": (
        QT_TRANSLATE_NOOP(
            "words", "One column is hidden in the sheet, and read like the others: {columns}."
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} columns are hidden in the sheet, and read like the others: {columns}.",
        ),
    ),
    "reading.invisible": (
        QT_TRANSLATE_NOOP(
            "words",
            "One line holds characters that nobody sees ({characters}), which are kept within "
            "words: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} lines hold characters that nobody sees ({characters}), which are kept within "
            "words: lines {lines}.",
        ),
    ),
    "reading.struck_rows": (
        QT_TRANSLATE_NOOP(
            "words",
            "Text in one row is struck through in the sheet, and read like all other: line "
            "{lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "Text in {count} rows is struck through in the sheet, and read like all other: lines "
            "{lines}.",
        ),
    ),
    "reading.inner_marks": QT_TRANSLATE_NOOP(
        "words",
        "Marks that stand at the beginning of files were found in the middle, and left out.",
    ),
}
