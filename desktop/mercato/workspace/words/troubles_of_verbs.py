"""What is refused at a field or for a record, and what to do about it."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

TROUBLES_OF_VERBS: dict[str, str | tuple[str, str]] = {
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
