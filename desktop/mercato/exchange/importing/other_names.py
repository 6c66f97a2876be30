"""A number that means one record beside the name of another: nobody knows which is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.exchange.importing.group_questions import GroupQuestions
from mercato.records.bulk import lookup
from mercato.records.derived import name_forms
from mercato.records.language.folding import words
from mercato.records.uids import UID
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged
    from mercato.exchange.questions import Question

TYPES = ("person", "organization")
"""Whose names tell one from another."""
_ALSO = ("aliases", "former_name", "native_name")
_SMALL = frozenset({"and", "de", "del", "des", "di", "du", "et", "for", "group", "la", "le", "of"})
"""Words that many names share."""
_LONG = 4
"""Letters of a name that may be found inside another one without blanks."""


@dataclass(frozen=True, slots=True)
class Named:
    """A link whose rows give a number, and a name as well."""

    batch: Batch
    field: str
    record_type: str
    names: Sequence[str]


def settle(
    staged: Staged, links: dict[str, Links], main: Batch, columns: Sequence[Named]
) -> list[Question]:
    """Ask once for each type whether numbers count beside names that are not their records' own.

    If they do not, rows with such a name are refused.
    """
    asked: list[Question] = []
    for record_type in TYPES:
        mine = [one for one in columns if one.record_type == record_type]
        odd: dict[tuple[str, str], str] = {}
        for one in mine:
            odd |= _odd(one, links[record_type], main, staged)
        if not odd:
            continue
        group = GroupQuestions(record_type, staged.plan.answers)
        told = {(key[1:], name): (name, other) for (key, name), other in odd.items()}
        sample = {(number,): both for (number, _), both in told.items()}
        answer = group.ask_all("linked_numbers", sample, ("same", "refuse"), "linked_numbers")
        asked += group.open
        if answer == "refuse":
            _refuse(staged, mine, odd)
    return asked


def _odd(one: Named, links: Links, main: Batch, staged: Staged) -> dict[tuple[str, str], str]:
    """Keys and names of rows that are not alike, with what the key's record is called."""
    said = {
        (key, name.strip())
        for key, name in set(zip(one.batch.links[one.field], one.names, strict=True))
        if key[:1] in ("i", "u") and words(name) and not UID.fullmatch(name.strip())
    }
    own = main if main.record_type == one.record_type else None
    called = _called(links, {key for key, _ in said}, own, staged)
    return {
        (key, name): called[key][0]
        for key, name in sorted(said)
        if key in called and not alike(one.record_type, name, *called[key])
    }


def alike(record_type: str, name: str, title: str, known: set[str]) -> bool:
    """Whether a name may be that of a record with this title, `known` being all words of its names.

    They share a word that tells something, or are the same without blanks, as initials, by sound.
    """
    key_of = name_forms.person_key if record_type == "person" else name_forms.organization_key
    mine, other = key_of(name), key_of(title)
    telling = set(mine.split()) - _SMALL
    if not telling or not other or telling & known:
        return True
    whole, others = mine.replace(" ", ""), other.replace(" ", "")
    if min(len(whole), len(others)) >= _LONG and (whole in others or others in whole):
        return True
    if whole in {others, name_forms.initials(other)} or others == name_forms.initials(mine):
        return True
    sound = name_forms.sound(mine)
    return sound is not None and sound == name_forms.sound(other)


def _refuse(staged: Staged, columns: Iterable[Named], odd: Mapping[tuple[str, str], str]) -> None:
    for one in columns:
        keys = one.batch.links[one.field]
        for row, key, name in zip(one.batch.rows, keys, one.names, strict=True):
            if (other := odd.get((key, name.strip()))) is not None:
                told = {"number": key[1:], "other": other, "text": name.strip()}
                staged.refuse(row, "import.other_name", one.field, **told)


def _called(
    links: Links, keys: Iterable[str], own: Batch | None, staged: Staged
) -> dict[str, tuple[str, set[str]]]:
    """What the record of each key is called, and all words of its names.

    That is a record that is there, a row of the file, or a new one with the name met first.
    """
    records: dict[str, int] = {}
    found: dict[str, tuple[str, set[str]]] = {}
    for key in keys:
        meant = links.meant.get(key)
        title = links.new_name(key)
        if isinstance(meant, int) and meant < 0 and own is not None:
            row = -1 - meant
            title, meant = str(own.columns["name"][row] or ""), own.known(row)
            also = (staged.texts[one][own.rows[row]] for one in _ALSO if one in staged)
            found[key] = title, {word for text in (title, *also) for word in words(text)}
        elif title:
            found[key] = title, set(words(title))
        if isinstance(meant, int) and meant > 0:
            records[key] = meant
    known = lookup.words_of(links.record_type, set(records.values()))
    names = describing.names(set(records.values()))
    for key, record in records.items():
        title, said = found.get(key, (names.get(record, ""), set()))
        found[key] = title, said | known[record]
    return {key: one for key, one in found.items() if one[1]}
