"""What is done in other threads for an import, each step with what it tells of its progress."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from mercato.exchange import importing, restoring
from mercato.exchange.exporting.formats import FORMATS
from mercato.exchange.importing.plan import ImportPlan, Proposed, Table
from mercato.exchange.reading import looking
from mercato.exchange.reading.looking import Look
from mercato.exchange.restoring import RecordsLook
from mercato.workspace.importing.outcome_model import Outcome, prepared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.exchange.importing.report import Report
    from mercato.workspace.jobs import Progress


class Work(Protocol):
    """The steps of an import after its file was looked at."""

    has_columns: bool

    @property
    def suffix(self) -> str:
        """How a file of what was refused ends."""

    def propose(self, table: str | None, progress: Progress) -> Proposed:
        """Find out what the columns are."""

    def rehearse(self, plan: ImportPlan, progress: Progress) -> Outcome:
        """Find out what an import would do."""

    def run(self, plan: ImportPlan, progress: Progress) -> Outcome:
        """Import, inside an edit."""

    def write_refused(self, report: Report, path: Path, progress: Progress) -> Path:
        """Write what was refused as it was."""


def look(
    origin: Path | str,
    answers: Mapping[str, str],
    before: Look | RecordsLook | None,
    progress: Progress,
) -> Look | RecordsLook:
    """Find out what a file is: a table, or whole records; `before` is what was found last."""
    if isinstance(origin, Path) and restoring.recognize(origin) is not None:
        return restoring.look(origin, progress)
    known = before if isinstance(before, Look) else None
    return looking.look(origin, answers, progress=progress, before=known)


def of(found: Look | RecordsLook, name: str) -> Work:
    """How that is imported."""
    if isinstance(found, RecordsLook):
        return _Records(found)
    return _Rows(Table(found, name))


def label_values(outcome: Outcome) -> Mapping[str, Any]:
    """What the history says of an import."""
    return importing.label_values(outcome.report)


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table, whose columns may mean anything."""

    table: Table
    has_columns = True
    suffix = ".csv"

    def propose(self, table: str | None, _progress: Progress) -> Proposed:
        return importing.propose(self.table, table)

    def rehearse(self, plan: ImportPlan, progress: Progress) -> Outcome:
        return prepared(importing.rehearse(self.table, plan, progress=progress))

    def run(self, plan: ImportPlan, progress: Progress) -> Outcome:
        return prepared(importing.run(self.table, plan, progress=progress))

    def write_refused(self, report: Report, path: Path, _progress: Progress) -> Path:
        importing.write_refused(self.table, report, path)
        return path


@dataclass(frozen=True, slots=True)
class _Records:
    """Whole records, which say themselves what they are: no plan tells them anything."""

    look: RecordsLook
    has_columns = False

    @property
    def suffix(self) -> str:
        return FORMATS[self.look.layout.format].suffix

    def propose(self, _table: str | None, _progress: Progress) -> Proposed:
        return Proposed(ImportPlan("people"), ())

    def rehearse(self, _plan: ImportPlan, progress: Progress) -> Outcome:
        return prepared(restoring.rehearse(self.look.path, progress=progress))

    def run(self, _plan: ImportPlan, progress: Progress) -> Outcome:
        return prepared(restoring.run(self.look.path, progress=progress))

    def write_refused(self, report: Report, path: Path, _progress: Progress) -> Path:
        restoring.write_refused(report, self.look.path, path)
        return path
