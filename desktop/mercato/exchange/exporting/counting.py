"""How much of what is asked for stays out of an export, told before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mercato.exchange.exporting.request import Tally
from mercato.exchange.exporting.rows import asked_for
from mercato.exchange.exporting.secret_names import SecretNames
from mercato.records.journal import journal
from mercato.records.schema import database

if TYPE_CHECKING:
    from mercato.exchange.exporting.request import ExportRequest


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays out: records as `Tally` counts them, and `traces` of any others.

    Links, evidence, numbers and texts of what is public may tell of what is not, so that there may
    be traces wherever the file holds anything confidential.
    """

    withheld: int = 0
    namesakes: int = 0
    traces: bool = False


class Counting:
    """Counts for one export after another; what takes long is done once for a state of the file."""

    def __init__(self) -> None:
        self._state: tuple[object, int] | None = None
        self._names: SecretNames | None = None

    def kept_back(self, request: ExportRequest) -> Kept:
        """What an export would leave out unless it is asked to include it."""
        if (state := (database.obj, journal.revision())) != self._state:
            self._names = SecretNames.unless_included(replace(request, include_confidential=False))
            self._state = state
        if self._names is None:
            return Kept()
        tally = Tally()
        self._names.count_asked(asked_for(request), tally)
        return Kept(tally.withheld, tally.namesakes, traces=True)
