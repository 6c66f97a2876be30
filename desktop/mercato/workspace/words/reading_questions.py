"""What is asked while a table of someone else's is read, and the answers.

The words of an option stand under the code of its question and its own: `reading.header.none`;
those of options that no list can name (an encoding, a record) under `.other`.
"""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

READING_QUESTIONS: dict[str, str | tuple[str, str]] = {
    "reading.encoding": QT_TRANSLATE_NOOP(
        "words", "In which encoding is the file? Compare the letters with accents."
    ),
    "reading.encoding.other": QT_TRANSLATE_NOOP("words", "{name}"),
    "reading.encoding.utf-8": QT_TRANSLATE_NOOP("words", "Unicode (UTF-8)"),
    "reading.encoding.utf-8-sig": QT_TRANSLATE_NOOP("words", "Unicode (UTF-8, with its mark)"),
    "reading.encoding.utf-16": QT_TRANSLATE_NOOP("words", "Unicode (UTF-16)"),
    "reading.encoding.utf-32": QT_TRANSLATE_NOOP("words", "Unicode (UTF-32)"),
    "reading.encoding.cp1252": QT_TRANSLATE_NOOP("words", "Western Europe (Windows)"),
    "reading.encoding.mac_roman": QT_TRANSLATE_NOOP("words", "Western Europe (old Macintosh)"),
    "reading.encoding.iso8859-15": QT_TRANSLATE_NOOP("words", "Western Europe (ISO 8859-15)"),
    "reading.encoding.cp1250": QT_TRANSLATE_NOOP("words", "Central Europe (Windows)"),
    "reading.encoding.iso8859-2": QT_TRANSLATE_NOOP("words", "Central Europe (ISO 8859-2)"),
    "reading.encoding.cp1251": QT_TRANSLATE_NOOP("words", "Cyrillic (Windows)"),
    "reading.encoding.koi8-r": QT_TRANSLATE_NOOP("words", "Cyrillic (KOI8-R)"),
    "reading.encoding.cp850": QT_TRANSLATE_NOOP("words", "Western Europe (DOS)"),
    "reading.encoding.cp437": QT_TRANSLATE_NOOP("words", "United States (DOS)"),
    "reading.encoding.cp1253": QT_TRANSLATE_NOOP("words", "Greek (Windows)"),
    "reading.encoding.cp1254": QT_TRANSLATE_NOOP("words", "Turkish (Windows)"),
    "reading.encoding.cp1255": QT_TRANSLATE_NOOP("words", "Hebrew (Windows)"),
    "reading.encoding.cp1256": QT_TRANSLATE_NOOP("words", "Arabic (Windows)"),
    "reading.encoding.cp1257": QT_TRANSLATE_NOOP("words", "Baltic (Windows)"),
    "reading.encoding.gb18030": QT_TRANSLATE_NOOP("words", "Chinese (GB 18030)"),
    "reading.encoding.big5": QT_TRANSLATE_NOOP("words", "Chinese (Big5)"),
    "reading.encoding.shift_jis": QT_TRANSLATE_NOOP("words", "Japanese (Shift JIS)"),
    "reading.encoding.euc_jp": QT_TRANSLATE_NOOP("words", "Japanese (EUC)"),
    "reading.encoding.iso2022_jp": QT_TRANSLATE_NOOP("words", "Japanese (ISO 2022)"),
    "reading.encoding.euc_kr": QT_TRANSLATE_NOOP("words", "Korean (EUC)"),
    "reading.encoding.utf-7": QT_TRANSLATE_NOOP("words", "Unicode (UTF-7)"),
    "reading.encoding.mixed": QT_TRANSLATE_NOOP(
        "words", "mixed: Unicode (UTF-8), and Western Europe (Windows) where that cannot be"
    ),
    "reading.encoding.cut": QT_TRANSLATE_NOOP(
        "words", "Unicode (UTF-8), cut off in its last character"
    ),
    "reading.mojibake": (
        QT_TRANSLATE_NOOP(
            "words",
            "In one line letters with accents are garbled (line {line}): it was once read in the "
            "wrong encoding. Is it to be repaired?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In {count} lines letters with accents are garbled (the first is line {line}): they "
            "were once read in the wrong encoding. Are they to be repaired?",
        ),
    ),
    "reading.mojibake.repaired": QT_TRANSLATE_NOOP("words", "repair them"),
    "reading.mojibake.kept": QT_TRANSLATE_NOOP("words", "keep them as they are"),
    "reading.entities": (
        QT_TRANSLATE_NOOP(
            "words",
            "One line holds characters as web pages or programs write them, “eacute” or “u00e9” "
            "for é (line {line}). Are they to be decoded?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} lines hold characters as web pages or programs write them, “eacute” or "
            "“u00e9” for é (the first is line {line}). Are they to be decoded?",
        ),
    ),
    "reading.entities.repaired": QT_TRANSLATE_NOOP("words", "decode them"),
    "reading.entities.kept": QT_TRANSLATE_NOOP("words", "keep them as they are"),
    "reading.wrapped": QT_TRANSLATE_NOOP(
        "words",
        "Each line stands whole between quotation marks, so it is a single cell. Does it hold"
        " several?",
    ),
    "reading.wrapped.unwrapped": QT_TRANSLATE_NOOP(
        "words", "yes, take the marks around the lines off"
    ),
    "reading.wrapped.kept": QT_TRANSLATE_NOOP("words", "no, there is one column"),
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
    "reading.controls": (
        QT_TRANSLATE_NOOP(
            "words",
            "One line holds control characters ({characters}; line {line}). What is to be done "
            "with them?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} lines hold control characters ({characters}; the first is line {line}). What"
            " is to be done with them?",
        ),
    ),
    "reading.controls.removed": QT_TRANSLATE_NOOP("words", "take them out"),
    "reading.controls.kept": QT_TRANSLATE_NOOP("words", "keep them"),
    "reading.member": QT_TRANSLATE_NOOP(
        "words", "There are {count} files in this archive. Which one is meant?"
    ),
    "reading.member.other": QT_TRANSLATE_NOOP("words", "{name}"),
    "reading.sheet": QT_TRANSLATE_NOOP(
        "words", "{count} sheets hold something. Which one is meant?"
    ),
    "reading.sheet.other": (
        QT_TRANSLATE_NOOP("words", "{name}: {count} row"),
        QT_TRANSLATE_NOOP("words", "{name}: {count} rows"),
    ),
    "reading.formulas": (
        QT_TRANSLATE_NOOP(
            "words",
            "One formula was saved without its result, so its cell is empty here. Open the file "
            "in a spreadsheet program and save it again, or go on without.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} formulas were saved without their results, so their cells are empty here. "
            "Open the file in a spreadsheet program and save it again, or go on without.",
        ),
    ),
    "reading.formulas.empty": QT_TRANSLATE_NOOP("words", "go on with these cells empty"),
    "reading.merged": (
        QT_TRANSLATE_NOOP(
            "words",
            "Cells are merged over several rows, first in line {line}. Does their value stand for"
            " each of these rows?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "Cells are merged over several rows in {count} places, first in line {line}. Does "
            "their value stand for each of these rows?",
        ),
    ),
    "reading.merged.repeated": QT_TRANSLATE_NOOP("words", "for each row"),
    "reading.merged.first_only": QT_TRANSLATE_NOOP("words", "for the first row only"),
    "reading.delimiter": QT_TRANSLATE_NOOP("words", "What separates the columns?"),
    "reading.delimiter.comma": QT_TRANSLATE_NOOP("words", "comma"),
    "reading.delimiter.semicolon": QT_TRANSLATE_NOOP("words", "semicolon"),
    "reading.delimiter.tab": QT_TRANSLATE_NOOP("words", "tab"),
    "reading.delimiter.pipe": QT_TRANSLATE_NOOP("words", "vertical bar"),
    "reading.delimiter.colon": QT_TRANSLATE_NOOP("words", "colon"),
    "reading.delimiter.space": QT_TRANSLATE_NOOP("words", "space"),
    "reading.delimiter.none": QT_TRANSLATE_NOOP("words", "nothing: there is one column"),
    "reading.delimiter.other": QT_TRANSLATE_NOOP("words", "{option}"),
    "reading.fixed_width": QT_TRANSLATE_NOOP(
        "words",
        "The columns seem to be aligned by spaces, which Mercato cannot read as columns. Open"
        " the file in a spreadsheet program and save it as CSV, or go on with whole lines.",
    ),
    "reading.fixed_width.none": QT_TRANSLATE_NOOP("words", "whole lines, as one column"),
    "reading.fixed_width.comma": QT_TRANSLATE_NOOP("words", "columns separated by commas"),
    "reading.fixed_width.semicolon": QT_TRANSLATE_NOOP("words", "columns separated by semicolons"),
    "reading.fixed_width.tab": QT_TRANSLATE_NOOP("words", "columns separated by tabs"),
    "reading.fixed_width.pipe": QT_TRANSLATE_NOOP("words", "columns separated by vertical bars"),
    "reading.fixed_width.space": QT_TRANSLATE_NOOP("words", "columns separated by single spaces"),
    "reading.fixed_width.other": QT_TRANSLATE_NOOP("words", "columns separated by {option}"),
    "reading.quote": QT_TRANSLATE_NOOP("words", "Which marks stand around cells?"),
    "reading.quote.none": QT_TRANSLATE_NOOP("words", "none: marks are part of the text"),
    "reading.quote.other": QT_TRANSLATE_NOOP("words", "{mark}"),
    "reading.quoting": QT_TRANSLATE_NOOP("words", "How are quotation marks inside a cell written?"),
    "reading.quoting.standard": QT_TRANSLATE_NOOP("words", "doubled"),
    "reading.quoting.escaped": QT_TRANSLATE_NOOP("words", "with a backslash before them"),
    "reading.quoting.loose": QT_TRANSLATE_NOOP(
        "words", "as they are: a cell ends where a delimiter follows the mark"
    ),
    "reading.quoting.none": QT_TRANSLATE_NOOP(
        "words", "quotation marks are part of the text everywhere"
    ),
    "reading.unclosed_quote": QT_TRANSLATE_NOOP(
        "words",
        "A quotation mark opens in line {line} and closes nowhere, or swallows whole lines. "
        "How is it to be read?",
    ),
    "reading.unclosed_quote.loose": QT_TRANSLATE_NOOP("words", "as text of its own line"),
    "reading.unclosed_quote.none": QT_TRANSLATE_NOOP(
        "words", "quotation marks are part of the text everywhere"
    ),
    "reading.unclosed_quote.standard": QT_TRANSLATE_NOOP(
        "words", "as it is: the lines belong to one cell"
    ),
    "reading.stray_quote": QT_TRANSLATE_NOOP(
        "words",
        "In line {line} a quotation mark stands in the middle of a cell. How is it to be read?",
    ),
    "reading.stray_quote.loose": QT_TRANSLATE_NOOP(
        "words", "as text: a cell ends where a delimiter follows the mark"
    ),
    "reading.stray_quote.none": QT_TRANSLATE_NOOP(
        "words", "quotation marks are part of the text everywhere"
    ),
    "reading.spaces": QT_TRANSLATE_NOOP("words", "Do spaces after a delimiter belong to the cell?"),
    "reading.spaces.kept": QT_TRANSLATE_NOOP("words", "yes, they are kept"),
    "reading.spaces.left_out": QT_TRANSLATE_NOOP("words", "no, they are left out"),
    "reading.header": QT_TRANSLATE_NOOP("words", "Which line names the columns?"),
    "reading.header.none": QT_TRANSLATE_NOOP("words", "none: the first line is a row already"),
    "reading.header.other": QT_TRANSLATE_NOOP("words", "line {line}"),
    "reading.names_missing": QT_TRANSLATE_NOOP(
        "words",
        "Rows have {cells} cells, but only {width} columns have a name. How is that to be read?",
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
    "reading.formula_texts": (
        QT_TRANSLATE_NOOP(
            "words",
            'In line {line} a text stands in a formula (as ="007"), as programs write it lest a '
            "spreadsheet change it. Is only the text meant?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            'In {count} lines a text stands in a formula (as ="007"), as programs write it lest a '
            "spreadsheet change it; the first is line {line}. Are only the texts meant?",
        ),
    ),
    "reading.formula_texts.bare": QT_TRANSLATE_NOOP("words", "yes: only what is between the marks"),
    "reading.formula_texts.kept": QT_TRANSLATE_NOOP("words", "no: keep the formula as text"),
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
        "The file ends in the middle of line {line}, with {cells} cells instead of {width}: "
        "it may be cut off. How is that row to be read?",
    ),
    "reading.cut_off.pad": QT_TRANSLATE_NOOP("words", "the cells missing at the end are empty"),
    "reading.cut_off.left_out": QT_TRANSLATE_NOOP("words", "leave it out"),
    "reading.cut_off.join": QT_TRANSLATE_NOOP("words", "join it with the row before"),
    "reading.cut_character": QT_TRANSLATE_NOOP(
        "words",
        "The file ends in the middle of a character: it is cut off. What is to be done with "
        "its last line?",
    ),
    "reading.cut_character.left_out": QT_TRANSLATE_NOOP("words", "leave it out"),
    "reading.cut_character.kept": QT_TRANSLATE_NOOP("words", "keep what there is of it"),
    "reading.shifted": QT_TRANSLATE_NOOP(
        "words",
        "The row in line {line} has {cells} cells instead of {width}: a delimiter stands "
        "inside a cell. Inside which?",
    ),
    "reading.shifted.other": QT_TRANSLATE_NOOP("words", "inside {column}"),
    "reading.shifted.cut": QT_TRANSLATE_NOOP("words", "inside none: what is too much is empty"),
    "reading.shifted.left_out": QT_TRANSLATE_NOOP("words", "leave the row out"),
    "reading.shifted_rows": QT_TRANSLATE_NOOP(
        "words",
        "{count} rows have too many cells; the one in line {line} has {cells} instead of "
        "{width}. Inside which cell does a delimiter stand?",
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
    "reading.guard": (
        QT_TRANSLATE_NOOP(
            "words",
            "In one cell an apostrophe stands before what looks like a formula, as Mercato writes"
            " it for Excel (line {line}). Does it belong to the cell?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In {count} cells an apostrophe stands before what looks like a formula, as Mercato "
            "writes it for Excel (first in line {line}). Does it belong to the cell?",
        ),
    ),
    "reading.guard.removed": QT_TRANSLATE_NOOP("words", "no, take it off"),
    "reading.guard.kept": QT_TRANSLATE_NOOP("words", "yes, keep it"),
    "reading.blanks": QT_TRANSLATE_NOOP("words", "What do words like N/A, NULL or “-” mean?"),
    "reading.blanks.kept": QT_TRANSLATE_NOOP("words", "what they say: they are kept as text"),
    "reading.blanks.emptied": QT_TRANSLATE_NOOP("words", "nothing: the cell is empty"),
}
