"""One name in several rows of positions or moves: one person, or several of the same name?

Rows that are recorded already tell it by themselves. What is new is asked, for all names at once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mercato.exchange.importing.contents import Contents
from mercato.exchange.importing.group_questions import GroupQuestions, Key
from mercato.exchange.importing.link_keys import canonical

if TYPE_CHECKING:
    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.questions import Answers, Question


def settle(batch: Batch, links: dict[str, Links], answers: Answers) -> list[Question]:
    """Give rows of one name people of their own where they are; returns what has to be asked."""
    keys = batch.links.get("person")
    if keys is None:
        return []
    rows: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key[:1] == "n":
            rows[key].append(place)
    people = links["person"]
    for key, candidates in people.doubtful().items():
        if key in rows:
            _recognise(batch, links, key, rows[key], candidates)
    return _ask(batch, people, rows, answers)


def _recognise(
    batch: Batch, links: dict[str, Links], key: str, places: list[int], candidates: list[int]
) -> None:
    """Tell people of one name apart by the records of theirs that the rows are."""
    found = Contents(batch, links).owners(places, candidates)
    if len(found) == len(places):
        for place, person in found.items():
            batch.links["person"][place] = links["person"].split(key, place, person)


def _ask(
    batch: Batch, people: Links, rows: dict[str, list[int]], answers: Answers
) -> list[Question]:
    grouped: dict[Key, list[tuple[str, int]]] = defaultdict(list)
    for key, places in rows.items():
        if people.new_name(key):
            grouped[(canonical("person", key[1:]),)] += [(key, place) for place in places]
    repeated = {name: found for name, found in grouped.items() if len(found) > 1}
    if not repeated:
        return []
    group = GroupQuestions("person", answers)
    names = {name: found[0][0][1:] for name, found in repeated.items()}
    counted = {name: [place for _, place in found] for name, found in repeated.items()}
    said = group.ask("repeated", names, counted, ("one", "each"), "one")
    for name, found in repeated.items():
        if said[name] == "each":
            for key, place in found:
                batch.links["person"][place] = people.split(key, place)
    return group.open
