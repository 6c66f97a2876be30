"""The run itself: read, link, match, compare, write; the same for a rehearsal, which is undone."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from mercato.exchange.importing import (
    alike_rows,
    belongings,
    comma_names,
    evidence_rows,
    footnotes,
    homonyms,
    kept_links,
    link_ids,
    lone_place,
    memory,
    move_rows,
    name_order,
    no_dates,
    odd_names,
    recalling,
    unknown_words,
)
from mercato.exchange.importing.belongings import Belongings
from mercato.exchange.importing.claim_rows import ClaimRows
from mercato.exchange.importing.comparing import Comparing, name_links
from mercato.exchange.importing.contents import Contents
from mercato.exchange.importing.day_order import DayOrder
from mercato.exchange.importing.evidence_rows import Evidence
from mercato.exchange.importing.link_columns import LinkColumns
from mercato.exchange.importing.making import Making
from mercato.exchange.importing.matching import Matching
from mercato.exchange.importing.plan import THIS_FILE
from mercato.exchange.importing.recalling import Heard
from mercato.exchange.importing.reporting import Reporting
from mercato.exchange.importing.shaping import Shaper
from mercato.exchange.importing.staging import Staged
from mercato.exchange.importing.targets import targets
from mercato.exchange.questions import Unanswered
from mercato.records.belongings import tags
from mercato.records.bulk import inserting
from mercato.records.journal import journal
from mercato.records.progress import unwatched
from mercato.records.storage import copying

if TYPE_CHECKING:
    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.plan import ImportPlan, Table
    from mercato.exchange.importing.report import Report
    from mercato.exchange.questions import Question
    from mercato.records.progress import Progress

OCCASION = "before import"
"""What the name of the copy says."""
LABEL = "import.table"
"""What the edit of an import is called; its values are those of `label_values`."""


def rehearse(table: Table, plan: ImportPlan, progress: Progress = unwatched) -> Report:
    """Do all that `run` does, and take it back: what an import would do, row by row.

    Raises `Unanswered` while there are questions, and `Refused` for a plan that cannot be.
    """
    with journal.rehearsal():
        work = Import(table, plan, progress)
        work.prepare()
        report = work.write()
    report.dry_run = True
    return report


def run(table: Table, plan: ImportPlan, progress: Progress = unwatched) -> Report:
    """Import a table inside the caller's edit; raises `Unanswered` while there are questions.

    Before anything is written a plain copy of the file is made beside it. `progress` hears of
    steps done and steps in all, and may raise to cancel: the caller's edit leaves nothing behind.
    """
    work = Import(table, plan, progress)
    work.prepare()
    with copying.before(OCCASION, progress) as copy:
        report = work.write()
        memory.remember(table, plan, report)
        copy.is_wanted = bool(report.new or report.changed)
    report.backup = str(copy.path) if copy.is_wanted else None
    return report


def label_values(report: Report) -> dict[str, object]:
    """What goes into the history's sentence of an import."""
    counts = report.counts
    return {"file": report.file, "count": counts["new"] + counts["changed"], **counts}


