"""Words of a column that fit none of the field's choices: a whole row is seldom wrong for that.

Asked about are fields that say what sort of thing something is. What is confidential, or what a
source says of a move, is never left out: there an unknown word refuses its row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.importing import cells
from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.cells import Bad, Memo
from mercato.exchange.importing.group_questions import ONE_BY_ONE, SAMPLES
from mercato.exchange.importing.link_keys import says_nothing
from mercato.exchange.importing.plan import TABLES
from mercato.exchange.questions import Option, Question
from mercato.records.fields import field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mercato.exchange.importing.staging import Staged
    from mercato.exchange.questions import Answers
    from mercato.records.fields import Field

NOTED, REFUSED = "noted", "refused"
CODES = (NOTED, REFUSED, ONE_BY_ONE)
_ASKED_ABOUT = {
    "organizations": ("kind", "status"),
    "positions": ("kind", "function"),
    "sources": ("kind",),
}
_NOTE = "note"


def settle(staged: Staged) -> list[Question]:
    """Put each such word where it was said to belong; else what to ask."""
    table = staged.plan.table
    names = (name for name in _ASKED_ABOUT.get(table, ()) if staged.column(name) is not None)
    return [one for name in names for one in _settle(staged, field(TABLES[table], name))]


def _settle(staged: Staged, described: Field) -> list[Question]:
    bad = _unknown(TABLES[staged.plan.table], described, staged.texts[described.name])
    empty = dict.fromkeys(filter(says_nothing, bad), "")
    unknown = [text for text in bad if text not in empty]
    if empty:
        staged.replace(described.name, empty)
    if not unknown:
        return []
    texts = staged.texts[described.name]
    column, answers = str(staged.column(described.name)), staged.plan.answers
    whole = answered(answers, f"words:{column}", CODES)
    if whole is None:
        return [_question(column, unknown, texts)]
    if whole == ONE_BY_ONE:
        found, asked = _one_by_one(staged.plan.table, column, described, unknown, answers)
    else:
        found, asked = dict.fromkeys(unknown, whole), []
    _put(staged, described.name, column, found)
    return asked


def _unknown(record_type: str, described: Field, texts: Sequence[str]) -> list[str]:
    """The different words that fit no choice."""
    read = Memo(cells.scalar(record_type, described))
    distinct = dict.fromkeys(texts)
    return [text for text in distinct if text.strip() and read[text].__class__ is Bad]


def _one_by_one(
    table: str, column: str, described: Field, unknown: Iterable[str], answers: Answers
) -> tuple[dict[str, str], list[Question]]:
    """What was answered for each word, and what is still to be asked."""
    group = f"{TABLES[table]}_{described.name}"
    found: dict[str, str] = {}
    asked: list[Question] = []
    for text in unknown:
        key, plain = f"word:{column}:{text.strip()}", {"text": text.strip(), "column": column}
        said = answered(answers, key, (*described.choices, *CODES[:2]))
        if said is None:
            chosen = [Option(one, {"choice": one, "picklist": group}) for one in described.choices]
            options = (*chosen, *(Option(one, plain) for one in CODES[:2]))
            asked.append(Question(key, "import.word", options, plain, NOTED))
        else:
            found[text] = said
    return found, asked


def _put(staged: Staged, name: str, column: str, said: Mapping[str, str]) -> None:
    """Take words out of their column: for the choice that was named, or for the note.

    What is to be refused stays: reading it refuses its row.
    """
    texts = staged.texts[name]
    if noted := {text for text, answer in said.items() if answer == NOTED}:
        notes = staged.texts.get(_NOTE) or [""] * len(staged)
        staged.texts[_NOTE] = [
            "\n".join(filter(None, (note.strip(), f"{column}: {text.strip()}")))
            if text in noted
            else note
            for note, text in zip(notes, texts, strict=True)
        ]
    instead = {text: answer for text, answer in said.items() if answer not in CODES}
    instead |= dict.fromkeys(noted, "")
    staged.replace(name, instead)


def _question(column: str, unknown: Sequence[str], texts: Sequence[str]) -> Question:
    sample = tuple((text.strip(), str(texts.count(text))) for text in unknown[:SAMPLES])
    told = {"column": column, "count": len(unknown), "text": sample[0][0]}
    options = tuple(Option(code, told, sample) for code in CODES)
    return Question(f"words:{column}", "import.words", options, told, NOTED)
