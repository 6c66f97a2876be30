"""Names under a heading that says that the family name comes first: "NOM ET PRÉNOM"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.importing.header_words import CONCEPTS_OF
from mercato.exchange.importing.odd_names import PERSON_COLUMNS
from mercato.exchange.questions import Option, Question
from mercato.records.language import naming
from mercato.records.language.folding import fold, words
from mercato.records.language.name_words import PARTICLES

if TYPE_CHECKING:
    from mercato.exchange.importing.staging import Staged

FIRST_WORD, LAST_WORD, AS_USUAL = "family_first_word", "given_last_word", "given_first"
CODES = (FIRST_WORD, LAST_WORD, AS_USUAL)

_WORDS = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*(?:\s+[^\W\d_][\w.'’-]*)+")


def settle(staged: Staged) -> list[Question]:
    """Turn such names round: "MARTIN LEA" is "MARTIN, LEA"; where a border is open, ask."""
    name = PERSON_COLUMNS.get(staged.plan.table, "")
    column = staged.column(name)
    if column is None or name not in staged or not _says_family_first(column):
        return []
    memo = Memo(_parts)
    found = memo.all(map(str.strip, staged.texts[name]))
    turnable = {text: parts for text, parts in memo.items() if parts}
    shown = all(map(str.isupper, turnable)) or any(map(_shows_family_first, memo))
    open_ones = [text for text, (first, last) in turnable.items() if first < last or not shown]
    key = f"name_order:{column}"
    answer = answered(staged.plan.answers, key, CODES)
    if open_ones and answer is None:
        return [_question(key, column, open_ones)]
    if answer == AS_USUAL:
        return []
    turned = {text: _turned(text, answer or FIRST_WORD) for text, parts in memo.items() if parts}
    staged.texts[name] = [
        turned.get(text.strip(), text) if parts else text
        for text, parts in zip(staged.texts[name], found, strict=True)
    ]
    staged.turned = [(text, naming.read(one).name) for text, one in turned.items() if one != text]
    return []


def _says_family_first(header: str) -> bool:
    """Whether words for a family name and then for a given one stand in a heading."""
    said = words(header)
    family = next((at for at, word in enumerate(said) if _is_word_for(word, "family")), None)
    given = next((at for at, word in enumerate(said) if _is_word_for(word, "given")), None)
    return family is not None and given is not None and family < given


def _is_word_for(word: str, concept: str) -> bool:
    return concept in CONCEPTS_OF.get(word, ())


def _shows_family_first(text: str) -> bool:
    """Whether a name itself tells that its family name comes first: DUPONT Jean, Dupont, Jean."""
    words = text.split()
    return "," in text or (len(words) > 1 and words[0].isupper() and not words[-1].isupper())


def _parts(text: str) -> tuple[int, int] | None:
    """Where at the earliest and the latest a family name in front ends; None if it is plain."""
    parts = text.split()
    loud = [word.isupper() and len(word) > 1 for word in parts]
    plain = any(loud) and not all(loud)
    if plain or not _WORDS.fullmatch(text) or naming.without_honorifics(text) != text:
        return None
    if naming.is_organization(text):
        return None
    start = 0
    while start < len(parts) - 2 and fold(parts[start]) in PARTICLES:
        start += 1
    return start + 1, len(parts) - 1


def _turned(text: str, answer: str) -> str:
    """The name with a comma, or with several words of its family name behind, in capitals."""
    parts = _parts(text)
    if parts is None:
        return text
    listed, cut = text.split(), parts[answer == LAST_WORD]
    family, given = " ".join(listed[:cut]), " ".join(listed[cut:])
    made = f"{family}, {given}"
    return f"{naming.titled(given)} {family.upper()}" if "," in naming.read(made).name else made


def _question(key: str, column: str, texts: list[str]) -> Question:
    shown = texts[:SAMPLES]
    read = {code: [_turned(text, code) for text in shown] for code in CODES[:2]}
    read[AS_USUAL] = shown
    options = tuple(
        Option(
            code,
            {},
            tuple(
                (text, " | ".join(filter(None, (found.family, found.given))))
                for text, found in zip(shown, map(naming.read, read[code]), strict=True)
            ),
        )
        for code in CODES
    )
    told = {"column": column, "count": len(texts), "text": shown[0]}
    return Question(key, "import.name_order", options, told, FIRST_WORD)
