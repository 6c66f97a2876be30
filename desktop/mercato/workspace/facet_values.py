"""The values of a table's facets with their numbers, read behind all else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.finding import facets
from mercato.records.finding.query import Asked, Query, parse
from mercato.workspace import words
from mercato.workspace.query_counts import QueryCounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.records.finding.facets import Candidate
    from mercato.workspace.jobs import Job
    from mercato.workspace.workspace import Workspace

FEW = 8
"""Values that a facet shows until more are asked for."""
MANY = 60
AFTER_EDIT = 200
"""Milliseconds after an edit in which another one may come, before all is counted again."""
_MOST_KEPT = 300


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
        self._facets = facets.FACETS[table]
        self._most: dict[str, int] = {}
        self._query = self._read("")
        self._rests: dict[str, Query] = {}
        self._lists: dict[tuple[str, str, int], list[Candidate]] = {}
        self._texts: dict[tuple[str, str, str], str] = {}
        self._waiting: dict[str, set[str]] = {}
        self._jobs: dict[str, Job] = {}
        self._counts = QueryCounts(workspace, table, self)
        self._counts.counted.connect(self._on_counted)
        self._counts.expired.connect(self._on_expired)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_EDIT)
        self._soon.timeout.connect(self._ask_again)

    def ask(self, text: str, most: Mapping[str, int]) -> None:
        """Show these facets, with so many values each, for the query; nothing else any more."""
        self._query, self._most = self._read(text), dict(most)
        self._rests = {
            name: self._read(facets.cleared(self._query, self._facets[name])) for name in most
        }
        for name in [name for name in self._jobs if name not in most]:
            self._jobs.pop(name).cancel()
        if len(self._lists) > _MOST_KEPT:
            self._lists.clear()
            self._texts.clear()
        for name in most:
            self._list(name)
        self._count()

    def values(self, name: str) -> list[FacetValue] | None:
        """The values of a facet, those of most rows first; None while they are being looked for."""
        listed = self._lists.get(self._key(name)) if name in self._most else None
        if listed is None:
            return None
        facet = self._facets[name]
        said = facets.chosen(self._query, facet)
        known = {facet.key(one.value): one for one in listed}
        for key, (value, _) in said.items():
            known.setdefault(key, facets.Candidate(value))
        found = [
            FacetValue(one.value, said.get(key, ("", ""))[1], self._rows(name, one))
            for key, one in known.items()
        ]
        shown = [one for one in found if one.rows != 0 or one.state]
        if all(one.rows is not None for one in shown):
            shown.sort(key=lambda one: -(one.rows or 0))
        return shown

    def state(self, name: str, value: str) -> str:
        """What the query says of a value: that it is asked for, excluded, or nothing."""
        facet = self._facets[name]
        return facets.chosen(self._query, facet).get(facet.key(value), (value, ""))[1]

    def is_cut(self, name: str) -> bool:
        """Whether there may be more values than were asked for."""
        facet = self._facets[name]
        whole = facet.kind == "sourced" or (facet.kind == "choice" and facet.own is None)
        return not whole and len(self._lists.get(self._key(name), ())) >= self._most.get(name, FEW)

    def changed(self, name: str, value: str, state: str, *, beside: bool) -> str:
        """The query that says something else of a value."""
        return facets.changed(
            self._query, self._facets[name], value, state, _asked(), beside=beside
        )

    def _rows(self, name: str, one: Candidate) -> int | None:
        if one.count is not None:
            return one.count
        return self._counts.known(self._alone(name, one.value))

    def _alone(self, name: str, value: str) -> str:
        """The query that asks for nothing but that value of the facet."""
        rest = self._rests[name]
        key = name, rest.text, value
        if key not in self._texts:
            facet = self._facets[name]
            self._texts[key] = facets.changed(rest, facet, value, "only", _asked())
        return self._texts[key]

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
        self._waiting = {}
        for name in self._most:
            missing = [one.value for one in self.values(name) or () if one.rows is None]
            for value in missing:
                self._waiting.setdefault(self._alone(name, value), set()).add(name)
        self._counts.ask(self._waiting)

    def _on_counted(self, text: str) -> None:
        for name in self._waiting.pop(text, ()):
            self.arrived.emit(name)

    def _on_expired(self) -> None:
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._lists.clear()
        self._soon.start()

    def _ask_again(self) -> None:
        if self._workspace.is_open:
            self.ask(self._query.text, self._most)

    def _key(self, name: str) -> tuple[str, str, int]:
        return name, self._rests[name].text, self._most[name]

    def _read(self, text: str) -> Query:
        return parse(text, self._table, _asked())


def _asked() -> Asked:
    return Asked(words.interface_language(), words.day_first())
