"""Tables in: which column is which field, whom each name means, and what a file would change.

    table = Table(reading.look(path), path.name)
    proposed = propose(table, "people")      # a plan to begin with, and why
    report = rehearse(table, plan)           # the real run, rolled back
    report = run(table, plan)                # inside the caller's edit, called LABEL
    write_report(report, path); write_refused(table, report, path)

`rehearse` and `run` raise `Unanswered` while questions are open: put the answers into the plan and
run again. `targets(table)` lists what a column can fill.
"""

from mercato.exchange.importing.outcome_files import write_refused, write_report
from mercato.exchange.importing.plan import (
    MATCHES,
    RULES,
    TABLES,
    THIS_FILE,
    ColumnView,
    ImportPlan,
    Mapped,
    Proposed,
    Table,
    Target,
)
from mercato.exchange.importing.proposing import REMEMBERED, propose
from mercato.exchange.importing.recalling import Heard
from mercato.exchange.importing.report import Cell, Line, RefusedLine, Report, SkippedLine
from mercato.exchange.importing.running import LABEL, label_values, rehearse, run, usual_tag
from mercato.exchange.importing.targets import targets

__all__ = [
    "LABEL",
    "MATCHES",
    "REMEMBERED",
    "RULES",
    "TABLES",
    "THIS_FILE",
    "Cell",
    "ColumnView",
    "Heard",
    "ImportPlan",
    "Line",
    "Mapped",
    "Proposed",
    "RefusedLine",
    "Report",
    "SkippedLine",
    "Table",
    "Target",
    "label_values",
    "propose",
    "rehearse",
    "run",
    "targets",
    "usual_tag",
    "write_refused",
    "write_report",
]
