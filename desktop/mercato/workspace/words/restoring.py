"""What is said of files of whole records: JSON Lines, FollowTheMoney, Popolo."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

RESTORING: dict[str, str | tuple[str, str]] = {
    "restoring.unknown": QT_TRANSLATE_NOOP(
        "words",
        "{name} holds no records that Mercato can read: neither its own JSON Lines nor "
        "FollowTheMoney nor Popolo. Nothing was changed; choose another file.",
    ),
    "restoring.name_all": QT_TRANSLATE_NOOP(
        "words",
        "{name} holds whole records of several tables. Nothing was changed; import it into all.",
    ),
    "restoring.only_tables": QT_TRANSLATE_NOOP(
        "words",
        "Whole records say themselves what they are, so {name} cannot be used. Nothing was "
        "changed; leave it away.",
    ),
    "restoring.cannot_read": QT_TRANSLATE_NOOP(
        "words", "{path} cannot be read. Nothing was changed; look whether it is there."
    ),
    "restoring.cut_off": QT_TRANSLATE_NOOP(
        "words",
        "The file is cut off: its last line, {line}, is not its end. Nothing was changed; export "
        "it again, or copy it anew.",
    ),
    "restoring.newer": QT_TRANSLATE_NOOP(
        "words",
        "The file was written by a newer Mercato, in version {version} of the format; this one "
        "knows {known}. Nothing was changed; update Mercato.",
    ),
    "restoring.line_too_long": QT_TRANSLATE_NOOP(
        "words",
        "Line {line} of {name} is longer than any record. Nothing was changed; choose another "
        "file.",
    ),
    "restoring.too_large": QT_TRANSLATE_NOOP(
        "words",
        "{name} is too large to be read as one document. Nothing was changed; split it.",
    ),
    "restoring.not_json": QT_TRANSLATE_NOOP(
        "words", "This is not JSON. It was not taken; mend it and import it again."
    ),
    "restoring.not_utf8": QT_TRANSLATE_NOOP(
        "words", "This is not UTF-8. It was not taken; save the file as UTF-8."
    ),
    "restoring.half_character": QT_TRANSLATE_NOOP(
        "words", "A character in it is cut in half. It was not taken; mend the text."
    ),
    "restoring.key_twice": QT_TRANSLATE_NOOP(
        "words", "A key comes twice, so one value would be lost. It was not taken; remove one."
    ),
    "restoring.no_object": QT_TRANSLATE_NOOP(
        "words", "This is no record. It was not taken; each one is a JSON object."
    ),
    "restoring.no_entity": QT_TRANSLATE_NOOP(
        "words",
        "This is not built as the format wants it: id, type and properties. It was not taken; "
        "mend it and import it again.",
    ),
    "restoring.unknown_type": QT_TRANSLATE_NOOP(
        "words", "There are no records of type “{type}”. It was not taken; change the type."
    ),
    "restoring.no_uid": QT_TRANSLATE_NOOP(
        "words", "The record has no uid. It was not taken; give it one."
    ),
    "restoring.uid_twice": QT_TRANSLATE_NOOP(
        "words", "Line {first} has the same uid, {uid}. It was not taken; remove one of the two."
    ),
    "restoring.other_type": QT_TRANSLATE_NOOP(
        "words",
        "The uid {uid} belongs to a record of another type here: {type}. It was not taken; look "
        "which of the two is right.",
    ),
    "restoring.unknown_field": QT_TRANSLATE_NOOP(
        "words", "There is no field “{name}”, and it would be lost. It was not taken; remove it."
    ),
    "restoring.no_text": QT_TRANSLATE_NOOP(
        "words", "{field}: text was expected, not {value}. It was not taken; put it in quotes."
    ),
    "restoring.no_list": QT_TRANSLATE_NOOP(
        "words", "{field}: a list was expected. It was not taken; put it in brackets."
    ),
    "restoring.no_object_in": QT_TRANSLATE_NOOP(
        "words", "{field}: each entry has to be a JSON object. It was not taken; mend it."
    ),
    "restoring.bad_date": QT_TRANSLATE_NOOP(
        "words",
        "{field}: “{value}” is no date in EDTF. It was not taken; write it as 2025, 2025-07 or "
        "2025-07-07.",
    ),
    "restoring.link_missing": QT_TRANSLATE_NOOP(
        "words",
        "It links to “{uid}”, which is neither in the file nor here. It was not taken; import that "
        "record, too.",
    ),
    "restoring.link_refused": QT_TRANSLATE_NOOP(
        "words",
        "It links to “{uid}” in line {line}, which was not taken. It was not taken either; mend "
        "that line first.",
    ),
    "restoring.reference_twice": QT_TRANSLATE_NOOP(
        "words", "Two records have the reference {uid}. It was not taken; remove one of them."
    ),
    "restoring.reference_elsewhere": QT_TRANSLATE_NOOP(
        "words",
        "The reference {uid} belongs to another record here. It was not taken; remove it from "
        "the file.",
    ),
    "restoring.number_twice": QT_TRANSLATE_NOOP(
        "words",
        "Two records have the same identifier, {scheme} {value}. It was not taken; look which of "
        "the two has it.",
    ),
    "restoring.not_merged_here": QT_TRANSLATE_NOOP(
        "words",
        "The record {uid} was merged into another one there, but not here. It was not taken; merge "
        "the two here.",
    ),
    "restoring.no_view": QT_TRANSLATE_NOOP(
        "words", "“{name}” is no view of a table. It was not taken; give it a name and a table."
    ),
    "restoring.things_counted": QT_TRANSLATE_NOOP(
        "words",
        "The document has no lines of its own: “line” counts its people, organizations and so on, "
        "one after the other.",
    ),
    "restoring.against.move.nobody": (
        QT_TRANSLATE_NOOP(
            "words",
            "One move is taken as it stands, though it names nobody who moves: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} moves are taken as they stand, though they name nobody who moves: lines "
            "{lines}.",
        ),
    ),
    "restoring.against.move.nowhere": (
        QT_TRANSLATE_NOOP(
            "words",
            "One move is taken as it stands, though it says neither what is left nor joined: line "
            "{lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} moves are taken as they stand, though they say neither what is left nor "
            "joined: lines {lines}.",
        ),
    ),
    "restoring.against.move.end_both": (
        QT_TRANSLATE_NOOP(
            "words",
            "One move is taken as it stands, though one end is an organization and none at once: "
            "line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} moves are taken as they stand, though one end is an organization and none at "
            "once: lines {lines}.",
        ),
    ),
    "restoring.against.move.source_needed": (
        QT_TRANSLATE_NOOP(
            "words",
            "One move is taken as it stands, though it says without a source what somebody must "
            "have said: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} moves are taken as they stand, though they say without a source what "
            "somebody must have said: lines {lines}.",
        ),
    ),
    "restoring.against.date.end_before_start": (
        QT_TRANSLATE_NOOP(
            "words",
            "One record is taken as it stands, though its end lies before its beginning: line "
            "{lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} records are taken as they stand, though their ends lie before their "
            "beginnings: lines {lines}.",
        ),
    ),
    "restoring.against.organization_change.same": (
        QT_TRANSLATE_NOOP(
            "words",
            "One change of an organization is taken as it stands, though it leads to the same "
            "one: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} changes of organizations are taken as they stand, though they lead to the "
            "same ones: lines {lines}.",
        ),
    ),
    "restoring.against.source.empty": (
        QT_TRANSLATE_NOOP(
            "words",
            "One source is taken as it stands, though it has nothing to find it by: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} sources are taken as they stand, though they have nothing to find them by: "
            "lines {lines}.",
        ),
    ),
    "restoring.against.source.relays_itself": (
        QT_TRANSLATE_NOOP(
            "words",
            "One source is taken as it stands, though it relays itself: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} sources are taken as they stand, though they relay themselves: lines {lines}.",
        ),
    ),
    "restoring.against.value": (
        QT_TRANSLATE_NOOP(
            "words",
            "One record is taken as it stands, though a country, language, number, moment or "
            "address in it is none: line {lines}.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} records are taken as they stand, though a country, language, number, moment "
            "or address in them is none: lines {lines}.",
        ),
    ),
    "restoring.unused": (
        QT_TRANSLATE_NOOP("words", "Mercato has no place for {count} kind of value: {names}."),
        QT_TRANSLATE_NOOP("words", "Mercato has no place for {count} kinds of values: {names}."),
    ),
    "restoring.skipped.blank": QT_TRANSLATE_NOOP("words", "empty line"),
    "restoring.skipped.heading": QT_TRANSLATE_NOOP("words", "heading of the file"),
    "restoring.skipped.end": QT_TRANSLATE_NOOP("words", "end of the file"),
    "restoring.skipped.not_ours": QT_TRANSLATE_NOOP(
        "words", "nothing that Mercato keeps records of"
    ),
    "restoring.skipped.merged_here": QT_TRANSLATE_NOOP("words", "merged into another record here"),
}
