"""What is said of moves: why one is refused, what it would change in a career, why it does not."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

MOVES: dict[str, str | tuple[str, str]] = {
    "move.nobody": QT_TRANSLATE_NOOP(
        "words", "Nobody is named who moves. Nothing was recorded; fill in a person or a group."
    ),
    "move.nowhere": QT_TRANSLATE_NOOP(
        "words",
        "This move has no end yet. Nothing was recorded; say what is left or joined, or type ? "
        "for what is not known.",
    ),
    "move.end_both": QT_TRANSLATE_NOOP(
        "words",
        "An organization stands here, and beside it that there is none. Nothing was recorded; "
        "take one of them away.",
    ),
    "move.source_needed": QT_TRANSLATE_NOOP(
        "words",
        "This may only be said on somebody's word: {field}. Nothing was recorded; add the source.",
    ),
    "move.recorded_already": QT_TRANSLATE_NOOP(
        "words",
        "This may be recorded already. Nothing was recorded yet; Ctrl+Enter again makes another "
        "move of it.",
    ),
    "move.replaces_nowhere": QT_TRANSLATE_NOOP(
        "words",
        "Nobody can be replaced where no destination is named. Nothing was recorded; say what is "
        "joined first.",
    ),
    "move_link.itself": QT_TRANSLATE_NOOP(
        "words", "A move cannot be linked to itself. Nothing was changed."
    ),
    "move_link.missing": QT_TRANSLATE_NOOP(
        "words", "These moves are not linked so. Nothing was changed."
    ),
    "move_link.not_a_group": QT_TRANSLATE_NOOP(
        "words",
        "Only the move of a group has members. Nothing was changed; choose a group's move.",
    ),
    "move_link.in_another_group": QT_TRANSLATE_NOOP(
        "words",
        "This move is a part of another group already. Nothing was changed; take it out there "
        "first, or nobody would know how many people moved.",
    ),
    "move_link.cycle": QT_TRANSLATE_NOOP(
        "words", "A group cannot be a part of itself. Nothing was changed."
    ),
    "effect.close": QT_TRANSLATE_NOOP("words", "Ends the position: {role}, {organization}"),
    "effect.create_closed": QT_TRANSLATE_NOOP(
        "words", "Records the position that was left: {role}, {organization}"
    ),
    "effect.create_leaving": QT_TRANSLATE_NOOP(
        "words", "Records the position that is held until then: {role}, {organization}"
    ),
    "effect.create_kept": QT_TRANSLATE_NOOP(
        "words", "Records the position that goes on: {role}, {organization}"
    ),
    "effect.open": QT_TRANSLATE_NOOP("words", "Opens the position: {role}, {organization}"),
    "effect.extend": QT_TRANSLATE_NOOP("words", "Extends the term: {role}, {organization}"),
    "effect.reopen": QT_TRANSLATE_NOOP("words", "Reopens the position: {role}, {organization}"),
    "effect.remove": QT_TRANSLATE_NOOP("words", "Takes the position away: {role}, {organization}"),
    "effect.departure": QT_TRANSLATE_NOOP(
        "words", "Records the departure of {name}: {role}, {organization}"
    ),
    "effects.group": QT_TRANSLATE_NOOP("words", "A group changes nobody's career."),
    "effects.rumoured": QT_TRANSLATE_NOOP("words", "A rumour changes no career."),
    "effects.denied": QT_TRANSLATE_NOOP("words", "What is denied changes no career."),
    "effects.disputed": QT_TRANSLATE_NOOP("words", "What is disputed changes no career."),
    "effects.retracted": QT_TRANSLATE_NOOP("words", "What was retracted changes no career."),
    "effects.not_settled": QT_TRANSLATE_NOOP(
        "words", "A career changes once a move is announced, or somebody has left or started."
    ),
    "effects.stays": QT_TRANSLATE_NOOP("words", "Whoever stays keeps the position."),
    "effects.additional_role": QT_TRANSLATE_NOOP(
        "words", "The old position goes on beside an additional role."
    ),
    "effects.seconded": QT_TRANSLATE_NOOP("words", "The old position goes on during a secondment."),
    "effects.renewed": QT_TRANSLATE_NOOP("words", "The position goes on."),
    "effects.interim": QT_TRANSLATE_NOOP(
        "words", "The old position goes on beside an interim post."
    ),
    "effects.board": QT_TRANSLATE_NOOP(
        "words", "The old position goes on beside a seat on a board."
    ),
    "effects.held_until_left": QT_TRANSLATE_NOOP(
        "words", "The old position goes on until the departure is known."
    ),
    "effects.no_old_end": QT_TRANSLATE_NOOP("words", "No position is left."),
    "effects.no_new_end": QT_TRANSLATE_NOOP("words", "No position is taken."),
    "effects.destination_not_believed": QT_TRANSLATE_NOOP(
        "words", "No position is opened while the destination is not at least reported."
    ),
    "effects.no_old_position": QT_TRANSLATE_NOOP("words", "No such position is recorded."),
    "effects.several_old_positions": QT_TRANSLATE_NOOP(
        "words", "Several positions are recorded there; say which role is left to end it."
    ),
    "effects.nothing_to_extend": QT_TRANSLATE_NOOP(
        "words", "No position is recorded whose term could be extended."
    ),
    "effects.no_term_end": QT_TRANSLATE_NOOP("words", "The new end of the term is not known."),
    "effects.closed_by_another": QT_TRANSLATE_NOOP(
        "words", "Another move ended the position as well, so it stays ended."
    ),
    "effects.nothing_to_put_back": QT_TRANSLATE_NOOP("words", "This move had changed no career."),
}
