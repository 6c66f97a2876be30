"""What is refused at a field or for a record, and what to do about it."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

TROUBLES_OF_VERBS: dict[str, str | tuple[str, str]] = {
    "bulk.nothing_changes": QT_TRANSLATE_NOOP(
        "words", "Nothing was changed: none of these records can be changed so, or all are so."
    ),
    "field.required": QT_TRANSLATE_NOOP(
        "words", "This may not be empty: {field}. Your text is kept; fill it in."
    ),
    "text.too_long": QT_TRANSLATE_NOOP(
        "words",
        "This is too long: {length} characters of at most {limit}. Your text is kept; shorten it.",
    ),
    "text.control_characters": QT_TRANSLATE_NOOP(
        "words",
        "There are characters in this that cannot be seen. Your text is kept; type it anew "
        "or paste it as plain text.",
    ),
    "choice.unknown": QT_TRANSLATE_NOOP(
        "words", "“{value}” is none of the choices. Nothing was changed; take one of: {choices}."
    ),
    "boolean.unknown": QT_TRANSLATE_NOOP(
        "words", "“{value}” is neither yes nor no. Nothing was changed."
    ),
    "integer.unreadable": QT_TRANSLATE_NOOP(
        "words", "“{value}” is not a whole number. Your text is kept; write it in digits."
    ),
    "integer.out_of_range": QT_TRANSLATE_NOOP(
        "words", "{value} is out of range: {lowest} to {highest}. Your text is kept; correct it."
    ),
    "link.missing": QT_TRANSLATE_NOOP(
        "words", "There is no such record: {value}. Nothing was changed; choose another one."
    ),
    "link.wrong_type": QT_TRANSLATE_NOOP(
        "words", "A record of this kind cannot stand here. Nothing was changed; choose another one."
    ),
    "url.unreadable": QT_TRANSLATE_NOOP(
        "words",
        "“{value}” is not a web address. Your text is kept; it should begin with http:// "
        "or https://.",
    ),
    "country.unknown": QT_TRANSLATE_NOOP(
        "words", "“{value}” is no country that is known. Your text is kept; try FR or France."
    ),
    "language.unknown": QT_TRANSLATE_NOOP(
        "words", "“{value}” is no language that is known. Your text is kept; try fr or French."
    ),
    "timestamp.unreadable": QT_TRANSLATE_NOOP(
        "words",
        "“{value}” is no date with a time. Your text is kept; write it as 2025-07-08 14:30.",
    ),
    "organization.cycle": QT_TRANSLATE_NOOP(
        "words",
        "An organization cannot be a unit of itself or of one of its own units. "
        "Nothing was changed; choose another parent.",
    ),
    "field.unknown": QT_TRANSLATE_NOOP(
        "words", "A {type} has no field “{name}”. Nothing was changed; check the name."
    ),
    "date.end_before_start": QT_TRANSLATE_NOOP(
        "words",
        "The end ({end}) lies before the beginning ({start}). Your text is kept; correct one of "
        "the two dates.",
    ),
    "organization.in_use": QT_TRANSLATE_NOOP(
        "words",
        "{name} is still needed: moves: {moves}, positions: {positions}, units: {units}, "
        "sources: {outlets}. It was not deleted; merge it into another organization, or move "
        "these there first.",
    ),
    "organization.path": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” has an empty step. Your text is kept; write it like Meta > Research > FAIR.",
    ),
    "organization_change.same": QT_TRANSLATE_NOOP(
        "words",
        "An organization cannot become or take over itself. Your text is kept; choose another one.",
    ),
    "source.empty": QT_TRANSLATE_NOOP(
        "words",
        "A source needs something to find it by. Your text is kept; give its address, headline, "
        "text or outlet.",
    ),
    "source.relays_itself": QT_TRANSLATE_NOOP(
        "words", "A source cannot relay itself. Nothing was changed; choose another source."
    ),
    "quote.not_in_text": QT_TRANSLATE_NOOP(
        "words",
        "The quote does not stand at that place in the source's text. Your text is kept; copy the "
        "quote from the text again.",
    ),
    "link.ambiguous": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” may be any of several records: {candidates}. Nothing was changed; say which one.",
    ),
    "link.names_nobody": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” names nobody. Nothing was changed; whose word it is stands at the source, under "
        "“According to”.",
    ),
    "link.not_found": QT_TRANSLATE_NOOP(
        "words",
        "There is no {type} called “{text}”, and none can be made from that. Nothing was changed; "
        "check the name.",
    ),
    "identifier.unreadable": QT_TRANSLATE_NOOP(
        "words", "“{value}” is no {scheme} identifier. Your text is kept; check it for a slip."
    ),
    "identifier.single_valued": QT_TRANSLATE_NOOP(
        "words",
        "There is a {scheme} identifier already: {value}. Your text is kept; correct that one, or "
        "make a second record if these are two.",
    ),
    "identifier.taken": QT_TRANSLATE_NOOP(
        "words",
        "{holder} has this {scheme} identifier already: {value}. Your text is kept; if both are "
        "the same, merge them.",
    ),
    "identifier.conflict": QT_TRANSLATE_NOOP(
        "words",
        "These have different {scheme} identifiers, {value} and {other}, so they are not the same. "
        "Nothing was changed; correct the identifier first if it is wrong.",
    ),
    "identifier.missing": QT_TRANSLATE_NOOP(
        "words", "This identifier was removed meanwhile. Nothing was changed; undo brings it back."
    ),
    "alias.missing": QT_TRANSLATE_NOOP(
        "words", "This name was removed meanwhile. Nothing was changed; undo brings it back."
    ),
    "follow_up.missing": QT_TRANSLATE_NOOP(
        "words", "This follow-up was removed meanwhile. Nothing was changed; undo brings it back."
    ),
    "printed.missing": QT_TRANSLATE_NOOP(
        "words", "This note was removed meanwhile. Nothing was changed; undo brings it back."
    ),
    "reference.missing": QT_TRANSLATE_NOOP(
        "words", "This reference was removed meanwhile. Nothing was changed; undo brings it back."
    ),
    "tag.missing": QT_TRANSLATE_NOOP(
        "words", "There is no tag “{name}”. Nothing was changed; check its name."
    ),
    "view.name_taken": QT_TRANSLATE_NOOP(
        "words",
        "There is a view called “{name}” already. Your text is kept; choose another name.",
    ),
    "view.missing": QT_TRANSLATE_NOOP(
        "words", "This view was deleted meanwhile. Nothing was changed; undo brings it back."
    ),
    "merge.impossible": QT_TRANSLATE_NOOP(
        "words", "These cannot be made one. Nothing was changed; choose two different records."
    ),
    "merge.different_types": QT_TRANSLATE_NOOP(
        "words",
        "Only records of the same type can be made one. Nothing was changed; choose two people, "
        "two organizations or two sources.",
    ),
    "record.missing": QT_TRANSLATE_NOOP(
        "words", "This record does not exist any more. Nothing was changed; it may be undone."
    ),
    "order.dates_decide": QT_TRANSLATE_NOOP(
        "words", "Their dates put these in order. Nothing was changed; correct the dates instead."
    ),
    "order.not_neighbours": QT_TRANSLATE_NOOP(
        "words", "Only neighbours can change places. Nothing was changed."
    ),
}
