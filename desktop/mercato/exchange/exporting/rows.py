"""The rows of a table that an export is about, in pages, and what is kept back of them."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any

from mercato.exchange.exporting import sheets
from mercato.exchange.exporting.request import EVERYTHING, PAGE
from mercato.exchange.exporting.secret_names import SecretNames
from mercato.records.finding import tables
from mercato.records.schema import Record, database

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mercato.exchange.exporting.request import ExportRequest, Run, Tally


class Rows:
    """The rows that a request is about; counts what was kept back on the way."""

    def __init__(self, run: Run, columns: tuple[str, ...] | None = None) -> None:
        request = run.request
        self._run = run
        spec = tables.TABLES[request.table]
        self._secret = SecretNames.unless_included(request)
        self.closed = None if self._secret is None else self._secret.closed
        self.sheet = sheets.build(spec, self.closed)
        self.headers = self.sheet.headers(request.columns if columns is None else columns)
        self.ids = asked_for(request)
        if self.closed is not None:
            order = request.sort or spec.default_sort
            self.ids = self._without_places([name for name, _ in order])
        self._texts = [at for at, name in enumerate(self.headers) if name in self.sheet.texts]

    def query(self) -> tuple[str, list[Any]]:
        """One query for the rows of a page: id, whether withheld, how much blanked, cells."""
        return self.sheet.query(self.headers)

    def pages(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows page by page; a record deleted meanwhile is left out."""
        sql, values = self.query()
        tally = self._run.tally
        for start in range(0, len(self.ids), PAGE):
            self._run.look()
            ids = list(self.ids[start : start + PAGE])
            found = database.execute_sql(sql, (*values, json.dumps(ids)))
            by_id = {row[0]: row for row in found}
            rows = [by_id[wanted] for wanted in ids if wanted in by_id]
            shown = [row for row in rows if not row[1]]
            tally.rows += len(shown)
            if self._secret is not None:
                self._secret.count([row[0] for row in rows if row[1]], tally)
            tally.blanked += sum(row[2] for row in shown)
            yield [self._told(row[3:], tally) for row in shown]
            self._run.step(start + len(ids), len(self.ids))

    def _without_places(self, order: Sequence[str]) -> Sequence[int]:
        """The ids, at the end those whose place would tell of what the row does not show."""
        if (query := self.sheet.places(order)) is None:
            return self.ids
        sql, values = query
        hidden: set[int] = set()
        for start in range(0, len(self.ids), PAGE):
            self._run.look()
            page = json.dumps(list(self.ids[start : start + PAGE]))
            for record, hides, *texts in database.execute_sql(sql, (*values, page)):
                if hides or any(map(self.names_somebody, texts)):
                    hidden.add(record)
        return [*(one for one in self.ids if one not in hidden), *sorted(hidden)]

    def names_somebody(self, text: str) -> bool:
        """Whether a text holds a name that is kept back."""
        return self._secret is not None and self._secret.stand_in(text)

    def _told(self, row: tuple[Any, ...], tally: Tally) -> tuple[Any, ...]:
        """The row without the texts that name somebody confidential."""
        if self._secret is None:
            return row
        naming = [at for at in self._texts if self._secret.stand_in(row[at])]
        if not naming:
            return row
        tally.named += len(naming)
        return tuple(None if at in naming else cell for at, cell in enumerate(row))


def asked_for(request: ExportRequest) -> Sequence[int]:
    """The ids of the rows that a request is about, in its order; all there are if it is so."""
    if request.ids is not None:
        return request.ids
    if request.table == EVERYTHING:
        here = Record.select(Record.id).where(Record.merged_into.is_null())
        return array("q", (record for (record,) in here.tuples()))
    return tables.ids(
        request.table,
        request.query,
        request.sort,
        language=request.language,
        day_first=request.day_first,
    )