class Import:
    """One table on its way into the file."""

    def __init__(self, table: Table, plan: ImportPlan, progress: Progress) -> None:
        self._heard = Heard(plan.answers)
        plan, asked = lone_place.settle(replace(plan, answers=self._heard), table)
        self._table, self._plan, self._progress = table, plan, progress
        self._staged = Staged(plan, table)
        self._links = LinkColumns(self._staged)
        self._questions: list[Question] = asked
        self._tag: str | None = None
        self._first = inserting.take_ids(1)

    def prepare(self) -> None:
        """Read, and find out who is meant; raises `Unanswered` while there are questions."""
        self._staged.read(self._table, self._reading)
        self._shape()
        self._match()
        if self._questions:
            raise Unanswered(self._questions, recalling.questions(self._heard.taken))

    def write(self) -> Report:
        """Make and change records, and tell what became of each row."""
        self._write()
        report = self._report()
        report.notes += self._alike
        report.answered = recalling.questions(self._heard.taken)
        report.heard = frozenset(self._heard.taken)
        return report

    def _reading(self, rows: int) -> None:
        """Tell that rows were read, of which nobody knows how many there will be."""
        self._progress(30 * rows // (rows + 50_000), 100)

    def _tick(self, percent: int) -> None:
        """Tell how far the run is, and hear whether to stop."""
        self._progress(percent, 100)

    def _shape(self) -> None:
        staged, plan = self._staged, self._plan
        self._questions += footnotes.settle(staged)
        self._questions += no_dates.settle(staged)
        order = DayOrder(staged)
        order.decide(one.name for one in targets(plan.table) if one.kind in ("date", "period"))
        self._questions += order.questions
        self._questions += name_order.settle(staged)
        self._questions += comma_names.settle(staged)
        self._questions += odd_names.settle(staged)
        self._questions += unknown_words.settle(staged)
        self._shaper = Shaper(staged, order)
        self._main = self._shaper.main()
        self._posts = self._shaper.posts()
        self._links.of_main(self._main)
        self._sources = self._links.of_evidence()
        self._tick(40)

    def _match(self) -> None:
        """Find out whom names mean and which records rows are, as far as is known now."""
        main, posts, links = self._main, self._posts, self._links
        own = main.record_type
        if posts is not None:
            links.of_posts(posts)
            if own == "person":
                main.links["organization"] = _spread(posts, "organization", len(main))
        for record_type in links.by_type:
            if record_type != own:
                links.look_up(record_type)
        people = main if own in ("position", "move") else posts if own == "organization" else None
        if people is not None:
            self._questions += homonyms.settle(people, links.by_type, self._plan.answers)
        for one in links.by_type.values():
            one.take_answers()
        self._matching = Matching(self._staged, main, links.by_type)
        self._matching.run()
        self._alike = alike_rows.look(self._staged, main, partial(self._tick, 45))
        if own in links.by_type:
            links.look_up(own)
        if own == "person":
            main.links.pop("organization", None)
        if posts is not None:
            links.join_posts(posts, main)
            Contents(posts, links.by_type).match(range(len(posts)))
        self._questions += self._matching.questions
        for one in links.by_type.values():
            self._questions += one.questions(partial(self._tick, 50))
        self._questions += links.settle_other_names(main)
        self._alike += alike_rows.look_among_new(main, links.by_type["organization"])
        self._staged.forget()
        self._tick(50)

    def _write(self) -> None:
        staged, main = self._staged, self._main
        self._belongings = Belongings(staged, main, self._matching.numbers)
        self._belongings.read()
        self._belongings.refuse_second_numbers()
        sources = self._links.by_type["source"]
        columns = (self._sources, *self._links.more_sources)
        self._evidence = [Evidence(staged, keys, sources) for keys in columns]
        self._evidence[0].read()
        if main.record_type == "move":
            move_rows.refuse_nobody(staged, main)
            move_rows.refuse_nowhere(staged, main)
            move_rows.refuse_unsourced(staged, main, self._sources)
        claims = ClaimRows(staged, main) if main.record_type == "claim" else None
        if claims is not None:
            claims.run()
        batches = [one for one in (main, self._posts) if one is not None]
        makings = [Making(staged, one, self._links.by_type.get(one.record_type)) for one in batches]
        for batch in batches:
            link_ids.refuse_bad(staged, batch, self._links.by_type)
        for one in reversed(makings):
            one.check()
        self._create_links(batches)
        for batch, one in zip(batches, makings, strict=True):
            self._make(batch, one)
        taken = [place for place, record in enumerate(main.ids) if record]
        self._belongings.add(taken)
        for evidence in self._evidence:
            evidence.add(main, taken)
        if claims is not None:
            claims.add_subjects(taken)
        if self._posts is not None:
            for evidence in self._evidence:
                evidence.add(self._posts, sorted(self._posts.made))
        self._tick(95)
        self._mark()

    def _create_links(self, batches: list[Batch]) -> None:
        """Make what rows that are taken link to; sources first, which are made one by one."""
        refused = self._staged.refused
        if self._sources is not None:
            for keys in (self._sources, *self._links.more_sources):
                used = [key for row, key in enumerate(keys) if row not in refused]
                self._links.by_type["source"].create(used, self._first)
            for one in self._evidence:
                one.take_sources()
        used_by_type: dict[str, list[str]] = defaultdict(list)
        for batch in batches:
            types = link_ids.types(batch.record_type)
            kept_links.note(self._staged, batch, self._links.by_type, types)
            for name, keys in batch.links.items():
                if name in types and self._links.by_type[types[name]].any_new:
                    used_by_type[types[name]] += [
                        key
                        for place, (row, key) in enumerate(zip(batch.rows, keys, strict=True))
                        if row not in refused and (name, place) not in batch.unmade
                    ]
        for record_type, used in used_by_type.items():
            self._links.by_type[record_type].create(used, self._first)
        self._tick(60)

    def _make(self, batch: Batch, made: Making) -> None:
        staged = self._staged
        link_ids.take(staged, batch, self._links.by_type)
        if batch is self._posts or self._posts is None:
            for record_type in ("person", "organization"):
                self._links.by_type[record_type].forget()
        proposing = move_rows.Proposing(batch) if batch.record_type == "move" else None
        made.number()
        if proposing is not None:
            proposing.put()
        made.insert()
        self._tick(75)
        kept_links.put(batch)
        Comparing(staged, batch, made.leaders).run(partial(self._tick, 85))
        for place, row in enumerate(batch.rows):
            if row in staged.refused:
                batch.ids[place] = 0
        name_links(batch)
        if batch is self._main and self._posts is not None:
            own = self._links.by_type[batch.record_type]
            for first, record in zip(self._links.firsts, batch.ids, strict=True):
                if record:
                    own.meant[f"r{first}"] = record
        batch.forget()

    def _mark(self) -> None:
        """Let all that was made or changed wear the tag, and rest on the file if it shall."""
        batches = [one for one in (self._main, self._posts) if one is not None]
        changed = {one.ids[place] for one in batches for place in one.touched}
        changed = {record for record in changed if record < self._first}
        if self._first == inserting.take_ids(1) and not changed:
            return
        if self._plan.constants.get("source") == THIS_FILE:
            source = evidence_rows.source_of_file(self._table.name)
            evidence_rows.support(source, self._first, changed)
        tag = self._plan.tag if self._plan.tag is not None else usual_tag(self._table.name)
        if tag:
            known = tags.find_or_make(tag)
            belongings.put_on_new(known, self._first)
            belongings.put_on(known, changed, changed)
            self._tag = tag

    def _report(self) -> Report:
        return Reporting(self._table, self._staged, self._main, self._posts).report(
            self._first, self._shaper, self._tag
        )


def usual_tag(name: str) -> str:
    """The tag that an import gives: the file, that it was imported, and the day.

    What tells imports apart stands at both ends, where it is seen though the middle be cut.
    """
    plain = " ".join(re.sub(r"[,;|\s]+", " ", name).split())
    when = f"import {datetime.now().astimezone().date().isoformat()}"
    return f"{plain[: tags.LIMIT - len(when) - 1].strip()} {when}".strip()


def _spread(posts: Batch, name: str, count: int) -> list[str]:
    """A column of links of some rows as one of all rows."""
    found = [""] * count
    for row, key in zip(posts.rows, posts.links.get(name, ()), strict=False):
        found[row] = key
    return found
