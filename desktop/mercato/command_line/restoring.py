"""`mercato import FILE all`: whole records of a file into another, as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.command_line.files import opened
from mercato.command_line.importing import reason, spare_files, tell
from mercato.exchange import importing, restoring
from mercato.records.errors import Refused
from mercato.records.journal import journal

if TYPE_CHECKING:
    import argparse

    from mercato.exchange.importing import Report

OF_TABLES = ("map", "set", "match", "rule", "overwrite", "blank", "answer", "month-first")
"""Options that say what a table's columns are; whole records say it themselves."""


def restore(asked: argparse.Namespace) -> bool:
    """Take whole records in, or say what that would do; False if any was refused."""
    said = {**vars(asked), "month-first": asked.month_first_said}
    for name in OF_TABLES:
        if said[name]:
            raise Refused("restoring.only_tables", name=f"--{name}")
    with opened(asked.FILE, to_change=not asked.dry_run):
        spare_files(asked)
        report = _run(asked)
    tell(report)
    if asked.report is not None:
        importing.write_report(report, asked.report, reason)
    if asked.refused is not None:
        restoring.write_refused(report, asked.INPUT, asked.refused)
    return not report.refused


def _run(asked: argparse.Namespace) -> Report:
    if asked.dry_run:
        return restoring.rehearse(asked.INPUT, tag=asked.tag)
    with journal.edit(importing.LABEL) as edited:
        report = restoring.run(asked.INPUT, tag=asked.tag)
        edited.values |= importing.label_values(report)
    return report
