"""Which columns link to other records, and what stands in them: names, numbers, uids, or words.

An end of a move may be no organization ("?", "retired", "own venture"), and whoever moves may be a
group in words; what those say goes into the columns of the batch, what is left are names.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import link_keys as keys_of
from mercato.exchange.importing import other_names
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.link_keys import refuse_several
from mercato.exchange.importing.links import Links
from mercato.records import fields
from mercato.records.language import parties
from mercato.records.moving import move_ends
from mercato.records.uids import UID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.staging import Staged
    from mercato.exchange.questions import Question

ENDS = {"from_organization": "from_state", "to_organization": "to_state"}
POST_LINKS = {"people": ("organization",), "organizations": ("person",)}
_MEDIA = {"outlet": {"kind": "media"}}


_BETWEEN = re.compile(r"[\s;,|]+(?=https?://)", re.IGNORECASE)
_LISTED = re.compile(r"\s*https?://\S+(?:[\s;,|]+https?://\S+)+[\s;,|]*", re.IGNORECASE)


class LinkColumns:
    """The links of all batches of a file, by type of record."""

    def __init__(self, staged: Staged) -> None:
        self._staged = staged
        self.by_type: dict[str, Links] = {
            one: Links(one, staged.plan.answers)
            for one in ("person", "organization", "position", "source")
        }
        self.firsts: list[int] = []
        self.more_sources: list[list[str]] = []
        """Where cells list several addresses: the keys of the second of each row, of the third."""
        self._numbered: list[other_names.Named] = []

    def of_main(self, batch: Batch) -> None:
        """Note whom the fields of the record itself link to."""
        for described in fields.FIELDS[batch.record_type]:
            if described.kind == "link" and len(described.target) == 1:
                self._column(batch, described.name, described.target[0])

    def of_posts(self, posts: Batch) -> None:
        """Note whom posts link to besides the record of their row."""
        for name in POST_LINKS[self._staged.plan.table]:
            self._column(posts, name, name)

    def join_posts(self, posts: Batch, main: Batch) -> None:
        """Let posts link to the record of their row, which rows may share."""
        self.firsts = [-1 - one if one < 0 else place for place, one in enumerate(main.match)]
        own = self.by_type[main.record_type]
        places: dict[int, int] = {}
        for place, match in enumerate(main.match):
            if match > 0:
                own.meant[f"r{place}"] = match
                places.setdefault(match, place)
        rows = [places.get(main.match[first], first) for first in self.firsts]
        posts.links[main.record_type] = [f"r{rows[row]}" for row in posts.rows]

    def of_evidence(self) -> list[str] | None:
        """The keys of the sources that rows name; None if none does."""
        staged = self._staged
        if "source" not in staged and "source_uid" not in staged:
            return None
        names: Sequence[str] | None = staged.texts.get("source")
        uids = staged.texts.get("source_uid")
        if names is not None and any(map(_lists_addresses, names)):
            names, *more = zip_longest(*Memo(_addresses).all(names), fillvalue="")
            self.more_sources = [keys_of.keys(None, None, one) for one in more]
            for keys, one in zip(self.more_sources, more, strict=True):
                self.by_type["source"].want(keys, one)
        found = keys_of.keys(uids, None, names)
        self.by_type["source"].want(found, names)
        return found

    def look_up(self, record_type: str) -> None:
        """Find what is there already of one type."""
        self.by_type[record_type].look_up()

    def settle_other_names(self, main: Batch) -> list[Question]:
        """What has to be asked of rows that link by a number to a record of quite another name."""
        asked = other_names.settle(self._staged, self.by_type, main, self._numbered)
        self._numbered.clear()
        return asked

    def _column(self, batch: Batch, name: str, record_type: str) -> None:
        staged = self._staged
        named = [self._texts(batch, one) for one in (f"{name}_uid", f"{name}_id", name)]
        uids, numbers, names = named
        if uids is None and numbers is None and names is None:
            return
        if names is not None:
            names = self._names(batch, name, names)
        found = keys_of.keys(uids, numbers, names)
        batch.links[name] = found
        if (uids or numbers) and names is not None and record_type in other_names.TYPES:
            self._numbered.append(other_names.Named(batch, name, record_type, names))
        if name in ENDS and batch.record_type == "move":
            batch.fill(ENDS[name], ["known" if key else None for key in found])
        if staged.refused:
            found = [
                "" if row in staged.refused else key
                for row, key in zip(batch.rows, found, strict=True)
            ]
        self.by_type[record_type].want(found, names, **_MEDIA.get(name, {}))
        if record_type == "person":
            self.by_type[record_type].part(staged.families)

    def _texts(self, batch: Batch, name: str) -> Sequence[str] | None:
        texts = self._staged.texts.get(name)
        if texts is None or len(texts) == len(batch):
            return texts
        return [texts[row] for row in batch.rows]

    def _names(self, batch: Batch, name: str, texts: Sequence[str]) -> Sequence[str]:
        if name in ENDS and batch.record_type == "move":
            return self._ends(batch, name, texts)
        if name in ("organization", "parent"):
            ends = Memo(move_ends.read)
            return [end.name or "" for end in ends.all(texts)]
        if name == "person" and batch.record_type == "move":
            return self._people(batch, texts)
        return texts

    def _ends(self, batch: Batch, name: str, texts: Sequence[str]) -> list[str]:
        """The names at an end; its state goes into the columns, and the kind of going there."""
        ends = Memo(move_ends.read).all(texts)
        batch.fill(
            ENDS[name],
            [end.state if text.strip() else None for end, text in zip(ends, texts, strict=True)],
        )
        if name == "to_organization" and any(end.kind for end in ends):
            batch.fill("kind", [end.kind for end in ends])
        return [end.name or "" for end in ends]

    def _people(self, batch: Batch, texts: Sequence[str]) -> list[str]:
        """The names of those who move; groups in words are no people."""
        memo = Memo(_who)
        found = memo.all(texts)
        for place, uid in enumerate(self._texts(batch, "person_uid") or ()):
            if uid.strip():  # which leaves no doubt, whatever somebody is called
                found[place] = texts[place].strip()
        if memo.bad:
            for place, who in enumerate(found):
                if not isinstance(who, str | parties.Party):
                    self._staged.refuse(batch.rows[place], who.code, "person", **who.values)
                    found[place] = ""
        groups = [who if isinstance(who, parties.Party) else None for who in found]
        if any(groups):
            batch.fill("party", [one.party if one else None for one in groups])
            batch.fill("headcount", [one.headcount if one else None for one in groups])
            batch.fill("headcount_bound", [one.bound if one else None for one in groups])
        return [who if isinstance(who, str) else "" for who in found]


def _addresses(text: str) -> list[str]:
    """The addresses that a cell lists, each once, or its text."""
    if not _lists_addresses(text):
        return [text]
    return list(dict.fromkeys(_BETWEEN.split(text.strip(" \r\n\t;,|"))))


def _lists_addresses(text: str) -> bool:
    """Whether a cell holds several addresses and nothing else."""
    return text.count("://") > 1 and _LISTED.fullmatch(text) is not None


def _who(text: str) -> Any:
    """A name, a group in words, or a refusal where one cell names several people."""
    plain = text.strip()
    if not plain or UID.fullmatch(plain):
        return plain
    party = parties.understand(plain)
    if party is not None:
        return party
    refuse_several(plain)
    return plain
