"""What is done in other threads for an import, each step with what it tells of its progress."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mercato.exchange import importing, restoring
from mercato.exchange.importing.plan import ImportPlan, Proposed
from mercato.exchange.reading import looking
from mercato.exchange.restoring import RecordsLook
from mercato.workspace.importing.outcome_model import Outcome, prepared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.exchange.importing.plan import Table
    from mercato.exchange.importing.report import Report
    from mercato.exchange.reading.looking import Look
    from mercato.workspace.jobs import Progress


def look(
    origin: Path | str,
    answers: Mapping[str, str],
    before: Look | RecordsLook | None,
    progress: Progress,
) -> Look | RecordsLook:
    """Find out what a file is: a table, or whole records; `before` is what was found last."""
    if isinstance(origin, Path) and restoring.recognize(origin) is not None:
        return restoring.look(origin, progress)
    known = None if isinstance(before, RecordsLook) else before
    return looking.look(origin, answers, progress=progress, before=known)


def propose(found: Table, name: str | None, _progress: Progress) -> Proposed:
    """Find out what its columns are; whole records say themselves what they are."""
    if isinstance(found.look, RecordsLook):
        return Proposed(ImportPlan("people"), ())
    return importing.propose(found, name)


def rehearse(found: Table, plan: ImportPlan, progress: Progress) -> Outcome:
    """Find out what an import would do."""
    if isinstance(found.look, RecordsLook):
        return prepared(restoring.rehearse(found.look.path, progress=progress))
    return prepared(importing.rehearse(found, plan, progress=progress))


def run(found: Table, plan: ImportPlan, progress: Progress) -> Outcome:
    """Import, inside an edit."""
    if isinstance(found.look, RecordsLook):
        return prepared(restoring.run(found.look.path, progress=progress))
    return prepared(importing.run(found, plan, progress=progress))


def write_refused(found: Table, report: Report, path: Path, _progress: Progress) -> Path:
    """Write the refused rows as they were."""
    if isinstance(found.look, RecordsLook):
        restoring.write_refused(report, found.look.path, path)
        return path
    importing.write_refused(found, report, path)
    return path


def label_values(outcome: Outcome) -> Mapping[str, Any]:
    """What the history says of an import."""
    return importing.label_values(outcome.report)
