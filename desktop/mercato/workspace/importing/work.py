"""What is done in other threads for an import, each step with what it tells of its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange import importing
from mercato.exchange.reading import looking
from mercato.workspace.importing.outcome_model import Outcome, prepared

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mercato.exchange.importing.plan import ImportPlan, Proposed, Table
    from mercato.exchange.importing.report import Report
    from mercato.exchange.reading.looking import Look
    from mercato.workspace.jobs import Progress

LABEL = "import.table"
"""The label of the edit that an import is."""


def look(origin: Path | str, answers: Mapping[str, str], progress: Progress) -> Look:
    """Find out what a file is."""
    return looking.look(origin, answers, progress=progress)


def propose(found: Table, name: str | None, _progress: Progress) -> Proposed:
    """Find out what its columns are."""
    return importing.propose(found, name)


def rehearse(found: Table, plan: ImportPlan, progress: Progress) -> Outcome:
    """Find out what an import would do."""
    return prepared(importing.rehearse(found, plan, progress=progress))


def run(found: Table, plan: ImportPlan, progress: Progress) -> Outcome:
    """Import, inside an edit."""
    return prepared(importing.run(found, plan, progress=progress))


def write_refused(found: Table, report: Report, path: Path, _progress: Progress) -> Path:
    """Write the refused rows as they were."""
    importing.write_refused(found, report, path)
    return path


def label_values(outcome: Outcome) -> Mapping[str, Any]:
    """What the history says of an import."""
    return importing.label_values(outcome.report)
