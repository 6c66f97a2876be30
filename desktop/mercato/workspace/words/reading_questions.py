"""What is asked about the characters and cells of someone else's table, and the answers.

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
    "reading.encoding.cp866": QT_TRANSLATE_NOOP("words", "Cyrillic (DOS)"),
    "reading.encoding.iso8859-5": QT_TRANSLATE_NOOP("words", "Cyrillic (ISO 8859-5)"),
    "reading.encoding.mac_cyrillic": QT_TRANSLATE_NOOP("words", "Cyrillic (old Macintosh)"),
    "reading.encoding.iso8859-6": QT_TRANSLATE_NOOP("words", "Arabic (ISO 8859-6)"),
    "reading.encoding.iso8859-7": QT_TRANSLATE_NOOP("words", "Greek (ISO 8859-7)"),
    "reading.encoding.iso8859-8": QT_TRANSLATE_NOOP("words", "Hebrew (ISO 8859-8)"),
    "reading.encoding.cp874": QT_TRANSLATE_NOOP("words", "Thai (Windows)"),
    "reading.encoding.cp932": QT_TRANSLATE_NOOP("words", "Japanese (Windows)"),
    "reading.encoding.cp949": QT_TRANSLATE_NOOP("words", "Korean (Windows)"),
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
    "reading.member": (
        QT_TRANSLATE_NOOP("words", "There is one file in this archive. Which one is meant?"),
        QT_TRANSLATE_NOOP("words", "There are {count} files in this archive. Which one is meant?"),
    ),
    "reading.member.other": QT_TRANSLATE_NOOP("words", "{name}"),
    "reading.sheet": (
        QT_TRANSLATE_NOOP("words", "One sheet holds something. Which one is meant?"),
        QT_TRANSLATE_NOOP("words", "{count} sheets hold something. Which one is meant?"),
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
    "reading.cut_character": QT_TRANSLATE_NOOP(
        "words",
        "The file ends in the middle of a character: it is cut off. What is to be done with "
        "its last line?",
    ),
    "reading.cut_character.left_out": QT_TRANSLATE_NOOP("words", "leave it out"),
    "reading.cut_character.kept": QT_TRANSLATE_NOOP("words", "keep what there is of it"),
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
}
