"""Names with several words before a comma: García López, José. What they mean is asked.

A single word before a comma is a family name, which is read so without a question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.importing.odd_names import PERSON_COLUMNS
from mercato.exchange.importing.odd_organizations import FORMS
from mercato.exchange.questions import Option, Question
from mercato.records.language import naming
from mercato.records.language.folding import fold
from mercato.records.language.name_words import (
    HONORIFICS,
    NO_GIVEN_NAMES,
    SUFFIXES,
    SUFFIXES_IN_CAPITALS,
)

if TYPE_CHECKING:
    from mercato.exchange.importing.staging import Staged

FAMILY_FIRST, AS_USUAL = "family_first", "as_it_stands"
CODES = (FAMILY_FIRST, AS_USUAL)
_NO_GIVEN = HONORIFICS | NO_GIVEN_NAMES | SUFFIXES | SUFFIXES_IN_CAPITALS

_WORD = r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*"
_TWO_PARTS = re.compile(rf"({_WORD}(?:\s{_WORD}){{1,3}})\s?,\s?({_WORD}(?:\s{_WORD}){{0,2}})")


def settle(staged: Staged) -> list[Question]:
    """Turn such names round, or leave them, as was answered; else ask.

    Until then they are turned, lest other questions are put about them.
    """
    name = PERSON_COLUMNS.get(staged.plan.table, "")
    column = staged.column(name)
    if column is None or name not in staged or f"{name}_uid" in staged or "uid" in staged:
        return []
    parts = {text: found for text in set(staged.texts[name]) if (found := _parts(text))}
    if not any(" " not in given for _, given in parts.values()):
        return []
    key = f"comma_names:{column}"
    answer = answered(staged.plan.answers, key, CODES)
    asked = [] if answer is not None else [_question(key, column, parts)]
    if answer != AS_USUAL:
        _turn(staged, name, parts)
    return asked


def _turn(staged: Staged, name: str, parts: dict[str, tuple[str, str]]) -> None:
    """Put the given name first, and say beside it which part is the family's."""
    texts = staged.texts[name]
    turned = {text: f"{given} {family}" for text, (family, given) in parts.items()}
    staged.families = {turned[text]: family for text, (family, _) in parts.items()}
    if name == "name":
        said = staged.texts.get("family_name", [""] * len(staged))
        own = [parts[text][0] if text in parts else "" for text in texts]
        staged.texts["family_name"] = [one or other for one, other in zip(said, own, strict=True)]
    staged.replace(name, turned)


def _parts(text: str) -> tuple[str, str] | None:
    """What stands before and behind the comma; None if that is no name, or read anyhow."""
    found = _TWO_PARTS.fullmatch(text.strip()) if "," in text else None
    if found is None or "," not in naming.read(text).name or naming.is_organization(text):
        return None
    words = {fold(word).replace(".", "") for word in found[2].split()}
    before = {fold(word).replace(".", "") for word in found[1].split()}
    told = not words.isdisjoint(_NO_GIVEN) or not before.isdisjoint(FORMS - SUFFIXES)
    if told or found[2][0].islower():
        return None
    return naming.titled(found[1]), naming.titled(found[2])


def _question(key: str, column: str, parts: dict[str, tuple[str, str]]) -> Question:
    shown = sorted(parts)[:SAMPLES]
    options = (
        Option(FAMILY_FIRST, {}, tuple((text, " | ".join(parts[text])) for text in shown)),
        Option(AS_USUAL, {}, tuple((text,) for text in shown)),
    )
    told = {"column": column, "count": len(parts), "text": shown[0]}
    return Question(key, "import.comma_names", options, told, FAMILY_FIRST)
