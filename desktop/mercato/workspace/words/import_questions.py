"""What an import asks, and the answers that there are, of now and of earlier imports."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

_QUESTIONS: dict[str, str | tuple[str, str]] = {
    "import.row": QT_TRANSLATE_NOOP("words", "What is a row of this table?"),
    "import.day_first": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” one date can be read in two ways ({text}), and no "
            "other tells "
            "which. What comes first there?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” {count} dates can be read in two ways (as {text}), and no "
            "other tells which. What comes first there?",
        ),
    ),
    "import.short_dates": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” a number stands behind a month ({text}). Is it a year, or a "
            "day of that month?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” numbers stand behind months in {count} dates (as {text}). "
            "Are they years, or days of that month?",
        ),
    ),
    "import.short_dates.year": QT_TRANSLATE_NOOP("words", "a year"),
    "import.short_dates.day": QT_TRANSLATE_NOOP("words", "a day, of a year that is not said"),
    "import.year_spans": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” a number stands behind a year ({text}). Is it the year after "
            "it, or a month or season of it?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” numbers stand behind years in {count} dates (as {text}). Are "
            "they the years after them, or months or seasons?",
        ),
    ),
    "import.year_spans.years": QT_TRANSLATE_NOOP("words", "the year after it"),
    "import.year_spans.month": QT_TRANSLATE_NOOP("words", "a month or season of the year"),
    "import.day_first.day_first": QT_TRANSLATE_NOOP("words", "the day"),
    "import.day_first.month_first": QT_TRANSLATE_NOOP("words", "the month"),
    "import.place": QT_TRANSLATE_NOOP(
        "words", "Which end of a move is “{column}”: what was joined, or what was left?"
    ),
    "import.place.to_organization": QT_TRANSLATE_NOOP("words", "what was joined"),
    "import.place.from_organization": QT_TRANSLATE_NOOP("words", "what was left"),
    "import.place.left_out": QT_TRANSLATE_NOOP("words", "neither: leave the column out"),
    "import.footnotes": (
        QT_TRANSLATE_NOOP(
            "words",
            "One cell ends with what looks like the mark of a footnote: “{text}” in line {line}. "
            "Is the mark to be left out?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} cells hold what looks like the mark of a footnote; the first is “{text}” in "
            "line {line}. Are the marks to be left out?",
        ),
    ),
    "import.footnotes.removed": QT_TRANSLATE_NOOP("words", "yes: leave them out"),
    "import.footnotes.kept": QT_TRANSLATE_NOOP("words", "no: they belong to the text"),
    "import.comma_names": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” one name has several words before a comma: “{text}”. Is what "
            "stands before it the family name?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” {count} names have several words before a comma, such as "
            "“{text}”. Is what stands before it the family name?",
        ),
    ),
    "import.comma_names.family_first": QT_TRANSLATE_NOOP(
        "words", "yes: the given name stands behind it"
    ),
    "import.comma_names.as_it_stands": QT_TRANSLATE_NOOP(
        "words", "no: the name ends there, or several people are named"
    ),
    "import.no_dates": (
        QT_TRANSLATE_NOOP(
            "words",
            "One cell holds a day that programs write where there is none: {text} in line {line} "
            "of the column “{column}”. Is it empty?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} cells hold days that programs write where there is none; the first is {text} "
            "in line {line} of the column “{column}”. Are they empty?",
        ),
    ),
    "import.no_dates.empty": QT_TRANSLATE_NOOP("words", "yes: there is no date"),
    "import.no_dates.kept": QT_TRANSLATE_NOOP("words", "no: that day is meant"),
    "import.name_order": (
        QT_TRANSLATE_NOOP(
            "words",
            "The column “{column}” says that the family name comes first. Where does it end in "
            "“{text}”?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "The column “{column}” says that the family name comes first. Where does it end in "
            "{count} names, such as “{text}”?",
        ),
    ),
    "import.name_order.family_first_word": QT_TRANSLATE_NOOP("words", "behind the first word"),
    "import.name_order.given_last_word": QT_TRANSLATE_NOOP("words", "before the last word"),
    "import.name_order.given_first": QT_TRANSLATE_NOOP(
        "words", "nowhere: the given name comes first in all of this column"
    ),
    "import.which": (
        QT_TRANSLATE_NOOP("words", "“{name}” is already recorded. Is that who or what is meant?"),
        QT_TRANSLATE_NOOP("words", "{count} are called “{name}”. Which one is meant?"),
    ),
    "import.which.new": QT_TRANSLATE_NOOP("words", "none of them: a new one"),
    "import.which.other": QT_TRANSLATE_NOOP("words", "{name} ({detail})"),
    "import.alike": (
        QT_TRANSLATE_NOOP("words", "“{name}” is new, but looks like one recorded. Is it the same?"),
        QT_TRANSLATE_NOOP(
            "words", "“{name}” is new, but looks like {count} recorded. Is it one of them?"
        ),
    ),
    "import.alike.new": QT_TRANSLATE_NOOP("words", "no: “{name}” is new"),
    "import.alike.other": QT_TRANSLATE_NOOP("words", "{name} ({detail})"),
    "import.all_alike": QT_TRANSLATE_NOOP(
        "words",
        "{count} names are new, but look like recorded ones (“{name}” like “{other}”). Are all of "
        "them new?",
    ),
    "import.all_alike.new": QT_TRANSLATE_NOOP("words", "yes: all of them are new"),
    "import.all_alike.one_by_one": QT_TRANSLATE_NOOP("words", "ask for each name"),
    "import.repeated": (
        QT_TRANSLATE_NOOP(
            "words",
            "One name stands in several rows (“{name}”). Are these rows about one and the same?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} names stand in several rows each (as “{name}”). Are rows of one name "
            "about one "
            "and the same?",
        ),
    ),
    "import.repeated.one": QT_TRANSLATE_NOOP("words", "yes: one record for each name"),
    "import.repeated.each": QT_TRANSLATE_NOOP("words", "no: one record for each row"),
    "import.repeated.one_by_one": QT_TRANSLATE_NOOP("words", "ask for each name"),
    "import.repeated_one": QT_TRANSLATE_NOOP(
        "words", "“{name}” stands in {rows} rows. Are they about one and the same?"
    ),
    "import.repeated_one.one": QT_TRANSLATE_NOOP("words", "yes: one record"),
    "import.repeated_one.each": QT_TRANSLATE_NOOP("words", "no: one record for each row"),
    "import.numbers": (
        QT_TRANSLATE_NOOP(
            "words",
            "The number {number} is “{name}” in this table, and “{other}” in the file. Do both "
            "count in one system?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} numbers are called otherwise in the file ({number} is “{name}” in this table, "
            "“{other}” there). Do both count in one system?",
        ),
    ),
    "import.numbers.same": QT_TRANSLATE_NOOP("words", "yes: they changed their names"),
    "import.numbers.other": QT_TRANSLATE_NOOP(
        "words", "no: the numbers of this table are another system's, and are left out"
    ),
    "import.linked_numbers": (
        QT_TRANSLATE_NOOP(
            "words",
            "The number {number} is that of “{other}”, but the table says “{name}” beside it. Do "
            "both mean the same?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} numbers stand beside other names than their own ({number} is that of "
            "“{other}”, but the table says “{name}”). Do both mean the same?",
        ),
    ),
    "import.linked_numbers.same": QT_TRANSLATE_NOOP(
        "words", "yes: link who has the number, and leave the name out"
    ),
    "import.linked_numbers.refuse": QT_TRANSLATE_NOOP("words", "no: leave these rows out"),
    "import.uids": (
        QT_TRANSLATE_NOOP(
            "words",
            "One Mercato id stands in several rows: beside “{other}”, and beside “{name}”. Are "
            "they one and the same?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} Mercato ids stand in several rows beside different names (one beside "
            "“{other}”, and beside “{name}”). Are they one and the same?",
        ),
    ),
    "import.uids.same": QT_TRANSLATE_NOOP("words", "yes: the last row says what holds"),
    "import.uids.refuse": QT_TRANSLATE_NOOP("words", "no: leave the later rows out"),
    "import.renamed": (
        QT_TRANSLATE_NOOP(
            "words",
            "One Mercato id is that of “{other}”, but the table says “{name}” beside it. Are they "
            "one and the same?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} Mercato ids stand beside other names than those recorded (that of “{other}” "
            "beside “{name}”). Are they one and the same?",
        ),
    ),
    "import.renamed.same": QT_TRANSLATE_NOOP("words", "yes: under a new name"),
    "import.renamed.refuse": QT_TRANSLATE_NOOP("words", "no: leave these rows out"),
    "import.odd_names": (
        QT_TRANSLATE_NOOP(
            "words",
            "“{name}” stands where one person is named, but looks like several people, an "
            "organization, or more than a name. What becomes of its rows?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} names stand where one person is named, but look like several people, an "
            "organization, or more than a name (as “{name}”). What becomes of their rows?",
        ),
    ),
    "import.odd_names.refused": QT_TRANSLATE_NOOP(
        "words", "they are refused, to be mended by hand"
    ),
    "import.odd_names.kept": QT_TRANSLATE_NOOP(
        "words", "they are taken, each as the name of one person"
    ),
    "import.odd_organizations": (
        QT_TRANSLATE_NOOP(
            "words",
            "“{name}” stands where one organization is named, but looks like several, or more than "
            "a name, or none. What becomes of its rows?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} names stand where one organization is named, but look like several, or more "
            "than a name, or none (as “{name}”). What becomes of their rows?",
        ),
    ),
    "import.odd_organizations.refused": QT_TRANSLATE_NOOP(
        "words", "they are refused, to be mended by hand"
    ),
    "import.odd_organizations.kept": QT_TRANSLATE_NOOP(
        "words", "they are taken, each as the name of one organization"
    ),
    "import.odd_sources": (
        QT_TRANSLATE_NOOP(
            "words",
            "“{name}” stands where one source is named, but looks like several. What becomes of "
            "its rows?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} texts stand where one source is named, but look like several (as “{name}”). "
            "What becomes of their rows?",
        ),
    ),
    "import.odd_sources.refused": QT_TRANSLATE_NOOP(
        "words", "they are refused, to be mended by hand"
    ),
    "import.odd_sources.kept": QT_TRANSLATE_NOOP("words", "they are taken, each as one source"),
    "import.words": (
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” one word is none that Mercato knows there: “{text}”. What "
            "becomes of its rows?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "In the column “{column}” {count} words are none that Mercato knows there, such as "
            "“{text}”. What becomes of their rows?",
        ),
    ),
    "import.words.noted": QT_TRANSLATE_NOOP(
        "words", "they are taken, with the word in their note: “{column}: {text}”"
    ),
    "import.words.refused": QT_TRANSLATE_NOOP("words", "they are refused, to be mended by hand"),
    "import.words.one_by_one": QT_TRANSLATE_NOOP("words", "ask for each word"),
    "import.word": QT_TRANSLATE_NOOP("words", "In the column “{column}”, what does “{text}” mean?"),
    "import.word.noted": QT_TRANSLATE_NOOP(
        "words", "nothing else: it goes into the note, as “{column}: {text}”"
    ),
    "import.word.refused": QT_TRANSLATE_NOOP("words", "its rows are refused"),
    "import.word.other": QT_TRANSLATE_NOOP("words", "{choice}"),
    "import.recalled.words": QT_TRANSLATE_NOOP(
        "words", "“{column}”: what becomes of words that Mercato does not know there?"
    ),
    "import.recalled.words.noted": QT_TRANSLATE_NOOP(
        "words", "their rows are taken, with the word in the note"
    ),
    "import.same_name": (
        QT_TRANSLATE_NOOP(
            "words",
            "“{name}” is recorded already, and nothing else tells whether the same is meant. Is "
            "that so?",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} names are recorded already (as “{name}”), and nothing else tells whether the "
            "same are meant. Are they?",
        ),
    ),
    "import.same_name.same": QT_TRANSLATE_NOOP("words", "yes: the records that are there"),
    "import.same_name.new": QT_TRANSLATE_NOOP("words", "no: new ones of the same name"),
    "import.same_name.one_by_one": QT_TRANSLATE_NOOP("words", "ask for each name"),
    "import.recalled.link": QT_TRANSLATE_NOOP("words", "“{name}”: who or what is meant?"),
    "import.recalled.link.other": QT_TRANSLATE_NOOP("words", "{name}"),
    "import.recalled.link.new": QT_TRANSLATE_NOOP("words", "a new one of that name"),
    "import.recalled.link.ask_again": QT_TRANSLATE_NOOP(
        "words", "somebody or something else: ask again"
    ),
    "import.recalled.links": QT_TRANSLATE_NOOP(
        "words", "Are all names new that only look like recorded ones? ({type})"
    ),
    "import.recalled.repeated": QT_TRANSLATE_NOOP(
        "words", "Are several rows of one name about one and the same? ({type})"
    ),
    "import.recalled.repeated_one": QT_TRANSLATE_NOOP(
        "words", "“{name}” stands in several rows: are they about one and the same?"
    ),
    "import.recalled.same_name": QT_TRANSLATE_NOOP(
        "words", "Are those meant who are recorded under the same names? ({type})"
    ),
    "import.recalled.numbers": QT_TRANSLATE_NOOP(
        "words",
        "Do numbers count that stand beside other names here? ({type})",
    ),
    "import.recalled.short_dates": QT_TRANSLATE_NOOP(
        "words", "“{column}”: what is the number behind a month?"
    ),
    "import.recalled.year_spans": QT_TRANSLATE_NOOP(
        "words", "“{column}”: what is the number behind a year?"
    ),
    "import.recalled.place": QT_TRANSLATE_NOOP("words", "Which end of a move is “{column}”?"),
    "import.recalled.footnotes": QT_TRANSLATE_NOOP("words", "What becomes of marks of footnotes?"),
    "import.recalled.comma_names": QT_TRANSLATE_NOOP(
        "words", "“{column}”: what stands before a comma?"
    ),
    "import.recalled.no_dates": QT_TRANSLATE_NOOP(
        "words", "What becomes of days that programs write where there is none?"
    ),
    "import.recalled.name_order": QT_TRANSLATE_NOOP(
        "words", "“{column}”: where does a family name in front end?"
    ),
    "import.recalled.day_first": QT_TRANSLATE_NOOP(
        "words", "“{column}”: what comes first in dates that can be read in two ways?"
    ),
    **{
        f"import.row.{name}": text
        for name, text in (
            ("people", QT_TRANSLATE_NOOP("words", "a person")),
            ("organizations", QT_TRANSLATE_NOOP("words", "an organization")),
            ("positions", QT_TRANSLATE_NOOP("words", "a position: who is what, where")),
            ("moves", QT_TRANSLATE_NOOP("words", "a move: who leaves or joins what")),
            ("sources", QT_TRANSLATE_NOOP("words", "a source: an article, a document")),
            ("claims", QT_TRANSLATE_NOOP("words", "a claim: something that was said")),
        )
    },
}

_AS_ASKED = (
    *("repeated", "repeated_one", "same_name", "numbers", "day_first", "short_dates"),
    *("year_spans", "name_order", "footnotes", "place", "words", "no_dates", "comma_names"),
)
_RECALLED = {"all_alike": "links", **{name: name for name in _AS_ASKED}}
_SAME_ANSWERS = {
    f"import.recalled.{recalled}.{code.rpartition('.')[2]}": text
    for name, recalled in _RECALLED.items()
    for code, text in _QUESTIONS.items()
    if code.startswith(f"import.{name}.")
}
"""What was answered in an earlier import is said in the same words."""

IMPORT_QUESTIONS = {**_SAME_ANSWERS, **_QUESTIONS}
