"""What claims link to: whoever said it and whom it is about, people and organizations alike."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from mercato.exchange import entry_links
from mercato.exchange.importing.link_keys import refuse_no_name
from mercato.exchange.importing.report import Cell
from mercato.exchange.lists import taken_apart
from mercato.records import codes
from mercato.records.bulk import inserting
from mercato.records.bulk.lookup import among
from mercato.records.errors import Refused
from mercato.records.fields import AUTHORITY
from mercato.records.schema import ClaimSubject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.staging import Staged


class ClaimRows:
    """Finds or makes what each distinct text names, before claims are made."""

    def __init__(self, staged: Staged, batch: Batch) -> None:
        self._staged, self._batch = staged, batch
        self._known: dict[tuple[tuple[str, ...], str], Any] = {}
        self._subjects: list[list[int]] = []

    def run(self) -> None:
        """Fill in who asserted each claim; rows that name several by one name are refused."""
        spoken = self._column("asserted_by")
        if spoken is not None:
            self._foresee(AUTHORITY, (text.strip() for text in spoken))
            self._batch.columns["asserted_by"] = [
                self._one(row, "asserted_by", text, AUTHORITY) for row, text in enumerate(spoken)
            ]
            self._batch.links["asserted_by"] = list(spoken)
        about = list(map(taken_apart, self._column("subjects") or ()))
        self._foresee(codes.RECORD_TYPES, chain.from_iterable(about))
        for row, named in enumerate(about):
            found = [self._one(row, "subjects", one, codes.RECORD_TYPES) for one in named]
            self._subjects.append([one for one in found if one is not None])

    def add_subjects(self, places: Sequence[int]) -> None:
        """Say what the claims at these places are about, where they do not say so yet."""
        if not self._subjects:
            return
        rows: list[tuple[int, int]] = []
        claims = {self._batch.ids[place] for place in places}
        query = ClaimSubject.select(ClaimSubject.claim, ClaimSubject.record)
        known = set(query.where(among(ClaimSubject.claim, claims)).tuples())
        for place in places:
            claim, said = self._batch.ids[place], dict.fromkeys(self._subjects[place])
            fresh = [one for one in said if (claim, one) not in known]
            known.update((claim, one) for one in fresh)
            rows += [(claim, one) for one in fresh]
            if fresh and place not in self._batch.made:
                cell = Cell("subjects", None, self._staged.texts["subjects"][place])
                self._batch.note(place, cell)
        inserting.insert(ClaimSubject, ("claim", "record"), rows)

    def _column(self, name: str) -> list[str] | None:
        """What names the links: the uids where there are any, else the names."""
        texts, uids = (self._staged.texts.get(one) for one in (name, f"{name}_uid"))
        if uids is None:
            return None if texts is None else list(texts)
        names = texts or [""] * len(uids)
        return [uid.strip() or name for uid, name in zip(uids, names, strict=True)]

    def _foresee(self, targets: tuple[str, ...], texts: Iterable[str]) -> None:
        """Find at once what is there already."""
        for text, record in entry_links.known(targets, set(texts)).items():
            self._known[targets, text] = record

    def _one(self, row: int, name: str, text: str, targets: tuple[str, ...]) -> int | None:
        if not text.strip() or row in self._staged.refused:
            return None
        key = targets, text.strip()
        if key not in self._known:
            try:
                refuse_no_name(text)
                self._known[key] = entry_links.link(targets, text.strip(), field=name)
            except Refused as refusal:
                self._known[key] = refusal
        found = self._known[key]
        if isinstance(found, Refused):
            self._staged.refuse_as(row, found)
            return None
        return int(found)
