"""A first look at a file of whole records, in the shape of that at a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from mercato.exchange.reading.looking import Layout
from mercato.exchange.reading.mending import Skipped
from mercato.exchange.reading.splitting import Row
from mercato.exchange.restoring.foreign import Unused
from mercato.exchange.restoring.incoming import TITLES, Incoming, Passed
from mercato.exchange.restoring.running import pieces, recognize, require

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mercato.exchange.questions import Note, Question

HEADERS = ("type", "uid", "name")


@dataclass(frozen=True, slots=True)
class RecordsLook:
    """What a file of whole records is; nothing is asked about it.

    `skipped` are lines that hold no record for us; a sample row is type, uid and name of one.
    """

    path: Path
    layout: Layout
    total: int
    skipped: tuple[Skipped, ...]
    headers: tuple[str, ...] = HEADERS
    notes: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def answers(self) -> Mapping[str, str]:
        """Nothing was asked."""
        return {}

    def rows(self) -> Iterator[Row]:
        """Each record as type, uid and name."""
        for piece in pieces(self.path, Unused()):
            if isinstance(piece, Incoming):
                named = (str(piece.values[name]) for name in TITLES if piece.values.get(name))
                yield Row(piece.line, [piece.type, piece.uid, next(named, "")])

    def sample(self, number: int = 20) -> list[Row]:
        """The first records."""
        return list(islice(self.rows(), number))


def look(path: Path) -> RecordsLook:
    """Count what a file holds; raises `Refused` for one without records as a whole."""
    kind = require(recognize(path), path)
    skipped: list[Skipped] = []
    total = 0
    for piece in pieces(path, Unused()):
        if isinstance(piece, Passed):
            skipped.append(Skipped(piece.line, piece.line, piece.code))
        else:
            total += 1
    return RecordsLook(path, Layout(kind, ()), total, tuple(skipped))
