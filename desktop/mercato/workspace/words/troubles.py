"""Trouble with the file, the journal and the program: what happened, what is safe, what to do."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

TROUBLES: dict[str, str | tuple[str, str]] = {
    "file.missing": QT_TRANSLATE_NOOP(
        "words",
        "There is no file {path}. Nothing was changed; check its name, or whether it was moved.",
    ),
    "file.not_a_file": QT_TRANSLATE_NOOP(
        "words", "{path} is not a file. Nothing was changed; choose a Mercato file instead."
    ),
    "file.not_ours": QT_TRANSLATE_NOOP(
        "words",
        "This is not a Mercato file, or it is damaged at its very beginning. It was left as it is; "
        "choose another file or a backup.",
    ),
    "file.damaged": QT_TRANSLATE_NOOP(
        "words",
        "The file is damaged. What can still be read is safe to look at; make a copy of it, "
        "and go on with a backup.",
    ),
    "file.newer": QT_TRANSLATE_NOOP(
        "words",
        "The file was made by a newer version of Mercato, so it can be read but not changed. "
        "Nothing in it was touched; install the newer version to edit it.",
    ),
    "file.older_read_only": QT_TRANSLATE_NOOP(
        "words",
        "The file was made by an older version of Mercato and has to be brought up to date, but "
        "it cannot be written to. It was left as it is; copy it to a folder of yours first.",
    ),
    "file.unknown_schema": QT_TRANSLATE_NOOP(
        "words",
        "The file was made by a different version of Mercato or changed by another program ({name} "
        "is not as expected), so it was not opened. It was left as it is; open it with the version "
        "that made it, or go on with a backup.",
    ),
    "file.too_new": QT_TRANSLATE_NOOP(
        "words",
        "The file was made by a newer version of Mercato, whose {name} this one cannot read. "
        "It was left as it is; install the newer version.",
    ),
    "file.unfinished": QT_TRANSLATE_NOOP(
        "words",
        "The last change to {path} was cut off, and has to be taken back before the file can be "
        "read, but it cannot be written to. It was left as it is; copy it, and the file beside it "
        "that ends in “-journal”, to a folder of yours and open it there.",
    ),
    "file.not_migrated": QT_TRANSLATE_NOOP(
        "words",
        "The file was made by an older version of Mercato and could not be brought up to date. "
        "It was left as it is; open it with the version that made it, and report this.",
    ),
    "file.no_room_to_update": QT_TRANSLATE_NOOP(
        "words",
        "The file was made by an older version of Mercato, and there is no room on the disk to "
        "bring it up to date. It was left as it is; make room for about three times its size, "
        "then open it again.",
    ),
    "file.update_cancelled": QT_TRANSLATE_NOOP(
        "words",
        "The file was made by an older version of Mercato and has to be brought up to date before "
        "it can be shown. That was cancelled: the file is as it was.",
    ),
    "file.exists": QT_TRANSLATE_NOOP(
        "words", "{path} exists already and was left as it is. Choose another name."
    ),
    "file.no_folder": QT_TRANSLATE_NOOP(
        "words", "There is no folder {path}. Nothing was changed; choose a folder that exists."
    ),
    "file.cannot_create": QT_TRANSLATE_NOOP(
        "words",
        "{path} could not be made. Nothing was changed; choose a folder that you may write to.",
    ),
    "file.cannot_open": QT_TRANSLATE_NOOP(
        "words",
        "The file cannot be opened. It was left as it is; check that you are allowed to read it "
        "and that its disk is connected.",
    ),
    "file.cannot_lock": QT_TRANSLATE_NOOP(
        "words",
        "No lock could be placed beside {path}, so another window could write to it as well. "
        "The file was left as it is; open it for reading, or copy it to a folder of yours.",
    ),
    "file.cannot_copy": QT_TRANSLATE_NOOP(
        "words",
        "{path} could not be written, which was to be a copy of the file as it was before. Nothing "
        "was changed; make room, or ask for the right to write to the folder.",
    ),
    "file.open_elsewhere": QT_TRANSLATE_NOOP(
        "words",
        "The file is open in another window: {user} on {host}, since {since}. "
        "It is safe there; you can read it here, and change it once that window is closed.",
    ),
    "file.undo_in_window": QT_TRANSLATE_NOOP(
        "words",
        "The file is open in a window: {user} on {host}, since {since}. "
        "Nothing was changed; undo and redo there.",
    ),
    "file.asked_read_only": QT_TRANSLATE_NOOP(
        "words",
        "The file was opened for reading only. Nothing was changed; open it again to edit it.",
    ),
    "file.read_only": QT_TRANSLATE_NOOP(
        "words",
        "The file may only be read. Nothing was changed; to edit it, copy it or ask for the "
        "right to write to it.",
    ),
    "file.read_only_folder": QT_TRANSLATE_NOOP(
        "words",
        "The file's folder may only be read, so changes could not be made safely. Nothing was "
        "changed; to edit it, copy the file to a folder of yours.",
    ),
    "file.became_read_only": QT_TRANSLATE_NOOP(
        "words",
        "The file cannot be written to any more. The last change was not kept, everything before "
        "it is safe; check the file's folder and disk, then make the change again.",
    ),
    "file.moved": QT_TRANSLATE_NOOP(
        "words",
        "The file was moved, renamed, replaced or deleted while it was open. The last change was "
        "not kept; look for it, put it back to {path} or open it where it is now, and make the "
        "change again.",
    ),
    "file.disk_full": QT_TRANSLATE_NOOP(
        "words",
        "The disk is full. The last change was not kept, everything before it is safe; make room, "
        "then make the change again.",
    ),
    "file.disk_error": QT_TRANSLATE_NOOP(
        "words",
        "The disk reported an error. The last change was not kept, everything before it is safe "
        "as far as the disk can be read; check the disk, and copy the file elsewhere.",
    ),
    "file.busy": QT_TRANSLATE_NOOP(
        "words",
        "Another program is using the file. The last change was not kept, everything before it is "
        "safe; try again in a moment.",
    ),
    "file.transaction_lost": QT_TRANSLATE_NOOP(
        "words",
        "The disk gave up in the middle of a change, which was not kept. Everything before it is "
        "safe; check the room on the disk, then make the change again.",
    ),
    "file.none_open": QT_TRANSLATE_NOOP(
        "words", "No file is open. Nothing was changed; open a file first."
    ),
    "check.integrity": QT_TRANSLATE_NOOP(
        "words", "The file's pages are damaged: {detail}. Copy the file, then go on with a backup."
    ),
    "check.foreign_key": QT_TRANSLATE_NOOP(
        "words",
        "Row {row} of {table} points to a row of {parent} that is not there. "
        "Copy the file, then go on with a backup.",
    ),
    "check.kind": QT_TRANSLATE_NOOP(
        "words",
        "Row {row} of {table} holds something that is not right for its {column}. "
        "Copy the file, then go on with a backup.",
    ),
    "check.derived": QT_TRANSLATE_NOOP(
        "words",
        "What is kept for searching does not fit the records: {detail}. The records are safe; "
        "have it built anew.",
    ),
    "journal.nothing_to_undo": QT_TRANSLATE_NOOP("words", "There is nothing to undo."),
    "journal.nothing_to_redo": QT_TRANSLATE_NOOP("words", "There is nothing to redo."),
    "journal.nothing_to_revert": QT_TRANSLATE_NOOP(
        "words",
        "Nothing of this change is left to take back: later changes replaced all of it. "
        "Nothing was changed.",
    ),
    "journal.sealed": QT_TRANSLATE_NOOP(
        "words",
        "This change was made in an older layout of the file: it can be read but not taken back. "
        "Nothing was changed; edit the record instead.",
    ),
    "journal.in_use": QT_TRANSLATE_NOOP(
        "words",
        "Other records came to rely on this change, so it cannot be taken back alone. "
        "Nothing was changed; take those later changes back first.",
    ),
    "journal.taken": QT_TRANSLATE_NOOP(
        "words",
        "Another record has meanwhile what this change would bring back and only one may have. "
        "Nothing was changed; take that later change back first.",
    ),
    "journal.replay_mismatch": QT_TRANSLATE_NOOP(
        "words",
        "The history does not fit the records any more, so this step was not taken. "
        "The records are as they were; check the file.",
    ),
    "command.unknown": QT_TRANSLATE_NOOP(
        "words",
        "“{word}” is neither a command nor a file. Nothing was done; see mercato --help.",
    ),
    "window.no_display": QT_TRANSLATE_NOOP(
        "words",
        "There is no screen to show a window on. Nothing was changed; use a command instead, "
        "see mercato --help.",
    ),
    "export.onto_itself": QT_TRANSLATE_NOOP(
        "words",
        "{path} is the Mercato file itself or belongs to it. Nothing was written; choose another "
        "name.",
    ),
    "export.onto_records": QT_TRANSLATE_NOOP(
        "words", "{path} is a Mercato file. Nothing was written; choose another name."
    ),
    "export.onto_source": QT_TRANSLATE_NOOP(
        "words",
        "{path} is a file of this very import. Nothing was written; choose another name.",
    ),
    "export.unknown_column": QT_TRANSLATE_NOOP(
        "words",
        "There is no column “{name}” in this table. Nothing was written; "
        "the columns are: {columns}.",
    ),
    "export.wrong_table": QT_TRANSLATE_NOOP(
        "words",
        "{table} cannot be written as {style}. Nothing was written; choose another format, or one "
        "of these tables: {tables}.",
    ),
    "export.no_query_for_all": QT_TRANSLATE_NOOP(
        "words",
        "All of the file is written without a query. Nothing was written; name one table for the "
        "query, or leave it away.",
    ),
    "export.not_heeded": QT_TRANSLATE_NOOP(
        "words",
        "{style} has no use for {name}. Nothing was written; leave it away, or choose another "
        "format.",
    ),
    "export.no_folder": QT_TRANSLATE_NOOP(
        "words", "There is no folder for {path}. Nothing was written; choose a folder that exists."
    ),
    "export.not_allowed": QT_TRANSLATE_NOOP(
        "words",
        "{path} may not be written to. Nothing was written; choose another name, or a folder of "
        "yours.",
    ),
    "export.is_a_folder": QT_TRANSLATE_NOOP(
        "words", "{path} is a folder. Nothing was written; choose a file name."
    ),
    "export.bad_name": QT_TRANSLATE_NOOP(
        "words",
        "No file can be called {path}. Nothing was written; choose a shorter or plainer name.",
    ),
    "export.not_a_file": QT_TRANSLATE_NOOP(
        "words",
        "{path} is no file but a device or a pipe. Nothing was written; choose a file name.",
    ),
    "export.disk_full": QT_TRANSLATE_NOOP(
        "words",
        "The disk is full. Nothing was written, and what stood at {path} is as it was; "
        "make room and export again.",
    ),
    "export.disk_error": QT_TRANSLATE_NOOP(
        "words",
        "The disk reported an error. Nothing was written, and what stood at {path} is as it was; "
        "choose another disk.",
    ),
    "record.not_found": QT_TRANSLATE_NOOP(
        "words",
        "Nothing here has the uid or the name “{text}”. Nothing was changed; look for it with "
        "mercato find.",
    ),
    "text.not_unicode": QT_TRANSLATE_NOOP(
        "words",
        "{field}: the text holds bytes that are no characters. Nothing was changed; type it again.",
    ),
}
