"""Which rows are records that are there already, and which rows of a file are one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.importing import match_names, targets, uid_names
from mercato.exchange.importing.batch import NEW
from mercato.exchange.importing.contents import Contents
from mercato.exchange.importing.group_questions import GroupQuestions, Key
from mercato.exchange.importing.link_keys import NUMBER
from mercato.exchange.importing.other_names import alike
from mercato.records.belongings import identifiers
from mercato.records.bulk import lookup
from mercato.records.errors import Refused
from mercato.records.language.folding import words
from mercato.records.uids import UID
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged
    from mercato.exchange.questions import Question

_BY_CONTENT = ("position", "move")


class Matching:
    """Finds the record of each row by the surest of what the row says; collects `questions`."""

    def __init__(self, staged: Staged, batch: Batch, links: dict[str, Links]) -> None:
        self._staged, self._batch, self._links = staged, batch, links
        self._how = staged.plan.match
        self._decided = [False] * len(batch)
        self.numbers: dict[str, list[str]] = {}
        self.questions: list[Question] = []

    def run(self) -> None:
        """Give each entry of the batch its match, as far as no question is open."""
        if "uid" in self._staged:
            self._by_uid()
        for name in targets.SCHEMES:
            if name in self._staged:
                self._by_number(name)
        if self._how in ("none", "uid", "identifier"):
            return
        left = [row for row, decided in enumerate(self._decided) if not decided]
        left = [row for row in left if self._batch.rows[row] not in self._staged.refused]
        if self._batch.record_type in _BY_CONTENT:
            Contents(self._batch, self._links).match(left, self._numbered())
        else:
            named = match_names.Named(self._staged, self._batch, self._links)
            named.match(left, numbered=self._numbered())
            self.questions += named.questions

    def _numbered(self) -> list[bool]:
        """Which entries say by a number or uid of their own that they are no other row."""
        count = len(self._batch)
        said = [self.numbers[name] for name in self.numbers]
        if "uid" in self._staged:
            said.append(self._staged.texts["uid"])
        if not said:
            return [False] * count
        return [any(texts) for texts in zip(*said, strict=True)]

    def _by_uid(self) -> None:
        texts = [text.strip().lower() for text in self._staged.texts["uid"]]
        found = lookup.by_uids(text for text in texts if text)
        first: dict[str, int] = {}
        again: dict[int, int] = {}
        links = self._links.get(self._batch.record_type)
        for place, uid in enumerate(texts):
            if not uid or self._how in ("none", "identifier", "name", "content"):
                continue
            record, record_type = found.get(uid, (NEW, self._batch.record_type))
            if record_type != self._batch.record_type:
                told = {"type": record_type, "expected": [self._batch.record_type]}
                self._staged.refuse(place, "link.wrong_type", "uid", **told)
            elif not UID.fullmatch(uid):
                self._staged.refuse(place, "import.no_uid", "uid", value=uid)
            elif uid in first:
                again[place] = first[uid]
                self._decide(place, -1 - first[uid] if record == NEW else record)
            else:
                first[uid] = place
                self._decide(place, record)
                if record == NEW:
                    self._batch.uids[place] = uid
                    if links is not None:
                        links.own[f"u{uid}"] = place
        self.questions += uid_names.settle(self._staged, self._batch, texts, again)

    def _by_number(self, name: str) -> None:
        """Match by a number in somebody's scheme, which is kept as an identifier as well."""
        scheme = targets.SCHEMES[name]
        values = self._values(name, scheme)
        self.numbers[name] = values
        if self._how in ("none", "uid", "name", "content"):
            return
        different = set(filter(None, values))
        repeated = len(different) < sum(map(bool, values))
        find = lookup.by_numbers if scheme == NUMBER else lookup.by_identifiers
        found = find(self._batch.record_type, scheme, different)
        del different
        first: dict[str, int] = {}
        mine: list[int] = []
        for place, value in enumerate(values) if found or repeated else ():
            records = found.get(value, ())
            if len(records) > 1:
                self._staged.refuse(place, "import.number_of_several", name, value=value)
            elif self._decided[place]:
                self._agree(place, name, records, value)
            elif records:
                self._decide(place, records[0])
                mine.append(place)
            elif value and repeated and first.setdefault(value, place) != place:
                self._decide(place, -1 - first[value])
                mine.append(place)
        self._ask_about_system(name, mine)
        links = self._links.get(self._batch.record_type)
        if links is not None:
            for place, value in enumerate(self.numbers[name]):
                if value and scheme in (NUMBER, identifiers.scheme_of(value)):
                    links.own.setdefault(f"i{value}", place)
        if scheme == NUMBER:
            self._forget_known(self.numbers[name], found)

    def _forget_known(self, values: list[str], found: Mapping[str, Sequence[int]]) -> None:
        """Add no number as this file's own that the record has under another scheme already."""
        told = {value for value in found if identifiers.scheme_of(value)}
        own = lookup.by_identifiers(self._batch.record_type, NUMBER, told)
        for place, value in enumerate(values) if told else ():
            if value in told and value not in own and self._batch.match[place] in found[value]:
                values[place] = ""

    def _ask_about_system(self, name: str, places: Sequence[int]) -> None:
        """Ask whether numbers are those of another system where names have nothing in common.

        Two systems may both begin to count at one, and a column may hold no numbers of rows at
        all. If they are another's, they tell nothing here.
        """
        odd = self._oddly_named(name, places)
        if not odd:
            return
        group = GroupQuestions(self._batch.record_type, self._staged.plan.answers)
        what = "numbers" if targets.SCHEMES[name] == NUMBER else f"numbers:{name}"
        answer = group.ask_all("numbers", odd, ("same", "other"), what)
        self.questions += group.open
        if answer == "other":
            self.numbers[name] = [""] * len(self.numbers[name])
            for place in places:
                self._batch.match[place], self._decided[place] = NEW, False

    def _oddly_named(self, name: str, places: Sequence[int]) -> dict[Key, tuple[str, str]]:
        """The numbers of rows that are not called like their record, or like the first such row."""
        names, match = self._batch.columns.get("name"), self._batch.match
        record_type = self._batch.record_type
        if names is None:
            return {}
        known = describing.names({match[place] for place in places if match[place] > 0})
        odd: dict[int, str] = {}
        for place in places:
            other = known.get(match[place]) if match[place] > 0 else names[-1 - match[place]]
            if not names[place] or not other or names[place] == other:
                continue
            if not alike(record_type, names[place], other, set(words(other))):
                odd[place] = other
        borne = lookup.find_all(record_type, {names[place] for place in odd})
        return {
            (self.numbers[name][place],): (names[place], other)
            for place, other in odd.items()
            if match[place] not in borne.get(names[place], ())
        }

    def _agree(self, place: int, name: str, records: Sequence[int], value: str) -> None:
        """Refuse a row whose numbers are those of two records."""
        match = self._batch.match[place]
        if records and match > 0 and records[0] != match:
            self._staged.refuse(place, "import.numbers_disagree", name, value=value)

    def _values(self, name: str, scheme: str) -> list[str]:
        texts = self._staged.texts[name]
        if identifiers.are_clean(scheme, texts):
            return list(texts)
        found: list[str] = []
        for place, text in enumerate(texts):
            try:
                found.append(identifiers.clean(scheme, text) if text.strip() else "")
            except Refused as refusal:
                self._staged.refuse(place, refusal.code, name, **refusal.values)
                found.append("")
        return found

    def _decide(self, place: int, match: int) -> None:
        self._batch.match[place] = match
        self._decided[place] = True
