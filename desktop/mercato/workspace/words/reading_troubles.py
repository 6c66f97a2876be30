"""Why a table of someone else's cannot be read: what happened, what is safe, what to do."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

READING_TROUBLES: dict[str, str | tuple[str, str]] = {
    "reading.unanswered": (
        QT_TRANSLATE_NOOP(
            "words",
            "The file leaves one question open. Nothing was changed; answer it, then try again.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "The file leaves {count} questions open. Nothing was changed; answer them, then try "
            "again.",
        ),
    ),
    "reading.no_such_answer": QT_TRANSLATE_NOOP(
        "words",
        "“{answer}” is no answer to {key}. Nothing was changed; the answers are: {options}.",
    ),
    "reading.missing": QT_TRANSLATE_NOOP(
        "words",
        "There is no file {path}. Nothing was changed; check its name, or whether it was moved.",
    ),
    "reading.not_allowed": QT_TRANSLATE_NOOP(
        "words",
        "{path} may not be read. Nothing was changed; ask for the right to read it, or copy "
        "it to a folder of yours.",
    ),
    "reading.not_a_file": QT_TRANSLATE_NOOP(
        "words", "{path} is not a file. Nothing was changed; choose a file."
    ),
    "reading.disk_error": QT_TRANSLATE_NOOP(
        "words",
        "The disk reported an error while {path} was read. Nothing was changed; copy the file"
        " elsewhere and try again.",
    ),
    "reading.changed": QT_TRANSLATE_NOOP(
        "words",
        "{path} was changed by another program after it was looked at. Nothing was imported; "
        "look at it again.",
    ),
    "reading.empty": QT_TRANSLATE_NOOP(
        "words",
        "There is nothing in this file. Nothing was changed; check whether it is the right one.",
    ),
    "reading.binary": QT_TRANSLATE_NOOP(
        "words",
        "This file holds neither text nor a spreadsheet. Nothing was changed; open it with "
        "the program that made it, and save the table as CSV or XLSX.",
    ),
    "reading.undecodable": QT_TRANSLATE_NOOP(
        "words",
        "Line {line} cannot be read as {encoding}. Nothing was changed; choose another encoding.",
    ),
    "reading.bad_quotes": QT_TRANSLATE_NOOP(
        "words",
        "In the row that begins in line {line}, a quotation mark stands where none can be. "
        "Nothing was changed; choose another way to read quotation marks.",
    ),
    "reading.too_many_columns": QT_TRANSLATE_NOOP(
        "words", "A row has more than {limit} columns. Nothing was changed; check the delimiter."
    ),
    "reading.broken": QT_TRANSLATE_NOOP(
        "words",
        "The file is damaged or cut off ({kind}). Nothing was changed; fetch it again, or "
        "open it with the program that made it and save a copy.",
    ),
    "reading.password": QT_TRANSLATE_NOOP(
        "words",
        "The file is protected by a password. Nothing was changed; save a copy of it without one.",
    ),
    "reading.bomb": QT_TRANSLATE_NOOP(
        "words",
        "The file would grow beyond all measure when unpacked, as harmful files do. Nothing "
        "was changed; if it is what it should be, save the table as CSV.",
    ),
    "reading.too_big": QT_TRANSLATE_NOOP(
        "words",
        "The spreadsheet takes more memory than a table of its size should. Nothing was "
        "changed; save the sheet as CSV.",
    ),
    "reading.too_slow": QT_TRANSLATE_NOOP(
        "words",
        "The spreadsheet could not be read within {seconds} seconds. Nothing was changed; "
        "save the sheet as CSV.",
    ),
    "reading.far_cells": QT_TRANSLATE_NOOP(
        "words",
        "On the sheet “{sheet}” something stands so far from the table that there are a "
        "hundred million cells between. Nothing was changed; delete it there, or save the "
        "table as CSV.",
    ),
    "reading.nothing_packed": QT_TRANSLATE_NOOP(
        "words",
        "There is no file in this archive. Nothing was changed; check whether it is the right one.",
    ),
    "reading.kind.empty": QT_TRANSLATE_NOOP(
        "words",
        "{name} is empty: there is not a single character in it. Nothing was changed; check "
        "whether it is the right file.",
    ),
    "reading.kind.binary": QT_TRANSLATE_NOOP(
        "words",
        "{name} holds neither text nor a spreadsheet. Nothing was changed; open it with the "
        "program that made it, and save the table as CSV or XLSX.",
    ),
    "reading.kind.password": QT_TRANSLATE_NOOP(
        "words",
        "{name} is protected by a password. Nothing was changed; save a copy of it without one.",
    ),
    "reading.kind.html": QT_TRANSLATE_NOOP(
        "words",
        "{name} is a web page, whatever its name says. Nothing was changed; open it in a "
        "spreadsheet program and save it as CSV or XLSX.",
    ),
    "reading.kind.xml_spreadsheet": QT_TRANSLATE_NOOP(
        "words",
        "{name} is a spreadsheet in the XML format of 2003. Nothing was changed; open it in a"
        " spreadsheet program and save it as XLSX.",
    ),
    "reading.kind.xml": QT_TRANSLATE_NOOP(
        "words", "{name} is an XML file, no table. Nothing was changed; convert it to CSV first."
    ),
    "reading.kind.json": QT_TRANSLATE_NOOP(
        "words",
        "{name} is a JSON file of a kind that Mercato does not know. Nothing was changed; "
        "convert it to CSV first.",
    ),
    "reading.kind.dbase": QT_TRANSLATE_NOOP(
        "words",
        "{name} is a dBase file. Nothing was changed; open it in a spreadsheet program and "
        "save it as CSV or XLSX.",
    ),
    "reading.kind.word": QT_TRANSLATE_NOOP(
        "words",
        "{name} is a Word document. Nothing was changed; copy the table in it, and paste it.",
    ),
    "reading.kind.office": QT_TRANSLATE_NOOP(
        "words",
        "{name} is an office document, but no spreadsheet that Mercato can read. Nothing was "
        "changed; save the table as CSV, XLSX or ODS.",
    ),
    "reading.kind.rtf": QT_TRANSLATE_NOOP(
        "words",
        "{name} is a text document (RTF). Nothing was changed; copy the table in it, and paste it.",
    ),
    "reading.kind.pdf": QT_TRANSLATE_NOOP(
        "words", "{name} is a PDF file. Nothing was changed; copy the table in it, and paste it."
    ),
    "reading.kind.sqlite": QT_TRANSLATE_NOOP(
        "words",
        "{name} is a database. Nothing was changed; a Mercato file is opened, not imported, "
        "from others export a table as CSV.",
    ),
    "reading.kind.picture": QT_TRANSLATE_NOOP(
        "words", "{name} is a picture. Nothing was changed; choose a table."
    ),
    "reading.kind.program": QT_TRANSLATE_NOOP(
        "words", "{name} is a program. Nothing was changed; choose a table."
    ),
    "reading.kind.parquet": QT_TRANSLATE_NOOP(
        "words", "{name} is a Parquet file. Nothing was changed; convert it to CSV first."
    ),
    "reading.kind.arrow": QT_TRANSLATE_NOOP(
        "words", "{name} is an Arrow file. Nothing was changed; convert it to CSV first."
    ),
    "reading.kind.7z": QT_TRANSLATE_NOOP(
        "words", "{name} is a 7-Zip archive. Nothing was changed; unpack it first."
    ),
    "reading.kind.tar": QT_TRANSLATE_NOOP(
        "words", "{name} is an archive of files (tar). Nothing was changed; unpack it first."
    ),
    "reading.kind.rar": QT_TRANSLATE_NOOP(
        "words", "{name} is a RAR archive. Nothing was changed; unpack it first."
    ),
    "reading.kind.zstd": QT_TRANSLATE_NOOP(
        "words", "{name} is packed with Zstandard. Nothing was changed; unpack it first."
    ),
    "reading.kind.gz": QT_TRANSLATE_NOOP(
        "words", "{name} is packed twice. Nothing was changed; unpack it first."
    ),
    "reading.kind.bz2": QT_TRANSLATE_NOOP(
        "words", "{name} is packed twice. Nothing was changed; unpack it first."
    ),
    "reading.kind.xz": QT_TRANSLATE_NOOP(
        "words", "{name} is packed twice. Nothing was changed; unpack it first."
    ),
    "reading.kind.zip": QT_TRANSLATE_NOOP(
        "words", "{name} is packed twice. Nothing was changed; unpack it first."
    ),
    "reading.odd_line_ends": QT_TRANSLATE_NOOP(
        "words",
        "The lines of this file end with {character}, which no table does. Nothing was "
        "changed; open it in a text editor and save it with usual line ends.",
    ),
}
