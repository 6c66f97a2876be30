"""Matching rows by what they are called: names with the organization, headlines, addresses, texts.

What a name alone cannot decide is asked: whether rows of one name are one record (`repeated`), and
whether a record of that name is the one meant (`same_name`): for all names at once, or, where that
is answered `one_by_one`, for each.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import answering, link_questions
from mercato.exchange.importing.evidence import Evidence, at
from mercato.exchange.importing.group_questions import ONE_BY_ONE, GroupQuestions, Key
from mercato.exchange.importing.link_keys import SEVERAL, canonical, refuse_no_name
from mercato.records.bulk import lookup
from mercato.records.bulk.lookup import among
from mercato.records.derived import name_forms
from mercato.records.errors import Refused
from mercato.records.schema import ENTITIES, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged
    from mercato.exchange.questions import Question

_TOGETHER = 5_000
"""Names whose records are read at once."""


class Named:
    """The entries of a batch that neither uid nor number decides."""

    def __init__(self, staged: Staged, batch: Batch, links: dict[str, Links]) -> None:
        self._staged, self._batch, self._links = staged, batch, links
        self._type = batch.record_type
        self._answers = staged.plan.answers
        self._group = GroupQuestions(self._type, self._answers)
        self._evidence = Evidence(batch, links, staged.headers)

    @property
    def questions(self) -> list[Question]:
        """What has to be asked before the rows have their records."""
        return self._group.open

    def match(self, places: Sequence[int], numbered: Sequence[bool]) -> None:
        """Give these entries their match; `numbered` ones are no row but themselves."""
        if not self._is_needed(numbered):
            return
        grouped: dict[Key, list[int]] = defaultdict(list)
        for place in places:
            if (key := self._key(place)) is not None:
                grouped[key].append(place)
        single = {key: [one for one in rows if not numbered[one]] for key, rows in grouped.items()}
        self._repeated({key: rows for key, rows in single.items() if len(rows) > 1})
        self._known(grouped)
        self._tell_links(grouped)
        if self._type == "source" and "text" in self._batch.columns:
            self._by_text([one for one in places if not numbered[one] and self._key(one) is None])

    def _by_text(self, places: Sequence[int]) -> None:
        """Match sources that have nothing but a text, with each other and with those there."""
        texts: dict[str, list[int]] = defaultdict(list)
        for place in places:
            if self._batch.match[place] == 0 and (text := at(self._batch.columns, "text", place)):
                texts[str(text)].append(place)
        self._join(texts)
        bare = Source.url.is_null() & Source.headline.is_null() & among(Source.text, set(texts))
        query = Source.select(Source.text, Source.id).where(bare).order_by(Source.id.desc())
        for text, record in query.tuples() if texts else ():
            self._batch.match[texts[text][0]] = record

    def _is_needed(self, numbered: Sequence[bool]) -> bool:
        """Whether names could tell anything: of records there, of other rows, of links."""
        model: Any = ENTITIES[self._type]
        links = self._links.get(self._type)
        linked = links is not None and links.by_name
        return not all(numbered) or linked or bool(model.select(model.id).exists())

    def _key(self, place: int) -> Key | None:
        columns = self._batch.columns
        if self._type == "source":
            url, headline = (at(columns, name, place) for name in ("url", "headline"))
            if url or headline:
                return (name_forms.address_key(url),) if url else (name_forms.text_key(headline),)
            return None
        name = at(columns, "text" if self._type == "claim" else "name", place)
        if not name:
            return None
        try:
            refuse_no_name(name)
        except Refused as refusal:
            row = self._batch.rows[place]
            self._staged.refuse(row, refusal.code, "name", **refusal.values)
            return None
        if self._type == "organization":
            parent = self._batch.links.get("parent")
            return canonical("organization", name), self._parent(parent[place] if parent else "")
        return (canonical(self._type, name),)

    def _parent(self, key: str) -> Any:
        """What the parent is, as far as that is known before anything is made."""
        if not key:
            return None
        meant = self._links["organization"].meant.get(key)
        return meant if isinstance(meant, int) else key.casefold()

    def _repeated(self, grouped: dict[Key, list[int]]) -> None:
        """Rows of one name: one record, or each its own, as was answered.

        A source or a claim is the same, and an organization too, unless its rows contradict.
        """
        asked = {} if self._type in ("source", "claim") else grouped
        if self._type == "organization":
            asked = {key: rows for key, rows in grouped.items() if self._contradict(rows)}
        self._join({key: rows for key, rows in grouped.items() if key not in asked})
        if asked:
            names = {key: self._name(rows[0]) for key, rows in asked.items()}
            said = self._group.ask("repeated", names, asked, ("one", "each"), "one")
            self._join({key: rows for key, rows in asked.items() if said[key] == "one"})

    def _contradict(self, rows: list[int]) -> bool:
        """Whether rows of one name differ in something that one record has once."""
        told = [one for name, one in self._batch.columns.items() if name not in ("name", "note")]
        return any(len({one[row] for row in rows} - {None}) > 1 for one in told)

    def _join(self, grouped: dict[Any, list[int]]) -> None:
        for rows in grouped.values():
            for place in rows[1:]:
                self._batch.match[place] = -1 - rows[0]

    def _known(self, grouped: dict[Key, list[int]]) -> None:
        """Find the records that bear the names, and ask where a name alone does not tell."""
        firsts = {
            key: [row for row in rows if self._batch.match[row] == 0]
            for key, rows in grouped.items()
        }
        names = {key: self._name(rows[0]) for key, rows in firsts.items() if rows}
        found = lookup.find_all(self._type, set(names.values()))
        doubtful: dict[Key, list[int]] = {}
        called = [(key, found[name]) for key, name in names.items() if name in found]
        for start in range(0, len(called), _TOGETHER):
            part = called[start : start + _TOGETHER]
            self._evidence.read({record for _, records in part for record in records})
            for key, borne in part:
                records = self._evidence.plausible(firsts[key][0], borne)
                if records and not self._pair(firsts[key], records):
                    doubtful[key] = records
        self._ask_which(doubtful, names, firsts)

    def _name(self, place: int) -> str:
        columns = self._batch.columns
        if self._type == "source":
            return str(at(columns, "url", place) or at(columns, "headline", place))
        return str(columns["text" if self._type == "claim" else "name"][place])

    def _pair(self, rows: list[int], records: list[int]) -> bool:
        """Match where more than the name agrees, or where a name is enough; whether it was."""
        if self._type in ("source", "claim") or (
            self._type == "organization" and len(records) == 1 and len(rows) == 1
        ):
            self._batch.match[rows[0]] = records[0]
            return True
        if self._staged.plan.match == "name" and len(records) == len(rows) == 1:
            self._batch.match[rows[0]] = records[0]
            return True
        if self._type == "person":
            there = self._evidence.held_there(rows[0], records)
            if len(there) == len(rows) == 1:
                self._batch.match[rows[0]] = there[0]
                return True
        if self._staged.plan.match == "name_organization":
            return True
        same = self._evidence.alike(rows[0], records)
        brought = self._evidence.listed(same)
        enough = len(same) > 1 or self._evidence.tells(rows[0]) or bool(brought)
        if len(rows) == len(same) and enough:
            for place, record in zip(rows, same, strict=True):
                self._batch.match[place] = record
            return True
        return False

    def _ask_which(
        self,
        doubtful: dict[Key, list[int]],
        names: dict[Key, str],
        firsts: dict[Key, list[int]],
    ) -> None:
        """Ask whether the records of a name are those meant."""
        for key in list(doubtful):
            said = self._answers.get(answering.key_of(self._type, names[key]))
            if said is not None:
                if said != "new":
                    record = answering.record_answered(self._type, names[key], said)
                    self._take(firsts[key], record)
                del doubtful[key]
        one = {key: records for key, records in doubtful.items() if len(records) == 1}
        if len(one) > 1:
            asked = {key: names[key] for key in one}
            answered = self._group.ask("same_name", asked, firsts, ("same", "new"), "same")
            for key, answer in answered.items():
                if answer == "same":
                    self._take(firsts[key], one[key][0])
                if answer != ONE_BY_ONE:
                    del doubtful[key]
        for key, records in doubtful.items():
            question = link_questions.of(self._type, names[key], records, len(firsts[key]))
            assert question is not None
            self._group.open.append(question)

    def _take(self, rows: list[int], record: int) -> None:
        for place in rows:
            self._batch.match[place] = record

    def _tell_links(self, grouped: dict[Key, list[int]]) -> None:
        """Let links by name find the rows of this file: a parent further down, a relayed source."""
        links = self._links.get(self._type)
        if links is None:
            return
        firsts: dict[str, list[int]] = defaultdict(list)
        for rows in grouped.values():
            apart = [row for row in rows if self._batch.match[row] != -1 - rows[0]]
            firsts[f"n{canonical(self._type, self._name(rows[0]))}"] += apart
        parents = self._batch.links.get("parent")
        for key, rows in firsts.items():
            top = [row for row in rows if not (parents and parents[row])]
            chosen = rows if len(rows) == 1 else top
            links.own.setdefault(key, chosen[0] if len(chosen) == 1 else SEVERAL)
