"""The words of the page that gets one started."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its paragraphs, and examples with what they mean."""

    heading: str
    texts: tuple[str, ...]
    examples: tuple[tuple[str, str], ...] = ()


def translated(text: str) -> str:
    """A text of the page in the language of the interface."""
    return QCoreApplication.translate("help", text)


PAGE = (
    Section(
        QT_TRANSLATE_NOOP("help", "Enter a move"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "Press Ctrl+N from anywhere. Fill in what the article says, from top to bottom, "
                "and leave the rest empty: who, what they leave, what they join, how far it got, "
                "how well it is known, according to whom. Ctrl+Enter keeps the move and clears "
                "the form for the next one; fields with a pressed pin keep their value.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Names that are not in the file yet are created with the move: type them and go "
                "on. Several names in Person, one per line or with semicolons, give one move each. "
                "Esc leaves the form and keeps it as a draft.",
            ),
        ),
        (
            (
                "Apple > Foundation Models",
                QT_TRANSLATE_NOOP("help", "a unit within an organization"),
            ),
            ("?", QT_TRANSLATE_NOOP("help", "an end of the move that nobody knows")),
            ("-", QT_TRANSLATE_NOOP("help", "no such end: from nowhere, to nowhere")),
            ("=", QT_TRANSLATE_NOOP("help", "a venture of their own")),
            (
                "au moins dix ingénieurs d’OpenAI",
                QT_TRANSLATE_NOOP("help", "a group, with how many they are"),
            ),
        ),
    ),
    Section(
        QT_TRANSLATE_NOOP("help", "Nothing to save"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "Everything else commits by itself when you leave a field, press Enter or pause. "
                "The line at the bottom says when all is saved. Ctrl+Z takes the last change back, "
                "Ctrl+Shift+Z makes it again, without limit and after a restart too. Ctrl+H "
                "shows all changes; any of them can be taken back, and any field given the value "
                "it had.",
            ),
        ),
    ),
    Section(
        QT_TRANSLATE_NOOP("help", "Dates as people say them"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "Type no more than the source says. Below the field stands what was understood. "
                "“Last Monday” counts from the day the source was published.",
            ),
        ),
        (
            ("2025 · July 2025 · 7/7/2025", QT_TRANSLATE_NOOP("help", "a year, a month, a day")),
            ("Q3 2025 · début juillet", QT_TRANSLATE_NOOP("help", "a part of a year or month")),
            ("vers 2019 · before Nov 2024", QT_TRANSLATE_NOOP("help", "about, before, after")),
            ("2019..2021 · depuis 2021", QT_TRANSLATE_NOOP("help", "a span, or an open one")),
            ("?", QT_TRANSLATE_NOOP("help", "known to be unknown")),
        ),
    ),
    Section(
        QT_TRANSLATE_NOOP("help", "Find"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "Ctrl+K goes to any record by part of its name. Ctrl+F filters the table; "
                "accents and capitals do not matter, and parts of words are found too. Names in "
                "conditions are found by how a word of them begins; in a script without blanks, "
                "by any two of its letters. In the table of organizations each has the moves and "
                "posts of its units, too.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "While you type a condition, the list below offers what may follow, names from "
                "the file included, and how many rows each would leave; Tab takes the first, "
                "Ctrl+Space shows all. The rows wait for its value; the first letters of a "
                "condition are searched as text after a space or Enter. Each condition is a chip "
                "under the line: the arrow keys go along them, Enter edits one, Delete removes "
                "it, Esc leads to the table. Where nothing is found, it says which condition to "
                "leave out and what that gives, or what may have been meant.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Ctrl+Shift+F opens the facets: the values that the rows have, with their "
                "numbers. A click on one (or Space) asks for only this value, a second excludes "
                "it, a third takes it back; with Ctrl it is wanted beside others. What you "
                "choose there stands in the line, and the other way round.",
            ),
        ),
        (
            ("pang apple", QT_TRANSLATE_NOOP("help", "both words, anywhere but in tags")),
            ("tag:ai", QT_TRANSLATE_NOOP("help", "a tag with a word that begins so")),
            ('"safe superintelligence"', QT_TRANSLATE_NOOP("help", "these words in this order")),
            ("from:apple to:meta", QT_TRANSLATE_NOOP("help", "organizations, with their units")),
            ("country:france", QT_TRANSLATE_NOOP("help", "organizations there, by name or code")),
            ('person:pang role:"head of"', QT_TRANSLATE_NOOP("help", "names, words of a role")),
            ("to:apple,meta,mistral", QT_TRANSLATE_NOOP("help", "any of them, up to two hundred")),
            ("date:2025-06..2025-09", QT_TRANSLATE_NOOP("help", "may have happened in that time")),
            ("date:2025 certainly:yes", QT_TRANSLATE_NOOP("help", "surely happened in that time")),
            ("verification:reported,confirmed", QT_TRANSLATE_NOOP("help", "one or the other")),
            ("-stage:considered", QT_TRANSLATE_NOOP("help", "all but these")),
            ("no:source OR is:group", QT_TRANSLATE_NOOP("help", "one condition or the other")),
            ("to:meta (no:date OR by:marie)", QT_TRANSLATE_NOOP("help", "groups in parentheses")),
        ),
    ),
    Section(
        QT_TRANSLATE_NOOP("help", "Views, tags and checks"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "Ctrl+S, or the bookmark in the filter bar, saves the filter, columns (the pinned "
                "ones, too), order and facets of the table under a name. The view stands in the "
                "side bar with the number of rows it finds. Change the table, and Ctrl+S saves "
                "the change to the view. In the side bar F2 renames it and Delete deletes it; "
                "Ctrl+Z takes either back.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Checks are views that every file has: moves without a source, rumours to check, "
                "forecasts due, what changed this week, dates that cannot all be right. Each "
                "stands in the side bar while it finds something.",
            ),
        ),
        (
            ('view:"To Meta since 2025"', QT_TRANSLATE_NOOP("help", "a view as a condition")),
            (
                "view:rumours -view:unsourced",
                QT_TRANSLATE_NOOP("help", "checks: conflicting, unsourced, rumours, due, changed"),
            ),
            (
                "is:conflicting",
                QT_TRANSLATE_NOOP(
                    "help",
                    "starts before it leaves, differs from the career, or leaves before the "
                    "move before it has arrived",
                ),
            ),
            ("due:today", QT_TRANSLATE_NOOP("help", "follow-ups and claims to look at by now")),
            ("changed:this-week", QT_TRANSLATE_NOOP("help", "entered or changed since Monday")),
        ),
    ),
    Section(
        QT_TRANSLATE_NOOP("help", "Tables"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "F2, or typing, changes the cell of the cursor where its column allows it; Enter "
                "keeps it and goes down, Tab goes right, Esc leaves it as it was. Enter opens the "
                "record.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Mark several rows with Shift, Ctrl or Ctrl+A: at the right stands what they have "
                "in common. What you type there changes nothing until you have seen, line by "
                "line, what it does to each; then Enter changes all in one step. Ctrl+Shift+H "
                "finds a text in a column and puts another in its place, the same way.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "A click on a heading sorts, with Shift by one more column. A right click moves, "
                "hides or pins a column: a pinned one stays at the left. With Alt+Shift the arrow "
                "keys do the same for the column of the cursor, and P pins it. Ctrl+C copies the "
                "marked rows for a spreadsheet.",
            ),
        ),
    ),
    Section(
        QT_TRANSLATE_NOOP("help", "Import"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "Ctrl+I takes in a table of somebody else’s: choose a spreadsheet or CSV file, "
                "drop it on the window, or copy cells and press Ctrl+Shift+I. At the top stands "
                "how it was read, with its first rows; correct there what is wrong. Then say what"
                " a row is and what each column fills: Enter on a column opens the list, Delete "
                "leaves it out. A column can be cut at a text (“Pang, Ruoming”), joined with "
                "another, or used twice; and a field can have the same value in every row.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Nothing is guessed. Where the file can be read in two ways, or a name may be "
                "somebody you have already, there is a question with the readings beside each "
                "other; a number key answers it. “Look at the answers” shows them, those of "
                "earlier imports too, and each can be changed. Meanwhile the import is tried and "
                "taken back, so that you see each row before it is in your file: new, changed (old "
                "and new), the same, no row at all, or refused with the reason. These five always "
                "add up. A number of ORCID or LEI means whoever has it here, in any column. Of a "
                "spreadsheet’s date that shows no day, only the month or year is taken. What a "
                "sheet hides, strikes through or says in comments is told, not guessed at.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Ctrl+Enter imports, as one step that one Ctrl+Z takes back. A copy of your file "
                "as it was is kept beside it. All that came wears a tag; “Show them” finds it, "
                "and refused rows can be saved, mended and imported again. Esc goes back to the "
                "table; what you set is kept until you return. On a command line: mercato import.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Whole records (JSON Lines of Mercato, FollowTheMoney, Popolo) say themselves what "
                "they are, so nothing is asked: what is new comes in, and of what is here, what "
                "differs. Nothing is taken away.",
            ),
        ),
    ),
    Section(
        QT_TRANSLATE_NOOP("help", "Export"),
        (
            QT_TRANSLATE_NOOP(
                "help",
                "Ctrl+E writes exactly the table on screen, its filter, columns and order, or "
                "all of it: as CSV, as a workbook, as a Markdown table or sentences for copy. JSON "
                "Lines, FollowTheMoney, Popolo and the networks hold whole records with all they "
                "link to, or all of the file; each format says what it is for.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "Internal and protected records stay out with every trace of them, and the export "
                "says how many they were. Including them is asked for anew each time. Formats for "
                "other programs state nothing as fact that is only rumoured, disputed or denied, "
                "and say how many moves positions tell of instead, and how many claims and sources "
                "they have no word for.",
            ),
            QT_TRANSLATE_NOOP(
                "help",
                "A text is left out if it holds a whole name, alias, number or address of such a "
                "record, the family name first or last, or a family name that nobody public has "
                "too. Whoever bears a longer name that holds a full one is left out, with all that "
                "is about them. A first name, a nickname that is not recorded or a hint is not "
                "found: read what others wrote before you pass it on.",
            ),
        ),
    ),
)
