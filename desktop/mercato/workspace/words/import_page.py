"""What the page that takes tables in calls things: what a column fills, and why.

Looked up by `workspace.importing.naming`, which knows what there is to fill.
"""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

TARGETS: dict[str, str] = {
    "uid": QT_TRANSLATE_NOOP("words", "Mercato's own id"),
    "id": QT_TRANSLATE_NOOP("words", "Number in their system"),
    "aliases_kind": QT_TRANSLATE_NOOP("words", "Other names, each behind its kind"),
    "former_name": QT_TRANSLATE_NOOP("words", "Former name"),
    "period": QT_TRANSLATE_NOOP("words", "From – until, in one cell"),
    "status": QT_TRANSLATE_NOOP("words", "Stage or verification, in their words"),
    "date": QT_TRANSLATE_NOOP("words", "Date"),
}
"""What a column can fill that is no field of ours; a scheme of numbers has its own name."""

SUFFIXES: dict[str, str] = {
    "_uid": QT_TRANSLATE_NOOP("words", "{field}: Mercato's own id"),
    "_id": QT_TRANSLATE_NOOP("words", "{field}: number in their system"),
    "_text": QT_TRANSLATE_NOOP("words", "{field}: as it was typed"),
}

GROUPS: dict[str, str] = {
    "names": QT_TRANSLATE_NOOP("words", "Other names, numbers, tags"),
    "position": QT_TRANSLATE_NOOP("words", "The post that comes with it"),
    "evidence": QT_TRANSLATE_NOOP("words", "What it rests on"),
}
"""Groups of what a column can fill, beside the record itself."""

SETTINGS: dict[str, str] = {
    "format": QT_TRANSLATE_NOOP("words", "Format"),
    "encoding": QT_TRANSLATE_NOOP("words", "Encoding"),
    "delimiter": QT_TRANSLATE_NOOP("words", "Columns end at"),
    "quote": QT_TRANSLATE_NOOP("words", "Quotation mark"),
    "quoting": QT_TRANSLATE_NOOP("words", "A mark inside a cell"),
    "spaces": QT_TRANSLATE_NOOP("words", "Spaces after a delimiter"),
    "sheet": QT_TRANSLATE_NOOP("words", "Sheet"),
    "header": QT_TRANSLATE_NOOP("words", "Headings"),
    "guard": QT_TRANSLATE_NOOP("words", "Apostrophes before formulas"),
}
"""What was understood of a file, by the key of the answer that corrects it."""

IMPORT_PAGE: dict[str, str | tuple[str, str]] = {
    "import.reason.header": QT_TRANSLATE_NOOP("words", "by its heading"),
    "import.reason.content": QT_TRANSLATE_NOOP("words", "by what is in it"),
    "import.reason.export": QT_TRANSLATE_NOOP("words", "as in our own exports"),
    "import.reason.remembered": QT_TRANSLATE_NOOP("words", "as last time"),
    "import.reason.chosen": QT_TRANSLATE_NOOP("words", "chosen"),
    "import.reason.taken": QT_TRANSLATE_NOOP("words", "now filled by “{column}”"),
    "import.reason.constant": QT_TRANSLATE_NOOP("words", "now the same in every row"),
    "import.left_out": QT_TRANSLATE_NOOP("words", "left out"),
    "import.part": QT_TRANSLATE_NOOP("words", "{column}, part {part}"),
    "import.joined": QT_TRANSLATE_NOOP("words", "{first} + {rest}"),
    "import.name_rows": QT_TRANSLATE_NOOP(
        "words", "Say which column tells who or what a row is about. It fills one of: {fields}"
    ),
    "import.stopped": QT_TRANSLATE_NOOP(
        "words", "You stopped it. Nothing was changed; try again, or change something here."
    ),
    "import.crashed": QT_TRANSLATE_NOOP(
        "words",
        "Mercato made a mistake with this table. Nothing was changed; try other columns, or report "
        "it.",
    ),
    "import.more_notes": (
        QT_TRANSLATE_NOOP("words", "and {count} more remark"),
        QT_TRANSLATE_NOOP("words", "and {count} more remarks"),
    ),
    "import.kept": QT_TRANSLATE_NOOP("words", "kept as it is"),
    "import.taken": QT_TRANSLATE_NOOP("words", "changed to what the file says"),
    "import.match.best": QT_TRANSLATE_NOOP("words", "the surest that the columns allow"),
    "import.match.uid": QT_TRANSLATE_NOOP("words", "Mercato's own id"),
    "import.match.identifier": QT_TRANSLATE_NOOP("words", "the number in their system"),
    "import.match.name_organization": QT_TRANSLATE_NOOP("words", "name and organization"),
    "import.match.name": QT_TRANSLATE_NOOP("words", "the name alone"),
    "import.match.content": QT_TRANSLATE_NOOP("words", "who, where and what it is"),
    "import.match.none": QT_TRANSLATE_NOOP("words", "nothing: every row is a new record"),
    "import.rule.best": QT_TRANSLATE_NOOP(
        "words", "fill what is empty; overwrite where rows come with Mercato's own id"
    ),
    "import.rule.usual": QT_TRANSLATE_NOOP("words", "as for all fields"),
    "import.rule.keep": QT_TRANSLATE_NOOP("words", "keep what is there"),
    "import.rule.fill": QT_TRANSLATE_NOOP("words", "fill what is empty"),
    "import.rule.overwrite": QT_TRANSLATE_NOOP("words", "overwrite"),
    "import.rule.blank": QT_TRANSLATE_NOOP("words", "overwrite, also by empty cells"),
    "import.outcome.new": QT_TRANSLATE_NOOP("words", "{n} new"),
    "import.outcome.changed": QT_TRANSLATE_NOOP("words", "{n} changed"),
    "import.outcome.same": QT_TRANSLATE_NOOP("words", "{n} same"),
    "import.outcome.skipped": QT_TRANSLATE_NOOP("words", "{n} skipped"),
    "import.outcome.absent": QT_TRANSLATE_NOOP("words", "{n} no longer in the file"),
    "import.outcome.refused": QT_TRANSLATE_NOOP("words", "{n} refused"),
    "import.not_rows": (
        QT_TRANSLATE_NOOP("words", "{rows}; {count} line is no row: {reasons}"),
        QT_TRANSLATE_NOOP("words", "{rows}; {count} lines are no rows: {reasons}"),
    ),
    "import.makes": QT_TRANSLATE_NOOP("words", "New: {records}."),
    "import.alters": QT_TRANSLATE_NOOP("words", "Changed: {records}."),
    "import.looking": QT_TRANSLATE_NOOP("words", "Reading {name}"),
    "import.proposing": QT_TRANSLATE_NOOP("words", "Looking what the columns are"),
    "import.rehearsing": QT_TRANSLATE_NOOP("words", "Trying the import"),
    "import.applying": QT_TRANSLATE_NOOP("words", "Importing {name}"),
    "import.clipboard": QT_TRANSLATE_NOOP("words", "the clipboard"),
    "import.nothing_on_clipboard": QT_TRANSLATE_NOOP(
        "words", "There is no table on the clipboard. Copy one in a spreadsheet, then try again."
    ),
}
"""Sentences and phrases of that page."""
