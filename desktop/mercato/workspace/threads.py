"""The threads behind an open file: one that writes, one that reads, one for long work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from mercato.workspace.jobs import Job, Progress
from mercato.workspace.lanes import Gate, Lane, Outcome, Post, Ticket, WritingLane
from mercato.workspace.reading_lane import ReadingLane
from mercato.workspace.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


class _Asked(NamedTuple):
    """A piece of work that is under way: its job, and who takes the outcome."""

    job: Job
    settle: Callable[[Job, Outcome], None]


class Threads:
    """Started for one file and ended with it.

    Every outcome is given to the `settle` of its request in the window's thread, once.
    """

    def __init__(self, owner: QObject) -> None:
        self._post = Post(owner)
        self._asked: dict[Ticket, _Asked] = {}
        gate = Gate()
        self._reader = ReadingLane("mercato-reader", self._send, gate)
        self._writer = WritingLane("mercato-writer", self._send)
        self._worker = Lane("mercato-worker", self._send)
        self.writing = Writing(gate, self._reader.interrupt)
        for lane in (self._writer, self._reader, self._worker):
            lane.start()

    @property
    def is_answering(self) -> bool:
        """Whether a query runs that somebody waits for; may be asked from any thread."""
        return self._reader.is_answering

    def look(self, work: Callable[[], Any], settle: Callable[[Job, Outcome], None]) -> Job:
        """Have the writing connection look round, once nothing is waiting to be written."""
        ticket = Ticket(work, priority=1)
        return self._ask(self._writer, ticket, settle, _only_mark, is_edit=True)

    def rehearse(
        self, work: Callable[[Progress], Any], settle: Callable[[Job, Outcome], None]
    ) -> Job:
        """Have work done by that thread which itself takes back all that it writes.

        Edits go before it: one that comes meanwhile stops it, and it is done again behind them.
        """
        return self._ask(self._writer, self._long(work, priority=1), settle, _only_mark)

    def read(
        self,
        query: Callable[[], Any],
        settle: Callable[[Job, Outcome], None],
        *,
        background: bool = False,
    ) -> Job:
        """Have a query run; one in the background makes room for all others."""
        ticket = Ticket(query, priority=1 if background else 0)
        return self._ask(self._reader, ticket, settle, self._reader.cancel)

    def prepare_to_read(self) -> None:
        """Have the connection for queries set up, which takes as long as a query."""
        self.read(lambda: None, lambda _job, _outcome: None)

    def work(self, work: Callable[[Progress], Any], settle: Callable[[Job, Outcome], None]) -> Job:
        """Have long work done that reads the file a little at a time."""
        return self._ask(self._worker, self._long(work), settle, _only_mark)

    def write_long(
        self, work: Callable[[Progress], Any], settle: Callable[[Job, Outcome], None]
    ) -> Job:
        """Have a long edit made, which tells how far it is and ends early if it is cancelled."""
        return self._ask(self._writer, self._long(work), settle, _only_mark, is_edit=True)

    def _long(self, work: Callable[[Progress], Any], *, priority: int = 0) -> Ticket:
        ticket = Ticket(lambda: work(progress), priority)
        progress = Progress(partial(self._progress, ticket), ticket)
        return ticket

    def end(self) -> None:
        """Finish all edits, drop all queries, and deliver the answers that are left."""
        for asked in list(self._asked.values()):
            if not asked.job.is_edit:
                asked.job.cancel()
        lanes = (self._writer, self._reader, self._worker)
        for lane in lanes:
            lane.end()
        for lane in lanes:
            lane.join()
        self.writing.release()
        self._post.run_all()

    def _ask(
        self,
        lane: Lane,
        ticket: Ticket,
        settle: Callable[[Job, Outcome], None],
        stop: Callable[[Ticket], None],
        *,
        is_edit: bool = False,
    ) -> Job:
        job = Job(ticket, stop, is_edit=is_edit)
        self._asked[ticket] = _Asked(job, settle)
        lane.submit(ticket)
        return job

    def _send(self, ticket: Ticket, outcome: Outcome) -> None:
        self._post.send(partial(self._deliver, ticket, outcome))

    def _deliver(self, ticket: Ticket, outcome: Outcome) -> None:
        asked = self._asked.pop(ticket)
        try:
            asked.settle(asked.job, outcome)
        finally:
            asked.job.end(outcome)

    def _progress(self, ticket: Ticket, done: int, total: int) -> None:
        self._post.send(partial(self._tell, ticket, done, total))

    def _tell(self, ticket: Ticket, done: int, total: int) -> None:
        if ticket in self._asked:
            self._asked[ticket].job.progress.emit(done, total)


def _only_mark(ticket: Ticket) -> None:
    ticket.cancelled = True
