"""What the records of an import rest on: the sources that rows name, or the file itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.cells import Bad, Memo
from mercato.exchange.importing.report import Cell
from mercato.records.bulk import inserting
from mercato.records.bulk.lookup import among
from mercato.records.evidence import source_dates
from mercato.records.fields import field
from mercato.records.language import authorities, languages
from mercato.records.schema import Record, Reference, Source
from mercato.records.verbs import editing, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged

_AUTHORITY = ("according_to", "according_to_record", "according_to_count")


class Evidence:
    """Reads quotes and authorities before anything is written, and adds the references."""

    def __init__(self, staged: Staged, keys: list[str] | None, sources: Links) -> None:
        self._staged, self._keys, self._sources = staged, keys, sources
        self._columns: dict[str, list[Any]] = {}
        self._dated: set[int] = set()

    def read(self) -> None:
        """Read what goes with a source; a row that quotes without one is refused."""
        for name in ("quote", "locator", "according_to"):
            if name in self._staged:
                self._columns[name] = self._read(name)
        said = [name for name in self._columns if any(self._columns[name])]
        if "source" in self._staged.plan.constants or not said:
            return
        keys = self._keys or [""] * len(self._staged)
        for row, key in enumerate(keys):
            if key:
                continue
            unsourced = next((name for name in said if self._columns[name][row]), None)
            if unsourced is not None:
                self._staged.refuse(row, "move.source_needed", unsourced)

    def take_sources(self) -> None:
        """Refuse rows whose source is none that can be kept, and note which ones have a day."""
        meant, keys = self._sources.meant, set(self._keys or ())
        known = {record for key in keys if isinstance(record := meant.get(key), int)}
        dated = Source.published_on.is_null(False)
        self._dated = {
            source
            for (source,) in Source.select(Source.id).where(among(Source.id, known), dated).tuples()
        }
        bad = {key for key in keys if meant.get(key).__class__ is Bad}
        for row, key in enumerate(self._keys or ()) if bad else ():
            if key in bad:
                self._staged.refuse(row, meant[key].code, "source", **meant[key].values)

    def _read(self, name: str) -> list[Any]:
        described = field("reference", name)

        def convert(text: str) -> Any:
            if name == "according_to":
                if text.strip():
                    authorities.understand(text)
                return text.strip() or None
            return values.single("reference", described, text)

        memo = Memo(convert)
        found = memo.all(self._staged.texts[name])
        for row in [row for row, value in enumerate(found) if value.__class__ is Bad]:
            self._staged.refuse(row, found[row].code, name, **found[row].values)
            found[row] = None
        return found

    def add(self, batch: Batch, places: Sequence[int]) -> None:
        """Let the sources that rows name support their records, where they do not yet."""
        if self._keys is None:
            return
        meant, rows = self._sources.meant, batch.rows
        wanted = [place for place in places if isinstance(meant[self._keys[rows[place]]], int)]
        # A record that is made by one row alone cannot have the reference yet.
        old = {batch.ids[place] for place in wanted if place not in batch.made}
        fresh = self._not_yet(batch, wanted, old) if old else wanted
        self._insert(batch, fresh)
        self._date(batch, fresh)

    def _not_yet(self, batch: Batch, places: Sequence[int], old: set[int]) -> list[int]:
        """The places whose record does not rest on the source of their row yet."""
        assert self._keys is not None
        meant, rows, known = self._sources.meant, batch.rows, _present(old)
        fresh: list[int] = []
        quotes = self._columns.get("quote")
        for place in places:
            record, row = batch.ids[place], rows[place]
            if record in old:
                quote = quotes[row] if quotes is not None else None
                said = (meant[self._keys[row]], record, quote)
                if said in known:
                    continue
                known.add(said)
                if place not in batch.made:
                    self._note(batch, place)
            fresh.append(place)
        return fresh

    def _note(self, batch: Batch, place: int) -> None:
        name = self._staged.texts.get("source")
        told = name[batch.rows[place]] if name is not None else None
        batch.note(place, Cell("source", None, told))

    def _insert(self, batch: Batch, places: Sequence[int]) -> None:
        assert self._keys is not None
        meant, keys = self._sources.meant, self._keys
        rows = [batch.rows[place] for place in places]
        told: dict[str, Sequence[Any]] = {
            "uid": inserting.new_uids(len(rows)),
            "source": [meant[keys[row]] for row in rows],
            "record": [batch.ids[place] for place in places],
        }
        for name in ("quote", "locator"):
            if name in self._columns:
                told[name] = [self._columns[name][row] for row in rows]
        if "quote" in told:
            told["quote_language"] = Memo(_language).all(told["quote"])
        if "according_to" in self._columns:
            column = self._columns["according_to"]
            words = {one: _authority(one) for one in set(column)}
            for place, name in enumerate(_AUTHORITY):
                told[name] = [words[column[row]][place] for row in rows]
        inserting.insert(Reference, tuple(told), zip(*told.values(), strict=True), len(rows))

    def _source(self, row: int) -> int:
        assert self._keys is not None
        return int(self._sources.meant[self._keys[row]])

    def _date(self, batch: Batch, places: Sequence[int]) -> None:
        """Date what counts from a source's day, for those sources that have one."""
        for place in places if self._dated else ():
            source = self._source(batch.rows[place])
            if source in self._dated:
                source_dates.resolve_record(batch.ids[place], source)


def support(source: int, first: int, changed: set[int]) -> None:
    """Let one source support all records from this id on, and those that changed."""
    fresh = Record.select(Record.id).where(Record.id >= first, Record.id != source)
    known = {record for found, record, _ in _present(changed) if found == source}
    records = [*(record for (record,) in fresh.order_by(Record.id).tuples()), *changed - known]
    uids = inserting.new_uids(len(records))
    rows = ((uid, source, record) for uid, record in zip(uids, records, strict=True))
    inserting.insert(Reference, ("uid", "source", "record"), rows, len(records))


def source_of_file(name: str) -> int:
    """The record that stands for an imported file, made when it is first needed."""
    same = (Source.kind == "document") & (Source.headline == name)
    known = Source.select(Source.id).where(same).order_by(Source.id).tuples().first()
    if known:
        return int(known[0])
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return editing.create("source", headline=name, kind="document", retrieved_at=now)


def _present(records: set[int]) -> set[tuple[int, int, str | None]]:
    if not records:
        return set()
    rows = Reference.select(Reference.source, Reference.record, Reference.quote)
    return set(rows.where(among(Reference.record, records)).tuples())


def _language(quote: str | None) -> str | None:
    return languages.detect(quote) if quote else None


def _authority(text: str | None) -> tuple[Any, Any, Any]:
    """Code, record and number of whose word it is, as a reference keeps them."""
    if not text:
        return None, None, None
    found = authorities.resolve(text)
    return found.according_to, found.record, found.count
