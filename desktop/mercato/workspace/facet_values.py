"""The values of a table's facets with their numbers, read behind all else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.records.finding import facets
from mercato.records.finding.query import Asked, Query, parse
from mercato.workspace import words
from mercato.workspace.query_counts import QueryCounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.records.finding.facets import Candidate, Facet
    from mercato.workspace.jobs import Job
    from mercato.workspace.workspace import Workspace

FEW = 8
"""Values that a facet shows until more are asked for."""
MANY = 60


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value: as a condition takes it, whether it is asked for ("only") or excluded ("not").

    `rows` is what asking for nothing else of the facet would give; None while that is counted.
    """

    value: str
    state: str
    rows: int | None


class FacetValues(QObject):
    """The values of the facets shown, for one query; `arrived(name)` when there is more to show.

    What was read is kept until the file changes: taking a condition back costs nothing.
    """

    arrived = Signal(str)

    def __init__(self, workspace: Workspace, table: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._table = table
        self._most: dict[str, int] = {}
        self._query = self._read("")
        self._lists: dict[tuple[str, str, int], list[Candidate]] = {}
        self._jobs: dict[str, Job] = {}
        self._counts = QueryCounts(workspace, table, self)
        self._counts.counted.connect(self._on_counted)
        self._counts.expired.connect(self._on_expired)

    def ask(self, text: str, most: Mapping[str, int]) -> None:
        """Show these facets, with so many values each, for the query; nothing else any more."""
        self._query, self._most = self._read(text), dict(most)
        for name in [name for name in self._jobs if name not in most]:
            self._jobs.pop(name).cancel()
        for name in most:
            self._list(name)
        self._count()

    def query(self) -> Query:
        """The query that the values are for."""
        return self._query

    def values(self, name: str) -> list[FacetValue] | None:
        """The values of a facet, those of most rows first; None while they are being looked for."""
        listed = self._lists.get(self._key(name))
        facet = facets.FACETS[self._table][name]
        said = facets.chosen(self._query, facet)
        if listed is None and not said:
            return None
        exact = {facet.key(one.value): one.count for one in listed or ()}
        named = {facet.key(one.value): one.value for one in listed or ()}
        for key, (value, _) in said.items():
            named.setdefault(key, value)
        found = [
            FacetValue(value, said.get(key, ("", ""))[1], self._rows(facet, value, exact.get(key)))
            for key, value in named.items()
        ]
        shown = [one for one in found if one.rows != 0 or one.state]
        if all(one.rows is not None for one in shown):
            shown.sort(key=lambda one: -(one.rows or 0))
        return shown

    def is_cut(self, name: str) -> bool:
        """Whether there may be more values than were asked for."""
        facet = facets.FACETS[self._table][name]
        whole = facet.kind == "sourced" or (facet.kind == "choice" and facet.own is None)
        return not whole and len(self._lists.get(self._key(name), ())) >= self._most.get(name, FEW)

    def changed(self, name: str, value: str, state: str, *, beside: bool) -> str:
        """The query that says something else of a value."""
        facet = facets.FACETS[self._table][name]
        return facets.changed(self._query, facet, value, state, _asked(), beside=beside)

    def _rows(self, facet: Facet, value: str, exact: int | None) -> int | None:
        return exact if exact is not None else self._counts.known(self._alone(facet, value))

    def _alone(self, facet: Facet, value: str) -> str:
        """The query that asks for nothing but that value of the facet."""
        cleared = self._read(facets.cleared(self._query, facet))
        return facets.changed(cleared, facet, value, "only", _asked())

    def _list(self, name: str) -> None:
        key = self._key(name)
        if key in self._lists:
            self.arrived.emit(name)
            return
        query = partial(facets.candidates, self._table, name, key[1], key[2], _asked())
        self._jobs[name] = self._workspace.read(
            query,
            partial(self._on_listed, key),
            channel=f"facet {name} {id(self)}",
            background=True,
        )

    def _on_listed(self, key: tuple[str, str, int], listed: list[Candidate]) -> None:
        self._lists[key] = listed
        self.arrived.emit(key[0])
        self._count()

    def _count(self) -> None:
        """Have counted what is not known, for all facets that have their values."""
        wanted = []
        for name in self._most:
            facet = facets.FACETS[self._table][name]
            missing = [one.value for one in self.values(name) or () if one.rows is None]
            wanted += [self._alone(facet, value) for value in missing]
        self._counts.ask(wanted)

    def _on_counted(self) -> None:
        for name in self._most:
            self.arrived.emit(name)

    def _on_expired(self) -> None:
        self._lists.clear()
        if self._workspace.is_open:
            self.ask(self._query.text, self._most)

    def _key(self, name: str) -> tuple[str, str, int]:
        facet = facets.FACETS[self._table][name]
        return name, facets.cleared(self._query, facet), self._most.get(name, FEW)

    def _read(self, text: str) -> Query:
        return parse(text, self._table, _asked())


def _asked() -> Asked:
    return Asked(words.interface_language(), words.day_first())
