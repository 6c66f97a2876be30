"""A uid of ours beside a name that is not its record's: whether the row is about that record."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.group_questions import GroupQuestions
from mercato.exchange.lists import taken_apart
from mercato.records.bulk import lookup
from mercato.records.derived import name_forms
from mercato.records.language.folding import words
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.staging import Staged
    from mercato.exchange.questions import Question

_TOLD = ("aliases", "former_name")
_ALIKE, _LONG = 0.8, 6
"""How much of two words has to be the same, from so many letters on, for one to be a slip."""


def settle(
    staged: Staged, batch: Batch, uids: Sequence[str], again: Mapping[int, int]
) -> list[Question]:
    """Ask about rows whose name is neither their record's nor that of the first row of their uid.

    `again` leads from later rows of a uid to the first. Rows that are somebody else's are refused.
    """
    names = batch.columns.get("name")
    if names is None:
        return []
    asked: list[Question] = []
    for what, odd in (
        ("uids", _unlike_first(batch.record_type, names, again)),
        ("renamed", _unlike_record(staged, batch, names)),
    ):
        if not odd:
            continue
        group = GroupQuestions(batch.record_type, staged.plan.answers)
        told = {(uids[place], names[place]): other for place, other in odd.items()}
        sample = {(uid,): (name, other) for (uid, name), other in told.items()}
        answer = group.ask_all(what, sample, ("same", "refuse"), what)
        asked += group.open
        if answer == "refuse":
            for place, other in odd.items():
                values = {"number": uids[place], "other": other, "text": names[place]}
                staged.refuse(batch.rows[place], "import.other_name", "name", **values)
    return asked


def is_called(record_type: str, name: str, known: Iterable[str]) -> bool:
    """Whether a name is only another spelling of one of those known.

    Who marries may keep half of a name, and there is more than one ministry: all words have to be
    there, as far as both names go.
    """
    is_person = record_type == "person"
    key_of = name_forms.person_key if is_person else name_forms.organization_key
    key = key_of(name)
    others = [key_of(one) for one in known]
    return any(_same(key, one) or (not is_person and _is_short(key, one)) for one in others)


def _is_short(one: str, other: str) -> bool:
    """Whether one is the initials of the other."""
    return one == name_forms.initials(other) or other == name_forms.initials(one)


def _same(one: str, other: str) -> bool:
    fewer, more = sorted((one.split(), other.split()), key=len)
    if not fewer or one.replace(" ", "") == other.replace(" ", ""):
        return True
    sound = name_forms.sound(one)
    if sound is not None and sound == name_forms.sound(other):
        return True
    left, met = list(more), False
    for word in sorted(fewer, key=len, reverse=True):
        found = next((mate for mate in left if _same_word(word, mate)), None)
        if found is None:
            return False
        left.remove(found)
        met = met or min(len(word), len(found)) > 1
    return met


def _same_word(one: str, other: str) -> bool:
    """Whether one is the other, its initial, or the other with a slip."""
    if one == other or (1 in (len(one), len(other)) and one[0] == other[0]):
        return True
    long = min(len(one), len(other)) >= _LONG
    return long and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _unlike_first(
    record_type: str, names: Sequence[Any], again: Mapping[int, int]
) -> dict[int, str]:
    """Later rows of a uid, with the name of its first row."""
    pairs = ((place, names[place], names[first]) for place, first in again.items())
    return {
        place: other
        for place, name, other in pairs
        if name and other and not is_called(record_type, name, [other])
    }


def _unlike_record(staged: Staged, batch: Batch, names: Sequence[Any]) -> dict[int, str]:
    """Rows of a uid that is recorded, with the name of its record.

    A row that says itself that this is its former or other name leaves no doubt.
    """
    titles = describing.names({match for match in batch.match if match > 0})
    pairs = ((place, titles.get(match)) for place, match in enumerate(batch.match))
    differing = {
        place: title for place, title in pairs if title and names[place] not in (None, "", title)
    }
    known = lookup.names_of(batch.record_type, {batch.match[place] for place in differing})
    told = [staged.texts[name] for name in _TOLD if name in staged]
    odd: dict[int, str] = {}
    for place, title in differing.items():
        also = (part for texts in told for part in taken_apart(texts[batch.rows[place]]))
        said = (names[place], *filter(words, also))
        if not any(is_called(batch.record_type, one, known[batch.match[place]]) for one in said):
            odd[place] = title
    return odd
