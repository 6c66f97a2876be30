"""What `--help` says of commands and arguments."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

HELP: dict[str, str] = {
    "about.mercato": QT_TRANSLATE_NOOP("words", "Who moved where, and how a newsroom knows."),
    "about.new": QT_TRANSLATE_NOOP("words", "make an empty file"),
    "about.demo": QT_TRANSLATE_NOOP("words", "make the demo file and open it"),
    "about.add": QT_TRANSLATE_NOOP(
        "words",
        "record a person, organization, position, move, source, reference or claim",
    ),
    "about.find": QT_TRANSLATE_NOOP("words", "list what a query finds in a table"),
    "about.show": QT_TRANSLATE_NOOP("words", "show everything known of one record"),
    "about.export": QT_TRANSLATE_NOOP(
        "words", "write a table, or all of a file, in one of many formats"
    ),
    "about.import": QT_TRANSLATE_NOOP(
        "words",
        "take in the rows of a table (CSV, TSV, XLSX, XLS, ODS) or whole records (JSON) as one "
        "change, or say what that would do",
    ),
    "about.views": QT_TRANSLATE_NOOP(
        "words", "list the saved and ready-made views, with how many rows each finds"
    ),
    "about.history": QT_TRANSLATE_NOOP("words", "list the changes, newest first"),
    "about.undo": QT_TRANSLATE_NOOP("words", "take the newest change back"),
    "about.redo": QT_TRANSLATE_NOOP("words", "make again the change that was taken back last"),
    "about.check": QT_TRANSLATE_NOOP("words", "look for damage in a file"),
    "about.screenshots": QT_TRANSLATE_NOOP(
        "words",
        "draw every screen of the demo file, light and dark, as PNG",
    ),
    "FILE": QT_TRANSLATE_NOOP("words", "a Mercato file"),
    "KIND": QT_TRANSLATE_NOOP("words", "what to record"),
    "KEY=VALUE": QT_TRANSLATE_NOOP(
        "words",
        "a field and what stands in it: name=…, person=…, from=…, to=…, organization=…, "
        "date=…; links are found by name, by uid or as Parent > Unit, and created when "
        "missing; an unknown KEY names those there are",
    ),
    "TABLE": QT_TRANSLATE_NOOP("words", "what to list"),
    "TABLE|all": QT_TRANSLATE_NOOP(
        "words", "a table; or all of a file, where a format can hold that"
    ),
    "QUERY": QT_TRANSLATE_NOOP(
        "words",
        "words and conditions, as in the filter bar: from:apple date:2025 -verification:denied; "
        "with quotes or parentheses it stands in single quotes, which the shell takes away: "
        '\'role:"head of" (to:meta OR to:openai)\', in Windows in double ones: "role:«head of»"',
    ),
    "UID": QT_TRANSLATE_NOOP("words", "a record's uid, or its name where only one has it"),
    "DIR": QT_TRANSLATE_NOOP("words", "the folder for the pictures"),
    "--language": QT_TRANSLATE_NOOP(
        "words",
        "the language that dates are read in; otherwise that of the environment",
    ),
    "--to": QT_TRANSLATE_NOOP("words", "where to write"),
    "--no-window": QT_TRANSLATE_NOOP("words", "only make the file"),
    "--json": QT_TRANSLATE_NOOP("words", "print JSON, for programs"),
    "--count": QT_TRANSLATE_NOOP("words", "print only how many there are"),
    "--limit": QT_TRANSLATE_NOOP("words", "no more than so many"),
    "--columns": QT_TRANSLATE_NOOP("words", "which columns, in this order"),
    "--sort": QT_TRANSLATE_NOOP(
        "words",
        "columns to sort by; a minus before a name turns its order round",
    ),
    "--month-first": QT_TRANSLATE_NOOP("words", "read 7/4/2025 as July 4"),
    "--as": QT_TRANSLATE_NOOP(
        "words",
        "the format: csv is exact, jsonl loses nothing, the window tells what each is for",
    ),
    "--delimiter": QT_TRANSLATE_NOOP(
        "words",
        "what separates the cells; otherwise a comma, or what Excel takes for one",
    ),
    "--include-confidential": QT_TRANSLATE_NOOP(
        "words",
        "write internal and protected records too",
    ),
    "INPUT": QT_TRANSLATE_NOOP("words", "the table to take in"),
    "--map": QT_TRANSLATE_NOOP(
        "words",
        "which column a field comes from, or several joined by +; otherwise as the headers and the "
        "last import of them say; FIELD= leaves a field out",
    ),
    "--set": QT_TRANSLATE_NOOP(
        "words",
        "the same value for all rows: verification=reported; source=@file is the table itself",
    ),
    "--match": QT_TRANSLATE_NOOP(
        "words",
        "how rows find the records that are there already; otherwise by the surest of what the "
        "columns allow; none makes every row a new record",
    ),
    "--rule": QT_TRANSLATE_NOOP(
        "words",
        "what a cell may do to a field of a record that is there: keep, fill (where it is empty) "
        "or overwrite",
    ),
    "--overwrite": QT_TRANSLATE_NOOP(
        "words", "overwrite all fields; otherwise only rows with a uid of ours do, others fill"
    ),
    "--blank": QT_TRANSLATE_NOOP("words", "fields that an empty cell empties"),
    "--answer": QT_TRANSLATE_NOOP(
        "words", "what was decided where the table can be read in two ways; a question says how"
    ),
    "--tag": QT_TRANSLATE_NOOP(
        "words",
        "the tag of all that is made or changed; otherwise the day and the file; '' is none",
    ),
    "--dry-run": QT_TRANSLATE_NOOP("words", "change nothing, only say what would be done"),
    "--report": QT_TRANSLATE_NOOP("words", "write what became of each row, as JSON"),
    "--refused": QT_TRANSLATE_NOOP("words", "write the rows that were not taken, as they were"),
}
