"""Everything else that is said: reasons for matches, read-backs, proposals."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

NOTES: dict[str, str | tuple[str, str]] = {
    "match.exact": QT_TRANSLATE_NOOP("words", "same name"),
    "match.alias": QT_TRANSLATE_NOOP("words", "another name"),
    "match.start": QT_TRANSLATE_NOOP("words", "name begins so"),
    "match.inside": QT_TRANSLATE_NOOP("words", "inside the name"),
    "match.same_name": QT_TRANSLATE_NOOP("words", "same name"),
    "match.swapped": QT_TRANSLATE_NOOP("words", "same names in another order"),
    "match.spelling": QT_TRANSLATE_NOOP("words", "nearly the same spelling"),
    "match.initials": QT_TRANSLATE_NOOP("words", "same initials"),
    "match.same_sound": QT_TRANSLATE_NOOP("words", "same sound"),
    "match.same_address": QT_TRANSLATE_NOOP("words", "same address"),
    "match.same_headline": QT_TRANSLATE_NOOP("words", "same headline"),
    "match.same_destination": QT_TRANSLATE_NOOP("words", "same destination"),
    "match.same_departure": QT_TRANSLATE_NOOP("words", "same departure"),
    "date.understood": QT_TRANSLATE_NOOP("words", "{said}"),
    "date.unknown": QT_TRANSLATE_NOOP("words", "unknown"),
    "date.unreadable": QT_TRANSLATE_NOOP(
        "words", "Not understood as a date; the text is kept as it is."
    ),
    "date.impossible": QT_TRANSLATE_NOOP(
        "words", "No calendar has that: no such day, or an end before its start. The text is kept."
    ),
    "date.from_source": QT_TRANSLATE_NOOP("words", "{said} (from the source's date)"),
    "date.needs_anchor": QT_TRANSLATE_NOOP(
        "words", "Counts from the source's date, which is not known yet."
    ),
    "date.year_missing": QT_TRANSLATE_NOOP("words", "{said}, of which year?"),
    "date.weekday_mismatch": QT_TRANSLATE_NOOP(
        "words", "{said}: but that is another day of the week."
    ),
    "date.ambiguous_order": QT_TRANSLATE_NOOP("words", "{said}: day and month could be turned."),
    "attribution.known": QT_TRANSLATE_NOOP("words", "{name} ({type})"),
    "attribution.new_outlet": QT_TRANSLATE_NOOP("words", "new outlet: {name}"),
    "attribution.new_organization": QT_TRANSLATE_NOOP("words", "new organization: {name}"),
    "attribution.new_person": QT_TRANSLATE_NOOP("words", "new person: {name}"),
    "attribution.ambiguous": QT_TRANSLATE_NOOP("words", "several are called {name}: choose one"),
    "attribution.spokesperson": QT_TRANSLATE_NOOP("words", "a spokesperson"),
    "attribution.official_document": QT_TRANSLATE_NOOP("words", "an official document"),
    "attribution.own_reporting": QT_TRANSLATE_NOOP("words", "the outlet's own reporting"),
    "attribution.several_sources": QT_TRANSLATE_NOOP("words", "several sources"),
    "attribution.several_sources_counted": (
        QT_TRANSLATE_NOOP("words", "{count} source"),
        QT_TRANSLATE_NOOP("words", "{count} sources"),
    ),
    "attribution.unnamed_sources": QT_TRANSLATE_NOOP("words", "unnamed sources"),
    "attribution.unnamed_sources_counted": (
        QT_TRANSLATE_NOOP("words", "{count} unnamed source"),
        QT_TRANSLATE_NOOP("words", "{count} unnamed sources"),
    ),
    "effects.group": QT_TRANSLATE_NOOP("words", "A group holds no position."),
    "effects.rumoured": QT_TRANSLATE_NOOP("words", "Rumoured: no position changes."),
    "effects.denied": QT_TRANSLATE_NOOP("words", "Denied: no position changes."),
    "effects.disputed": QT_TRANSLATE_NOOP("words", "Disputed: no position changes."),
    "effects.retracted": QT_TRANSLATE_NOOP("words", "Retracted: no position changes."),
    "effects.not_settled": QT_TRANSLATE_NOOP(
        "words", "Positions change once it is announced, left or started."
    ),
    "effects.stays": QT_TRANSLATE_NOOP("words", "Stays: no position changes."),
    "effects.additional_role": QT_TRANSLATE_NOOP("words", "Additional role: the old one goes on."),
    "effects.seconded": QT_TRANSLATE_NOOP("words", "Seconded: the old position goes on."),
    "effects.renewed": QT_TRANSLATE_NOOP("words", "Renewed: the position goes on."),
    "effects.interim": QT_TRANSLATE_NOOP("words", "Interim: the old position goes on."),
    "effects.board": QT_TRANSLATE_NOOP("words", "A board seat: the old position goes on."),
    "effects.no_old_end": QT_TRANSLATE_NOOP("words", "Nothing known to leave."),
    "effects.no_new_end": QT_TRANSLATE_NOOP("words", "Nothing known to begin."),
    "effects.destination_not_believed": QT_TRANSLATE_NOOP(
        "words", "The destination is not sure enough to open a position."
    ),
    "effects.no_old_position": QT_TRANSLATE_NOOP("words", "No position there to close."),
    "effects.several_old_positions": QT_TRANSLATE_NOOP(
        "words", "Several positions there: close the right one by hand."
    ),
    "effects.closed_by_another": QT_TRANSLATE_NOOP("words", "Another move closed it already."),
    "effects.nothing_to_extend": QT_TRANSLATE_NOOP("words", "No position there to extend."),
    "effects.no_term_end": QT_TRANSLATE_NOOP("words", "No end of the new term is known."),
    "effects.nothing_to_put_back": QT_TRANSLATE_NOOP("words", "It had changed no position."),
    "history.pinned": QT_TRANSLATE_NOOP("words", "{columns}; kept at the left: {pinned}"),
    "history.insert": QT_TRANSLATE_NOOP("words", "added"),
    "history.delete": QT_TRANSLATE_NOOP("words", "removed"),
    "cell.read_only": QT_TRANSLATE_NOOP("words", "This file is read-only."),
    "cell.several": QT_TRANSLATE_NOOP(
        "words", "Several rows are marked: change what they have in common at the right (Ctrl+R)."
    ),
    "cell.reference": QT_TRANSLATE_NOOP("words", "Open the reference to change it (Enter)."),
    "cell.career": QT_TRANSLATE_NOOP(
        "words", "This is the position held now: change it in the career (Enter)."
    ),
    "cell.list": QT_TRANSLATE_NOOP(
        "words", "This is a list: open the record to change it (Enter)."
    ),
    "cell.state": QT_TRANSLATE_NOOP(
        "words", "This goes with the organization: type ?, - or = in its place."
    ),
    "cell.for_ever": QT_TRANSLATE_NOOP("words", "This never changes."),
    "cell.counted": QT_TRANSLATE_NOOP("words", "This is counted by itself."),
    "cell.derived": QT_TRANSLATE_NOOP("words", "This follows from other fields by itself."),
    "several.changing": (
        QT_TRANSLATE_NOOP("words", "{count} of {total} changes."),
        QT_TRANSLATE_NOOP("words", "{count} of {total} change."),
    ),
    "several.nothing": QT_TRANSLATE_NOOP("words", "None of {total} changes."),
    "several.same": (
        QT_TRANSLATE_NOOP("words", "{count} is so already."),
        QT_TRANSLATE_NOOP("words", "{count} are so already."),
    ),
    "several.refused": (
        QT_TRANSLATE_NOOP("words", "{count} cannot change and stays as it is ({names}): {reason}"),
        QT_TRANSLATE_NOOP(
            "words", "{count} cannot change and stay as they are ({names}): {reason}"
        ),
    ),
    "several.more": (
        QT_TRANSLATE_NOOP("words", "The first ones are shown; {count} more changes likewise."),
        QT_TRANSLATE_NOOP("words", "The first ones are shown; {count} more change likewise."),
    ),
    "records.gone": QT_TRANSLATE_NOOP("words", "{what}. Ctrl+Z takes it back."),
    "several.changed": (
        QT_TRANSLATE_NOOP("words", "{count} record changed. Ctrl+Z takes it back."),
        QT_TRANSLATE_NOOP("words", "{count} records changed. Ctrl+Z takes it back."),
    ),
}
