"""A first look at a file of whole records, in the shape of that at a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.exchange.reading.looking import SAMPLED, Layout
from mercato.exchange.reading.mending import Skipped
from mercato.exchange.reading.splitting import Row
from mercato.exchange.restoring.foreign import Unused
from mercato.exchange.restoring.incoming import TITLES, Incoming, Passed
from mercato.exchange.restoring.running import pieces, recognize, require
from mercato.records.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mercato.exchange.questions import Note, Question
    from mercato.records.progress import Progress

HEADERS = ("type", "uid", "name")
_STEP, _MANY = 500, 50_000
"""After how many records it is told how far it is; how many are half of a large file."""


@dataclass(frozen=True, slots=True)
class RecordsLook:
    """What a file of whole records is; nothing is asked about it.

    `skipped` are lines that hold no record for us; a sample row is type, uid and name of one.
    """

    path: Path
    layout: Layout
    total: int
    skipped: tuple[Skipped, ...]
    first: tuple[Row, ...]
    headers: tuple[str, ...] = HEADERS
    notes: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Each record as type, uid and name."""
        for piece in pieces(self.layout.format, self.path, Unused()):
            if isinstance(piece, Incoming):
                yield _row(piece)

    def sample(self, number: int = 20) -> list[Row]:
        """The first records."""
        return list(self.first[:number])


def look(path: Path, progress: Progress = unwatched) -> RecordsLook:
    """Count what a file holds; raises `Refused` for one without records as a whole.

    `progress` hears of percents, not knowing how much there is, and may raise to stop.
    """
    kind = require(recognize(path), path)
    skipped: list[Skipped] = []
    first: list[Row] = []
    total = 0
    for piece in pieces(kind, path, Unused()):
        if isinstance(piece, Passed):
            skipped.append(Skipped(piece.line, piece.line, piece.code))
        else:
            total += 1
            if len(first) < SAMPLED and isinstance(piece, Incoming):
                first.append(_row(piece))
        if (total + len(skipped)) % _STEP == 0:
            progress(100 * total // (total + _MANY), 100)
    return RecordsLook(path, Layout(kind, ()), total, tuple(skipped), tuple(first))


def _row(piece: Incoming) -> Row:
    named = (str(piece.values[name]) for name in TITLES if piece.values.get(name))
    return Row(piece.line, [piece.type, piece.uid, next(named, "")])
