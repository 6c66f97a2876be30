"""What is asked of the rows of someone else's table, and the answers: as `reading_questions`."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

READING_ROWS: dict[str, str | tuple[str, str]] = {
    "reading.second_line": QT_TRANSLATE_NOOP(
        "words",
        "Line {line} below the names of the columns looks like units or explanations "
        "({cells}). Is it a row of the table?",
    ),
    "reading.second_line.left_out": QT_TRANSLATE_NOOP("words", "no: leave out"),
    "reading.second_line.kept": QT_TRANSLATE_NOOP("words", "yes"),
    "reading.inner_header": (
        QT_TRANSLATE_NOOP(
            "words",
            "Line {lines} looks like the names of columns of another table ({cells}). Is it a row"
            " of this one?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} lines look like the names of columns of another table: lines {lines} (the "
            "first: {cells}). Are they rows of this one?",
        ),
    ),
    "reading.inner_header.ended": QT_TRANSLATE_NOOP(
        "words", "no: the table ends there, and what follows is left out"
    ),
    "reading.inner_header.left_out": QT_TRANSLATE_NOOP(
        "words", "no: leave it out, but not the rows below"
    ),
    "reading.inner_header.kept": QT_TRANSLATE_NOOP("words", "yes"),
    "reading.above": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” a cell is empty below a value (line {line}). Does the value "
            "stand for that row too?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” {count} cells are empty below values that stand only once "
            "(the first in line {line}). Do the values stand for the rows below them too?",
        ),
    ),
    "reading.above.repeated": QT_TRANSLATE_NOOP("words", "yes: as the one above"),
    "reading.above.kept": QT_TRANSLATE_NOOP("words", "no: these cells are empty"),
    "reading.ditto": (
        QT_TRANSLATE_NOOP(
            "words",
            "A cell in line {line} says that it is as the one above. Does the value above stand "
            "for it?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "Cells in {count} lines say that they are as the ones above (the first in line "
            "{line}). Do the values above stand for them?",
        ),
    ),
    "reading.ditto.repeated": QT_TRANSLATE_NOOP("words", "yes: as the one above"),
    "reading.ditto.kept": QT_TRANSLATE_NOOP("words", "no: the words stand for themselves"),
    "reading.header": QT_TRANSLATE_NOOP("words", "Which line names the columns?"),
    "reading.header.none": QT_TRANSLATE_NOOP("words", "none: the first line is a row already"),
    "reading.header.other": QT_TRANSLATE_NOOP("words", "line {line}"),
    "reading.names_missing": QT_TRANSLATE_NOOP(
        "words",
        "Rows have {cells} cells, but the header has only {width}. How is that to be read?",
    ),
    "reading.names_missing.left": QT_TRANSLATE_NOOP("words", "the first columns have no name"),
    "reading.names_missing.right": QT_TRANSLATE_NOOP("words", "the last columns have no name"),
    "reading.names_missing.other": QT_TRANSLATE_NOOP(
        "words", "a delimiter stands in the cells of {column}"
    ),
    "reading.short": (
        QT_TRANSLATE_NOOP(
            "words",
            "The row in line {line} has {cells} cells instead of {width}. How is it to be read?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} rows have too few cells; the one in line {line} has {cells} instead of "
            "{width}. How are they to be read?",
        ),
    ),
    "reading.short.pad": QT_TRANSLATE_NOOP("words", "the cells missing at the end are empty"),
    "reading.short.join": QT_TRANSLATE_NOOP(
        "words", "a line break stands inside a cell: join them"
    ),
    "reading.short.left_out": QT_TRANSLATE_NOOP("words", "leave out"),
    "reading.shifted_within": QT_TRANSLATE_NOOP(
        "words",
        "In line {line} “{cell}” stands under “{column}”, and what belongs there one cell further "
        "right: a delimiter may stand inside a cell. Inside which?",
    ),
    "reading.shifted_within.other": QT_TRANSLATE_NOOP("words", "inside {column}"),
    "reading.shifted_within.kept": QT_TRANSLATE_NOOP("words", "inside none: the row is right"),
    "reading.cut_cell": QT_TRANSLATE_NOOP(
        "words",
        "The file ends in the middle of line {line}, or so it seems: “{cell}” is shorter than "
        "what stands above it, such as “{other}”. Is it whole?",
    ),
    "reading.cut_cell.left_out": QT_TRANSLATE_NOOP("words", "no: leave that line out"),
    "reading.cut_cell.kept": QT_TRANSLATE_NOOP("words", "yes: keep it"),
    "reading.cut_off": QT_TRANSLATE_NOOP(
        "words",
        "The file ends in the middle of line {line}, after {cells} of {width} cells: "
        "it may be cut off. How is that row to be read?",
    ),
    "reading.cut_off.pad": QT_TRANSLATE_NOOP("words", "the cells missing at the end are empty"),
    "reading.cut_off.left_out": QT_TRANSLATE_NOOP("words", "leave it out"),
    "reading.cut_off.join": QT_TRANSLATE_NOOP("words", "join it with the row before"),
    "reading.shifted": QT_TRANSLATE_NOOP(
        "words",
        "The row in line {line} has {cells} cells instead of {width}: a delimiter stands "
        "inside a cell. Inside which?",
    ),
    "reading.shifted.other": QT_TRANSLATE_NOOP("words", "inside {column}"),
    "reading.shifted.cut": QT_TRANSLATE_NOOP("words", "inside none: what is too much is empty"),
    "reading.shifted.left_out": QT_TRANSLATE_NOOP("words", "leave the row out"),
    "reading.shifted_rows": (
        QT_TRANSLATE_NOOP(
            "words",
            "One row has too many cells: the one in line {line} has {cells} instead of {width}. "
            "Inside which cell does a delimiter stand?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} rows have too many cells; the one in line {line} has {cells} instead of "
            "{width}. Inside which cell does a delimiter stand?",
        ),
    ),
    "reading.shifted_rows.other": QT_TRANSLATE_NOOP("words", "inside {column}"),
    "reading.shifted_rows.cut": QT_TRANSLATE_NOOP(
        "words", "inside none: what is too much is empty"
    ),
    "reading.shifted_rows.left_out": QT_TRANSLATE_NOOP("words", "leave these rows out"),
    "reading.lone": (
        QT_TRANSLATE_NOOP(
            "words",
            "In one row only a single cell is filled: line {lines}. Is it a row of the table?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In {count} rows only a single cell is filled: lines {lines}. Are they rows of the "
            "table?",
        ),
    ),
    "reading.lone.left_out": QT_TRANSLATE_NOOP("words", "no, headings or remarks: leave out"),
    "reading.lone.kept": QT_TRANSLATE_NOOP("words", "yes"),
    "reading.footer": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the last row only a single cell is filled: line {lines}. Is it a row of the table?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In the last {count} rows only a single cell is filled: lines {lines}. Are they rows "
            "of the table?",
        ),
    ),
    "reading.footer.left_out": QT_TRANSLATE_NOOP("words", "no, remarks: leave out"),
    "reading.footer.kept": QT_TRANSLATE_NOOP("words", "yes"),
    "reading.total_line": (
        QT_TRANSLATE_NOOP(
            "words",
            "One row looks like a total of others: line {lines} ({cells}). Is it a row of the "
            "table?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} rows look like totals of others: lines {lines} (the first: {cells}). Are "
            "they rows of the table?",
        ),
    ),
    "reading.total_line.left_out": QT_TRANSLATE_NOOP("words", "no, a total: leave out"),
    "reading.total_line.kept": QT_TRANSLATE_NOOP("words", "yes"),
    "reading.blanks": QT_TRANSLATE_NOOP("words", "What do words like N/A, NULL or “-” mean?"),
    "reading.blanks.kept": QT_TRANSLATE_NOOP("words", "what they say: they are kept as text"),
    "reading.blanks.emptied": QT_TRANSLATE_NOOP("words", "nothing: the cell is empty"),
}
